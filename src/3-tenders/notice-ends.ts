import type { Day, Refusal } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import type { Tender } from './rules/tender.ts'

/** The last day of a notice that is published today; this day where the law sets no length. */
export async function noticeEnds(ctx: Ctx, t: Pick<Tender, 'method' | 'lawDay'>): Promise<Day | Refusal> {
  const rows = ctx.law.tenders.timetable({ method: t.method, issuedOn: ctx.today, lawDay: t.lawDay, calendar: await calendarOf(ctx) })
  const ends = rows.find((r) => r.step === 'notice-ends')
  return ends?.earliestOn ?? ends?.unknown ?? ctx.today
}
