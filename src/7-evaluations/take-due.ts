import { decimal, fraction, isRefusal, type Moment, settlingSeconds } from '#kernel'
import { campaignResults, type QuestionResult } from '#needs'
import { leaveStanding } from '#people'
import { change, type Ctx, dueWork, stale } from '#platform'
import { changeRound } from './change-round.ts'
import { reveal } from './reveal.ts'
import { daysOfReports, deleteDayOfReports, findRound, findRounds, markCounted, nextEnd, samplesToCount } from './store/index.ts'

/** Reveals rounds whose last day has passed, enters residents’ satisfaction that now counts, and tells the log how many reports of interference a day brought. Says how many it did. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  const recordOf = (r: { id: string; purchaseId: string }) => ({ subject: { kind: 'round' as const, id: r.id }, purchaseId: r.purchaseId })
  const over = await findRounds(ctx, { state: 'open', dueBy: ctx.now.subtract({ seconds: settlingSeconds }) })
  await work.each('evaluations.reveal', over, recordOf, async (round) => {
    const what = { id: round.id, verb: 'reveal-at-end', action: 'evaluations.reveal' } as const
    return !isRefusal(await changeRound(ctx, what, (at) => reveal(at, 'reveal-at-end')))
  })
  const roundOf = (s: { roundId: string }) => ({ subject: { kind: 'round' as const, id: s.roundId } })
  await work.each('evaluations.count-sample', await samplesToCount(ctx), roundOf, (s) => countSample(ctx, s.roundId, s.campaignId))
  await work.each(
    'interference.of-day',
    await daysOfReports(ctx),
    (d) => ({ subject: { kind: 'interference' as const, id: d.day.toString() } }),
    async (d) => {
      const what = { action: 'interference.of-day', facts: { day: d.day.toString(), reports: d.reports } }
      return !isRefusal(await change(ctx, what, async (tx) => ((await deleteDayOfReports(ctx, tx, d.day)) ? {} : stale())))
    },
  )
  return work.finish()
}

/** The next moment at which a round ends. */
export async function nextDue(ctx: Ctx): Promise<Moment | undefined> {
  const end = await nextEnd(ctx, ctx.now.subtract({ seconds: settlingSeconds }))
  return end?.add({ seconds: settlingSeconds })
}

async function countSample(ctx: Ctx, roundId: string, campaignId: string): Promise<boolean> {
  const [round, results] = [await findRound(ctx, roundId), await campaignResults(ctx, campaignId)]
  if (!round || !results) return false
  const mean = overallMean(results.questions)
  const r = await change(
    ctx,
    {
      action: 'evaluations.count-sample',
      subject: { kind: 'round', id: roundId },
      purchaseId: round.purchaseId,
      facts: { answers: results.n },
    },
    async (tx) => {
      if (!(await markCounted(ctx, tx, roundId))) return stale()
      if (mean !== undefined)
        await leaveStanding(ctx, tx, {
          organisationId: round.providerId,
          sourceKind: 'residents',
          sourceId: roundId,
          dimension: 'residents',
          score: decimal(fraction(Math.round((mean - 1) * 25_000), 1000), 3),
          says: `n = ${results.n}`,
          statedOn: ctx.today,
        })
      return { id: roundId }
    },
  )
  return !isRefusal(r)
}

/** Mean of the means of all scales that may be shown, 1 to 5; undefined when none may. */
export function overallMean(questions: readonly QuestionResult[]): number | undefined {
  const means = questions
    .filter((q) => q.kind === 'scale')
    .flatMap((q) => q.estimates)
    .filter((e) => e.what === 'mean' && !e.hidden)
  return means.length === 0 ? undefined : means.reduce((n, e) => n + e.estimate, 0) / means.length
}
