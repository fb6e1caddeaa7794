import { contract } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeAppointment } from './change-appointment.ts'
import { recordsStay, whyNotLonger } from './correct-first-day.ts'
import { endedFor, firstWithin } from './rules/posts.ts'
import { countedMonths, endBefore, readAppointments } from './store/index.ts'
import { followRuns } from './follow-runs.ts'
import { untilOver } from './until-over.ts'
import { followCorrection } from './vacancies.ts'
import { refuse } from './words.ts'

export interface Withdrawal {
  appointmentId: string
  reason: string
  /** Whoever was followed left for this appointment only, and stays. */
  predecessorFollows?: boolean | undefined
  version: number
}

/** Somebody who was appointed never came: the post was vacant all the time. The appointment stays to be seen, with the reason. */
export const withdrawAppointment = (ctx: Ctx, i: Withdrawal): Promise<{ contractId: string } | Refusal> =>
  changeAppointment(
    { ...ctx, version: i.version },
    { id: i.appointmentId, verb: 'withdraw', action: 'delivery.withdraw-appointment' },
    async ({ tx, inside, now, entry, set }) => {
      const c = (await contract(inside, now.contractId))!
      entry.facts = { contract: c.number, from: now.fromOn.toString(), reason: i.reason }
      const touched = { from: now.fromOn, to: now.toOn }
      const standing = firstWithin(await countedMonths(inside, tx, c.id), touched)
      if (standing) return refuse('withdraw-counted', standing.from, standing.to)
      const before = await readAppointments(inside, { providerId: c.providerId })
      const without = before.filter((a) => a.id !== now.id)
      const previous = i.predecessorFollows ? without.find((a) => endedFor(a, now)) : undefined
      const stays = previous && { ...previous, toOn: null }
      const after = without.map((a) => (a.id === stays?.id ? stays : a))
      if (stays) {
        const again = firstWithin(await countedMonths(inside, tx, c.id), { from: now.fromOn, to: null })
        if (again || whyNotLonger(c, await untilOver(inside, after), stays))
          return refuse('predecessor-elsewhere', stays.workerName).at('predecessorFollows')
      }
      const no = await recordsStay(inside, c, after, touched, 'reason')
      if (no) return no
      if (stays) await endBefore(inside, tx, stays, null)
      const moved = await set({ withdrawn_on: ctx.today, withdrawn_reason: i.reason })
      if (isRefusal(moved)) return moved
      await followCorrection(inside, tx, c, before, after)
      await followRuns(inside, tx, c)
      return { contractId: c.id }
    },
  )
