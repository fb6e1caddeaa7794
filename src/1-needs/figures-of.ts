import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { type CampaignResults, campaignResults } from './campaign-results.ts'
import { questionsOf } from './campaigns.ts'
import type { FrozenEstimate } from './rules/evidence.ts'
import { refuse } from './words.ts'

/** A figure that may serve as evidence, with the question it answers. */
export interface Figure {
  question: string
  key: string
  estimate: FrozenEstimate
}

/**
 * The figures of a survey that may serve as evidence, needs by their discrepancy first. None that is hidden, none that says who
 * answered instead of what is needed, and none of nobody.
 */
export async function figuresOf(ctx: Ctx, results: CampaignResults): Promise<Figure[]> {
  const who = new Set((await questionsOf(ctx, results.campaign)).filter((q) => q.kind === 'single' && q.margin).map((q) => q.id))
  return everyFigure(results).filter((f) => !who.has(f.question) && !(f.estimate.what === 'share' && f.estimate.estimate < 0.0005))
}

function everyFigure(results: CampaignResults): Figure[] {
  const countedOn = results.countedOn.toString()
  const ranked = results.ranking.map((r) => ({
    question: r.questionId,
    key: `${r.questionId}#discrepancy`,
    estimate: {
      question: r.label,
      what: 'discrepancy' as const,
      estimate: r.discrepancy,
      low: r.interval?.low ?? null,
      high: r.interval?.high ?? null,
      n: r.n,
      nEff: results.nEff,
      countedOn,
    },
  }))
  const others = results.questions.flatMap((q) =>
    q.estimates.flatMap((e) =>
      e.hidden || e.n === null
        ? []
        : [
            {
              question: q.id,
              key: q.kind === 'scale' || q.kind === 'number' ? q.id : `${q.id}=${e.key}`,
              estimate: {
                question: q.label,
                what: e.what,
                ...(q.kind === 'need' && { rating: e.key === 'met' ? ('met' as const) : ('importance' as const) }),
                ...(e.key !== 'mean' && { option: e.label }),
                estimate: e.estimate,
                low: e.low,
                high: e.high,
                n: e.what === 'share' ? (q.n ?? e.n) : e.n,
                nEff: e.nEff,
                countedOn,
              },
            },
          ],
    ),
  )
  return [...ranked, ...others]
}

/** The figure as it stands today, of a survey of the same purchaser. */
export async function freezeFigure(
  ctx: Ctx,
  of: { purchaserId: string },
  i: { campaignId?: string | undefined; figure?: string | undefined },
): Promise<FrozenEstimate | Refusal> {
  const results = i.campaignId ? await campaignResults(ctx, i.campaignId) : undefined
  if (!results || results.campaign.purpose !== 'needs' || results.campaign.purchaserId !== of.purchaserId || !i.figure)
    return refuse('no-results')
  const found = (await figuresOf(ctx, results)).find((f) => f.key === i.figure)
  return found ? found.estimate : refuse('estimate-hidden')
}
