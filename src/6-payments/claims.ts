import { both, type Day, daysBetween, isRefusal, type Money, minor, noMoney, type Refusal, sayMoney, type Words } from '#kernel'
import {
  type Answer,
  arrearsStatement,
  type ArrearsStatement,
  dueDay,
  type Owed,
  outstandingOn,
  punctuality as punctualityOf,
  type Punctuality,
} from '#law'
import { contracts, signedStates } from '#contracts'
import { calendarOf, mayAtAll, mayNot } from '#people'
import type { Ctx, DueItem, Standing } from '#platform'
import { interestOwed } from './pay-claim.ts'
import { paidOfLines } from './rules/by-line.ts'
import { dependenceOn } from './rules/schedule.ts'
import { type Claim, type ClaimFilter, claimLinesOf, findClaim, findClaims, owedOf } from './store.ts'
import { refuse, words } from './words.ts'

/** Claims as every later step reads them, without asking who may see them. Earliest due first. */
export const claims = (
  ctx: Ctx,
  of: {
    ids?: readonly string[]
    contractIds?: readonly string[]
    purchaseIds?: readonly string[]
    purchaserId?: string
    providerId?: string
  },
): Promise<Claim[]> => findClaims(ctx, of)

/** What was paid of each line of some contracts, by line id. Interest is not part of it. */
export async function paidByLine(ctx: Ctx, of: { contractIds: readonly string[] }): Promise<Map<string, Money>> {
  if (of.contractIds.length === 0) return new Map()
  const [made, lines] = await Promise.all([findClaims(ctx, of), claimLinesOf(ctx, of)])
  const byClaim = Map.groupBy(lines, (l) => l.claimId)
  const out = new Map<string, Money>()
  for (const c of made)
    for (const [lineId, paid] of paidOfLines(c, byClaim.get(c.id) ?? [])) out.set(lineId, minor((out.get(lineId) ?? noMoney) + paid))
  return out
}

/** Which claims a person's list holds: those of their side, or all where the role reaches all. */
export function listedFor(ctx: Ctx): ClaimFilter | Refusal {
  const own = ctx.asker.organisationId
  if (!mayNot(ctx.asker, 'payments.read', {})) return {}
  if (own && !mayNot(ctx.asker, 'payments.read', { purchaserId: own })) return { purchaserId: own }
  const no = mayNot(ctx.asker, 'payments.read', { providerId: own })
  return no ?? { providerId: own! }
}

/** A claim this person may see. A claim of others is answered as if it were not there. */
export async function visibleClaim(ctx: Ctx, id: string): Promise<Claim | Refusal> {
  const found = await findClaim(ctx, id)
  if (!found) return refuse('no-claim')
  const no = mayNot(ctx.asker, 'payments.read', found)
  if (!no) return found
  return no.status === 401 ? no : refuse('no-claim')
}

/** How punctually was paid, up to and with a day (today by default). */
export async function punctuality(
  ctx: Ctx,
  of: { purchaserIds?: readonly string[]; contractIds?: readonly string[]; asOf?: Day },
): Promise<Answer<Punctuality> | Refusal> {
  const found = await findClaims(ctx, of)
  return punctualityOf(await owedOf(ctx, found), of.asOf ?? ctx.today, await calendarOf(ctx))
}

/** The same for each of several purchasers or contracts, from one reading. One of which the law can say nothing is left out. */
export async function punctualityBy(
  ctx: Ctx,
  key: 'purchaserId' | 'contractId',
  ids: readonly string[],
): Promise<Map<string, Punctuality>> {
  if (ids.length === 0) return new Map()
  const found = await findClaims(ctx, key === 'purchaserId' ? { purchaserIds: ids } : { contractIds: ids })
  const [owed, calendar] = [await owedOf(ctx, found), await calendarOf(ctx)]
  const by = new Map<string, Owed[]>(ids.map((id) => [id, []]))
  for (const [i, claim] of found.entries()) by.get(claim[key])?.push(owed[i]!)
  return new Map(
    [...by].flatMap(([id, own]): [string, Punctuality][] => {
      const said = punctualityOf(own, ctx.today, calendar)
      return isRefusal(said) ? [] : [[id, said.value]]
    }),
  )
}

export interface LateClaim {
  claim: Claim
  open: Money
  daysLate: number
  interest: Money
}
/** What is late today, longest first, with interest to today. */
export async function arrears(ctx: Ctx, of: ClaimFilter): Promise<LateClaim[]> {
  const late = await findClaims(ctx, { ...of, standing: 'late', on: ctx.today })
  const [owed, calendar] = [await owedOf(ctx, late), await calendarOf(ctx)]
  return late
    .map((claim, i) => ({
      claim,
      open: outstandingOn(owed[i]!, ctx.today),
      daysLate: daysBetween(dueDay(claim, calendar), ctx.today),
      interest: minor(max0(interestOwed(owed[i]!, ctx.today, calendar) - claim.interestPaid)),
    }))
    .filter((l) => l.daysLate > 0)
}
const max0 = (n: bigint): bigint => (n < 0n ? 0n : n)

/** What a purchaser (or everybody) owed too late at the end of a year; of a year that is not over, today. */
export async function yearlyStatement(ctx: Ctx, of: ClaimFilter, year: number): Promise<Answer<ArrearsStatement> | Refusal> {
  return arrearsStatement(await owedOf(ctx, await findClaims(ctx, of)), year, await calendarOf(ctx), ctx.today)
}

/** The share of each purchaser in the value of an institution's contracts in force. */
export async function dependence(ctx: Ctx, providerId: string) {
  return dependenceOn(await contracts(ctx, { providerId, states: ['signed', 'active'] }))
}

/** The same for every institution that has a contract in force. */
export async function dependences(ctx: Ctx) {
  const all = Map.groupBy(await contracts(ctx, { states: ['signed', 'active'] }), (c) => c.providerId as string)
  return new Map([...all].map(([providerId, own]) => [providerId, dependenceOn(own)]))
}

/** Where each purchase stands in paying. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const t = words[ctx.lang]
  const [signed, made] = await Promise.all([contracts(ctx, { purchaseIds, states: signedStates }), findClaims(ctx, { purchaseIds })])
  const out = new Map<string, Standing>()
  for (const purchaseId of purchaseIds) {
    const mine = signed.filter((c) => c.purchaseId === purchaseId && c.signedOn !== null)
    const claimed = made.filter((c) => c.purchaseId === purchaseId)
    if (mine.length === 0 && claimed.length === 0) continue
    const open = claimed.filter((c) => c.state !== 'paid')
    const late = open.filter((c) => daysBetween(c.dueOn, ctx.today) > 0)
    const paid = claimed.reduce((n, c) => n + c.paid, 0n)
    const value = mine.reduce((n, c) => n + c.total, 0n)
    const over = mine.length > 0 && mine.every((c) => c.state === 'ended' || c.state === 'terminated') && open.length === 0
    out.set(purchaseId, {
      state: over || (value > 0n && paid === value) ? 'done' : 'now',
      late: late.length > 0,
      note:
        late.length > 0 ? t.standingLate(late.length) : t.standingPaid(sayMoney(minor(paid), ctx.lang), sayMoney(minor(value), ctx.lang)),
      href: `/payments/contracts/${mine[0]?.id ?? claimed[0]!.contractId}`,
    })
  }
  return out
}

/** What of a claim is still owed today: amount, interest to today less what was paid of it, and days late. */
export async function owedToday(ctx: Ctx, claim: Claim): Promise<{ open: Money; interest: Money; interestOpen: Money; daysLate: number }> {
  const [o] = await owedOf(ctx, [claim])
  const calendar = await calendarOf(ctx)
  const interest = claim.interestDue ?? interestOwed(o!, ctx.today, calendar)
  return {
    open: minor(claim.amount - claim.paid),
    interest,
    interestOpen: minor(max0(interest - claim.interestPaid)),
    daysLate: Math.max(0, daysBetween(dueDay(claim, calendar), claim.settledOn ?? ctx.today)),
  }
}

/**
 * What lies on a desk that the register of duties does not name: the treasurer's, who belongs to neither side,
 * and the institution's while it completes a claim. The purchaser's own duty to pay is in the register.
 */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const t = (lang: 'zh' | 'en') => words[lang]
  if (ctx.asker.organisationId !== organisationId) return []
  const onDesk = mayAtAll(ctx.asker, 'payments.pay') ? await findClaims(ctx, { states: ['with-treasurer'] }) : []
  const asked = mayAtAll(ctx.asker, 'payments.claim') ? await findClaims(ctx, { providerId: organisationId, states: ['asked-back'] }) : []
  const item = (c: Claim, title: 'duePay' | 'dueComplete', why: Words): DueItem => ({
    id: c.id,
    purchaseId: c.purchaseId,
    side: 'ours',
    dueOn: c.dueOn,
    why,
    href: `/payments/claims/${c.id}`,
    title: both(
      t('zh')[title](c.number, sayMoney(minor(c.amount - c.paid), 'zh')),
      t('en')[title](c.number, sayMoney(minor(c.amount - c.paid), 'en')),
    ),
    cites: c.basis === 'statute' ? ctx.law.cites('payment-term') : ctx.law.cites('term-of-the-contract'),
  })
  return [...onDesk.map((c) => item(c, 'duePay', c.title)), ...asked.map((c) => item(c, 'dueComplete', both(c.askedWhat!, c.askedWhat!)))]
}
