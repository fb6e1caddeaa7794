import { dayAt, daysBetween, isAfter, isRefusal, type Refusal } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx, Entry } from '#platform'
import { changeComplaint } from './change-complaint.ts'
import { advanceTender } from './change-tender.ts'
import { refuseRedress } from './rules/redress-words.ts'
import type { SuspendFacts } from './rules/complaint-process.ts'
import type { Complaint } from './rules/complaint.ts'
import type { Tender } from './rules/tender.ts'
import { tender as tenderNow } from './store/index.ts'

interface Suspension {
  complaintId: string
  untilOn: Temporal.PlainDate
  reason: string
}

/**
 * Finance has the procurement stand still, thirty days at most from the service of its notice: nobody opens, scores, awards or signs. The
 * deadline for bids moves by as many days at once and stays moved, so that no bidder loses time to it. Each complaint has its own, and the
 * procurement goes on once none of them stands.
 */
export async function suspendProcurement(ctx: Ctx, i: Suspension): Promise<{ id: string } | Refusal> {
  return await changeComplaint(
    ctx,
    { id: i.complaintId, verb: 'suspend', facts: (inside, c) => suspendFacts(inside, c, i) },
    async ({ inside, now, entry, set }) => {
      const stopped = await stop(inside, now, i, entry)
      if (isRefusal(stopped)) return stopped
      entry.facts = { number: now.number, until: i.untilOn.toString() }
      return await set({ suspended_on: ctx.today, suspended_until_on: i.untilOn, suspension_reason: i.reason })
    },
  )
}

/** How long it may be: from its service today. */
async function suspendFacts(ctx: Ctx, c: Complaint, i: Pick<Suspension, 'untilOn'>): Promise<SuspendFacts> {
  const t = (await tenderNow(ctx, c.tenderId))!
  const clocks = ctx.law.complaints.complaint({ suspendedOn: ctx.today }, t.lawDay, await calendarOf(ctx))
  const time = isRefusal(clocks) ? clocks : (clocks.find((k) => k.clock === 'suspension')?.time ?? refuseRedress('not-suspended'))
  return { untilOn: i.untilOn, today: ctx.today, lastOn: isRefusal(time) ? time : time.value.lastOn }
}

async function stop(inside: Ctx, c: Complaint, { untilOn }: Suspension, entry: Entry): Promise<unknown | Refusal> {
  const t = (await tenderNow(inside, c.tenderId))!
  if (t.state === 'void' || t.state === 'cancelled') return refuseRedress('procurement-over')
  const deadlineAt = t.state === 'published' || t.state === 'last-offers' ? await later(inside, t, untilOn) : t.deadlineAt
  if (isRefusal(deadlineAt)) return deadlineAt
  return await advanceTender(inside, t, 'suspend', { deadline_at: deadlineAt }, entry)
}

/** The deadline as many days later as it stands still, on a day that is worked. Days it stands still for another complaint moved it already. */
async function later(inside: Ctx, t: Tender, untilOn: Temporal.PlainDate): Promise<Temporal.Instant | Refusal> {
  const deadlineAt = t.deadlineAt!
  const from = t.suspendedUntilOn && isAfter(t.suspendedUntilOn, inside.today) ? t.suspendedUntilOn : inside.today
  if (!isAfter(untilOn, from)) return deadlineAt
  const was = deadlineAt.toZonedDateTimeISO(inside.zone)
  const time = { count: daysBetween(from, untilOn), unit: 'days' as const }
  const moved = inside.law.lastDays.procurementLastDay(dayAt(deadlineAt, inside.zone), time, await calendarOf(inside))
  return isRefusal(moved) ? moved : moved.toZonedDateTime({ timeZone: inside.zone, plainTime: was.toPlainTime() }).toInstant()
}
