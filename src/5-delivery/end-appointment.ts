import { contract } from '#contracts'
import { type Day, isAfter, isBefore, isRefusal, plusDays, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeAppointment } from './change-appointment.ts'
import { recordsStay } from './correct-first-day.ts'
import { followRuns } from './follow-runs.ts'
import { staffingOf } from './occupancy.ts'
import { firstWithin } from './rules/posts.ts'
import { countedMonths, readAppointments } from './store/index.ts'
import { followCorrection, followVacancies } from './vacancies.ts'
import { refuse } from './words.ts'

/**
 * Somebody leaves a post after a last day; the post is vacant from the next. A last day may also be put right, to an earlier one: only days
 * of months that stand are what they were.
 */
export const endAppointment = (
  ctx: Ctx,
  i: { appointmentId: string; lastOn: Day; reason: string; version: number },
): Promise<{ contractId: string } | Refusal> =>
  changeAppointment(
    { ...ctx, version: i.version },
    { id: i.appointmentId, verb: 'end', action: 'delivery.end-appointment' },
    async ({ tx, inside, now: a, entry, set }) => {
      const c = (await contract(inside, a.contractId))!
      entry.facts = { contract: c.number, last: i.lastOn.toString(), reason: i.reason }
      // Who has left may turn out to have left before.
      if (a.toOn && isBefore(a.toOn, ctx.today) && !isBefore(i.lastOn, a.toOn)) return refuse('already-ended').at('lastOn')
      if (isBefore(i.lastOn, a.fromOn)) return refuse('ends-before').at('lastOn')
      const last = staffingOf(c).get(a.lineId)
      if (last && isAfter(i.lastOn, last.to)) return refuse('outside-post', last.from, last.to).at('lastOn')
      // Longer than agreed before could meet somebody who came after.
      if (a.toOn && isAfter(i.lastOn, a.toOn)) return refuse('already-ended').at('lastOn')
      const touched = { from: plusDays(i.lastOn, 1), to: a.toOn }
      const within = firstWithin(await countedMonths(inside, tx, c.id), touched)
      if (within) return refuse('period-counted', within.from, within.to).at('lastOn')
      const before = await readAppointments(inside, { contractIds: [c.id] })
      const after = before.map((x) => (x.id === a.id ? { ...x, toOn: i.lastOn } : x))
      const no = await recordsStay(inside, c, after, touched, 'lastOn')
      if (no) return no
      const moved = await set({ to_on: i.lastOn, end_reason: i.reason })
      if (isRefusal(moved)) return moved
      // Of somebody who had left already, what their last day made of the post was counted by a wrong one.
      if (a.toOn && isBefore(a.toOn, ctx.today)) await followCorrection(inside, tx, c, before, after)
      else await followVacancies(inside, tx, c)
      await followRuns(inside, tx, c)
      return { contractId: c.id }
    },
  )
