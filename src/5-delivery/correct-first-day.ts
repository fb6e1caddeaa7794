import { type Contract, contract } from '#contracts'
import { type Day, earlier, isAfter, isBefore, isRefusal, later, plusDays, type Refusal } from '#kernel'
import { people } from '#people'
import type { Ctx, Db } from '#platform'
import { whoElse } from './appoint-worker.ts'
import { changeAppointment } from './change-appointment.ts'
import { staffingOf } from './occupancy.ts'
import { leftAlone } from './rules/counts.ts'
import { type Appointment, endedFor, firstDoubled, firstOverfull, firstWithin, isOne } from './rules/posts.ts'
import { countedByDay, countedMonths, endBefore, insertFirstDay, readAppointments } from './store/index.ts'
import { followRuns } from './follow-runs.ts'
import { runsFor } from './runs-of.ts'
import { untilOver } from './until-over.ts'
import { followCorrection } from './vacancies.ts'
import { refuse } from './words.ts'

export interface FirstDay {
  appointmentId: string
  fromOn: Day
  reason: string
  /** Whoever was followed left for this appointment, and their last day moves with it. */
  predecessorFollows?: boolean | undefined
  /** Somebody at another post of the institution has this name, and it is another person. */
  namesake?: boolean | undefined
  version: number
}

/**
 * The first day of an appointment was typed wrongly. What it was stays beside what it is, with the reason; days of months that stand are
 * not rewritten, and vacancies with their duties are counted anew.
 */
export const correctFirstDay = (ctx: Ctx, i: FirstDay): Promise<{ contractId: string } | Refusal> =>
  changeAppointment(
    { ...ctx, version: i.version },
    { id: i.appointmentId, verb: 'correctFirstDay', action: 'delivery.correct-first-day' },
    async ({ tx, inside, now, entry, set }) => {
      const c = (await contract(inside, now.contractId))!
      entry.facts = { contract: c.number, was: now.fromOn.toString(), from: i.fromOn.toString(), reason: i.reason }
      if (i.fromOn.equals(now.fromOn)) return refuse('nothing-changed').at('fromOn')
      if (now.toOn && isAfter(i.fromOn, now.toOn)) return refuse('ends-before').at('fromOn')
      const post = staffingOf(c).get(now.lineId)
      if (post && (isBefore(i.fromOn, post.from) || isAfter(i.fromOn, post.to)))
        return refuse('outside-post', post.from, post.to).at('fromOn')
      const run = (await runsFor(inside, [c])).get(c.id)?.get(now.lineId)
      if (run && isAfter(i.fromOn, run.to)) return refuse('project-over', run.to).at('fromOn')
      const touched = { from: earlier(i.fromOn, now.fromOn), to: plusDays(later(i.fromOn, now.fromOn), -1) }
      const standing = firstWithin(await countedMonths(inside, tx, c.id), touched)
      if (standing) return refuse('period-counted', standing.from, standing.to).at('fromOn')
      const before = await readAppointments(inside, { providerId: c.providerId })
      const previous = i.predecessorFollows ? before.find((a) => endedFor(a, now)) : undefined
      if (previous && !isBefore(previous.fromOn, i.fromOn)) return refuse('wrong-predecessor').at('fromOn')
      const stays = previous && { ...previous, toOn: plusDays(i.fromOn, -1) }
      const after = before.map((a) => (a.id === now.id ? { ...a, fromOn: i.fromOn } : a.id === stays?.id ? stays : a))
      // Whoever was followed may have gone to another post on the day they left for this one.
      const days = await untilOver(inside, after)
      if (stays && isAfter(i.fromOn, now.fromOn) && whyNotLonger(c, days, stays))
        return refuse('predecessor-elsewhere', stays.workerName).at('predecessorFollows')
      const no = fits(c, days, { ...i, id: now.id }) ?? (await recordsStay(inside, c, after, touched, 'fromOn'))
      if (no) return no
      if (previous) await endBefore(inside, tx, previous, plusDays(i.fromOn, -1))
      await insertFirstDay(inside, tx, { appointmentId: now.id, before: now.fromOn, fromOn: i.fromOn, reason: i.reason })
      const moved = await set({ from_on: i.fromOn })
      if (isRefusal(moved)) return moved
      await followCorrection(inside, tx, c, before, after)
      await followRuns(inside, tx, c)
      return { contractId: c.id }
    },
  )

/** Whether everybody still stands at one post at most, and no more people than posts, once it is put right. */
function fits(c: Contract, after: readonly Appointment[], i: Pick<FirstDay, 'namesake'> & { id: string }): Refusal | undefined {
  const others = after.filter((a) => a.id !== i.id)
  const now = after.find((a) => a.id === i.id)!
  const twice = whoElse(others, { name: now.workerName, userId: now.workerId ?? undefined, namesake: i.namesake }, now)
  if (isRefusal(twice)) return twice
  const post = staffingOf(c).get(now.lineId)
  const here = others.filter((a) => a.contractId === c.id && a.lineId === now.lineId)
  const full = post && firstOverfull(post, here, now)
  return full ? refuse('too-many', full).at('fromOn') : undefined
}

/** The first day on which whoever stays longer than was written stands elsewhere too, or at a post that is taken. */
export function whyNotLonger(c: Contract, after: readonly Appointment[], stays: Pick<Appointment, 'id'>): Day | undefined {
  const others = after.filter((a) => a.id !== stays.id)
  const stay = after.find((a) => a.id === stays.id)!
  const post = staffingOf(c).get(stay.lineId)
  const here = others.filter((a) => a.contractId === c.id && a.lineId === stay.lineId)
  const own = others.filter((a) => isOne(a, stay.workerId ?? undefined, stay.workerName))
  return firstDoubled(own, stay) ?? (post && firstOverfull(post, here, stay))
}

/** Refuses to take days from somebody who has records on them: these count only by whoever stood at a post that day. */
export async function recordsStay(
  ctx: Ctx & { db: Db },
  c: Contract,
  after: readonly Appointment[],
  touched: { readonly from: Day; readonly to: Day | null },
  field: string,
): Promise<Refusal | undefined> {
  if (!c.lines.some((l) => l.kind === 'post')) return undefined
  const served = await countedByDay(ctx, c.id, touched)
  const names = new Map(
    (await people(ctx, { userIds: [...new Set(served.map((r) => r.workerId))] })).map((p) => [p.userId as string, p.name]),
  )
  const here = after.filter((a) => a.contractId === c.id)
  const left = leftAlone(
    here,
    served.map((r) => ({ ...r, name: names.get(r.workerId) ?? '' })),
  )
  const [first] = left
  if (!first) return undefined
  const n = left.reduce((sum, r) => sum + r.records, 0)
  return refuse('records-left', n, first.servedOn, left.at(-1)!.servedOn).at(field)
}
