import { type Day, isAfter, isBefore, newId, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeClient, isOfCase } from './change-client.ts'
import type { ClientInput, ConsentInput } from './client-form.ts'
import type { NameKey } from './name-key.ts'
import { namesOpen } from './names-open.ts'
import { openPerson } from './person.ts'
import { type ConsentScope, oldestOf } from './rules/client.ts'
import { type ClientRow, clientsByIds, type ConsentRow, consentsOf, emptyTransfers, endConsent, insertConsent } from './store/index.ts'
import { refuse } from './words.ts'

/** The consent that stands on a day for something: given, not withdrawn, not run out. */
export const standing = (all: readonly ConsentRow[], scope: ConsentScope, on: Day): ConsentRow | undefined =>
  all.find((c) => c.scope === scope && c.withdrawn_on === null && !(c.until_on && isBefore(c.until_on, on)))

/**
 * Why the guardian has to be the one who agrees, by the law of the day: who they are is then known too. The oldest of an age group stands
 * for it, so nobody is taken for younger than they may be.
 */
export function whyGuardian(
  ctx: Ctx,
  who: Pick<ClientInput, 'ageGroup' | 'guardian'>,
  given: { givenBy: 'self' | 'guardian'; givenOn: Day },
): Refusal | undefined {
  const asks = ctx.law.protection.consentNeeded({ isSensitive: true, age: oldestOf[who.ageGroup], lawDay: given.givenOn })
  if (given.givenBy === 'guardian') return who.guardian ? undefined : refuse('no-guardian').at('guardian')
  return asks.value.guardianConsent ? refuse('guardian-agrees').at('givenBy') : undefined
}

const guardianOf = (ctx: Ctx, key: NameKey | undefined, c: ClientRow): string | undefined =>
  key && c.sealed ? openPerson(key, { jurisdiction: ctx.jurisdiction, clientId: c.id }, c.sealed).guardian : undefined

/** Notes that somebody agreed to something more. One that ran out may be given again. */
export async function giveConsent(ctx: Ctx, i: ConsentInput & { id: string }): Promise<{ id: string } | Refusal> {
  const key = await namesOpen(ctx)
  return await changeClient(ctx, { id: i.id, verb: 'consent', action: 'clients.consent' }, async ({ tx, now, entry }) => {
    if (!isOfCase(ctx, now)) return refuse('not-your-case')
    if (isAfter(i.givenOn, ctx.today)) return refuse('day-to-come').at('givenOn')
    if (i.untilOn && isBefore(i.untilOn, i.givenOn)) return refuse('until-before').at('untilOn')
    // Who the guardian is stands under the key: it is asked only where the guardian is to agree.
    if (i.givenBy === 'guardian' && !key) return refuse('names-closed')
    const wrong = whyGuardian(ctx, { ageGroup: now.ageGroup, guardian: guardianOf(ctx, key, now) }, i)
    if (wrong) return wrong
    const before = (await consentsOf(ctx, [now.id], tx)).find((c) => c.scope === i.scope && c.withdrawn_at === null)
    if (before && !(before.until_on && isBefore(before.until_on, ctx.today))) return refuse('agreed-already').at('scope')
    if (before) await endConsent(ctx, tx, { clientId: now.id, id: before.id, on: before.until_on! })
    const { scope, givenBy, givenOn, way, untilOn } = i
    const row = { client_id: now.id, scope, given_on: givenOn, given_by: givenBy, way, until_on: untilOn ?? null }
    await insertConsent(ctx, tx, { ...row, id: newId('consent', ctx.now) })
    entry.facts = { number: now.number, scope }
    return { id: now.id }
  })
}

/**
 * Notes that a consent was taken back. From that moment nothing more is written about somebody who took back the first one, and their name
 * is shown to whoever leads the institution alone, until it is erased or they agree again.
 */
export async function withdrawConsent(ctx: Ctx, i: { id: string; consentId: string }): Promise<{ id: string } | Refusal> {
  return await changeClient(ctx, { id: i.id, verb: 'withdraw', action: 'clients.withdraw-consent' }, async ({ tx, now, entry }) => {
    if (!isOfCase(ctx, now)) return refuse('not-your-case')
    const consent = (await consentsOf(ctx, [now.id], tx)).find((c) => c.id === i.consentId)
    if (!consent || !(await endConsent(ctx, tx, { clientId: now.id, id: consent.id, on: ctx.today }))) return refuse('no-consent')
    // What waits for another institution opens nothing any more either.
    if (consent.scope === 'service') await emptyTransfers(ctx, tx, now.id)
    entry.facts = { number: now.number, scope: consent.scope }
    return { id: now.id }
  })
}

/** Those of some clients of whom something may be written today: known, and their consent stands. */
export async function agreedAmong(ctx: Ctx, clientIds: readonly string[]): Promise<Set<string>> {
  const known = (await clientsByIds(ctx, clientIds)).filter((c) => c.state === 'known').map((c) => c.id)
  const consents = await consentsOf(ctx, known, ctx.db)
  const agrees = (id: string) =>
    standing(
      consents.filter((c) => c.client_id === id),
      'service',
      ctx.today,
    )
  return new Set(known.filter(agrees))
}

/** Whether somebody agreed to something, and it stands today. */
export const agreedTo = async (ctx: Ctx, clientId: string, scope: ConsentScope): Promise<boolean> =>
  standing(await consentsOf(ctx, [clientId], ctx.db), scope, ctx.today) !== undefined
