import type { Contract } from '#contracts'
import { combinationOf } from '#kernel'
import { consultation, needs, purchase } from '#needs'
import { communities } from '#people'
import { type Plan, planOf } from '#plans'
import type { Ctx } from '#platform'
import { type Award, awardEndWords, awardsOf, type Tender, tenders } from '#tenders'
import { publicContract } from './public-contract.ts'
import { partiesById, publicTenderStates } from './public-index.ts'
import { publicNeed } from './public-need.ts'
import { publicTender } from './public-tender.ts'
import { type PublicAward, type PublicParty, type PublicPlan, type PublicPurchase, smallest } from './rules/public-facts.ts'
import { nth, publishedBy, publishingActions } from './rules/published.ts'
import { signedContracts } from './signed-contracts.ts'
import { publishingEntries } from './store.ts'

/** What is public of a purchase, as the steps keep it. */
interface Found {
  readonly plan: Plan | undefined
  /** The oldest first. */
  readonly calls: readonly Tender[]
  /** The oldest first. */
  readonly given: readonly Award[]
  readonly agreed: readonly Contract[]
}

/** Everything public of a purchase; undefined while nothing of it is, whoever asks. */
export async function publicPurchase(ctx: Ctx, id: string): Promise<PublicPurchase | undefined> {
  const p = await purchase(ctx, id)
  if (!p) return undefined
  const found = await foundOf(ctx, id)
  const { plan, calls, given, agreed } = found
  if (!plan && calls.length === 0 && agreed.length === 0) return undefined
  const parties = await partiesById(ctx, [p.purchaserId, ...agreed.map((c) => c.providerId), ...given.map((a) => a.providerId)])
  const texts = agreed.flatMap((c) => [c, ...(c.texts ?? []).map((v) => v.text)])
  const boughtFor = [...(plan?.lines ?? []), ...calls.flatMap((t) => t.lines), ...texts.flatMap((c) => c.lines)].flatMap((l) => l.needIds)
  const [entries, places, heard, asked, called, contracted] = await Promise.all([
    publishingEntries(ctx, id, publishingActions),
    communities(ctx, { ids: p.communityIds }),
    needs(ctx, { ids: [...new Set(boughtFor)] }),
    consultation(ctx, id),
    Promise.all(calls.map((t) => publicTender(ctx, t))),
    Promise.all(agreed.map((c) => publicContract(ctx, c, parties.get(c.providerId)!))),
  ])
  const awards = publicAwards(found, parties)
  const published = publishedBy(entries, ctx.zone)
  awards.forEach((a, i) => {
    // Each award of a tender has an entry of its own: the first its decision, later ones the naming of the next.
    const before = awards.slice(0, i).filter((b) => b.tenderId === a.tenderId).length
    for (const [key, of] of [
      ['award', 'award-of'],
      ['award-ended', 'lapse-of'],
    ] as const) {
      const at = published.get(nth(`${of}-${a.tenderId}`, before))
      if (at) published.set(`${key}-${a.id}`, at)
    }
  })
  for (const t of called) {
    const first = awards.find((a) => a.tenderId === t.id)
    const at = published.get(first ? `award-${first.id}` : `${t.ended?.as}-${t.id}`)
    if (at) published.set(`bids-${t.id}`, at)
  }
  const bought = agreed.length > 0 ? agreed.map((c) => c.lines) : [calls.at(-1)?.lines ?? plan?.lines ?? []]
  return {
    asOf: ctx.today,
    published,
    id: p.id,
    number: p.number,
    title: p.title,
    titleEn: p.titleEn,
    purchaser: parties.get(p.purchaserId)!,
    communities: places.map((c) => ({ id: c.id, name: c.name, nameEn: c.name_en })),
    combination: combinationOf(...bought) ?? null,
    consultation: asked ? { answers: asked.answers < smallest ? null : asked.answers, lastClosedOn: asked.lastClosedOn } : null,
    needs: heard
      .filter((n) => n.state === 'accepted')
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(publicNeed),
    plan: plan ? publicPlan(plan) : null,
    tenders: called,
    awards,
    contracts: contracted,
  }
}

async function foundOf(ctx: Ctx, purchaseId: string): Promise<Found> {
  const [plan, called, signed, given] = await Promise.all([
    planOf(ctx, purchaseId),
    tenders(ctx, { purchaseIds: [purchaseId], states: publicTenderStates }),
    signedContracts(ctx, { purchaseId }),
    awardsOf(ctx, [purchaseId]),
  ])
  return {
    plan: plan?.publishedOn ? plan : undefined,
    calls: called
      .filter((t) => t.issuedOn !== null)
      .toSorted((a, b) => Temporal.PlainDate.compare(a.issuedOn!, b.issuedOn!) || (a.id < b.id ? -1 : 1)),
    given,
    agreed: signed.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

const publicAwards = ({ given, calls }: Found, parties: ReadonlyMap<string, PublicParty>): PublicAward[] =>
  given.flatMap((award) => {
    const call = calls.find((t) => t.id === award.tenderId)
    if (!call) return []
    return [
      {
        id: award.id,
        tenderId: award.tenderId,
        provider: parties.get(award.providerId)!,
        title: call.title,
        titleEn: call.titleEn,
        reasons: award.reasons,
        lines: award.lines,
        total: award.total,
        awardedOn: award.awardedOn,
        ended: award.end && { on: award.end.on, says: awardEndWords.both(award.end.ground), reason: award.end.reason },
      },
    ]
  })

const publicPlan = (plan: Plan): PublicPlan => ({
  id: plan.id,
  title: plan.title,
  titleEn: plan.titleEn,
  lines: plan.lines,
  sources: plan.sources,
  total: plan.total,
  fiscalYear: plan.fiscalYear,
  startsOn: plan.startsOn,
  months: plan.months,
  noSurveyReason: plan.noSurveyReason,
  publishedOn: plan.publishedOn!,
})
