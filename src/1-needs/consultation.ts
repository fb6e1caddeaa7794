import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { answerCounts } from './answer-totals.ts'
import { campaigns } from './campaigns.ts'
import { tellable } from './rules/shown-counts.ts'

export interface Consultation {
  campaignIds: string[]
  /** Without those of surveys with so few that their number is told nowhere. */
  answers: number
  /** Whether anybody at all answered. */
  answered: boolean
  lastClosedOn: Day | null
}

/** What residents were asked for a purchase: R-01 wants it before the documents of the tender. */
export async function consultation(ctx: Ctx, purchaseId: string): Promise<Consultation | undefined> {
  return (await consultations(ctx, [purchaseId])).get(purchaseId)
}

/** The same for several purchases at once. One for which nobody was asked is left out. */
export async function consultations(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Consultation>> {
  if (purchaseIds.length === 0) return new Map()
  const asked = await campaigns(ctx, { purchaseIds, purpose: 'needs' })
  const counts = await answerCounts(
    ctx,
    asked.map((c) => c.id),
  )
  return new Map(
    [...Map.groupBy(asked, (c) => c.purchaseId!)].map(([purchaseId, own]): [string, Consultation] => [
      purchaseId,
      {
        campaignIds: own.map((r) => r.id),
        answers: own.reduce((n, r) => n + tellable(counts.get(r.id) ?? 0), 0),
        answered: own.some((r) => (counts.get(r.id) ?? 0) > 0),
        lastClosedOn:
          own
            .map((r) => r.closesOn)
            .filter((d) => Temporal.PlainDate.compare(d, ctx.today) < 0)
            .sort(Temporal.PlainDate.compare)
            .at(-1) ?? null,
      },
    ]),
  )
}
