import { add, fraction, fractionOf, zero } from '#kernel'
import { asJson, type Json, placeFact, type RecordFacts } from '#law'
import { consultation } from '#needs'
import type { Ctx } from '#platform'
import { tenderFacts } from './rules/law-facts.ts'
import { sitting } from './rules/panel.ts'
import { counting, label } from './rules/scoring.ts'
import type { Tender } from './rules/tender.ts'
import { type ScoresRecord, scoresRecord } from './scores-record.ts'
import { awardOf, lowBidReviews, openedBids, seats, tender } from './store/index.ts'

/** The records a tender leaves, in their order. All go by the id of the tender. */
export const ruledKinds = ['tender', 'panel', 'opening', 'award'] as const
export type RuledKind = (typeof ruledKinds)[number]

/** A record of a tender as its rule report is made from it; nothing where the tender has not come that far. */
export async function ruleFacts(ctx: Ctx, id: string, kind: RuledKind = 'tender'): Promise<RecordFacts | undefined> {
  const found = await tender(ctx, id)
  const facts = found && (await factsOf[kind](ctx, found))
  return facts && { kind, id, facts: asJson(facts) as Record<string, Json> }
}

type Facts = Record<string, unknown>
const factsOf: Record<RuledKind, (ctx: Ctx, t: Tender) => Promise<Facts | undefined>> = {
  async tender(ctx, t) {
    const survey = await consultation(ctx, t.purchaseId)
    return {
      ...panelOf(ctx, t),
      ...tenderFacts(t, {
        issuedOn: t.issuedOn ?? ctx.today,
        place: ctx.law.place,
        zone: ctx.zone,
        residentsAsked: survey?.answered === true,
      }),
      place: placeFact(ctx.law),
    }
  },
  async panel(ctx, t) {
    const sit = sitting(await seats(ctx, t.id))
    if (sit.length === 0) return undefined
    return {
      ...panelOf(ctx, t),
      panel: { experts: sit.filter((s) => s.kind === 'expert').length, purchaser: sit.filter((s) => s.kind === 'purchaser').length },
    }
  },
  async opening(ctx, t) {
    const priced = (await openedBids(ctx, t.id)).filter((b) => b.total !== null)
    if (!t.scoredAt || priced.length === 0) return undefined
    // A bid that fell in the review of low prices was compared when the review was called for, and is not ranked any more.
    const fell = new Set((await lowBidReviews(ctx, t.id)).filter((r) => r.decision === 'rejected').map((r) => r.bidId))
    const offer = (b: (typeof priced)[number]) => ({ id: b.bidId, price: b.total })
    return {
      weight: t.priceWeight ?? 'fixed',
      offers: priced.filter((b) => b.state === 'ranked').map(offer),
      bids: priced.filter((b) => b.state === 'ranked' || fell.has(b.bidId)).map(offer),
      budget: t.budget,
      ...(t.ceiling !== null && { ceiling: t.ceiling }),
    }
  },
  async award(ctx, t) {
    const award = t.state === 'awarded' ? await awardOf(ctx, t.purchaseId) : undefined
    const record = award && (await scoresRecord(ctx, t, await seats(ctx, t.id)))
    return award && { awardNoticeOn: award.noticeOn, ...(record && t.scoring === 'own' && scoreFacts(t, record)) }
  },
}
/** The scores as they count, out of 100, members by letter: the report of an award is shown to more people than the record of the scores. */
function scoreFacts(t: Tender, r: ScoresRecord): Facts {
  const now = counting(r.given, r.corrections)
  const bids = [...new Set(now.map((g) => g.bidId))]
  return {
    scoreItems: t.criteria.map((c) => ({ item: c.title, most: fraction(100), isObjective: c.kind === 'objective' })),
    scores: bids.flatMap((bid) =>
      r.members.map((m, i) => {
        const own = t.criteria.flatMap((c) => {
          const g = now.find((x) => x.bidId === bid && x.criterionId === c.id && x.userId === m)
          return g ? [{ item: c.title, points: fractionOf(g.score) }] : []
        })
        return {
          member: label(i),
          bid,
          items: own,
          total: own.reduce((sum, x) => add(sum, x.points), zero),
        }
      }),
    ),
  }
}
const panelOf = (ctx: Ctx, t: Tender): Facts => ({
  method: t.method,
  place: placeFact(ctx.law),
  budget: t.budget,
  isComplex: t.isComplex,
  hasHighImpact: t.highImpact,
})
