import { type Id, newId, type Refusal } from '#kernel'
import { change, type Ctx, recordRefusal } from '#platform'
import { formMissing, holdOrganisations, plainOrganisation, takenByAnother, together } from './organisations.ts'
import { mayNot, type OrganisationKind } from './permission.ts'
import { type LegalForm, tables } from './store.ts'

export interface NewOrganisation {
  kind: OrganisationKind
  name: string
  nameEn?: string | undefined
  creditCode?: string | undefined
  legalForm?: LegalForm | undefined
}

/** Registers an organisation of the jurisdiction. */
export async function registerOrganisation(ctx: Ctx, i: NewOrganisation): Promise<{ id: Id<'organisation'> } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.add-organisation', no)
  const id = newId('organisation', ctx.now)
  const about = { subject: { kind: 'organisation', id }, facts: { name: i.name } } as const
  return await change(ctx, { action: 'people.add-organisation', ...about }, async (tx, entry) => {
    await holdOrganisations(ctx, tx)
    const wrong = together(await takenByAnother(ctx, tx, i), formMissing(i.kind, i.legalForm))
    if (wrong) return wrong
    const made = await tables(tx)
      .insertInto('organisations')
      .values({
        jurisdiction: ctx.jurisdiction,
        id,
        kind: i.kind,
        name: i.name,
        name_en: i.nameEn ?? null,
        credit_code: i.creditCode ?? null,
        legal_form: i.legalForm ?? null,
        about: null,
        parent_id: null,
        created_at: ctx.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    entry.after = { state: made.state, version: made.version }
    entry.changes = Object.entries(plainOrganisation(made)).flatMap(([field, after]) =>
      typeof after === 'string' ? [{ field, before: null, after }] : [],
    )
    return { id }
  })
}
