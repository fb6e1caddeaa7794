import { type Ctx, dueWork } from '#platform'
import { acceptSilently } from './accept-silently.ts'
import { countPay } from './count-pay.ts'
import { watchRuns } from './follow-runs.ts'
import { forgetCandidates } from './forget-candidates.ts'
import { judgeEndedMonths } from './judge-month.ts'
import { moveLastDays } from './move-last-days.ts'
import { watchVacancies } from './vacancies.ts'

/** What falls due by the clock: acceptance by silence, months to hold against the cap, vacant posts, answers about pay. Returns how many. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  await work.all(async () => (await moveLastDays(ctx, work), 0))
  for (const part of [acceptSilently, judgeEndedMonths, watchRuns, watchVacancies, forgetCandidates])
    await work.all(async () => (await part(ctx, work), 0))
  await work.all(async () => (await countPay(ctx), 0))
  return work.finish()
}
