import type { Ctx } from '#platform'
import { acceptSilently } from './decide.ts'
import { judgeEndedMonths } from './judge-month.ts'
import { watchVacancies } from './vacancies.ts'

/** What falls due by the clock: acceptance by silence, months to hold against the cap, vacant posts. Returns how many. */
export const takeDue = async (ctx: Ctx): Promise<number> =>
  (await acceptSilently(ctx)) + (await judgeEndedMonths(ctx)) + (await watchVacancies(ctx))
