import { type Contract, contract, type ContractLine, monthOf } from '#contracts'
import { type Day, earlier, fractionText, isAfter, later, postSpans } from '#kernel'
import type { Ctx, Db } from '#platform'
import { type Appointment, type AppointmentState, type Occupied, occupiedDays, partsOf, type Staffing } from './rules/posts.ts'
import { noRuns, type Run, type Runs, runsFor, whileRunning } from './runs-of.ts'
import { readAppointments } from './store/index.ts'

export interface Occupancy {
  lineId: string
  /** Exact, as fraction text: `418`, or `433/2` where half posts are bought. */
  postDaysOccupied: string
  postDaysTotal: string
}

/** Occupied and agreed post-days of every post line of a contract within some days, both inclusive. */
export async function occupancy(ctx: Ctx, contractId: string, within: { from: Day; to: Day }): Promise<Occupancy[]> {
  const c = await contract(ctx, contractId)
  if (!c) return []
  const runs = (await runsFor(ctx, [c])).get(c.id) ?? noRuns
  return occupiedLines(c, whileRunning(await readAppointments(ctx, { contractIds: [c.id] }), runs), within).map(asText)
}

/**
 * The same of several contracts at once, each within its own days, by contract: how far their posts were filled. At a subsidised post nobody
 * is missing once its project is over.
 */
export async function occupancies(ctx: Ctx, of: readonly { contract: Contract; from: Day; to: Day }[]): Promise<Map<string, Occupancy[]>> {
  const all = of.map((o) => o.contract)
  const staff = Map.groupBy(await readAppointments(ctx, { contractIds: all.map((c) => c.id) }), (a) => a.contractId)
  const runs = await runsFor(ctx, all)
  return new Map(
    of.map(({ contract: c, from, to }): [string, Occupancy[]] => [
      c.id,
      occupiedLines(c, staff.get(c.id) ?? [], { from, to }, staffingOf(c, runs.get(c.id))).map(asText),
    ]),
  )
}

const asText = (o: Occupied & { lineId: string }): Occupancy => ({
  lineId: o.lineId,
  postDaysOccupied: fractionText(o.occupied),
  postDaysTotal: fractionText(o.total),
})

/** The same for a contract and its stays at hand, as fractions. Nobody stands at a post after the contract was closed. */
export function occupiedLines(
  c: Contract,
  appointments: readonly Pick<Appointment, 'lineId' | 'shareParts' | 'fromOn' | 'toOn'>[],
  within: { from: Day; to: Day },
  staffing = staffingOf(c),
): (Occupied & { lineId: string })[] {
  return [...staffing].map(([lineId, line]) => {
    const mine = appointments.filter((a) => a.lineId === lineId)
    const stays = c.closedOn === null ? mine : mine.map((a) => ({ ...a, toOn: a.toOn ? earlier(a.toOn, c.closedOn!) : c.closedOn }))
    return { lineId, ...occupiedDays(line, stays, within) }
  })
}

/** Stays as far as they have come: nobody has stood at a post on a day to come. */
export const stayedUntil = <S extends Pick<Appointment, 'fromOn' | 'toOn'>>(stays: readonly S[], until: Day): S[] =>
  stays.flatMap((s) => (isAfter(s.fromOn, until) ? [] : [{ ...s, toOn: s.toOn ? earlier(s.toOn, until) : until }]))

/**
 * Days and number of posts of every post line, each month with the posts both have agreed on for it; with the runs of subsidised posts, only
 * the days on which their projects run: afterwards nobody is missing there.
 */
export const staffingOf = (c: Contract, runs: Runs = noRuns): Map<string, Staffing> =>
  new Map(c.lines.flatMap((l): [string, Staffing][] => (l.kind === 'post' ? [[l.id, within(staffing(c, l), runs.get(l.id))]] : [])))

const within = (s: Staffing, run: Run | undefined): Staffing =>
  run ? { ...s, from: later(s.from, run.from), to: earlier(s.to, run.to) } : s

function staffing(c: Contract, line: ContractLine & { kind: 'post' }): Staffing {
  const firstDay = (month: number) => monthOf(c, line.fromMonth + month).from
  let month = 0
  const posts = postSpans(line).map((s) => {
    const from = firstDay(month)
    month += s.months
    return { from, parts: partsOf(s.posts) }
  })
  return { from: firstDay(0), to: monthOf(c, line.fromMonth + line.months - 1).to, posts }
}

/** Appointments of contracts, or one of them, the earliest first. */
export const appointments = (
  ctx: Ctx,
  of: { contractIds: readonly string[]; state?: AppointmentState } | { id: string },
  db: Db = ctx.db,
): Promise<Appointment[]> => readAppointments({ ...ctx, db }, of)
