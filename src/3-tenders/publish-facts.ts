import { isBefore, isRefusal } from '#kernel'
import { type Finding, finding } from '#law'
import { consultation } from '#needs'
import { calendarOf, may } from '#people'
import { earliestTenderOn, planOf, reviewFindings } from '#plans'
import type { Ctx } from '#platform'
import { missing, tenderFindings } from './rules/law-facts.ts'
import type { PublishFacts } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { intentionWords } from './rules/words.ts'

/** What is missing and what the law says against publishing this tender today. */
export async function publishFacts(ctx: Ctx, tender: Tender): Promise<PublishFacts> {
  const plan = await planOf(ctx, tender.purchaseId)
  const survey = await consultation(ctx, tender.purchaseId)
  const below = ctx.law.tenders.mayUseMethod({ method: tender.method, budget: tender.budget, isService: true, lawDay: tender.lawDay })
  // Below the limit of the place no intention is asked for.
  const isBelow = !isRefusal(below) && below.value === 'outside'
  const intention = isBelow ? undefined : intentionFinding(ctx, tender, plan?.publishedOn ?? null)
  return {
    despite: tender.despite,
    byHead: may(ctx.asker, 'tenders.publish-despite', tender),
    missing: missing(tender, ctx.now),
    findings: tenderFindings(tender, {
      issuedOn: ctx.today,
      place: ctx.law.place,
      law: ctx.law,
      calendar: await calendarOf(ctx),
      zone: ctx.zone,
      residentsAsked: survey?.answered === true,
      intention,
      reviews: plan ? reviewFindings(plan, ctx.today, tender.lawDay, ctx.law) : [],
    }),
  }
}

/** The intention comes first, some days before the start. Nothing where no text asks for one. */
function intentionFinding(ctx: Ctx, tender: Tender, publishedOn: Temporal.PlainDate | null): Finding | undefined {
  const cites = ctx.law.cites('intention-published')
  if (!cites[0]) return undefined
  if (publishedOn === null) return finding(cites[0].rule, intentionWords.both('not-published'), cites, { at: 'intention' })
  const earliest = earliestTenderOn(publishedOn, ctx.law, tender.lawDay)
  if (!isBefore(ctx.today, earliest)) return undefined
  return finding(cites[0].rule, intentionWords.both('too-early', publishedOn, earliest), cites, { at: 'intention' })
}
