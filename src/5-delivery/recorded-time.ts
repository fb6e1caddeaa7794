import type { Contract } from '#contracts'
import { type Day, earlier, type Fraction, isAfter, isRefusal, later } from '#kernel'
import { type Calendar, type Law, workingDaysOpen } from '#law'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import type { Acceptance } from './rules/acceptance.ts'
import { noRuns, runsFor, whileRunning } from './runs-of.ts'
import type { Appointment } from './rules/posts.ts'
import { isTooLittle, type PersonTime, type Stay, timeOf, togetherOf } from './rules/recorded-time.ts'
import { minutesByWorker, readAppointments, readTimeAnswers, type TimeAnswer } from './store/index.ts'

/** Time recorded within some days beside what its posts are paid for, person by person; none where the law names no working day. */
export const recordedTime = async (ctx: Ctx, c: Posts, within: Days): Promise<PersonTime[]> =>
  await timeBeside(ctx, c, within, await minutesByWorker(ctx, { contractId: c.id, ...within }))

/** What posts are paid for within some days, of everybody at them. No record is read for it. */
export const paidTime = async (ctx: Ctx, c: Posts, within: Days): Promise<Fraction> =>
  togetherOf(await timeBeside(ctx, c, within, new Map())).paid

type Posts = Contract
interface Days {
  from: Day
  to: Day
}

async function timeBeside(ctx: Ctx, c: Posts, within: Days, recorded: ReadonlyMap<string, number>): Promise<PersonTime[]> {
  const runs = (await runsFor(ctx, [c])).get(c.id) ?? noRuns
  const staff = whileRunning(await readAppointments(ctx, { contractIds: [c.id] }), runs)
  return staff.length === 0 ? [] : timeOfStaff(c, staff, within, { law: ctx.law, calendar: await calendarOf(ctx), recorded })
}

/** What posts are paid for, of appointments and a calendar that are known: for many contracts at once. */
export const paidTimeOf = (c: Posts, staff: readonly Appointment[], within: Days, by: { law: Law; calendar: Calendar }): Fraction =>
  togetherOf(timeOfStaff(c, staff, within, { ...by, recorded: new Map() })).paid

function timeOfStaff(
  c: Posts,
  staff: readonly Appointment[],
  within: Days,
  by: { law: Law; calendar: Calendar; recorded: ReadonlyMap<string, number> },
): PersonTime[] {
  const dayMinutes = by.law.numberOrFirst('workingDayMinutes', within.from)?.value
  if (dayMinutes === undefined) return []
  const to = c.closedOn ? earlier(within.to, c.closedOn) : within.to
  const stays = staff.flatMap((appointment): Stay[] => {
    const [first, last] = [later(appointment.fromOn, within.from), appointment.toOn ? earlier(appointment.toOn, to) : to]
    return isAfter(first, last) ? [] : [{ appointment, from: first, to: last }]
  })
  const workingDays = (from: Day, last: Day): number | null => {
    const n = workingDaysOpen(from, last, by.calendar)
    return isRefusal(n) ? null : n
  }
  return timeOf(stays, { workingDays, dayMinutes, recorded: by.recorded })
}

/** The part of a post's time below which the institution is asked, in per cent. */
const askBelow = (ctx: Pick<Ctx, 'recordedShare'>): number => ctx.recordedShare ?? 50

/** What is asked of a hand-in, and what was answered. */
export interface TimeAsked {
  readonly time: readonly PersonTime[]
  readonly answers: readonly TimeAnswer[]
  /** Whose time is asked about. */
  readonly asked: readonly PersonTime[]
  /** The part of the time, in per cent, below which it is asked. */
  readonly below: number
}

/** Time beside pay of a month that was handed in, with the questions to the institution. A stage has none. */
export async function timeAsked(ctx: Ctx, c: Contract, a: Acceptance): Promise<TimeAsked> {
  const below = askBelow(ctx)
  if (a.kind !== 'month') return { time: [], answers: [], asked: [], below }
  const time = await recordedTime(ctx, c, { from: a.periodFrom, to: a.periodTo })
  const answers = (await readTimeAnswers(ctx, [a.id])).filter((x) => x.times === a.times)
  return { time, answers, asked: time.filter((p) => isTooLittle(p, below)), below }
}
