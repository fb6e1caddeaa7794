import { contracts, dutiesOf } from '#contracts'
import { rounds } from '#evaluations'
import { dayAt, isAfter, type Moment, settlingSeconds, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { tenders } from '#tenders'
import { rehearsalWords } from './rehearsal-words.ts'

/** A moment to come at which something of the district falls due. */
export interface Ahead {
  readonly at: Moment
  readonly says: Words
  readonly href: string
}

/** So many are offered. */
const most = 10

/** What falls due next in the district, soonest first: deadlines to the moment, duties on the morning of their day. */
export async function momentsAhead(ctx: Ctx): Promise<readonly Ahead[]> {
  const settled = { seconds: settlingSeconds + 1 }
  const calls = (await tenders(ctx, { states: ['published'] })).flatMap((t): Ahead[] =>
    t.deadlineAt
      ? [{ at: t.deadlineAt.add(settled), says: rehearsalWords.both('opens', { zh: t.title, en: t.title }), href: `/tenders/${t.id}` }]
      : [],
  )
  const open = (await rounds(ctx, {})).filter((r) => r.state === 'open')
  const ends = open.map(
    (r): Ahead => ({ at: r.dueAt.add(settled), says: rehearsalWords.both('revealed'), href: `/evaluations/rounds/${r.id}` }),
  )
  const owed = await dutiesOf(ctx, { open: true, limit: 500 })
  // One duty falls due in many contracts on the same day.
  const numbers = new Map(
    (await contracts(ctx, { ids: [...new Set(owed.map((d) => d.contractId))] })).map((c) => [c.id as string, c.number]),
  )
  const duties = owed.flatMap((d): Ahead[] =>
    d.dueOn && isAfter(d.dueOn, dayAt(ctx.now, ctx.zone))
      ? [
          {
            at: morningOf(d.dueOn, ctx.zone),
            says: rehearsalWords.both('duty', d.title, numbers.get(d.contractId) ?? ''),
            href: `/contracts/${d.contractId}/duties`,
          },
        ]
      : [],
  )
  const all = [...calls, ...ends, ...duties].filter((a) => Temporal.Instant.compare(a.at, ctx.now) > 0)
  return all.sort((a, b) => Temporal.Instant.compare(a.at, b.at)).slice(0, most)
}

/** At nine in the morning people are at work. */
export const morningOf = (day: Ctx['today'], zone: string): Moment =>
  day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('09:00') }).toInstant()
