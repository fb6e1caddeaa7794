import { day, fraction, fractionText } from '#kernel'
import { describe, expect, test } from 'vitest'
import { isTooLittle, recordedShare, type Stay, timeOf, togetherOf } from './recorded-time.ts'

const stay = (id: string, workerId: string | null, share: number, from = '2026-03-01', to = '2026-03-31', workerName = id): Stay => ({
  appointment: { id: id as never, workerId, workerName, lineId: `line of ${id}`, shareParts: share },
  from: day(from),
  to: day(to),
})
/** Weekdays of March 2026: the 2nd is a Monday. */
const workingDays = (from: { dayOfWeek: number; until: unknown }, to: unknown): number | null => {
  let n = 0
  for (let d = from as never as Temporal.PlainDate; Temporal.PlainDate.compare(d, to as Temporal.PlainDate) <= 0; d = d.add({ days: 1 }))
    if (d.dayOfWeek <= 5) n++
  return n
}
const facts = (recorded: Record<string, number>) => ({
  workingDays: workingDays as never,
  dayMinutes: 480,
  recorded: new Map(Object.entries(recorded)),
})

describe('recorded time beside paid time', () => {
  test('a full post is paid its working days times eight hours; a half one half of it; a stay of a week that week', () => {
    // March 2026 has 22 weekdays: 22 × 480 = 10,560.
    expect(timeOf([stay('a', 'u1', 10_000)], facts({ u1: 600 })).map((p) => [fractionText(p.paid!), p.recorded])).toEqual([['10560', 600]])
    expect(timeOf([stay('a', 'u1', 5_000)], facts({})).map((p) => [fractionText(p.paid!), p.recorded])).toEqual([['5280', 0]])
    expect(timeOf([stay('a', 'u1', 10_000, '2026-03-02', '2026-03-08')], facts({})).map((p) => fractionText(p.paid!))).toEqual(['2400'])
    // A third of a post in ten-thousandths, exactly.
    expect(timeOf([stay('a', 'u1', 3_333)], facts({})).map((p) => fractionText(p.paid!))).toEqual([
      fractionText(fraction(3333 * 10560, 10_000)),
    ])
  })

  test('two half posts of one person are one person; of two without an account, two, of whom nothing is recorded and who are asked about', () => {
    const two = timeOf([stay('a', 'u1', 5_000), stay('b', 'u1', 5_000)], facts({ u1: 60 }))
    expect(two.map((p) => [p.appointmentId, p.lineIds.length, fractionText(p.paid!), p.recorded])).toEqual([['a', 2, '10560', 60]])
    const nobody = timeOf([stay('a', null, 10_000), stay('b', null, 10_000)], facts({}))
    expect(nobody.map((p) => [p.recorded, isTooLittle(p, 50)])).toEqual([
      [null, true],
      [null, true],
    ])
    // Paid like the others, they are in the total, which says that nothing of them is recorded.
    const all = togetherOf(timeOf([stay('a', 'u1', 10_000), stay('b', null, 10_000)], facts({ u1: 10_560 })))
    expect([fractionText(all.paid), all.recorded, all.people, all.noAccount, fractionText(recordedShare(all)!)]).toEqual([
      '21120',
      10_560,
      2,
      1,
      '1/2',
    ])
  })

  test('days of a year nobody entered are not known, and nothing is asked', () => {
    const [p] = timeOf([stay('a', 'u1', 10_000)], { ...facts({}), workingDays: () => null })
    expect([p!.paid, recordedShare(p!), isTooLittle(p!, 50)]).toEqual([null, null, false])
    expect(togetherOf([p!])).toMatchObject({ recorded: 0, people: 0 })
  })

  test.each([
    [5279, 50, true],
    [5280, 50, false],
    [5281, 50, false],
    [0, 0, false],
    [10_559, 100, true],
    [10_560, 100, false],
  ])('%i of 10,560 minutes against %i per cent', (recorded, below, is) => {
    const [p] = timeOf([stay('a', 'u1', 10_000)], facts({ u1: recorded }))
    expect(isTooLittle(p!, below)).toBe(is)
  })
})
