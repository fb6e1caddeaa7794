import { type Id, isRefusal, newId, type Refusal } from '#kernel'
import { change, type Ctx, type DueItem, notThere, recordRefusal } from '#platform'
import { organisation } from './directory.ts'
import { whyNotInUse } from './organisations.ts'
import { type Action, mayAtAll, mayNot } from './permission.ts'
import { documentKinds } from './rules/supplier-words.ts'
import { runsOutSoon } from './rules/supplier.ts'
import { tables } from './store.ts'
import type { DocumentInput } from './supplier-form.ts'
import { supplierDueWords } from './supplier-words.ts'
import { changeDocument, documentsOf, openApplications } from './suppliers.ts'

/** Enters a document of an institution, beside those there are. */
export async function enterDocument(ctx: Ctx, i: DocumentInput & { organisationId: string }): Promise<{ id: Id<'document'> } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: i.organisationId })
  const subject = { kind: 'organisation', id: i.organisationId } as const
  if (no) return await recordRefusal(ctx, 'people.enter-document', no, { subject })
  // The address may name an organisation of nowhere, or one of which no documents are kept.
  if ((await organisation(ctx, i.organisationId))?.kind !== 'institution')
    return await recordRefusal(ctx, 'people.enter-document', notThere(), { subject })
  const id = newId('document', ctx.now)
  return await change(ctx, { action: 'people.enter-document', subject, facts: { kind: i.kind } }, async (tx) => {
    const closed = await whyNotInUse({ ...ctx, db: tx }, i.organisationId)
    if (closed) return closed
    await tables(tx)
      .insertInto('supplier_documents')
      .values({
        jurisdiction: ctx.jurisdiction,
        id,
        organisation_id: i.organisationId,
        kind: i.kind,
        number: i.number,
        issuer: i.issuer ?? null,
        valid_until: i.validUntil ?? null,
        entered_on: ctx.today,
      })
      .execute()
    return { id }
  })
}

/** Takes a document down; bids that named it keep it as it was. */
export const withdrawDocument = (ctx: Ctx, id: string): Promise<{ id: string; organisationId: string } | Refusal> =>
  changeDocument(ctx, { id, verb: 'withdraw', action: 'people.withdraw-document' }, async ({ now, set }) => {
    const moved = await set({ withdrawn_on: ctx.today })
    return isRefusal(moved) ? moved : { id, organisationId: now.organisation_id }
  })

/** Whoever waits to be registered, for the administrator; and documents that run out, for who manages their institution. */
export async function suppliersDue(ctx: Ctx): Promise<DueItem[]> {
  const base = { purchaseId: null, side: 'ours', cites: [] } as const
  const asked = mayAtAll(ctx.asker, 'people.manage-all') ? await openApplications(ctx) : []
  const own =
    ctx.asker.organisationId && mayAtAll(ctx.asker, 'people.manage-own')
      ? await documentsOf(ctx, ctx.asker.organisationId, { open: true })
      : []
  return [
    ...asked.map(
      (a): DueItem => ({
        ...base,
        id: a.id,
        title: supplierDueWords.both('confirm', a.name),
        why: supplierDueWords.both('confirmWhy', a.asked_on),
        dueOn: null,
        href: `/people/suppliers/${a.id}`,
        may: 'people.manage-all' satisfies Action,
      }),
    ),
    ...own
      .filter((d) => runsOutSoon(d.valid_until, ctx.today))
      .map(
        (d): DueItem => ({
          ...base,
          id: d.id,
          title: supplierDueWords.both('renew', documentKinds[d.kind], d.number),
          why: supplierDueWords.both('renewWhy', d.valid_until!),
          dueOn: d.valid_until,
          href: `/people/${d.organisation_id}/documents`,
          may: 'people.manage-own' satisfies Action,
        }),
      ),
  ]
}
