import { both, minor, type Money, type Words } from '#kernel'
import { mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import type { Claim } from './rules/claim.ts'
import { findClaims } from './store/index.ts'
import { dueWords } from './words.ts'

/**
 * What lies on a desk that the register of duties does not name: the treasurer's, who belongs to neither side,
 * and the institution's while it completes a claim. The purchaser's own duty to pay is in the register.
 */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (ctx.asker.organisationId !== organisationId) return []
  const onDesk = mayAtAll(ctx.asker, 'payments.pay') ? await findClaims(ctx, { states: ['with-treasurer'] }) : []
  const asked = mayAtAll(ctx.asker, 'payments.claim') ? await findClaims(ctx, { providerId: organisationId, states: ['asked-back'] }) : []
  return [
    ...onDesk.map((c) => item(ctx, c, 'pay', c.title)),
    ...asked.map((c) => item(ctx, c, 'complete', both(c.askedWhat!, c.askedWhat!))),
  ]
}

const item = (ctx: Ctx, c: Claim, does: 'pay' | 'complete', why: Words): DueItem => ({
  id: c.id,
  purchaseId: c.purchaseId,
  side: 'ours',
  dueOn: c.dueOn,
  why,
  href: `/payments/claims/${c.id}`,
  title: dueWords.both(does, c.number, openOf(c)),
  cites: c.basis === 'statute' ? ctx.law.cites('payment-term') : ctx.law.cites('term-of-the-contract'),
})
const openOf = (c: Claim): Money => minor(c.amount - c.paid)
