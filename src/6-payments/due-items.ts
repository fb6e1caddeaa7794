import { type Duty, dutiesOf, dutyItem, payingKinds } from '#contracts'
import { both, isAfter, minor, type Money, plusDays, type Words } from '#kernel'
import { type Action, mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import type { Claim } from './rules/claim.ts'
import { deskNeeds, deskWords } from './rules/claim-process.ts'
import { correctionText } from './correction-words.ts'
import { kindWords } from './rules/correction-words.ts'
import { whyNotDecide } from './confirm-correction.ts'
import { toRecover } from './rules/recovery.ts'
import { findClaims, findCorrections, findRecoveries, paymentsOf } from './store/index.ts'
import { dueWords } from './words.ts'

/**
 * What lies on a desk: the treasurer's, who belongs to neither side, the institution's while it completes a claim, and what the
 * purchaser owes, told to whoever sits where the claim lies.
 */
export async function dueItems(ctx: Ctx, organisationId: string, ahead = 30): Promise<DueItem[]> {
  if (ctx.asker.organisationId !== organisationId) return []
  const onDesk = mayAtAll(ctx.asker, 'payments.pay') ? await findClaims(ctx, { states: ['with-treasurer'] }) : []
  const asked = mayAtAll(ctx.asker, 'payments.claim') ? await findClaims(ctx, { providerId: organisationId, states: ['asked-back'] }) : []
  return [
    ...onDesk.map((c) => item(ctx, c, 'pay', c.title, 'payments.pay')),
    ...(mayAtAll(ctx.asker, 'payments.pay') ? await interestToPay(ctx) : []),
    ...(await toConfirm(ctx, organisationId)),
    ...(await notYetBack(ctx, organisationId)),
    ...asked.map((c) => item(ctx, c, 'complete', both(c.askedWhat!, c.askedWhat!), 'payments.claim')),
    ...(await owedBy(ctx, organisationId, ahead)),
  ]
}

/** What a purchaser owes for its claims, by the desk at which each lies: something to do there, and for everybody else how it stands. */
async function owedBy(ctx: Ctx, organisationId: string, ahead: number): Promise<DueItem[]> {
  if (ctx.asker.organisationKind !== 'purchaser') return []
  const until = plusDays(ctx.today, ahead)
  const all = await dutiesOf(ctx, { organisationId, kinds: payingKinds, open: true, limit: 500 })
  const owed = all.filter((d) => d.purchaserId === organisationId)
  const claims = new Map((await findClaims(ctx, { ids: owed.map((d) => d.subjectId) })).map((c) => [c.id as string, c]))
  return owed.flatMap((d) => {
    const claim = claims.get(d.subjectId)
    return claim && !(d.dueOn && isAfter(d.dueOn, until)) ? [atItsDesk(d, claim, organisationId)] : []
  })
}

function atItsDesk(d: Duty, claim: Claim, organisationId: string): DueItem {
  const told = dutyItem(d, organisationId, undefined)
  const desk = claim.state
  if (desk === 'with-officer' || desk === 'with-head')
    return { ...told, title: dueWords.both(desk, claim.number, d.amount ?? openOf(claim)), may: deskNeeds[desk] }
  // Interest that was left over when the claim was paid up is the treasurer's to pay, too.
  const where = deskWords[desk === 'paid' || desk === 'withdrawn' ? 'with-treasurer' : desk]
  return {
    ...told,
    title: dueWords.both('waits', claim.number, d.amount ?? openOf(claim), where),
    may: 'payments.read' satisfies Action,
    reads: true,
  }
}

/** Whoever recorded a correction is not the second person it waits for. */
export const ownWork = async (ctx: Ctx) => (await findCorrections(ctx, { waiting: true })).map((c) => ({ userId: c.recordedBy }))

/** Corrections that wait for a second person: told to everybody who may confirm but whoever recorded them. */
async function toConfirm(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'payments.correct')) return []
  const ofPurchaser = ctx.asker.organisationKind === 'purchaser'
  const waiting = await findCorrections(ctx, { waiting: true, ...(ofPurchaser && { purchaserId: organisationId }) })
  const mine = waiting.filter((c) => !whyNotDecide(ctx, c, 'confirm'))
  const claims = new Map((await findClaims(ctx, { ids: mine.map((c) => c.claimId) })).map((c) => [c.id as string, c]))
  return mine.map((c) => ({
    id: c.id,
    purchaseId: c.purchaseId,
    side: 'ours',
    dueOn: null,
    why: correctionText.both('dueWhy'),
    href: `/payments/claims/${c.claimId}`,
    may: 'payments.correct' satisfies Action,
    title: correctionText.both('dueConfirm', claims.get(c.claimId)?.number ?? '', kindWords[c.kind]),
    cites: [],
  }))
}

/** Money that went to a wrong payee, until all of it came back: told to whoever puts payments right. */
async function notYetBack(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'payments.correct')) return []
  const ofPurchaser = ctx.asker.organisationKind === 'purchaser'
  const wrong = await findCorrections(ctx, { wrongPayee: true, ...(ofPurchaser && { purchaserId: organisationId }) })
  const ids = wrong.map((c) => c.claimId)
  const claims = new Map((await findClaims(ctx, { ids })).map((c) => [c.id as string, c]))
  const made = await paymentsOf(ctx, ids)
  const came = await findRecoveries(
    ctx,
    wrong.map((c) => c.id),
  )
  return wrong.flatMap((c): DueItem[] => {
    const rest = toRecover(c, made, came) ?? 0n
    if (rest === 0n) return []
    return [
      {
        ...{ id: c.id, purchaseId: c.purchaseId, side: 'ours', dueOn: null, why: correctionText.both('dueRecoverWhy') },
        ...{ href: `/payments/claims/${c.claimId}`, may: 'payments.correct' satisfies Action, cites: [] },
        title: correctionText.both('dueRecover', claims.get(c.claimId)?.number ?? '', minor(rest)),
      },
    ]
  })
}

/** Interest that is owed for claims paid up late. */
async function interestToPay(ctx: Ctx): Promise<DueItem[]> {
  const owed = await dutiesOf(ctx, { kinds: ['pay-interest'], open: true, limit: 500 })
  return owed.map((d) => ({ ...dutyItem(d, d.purchaserId, undefined), may: 'payments.pay' satisfies Action }))
}

const item = (ctx: Ctx, c: Claim, does: 'pay' | 'complete', why: Words, may: Action): DueItem => ({
  id: c.id,
  purchaseId: c.purchaseId,
  side: 'ours',
  dueOn: c.dueOn,
  why,
  href: `/payments/claims/${c.id}`,
  may,
  title: dueWords.both(does, c.number, openOf(c)),
  cites: c.basis === 'statute' ? ctx.law.cites('payment-term') : ctx.law.cites('term-of-the-contract'),
})
const openOf = (c: Claim): Money => minor(c.amount - c.paid)
