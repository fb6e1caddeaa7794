import { isBefore } from '#kernel'
import { isToCome } from '#law'
import { calendarOf } from '#people'
import type { Ctx, Db } from '#platform'
import { countedByCalendar, type Duty } from './rules/duty.ts'
import { type DutiesAsked, dutyRows } from './store/index.ts'
import { raisedWords } from './words.ts'

/**
 * Duties of both sides as they stand now, the earliest first. A last day that is over and was counted in a year whose days off nobody entered
 * yet may still move: until they are entered nobody is late and nobody in time, which is said in its place, with what to do.
 */
export async function dutiesOf(ctx: Ctx, q: DutiesAsked, db: Db = ctx.db): Promise<Duty[]> {
  const rows = await dutyRows(ctx, q, db)
  const over = (d: Duty) =>
    d.state !== 'void' && d.dueOn !== null && countedByCalendar.includes(d.kind) && isBefore(d.dueOn, d.fulfilledOn ?? ctx.today)
  if (!rows.some(over)) return rows
  const calendar = await calendarOf(ctx, db)
  return rows.map((d) =>
    over(d) && isToCome(d.dueOn!.year, calendar)
      ? { ...d, dueOn: null, mayMove: true as const, dueSays: raisedWords.both('yearToCome', d.dueOn!, d.dueOn!.year) }
      : d,
  )
}
