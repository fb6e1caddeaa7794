import type { Contract } from '#contracts'
import { combinationOf } from '#kernel'
import { consultation, needs, purchase } from '#needs'
import { communities } from '#people'
import { type Plan, planOf } from '#plans'
import type { Ctx } from '#platform'
import { type Award, awardOf, type Tender, tenders } from '#tenders'
import { publicContract } from './public-contract.ts'
import { partiesById, publicTenderStates } from './public-index.ts'
import { publicNeed } from './public-need.ts'
import { publicTender } from './public-tender.ts'
import { type PublicAward, type PublicParty, type PublicPlan, type PublicPurchase, smallest } from './rules/public-facts.ts'
import { publishedBy, publishingActions } from './rules/published.ts'
import { signedContracts } from './signed-contracts.ts'
import { publishingEntries } from './store.ts'

/** What is public of a purchase, as the steps keep it. */
interface Found {
  readonly plan: Plan | undefined
  /** The oldest first. */
  readonly calls: readonly Tender[]
  readonly award: Award | undefined
  readonly agreed: readonly Contract[]
}

/** Everything public of a purchase; undefined while nothing of it is, whoever asks. */
export async function publicPurchase(ctx: Ctx, id: string): Promise<PublicPurchase | undefined> {
  const p = await purchase(ctx, id)
  if (!p) return undefined
  const found = await foundOf(ctx, id)
  const { plan, calls, award, agreed } = found
  if (!plan && calls.length === 0 && agreed.length === 0) return undefined
  const parties = await partiesById(ctx, [p.purchaserId, ...agreed.map((c) => c.providerId), ...(award ? [award.providerId] : [])])
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
  const awards = awardsOf(found, parties)
  const published = publishedBy(entries, ctx.zone)
  for (const a of awards) {
    const at = published.get(`award-of-${a.tenderId}`)
    if (at) published.set(`award-${a.id}`, at)
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
  const [plan, called, signed, award] = await Promise.all([
    planOf(ctx, purchaseId),
    tenders(ctx, { purchaseIds: [purchaseId], states: publicTenderStates }),
    signedContracts(ctx, { purchaseId }),
    awardOf(ctx, purchaseId),
  ])
  return {
    plan: plan?.publishedOn ? plan : undefined,
    calls: called
      .filter((t) => t.issuedOn !== null)
      .toSorted((a, b) => Temporal.PlainDate.compare(a.issuedOn!, b.issuedOn!) || (a.id < b.id ? -1 : 1)),
    award,
    agreed: signed.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

function awardsOf({ award, calls }: Found, parties: ReadonlyMap<string, PublicParty>): PublicAward[] {
  const call = award && calls.find((t) => t.id === award.tenderId)
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
    },
  ]
}

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
