import { isRefusal, newId, type Refusal } from '#kernel'
import { canonical, change, type Ctx, type Letter, onceWithoutAnswer, putInOutbox, recordRefusal, stale } from '#platform'
import { sql } from 'kysely'
import { layInvitation, mayInviteTo } from './invitations.ts'
import { invitationLetter } from './letters.ts'
import { contactLines } from './own-settings.ts'
import { holdOrganisations, takenByAnother } from './organisations.ts'
import { mayNot, roles } from './permission.ts'
import { documentsSuffice, type KnownSupplier, readKnown } from './rules/supplier.ts'
import { type Organisation, tables } from './store.ts'
import { refuseSupplier, supplierLetters } from './supplier-words.ts'
import { application, type Application, askedByAnother, changeApplication, documentOf, supplierRule } from './suppliers.ts'

interface Confirmed {
  id: string
  organisationId: string
  /** Of the invitation, shown once; only its hash is kept. */
  secret: string
  email: string
}

/** Makes an institution of whoever asked, with its documents, and invites the contact as its manager. */
export async function confirmSupplier(ctx: Ctx, i: { id: string; link?: (secret: string) => string }): Promise<Confirmed | Refusal> {
  return await changeApplication(
    onceWithoutAnswer(ctx),
    { id: i.id, verb: 'confirm', action: 'people.confirm-supplier' },
    async ({ inside, now, entry, set }) => {
      await holdOrganisations(inside, inside.db)
      const taken = await takenByAnother(inside, inside.db, { kind: 'institution', name: now.name, creditCode: now.credit_code })
      if (taken) return taken
      const organisation = await insertInstitution(inside, now)
      const closed = mayInviteTo(inside, organisation)
      if (closed) return closed
      const email = now.contact_email!
      const { secret } = await layInvitation(inside, inside.db, organisation, { email, role: 'manager', ...(i.link && { link: i.link }) })
      entry.facts = { organisation: organisation.id }
      const moved = await set({ organisation_id: organisation.id })
      return isRefusal(moved) ? moved : { id: now.id, organisationId: organisation.id, secret, email }
    },
  )
}

async function insertInstitution(inside: Ctx, a: Application): Promise<Organisation> {
  const organisation = await tables(inside.db)
    .insertInto('organisations')
    .values({
      jurisdiction: inside.jurisdiction,
      id: newId('organisation', inside.now),
      kind: 'institution',
      name: a.name,
      name_en: a.name_en,
      credit_code: a.credit_code,
      legal_form: a.legal_form,
      about: null,
      parent_id: null,
      address: a.address,
      represented_by: a.represented_by,
      phone: a.phone,
      created_at: inside.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const documents = a.documents.map(documentOf)
  if (documents.length > 0)
    await tables(inside.db)
      .insertInto('supplier_documents')
      .values(
        documents.map((d) => ({
          jurisdiction: inside.jurisdiction,
          id: newId('document', inside.now),
          organisation_id: organisation.id,
          kind: d.kind,
          number: d.number,
          issuer: d.issuer,
          valid_until: d.validUntil,
          entered_on: inside.today,
        })),
      )
      .execute()
  return organisation
}

/** Refuses it, with the reason, which goes to the contact by mail before their address is deleted. */
export const refuseApplication = (ctx: Ctx, i: { id: string; reason: string }): Promise<{ id: string } | Refusal> =>
  changeApplication(ctx, { id: i.id, verb: 'refuse', action: 'people.refuse-supplier' }, async ({ inside, now, set }) => {
    if (ctx.mail) {
      const { zh, en } = supplierLetters
      const text = [zh.refused(now.name, i.reason), '', '————', '', en.refused(now.name, i.reason)].join('\n')
      const letter = { to: now.contact_email!, subject: `${zh.refusedSubject} · ${en.refusedSubject}`, text }
      await putInOutbox(ctx, inside.db, { kind: 'letter', letter })
    }
    return await set({ reason: i.reason })
  })

/**
 * Confirms by rule whoever asked, when the letter is written; nothing where the rule is off by now, or something speaks against it: then
 * it waits for an administrator.
 */
export async function confirmedLetter(ctx: Ctx, order: { id: string }, linkTo: (path: string) => string): Promise<Letter | undefined> {
  const found = await application(ctx, order.id)
  const rule = await supplierRule(ctx)
  if (found?.state !== 'asked' || !rule.byRule) return undefined
  // Whoever is first to ask with somebody else's public code is not it: the invitation goes to the address that the place knows to be theirs.
  if (!rule.known.includes(markOf(ctx, { creditCode: found.credit_code, email: found.contact_email! }))) return undefined
  if (!documentsSuffice(found.documents.map(documentOf), ctx.today)) return undefined
  // Two that ask with one code cannot both be it, and no rule can tell which is.
  if (await askedByAnother(ctx, found)) return undefined
  const done = await confirmSupplier(ctx, { id: found.id })
  if (isRefusal(done)) return undefined
  const organisation = { zh: found.name, en: found.name_en ?? found.name }
  const link = linkTo(`/invitations/${done.secret}`)
  return invitationLetter({ to: done.email, organisation, role: roles.manager.words, link, contact: await contactLines(ctx) })
}

/** Of code and address together, under the master secret: codes are public, and addresses could be tried out against a plain fingerprint. */
const markOf = (ctx: Ctx, k: KnownSupplier): string =>
  ctx.seal.mark(canonical({ creditCode: k.creditCode, email: k.email.trim().toLowerCase() }), `known supplier:${ctx.jurisdiction}`)

/**
 * Says whether whoever asks is confirmed by rule from now on.
 * @param i.known the register of the place, a line for each with code and mail address; without it the one that is kept stays
 */
export async function setSupplierRule(
  ctx: Ctx,
  i: { byRule: boolean; known?: string | undefined },
): Promise<{ byRule: boolean } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.supplier-rule', no)
  const read = i.known === undefined ? undefined : readKnown(i.known)
  if (read && 'wrongLine' in read) return refuseSupplier('known-line', read.wrongLine).at('known')
  const known = read && [...new Set(read.map((k) => markOf(ctx, k)))]
  const facts = { byRule: i.byRule, ...(known && { known: known.length }) }
  return await change(ctx, { action: 'people.supplier-rule', facts }, async (tx) => {
    await holdOrganisations(ctx, tx)
    // Of two who give a register, the second saw the one before.
    if (ctx.version !== undefined && ctx.version !== (await supplierRule({ ...ctx, db: tx })).version) return stale()
    const kept = known && { known: JSON.stringify(known) as unknown as string[] }
    await tables(tx)
      .insertInto('supplier_rules')
      .values({ jurisdiction: ctx.jurisdiction, by_rule: i.byRule, ...kept })
      .onConflict((c) => c.columns(['jurisdiction']).doUpdateSet({ by_rule: i.byRule, ...kept, version: sql`supplier_rules.version + 1` }))
      .execute()
    return { byRule: i.byRule }
  })
}
