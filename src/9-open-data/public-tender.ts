import type { Ctx } from '#platform'
import { openedBids, type Tender } from '#tenders'
import { publicReviews } from './public-reviews.ts'
import type { PublicTender } from './rules/public-facts.ts'

/** A call that was published; how many bid is known only after the opening. */
export async function publicTender(ctx: Ctx, t: Tender): Promise<PublicTender> {
  const bids = t.openedAt ? await openedBids(ctx, t.id) : null
  return {
    id: t.id,
    title: t.title,
    titleEn: t.titleEn,
    method: t.method,
    methodSays: ctx.law.method(t.method).says,
    lines: t.lines.map((l) => ({ ...l, priceIndex: l.kind === 'post' && !l.subsidy ? t.priceIndex : null })),
    budget: t.budget,
    fixedPrice: t.fixedPrice,
    priceWeight: t.priceWeight,
    criteria: t.criteria.map((c) => ({ title: c.title, weight: c.weight })),
    conditions: t.conditions,
    aside: t.aside,
    priceIndex: t.priceIndex,
    startsOn: t.startsOn,
    months: t.months,
    issuedOn: t.issuedOn!,
    deadlineAt: t.deadlineAt,
    documentsUntilOn: t.documentsUntilOn,
    openedAt: t.openedAt,
    bidders: bids ? bids.length : null,
    validBids: bids?.every((b) => b.state !== 'opened') ? bids.filter((b) => b.state === 'ranked').length : null,
    reviews: await publicReviews(ctx, t.id),
    ended: t.state === 'void' || t.state === 'cancelled' ? { as: t.state, on: t.endedOn ?? t.issuedOn!, reason: t.endedReason } : null,
  }
}
