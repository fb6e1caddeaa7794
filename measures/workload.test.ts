import { expect, test } from 'vitest'
import { availableHours, monthlyDirectHours, type Workload, workload } from './workload.ts'

test('1720 hours a year, 70 % direct, are 100.3 a month', () => expect(monthlyDirectHours(1720, 0.7)).toBeCloseTo(100.333, 3))
test('4 cases × 6, 10 × 2.5, 6 × 1 and 4 sessions × 5 are 75 hours, a load of .7475', () => {
  const w = workload(monthlyDirectHours(1720, 0.7), {
    cases: [
      { count: 4, hours: 6 },
      { count: 10, hours: 2.5 },
      { count: 6, hours: 1 },
    ],
    sessions: [{ count: 4, hours: 5, preparation: 1 }],
  }) as Workload
  expect(w.needed).toBe(24 + 25 + 6 + 20)
  expect(w.load).toBeCloseTo(0.7475, 4)
  expect(w.free).toBeCloseTo(1204 / 12 - 75, 10)
})
test('F-21: 2,504 + 1,855 = 4,359 clients for 9 workers are 484.3 each; an hour a client and month is 4.9 times what they have', () => {
  const clients = 2504 + 1855
  expect(clients).toBe(4359)
  expect(clients / 9).toBeCloseTo(484.333, 3)
  // 248 days × 8 hours = 1,984 a year, 60 % of it direct: 99.2 a month, for nine 892.8.
  const have = 9 * monthlyDirectHours(248 * 8, 0.6)
  const w = workload(have, { cases: [{ count: clients, hours: 1 }], sessions: [] }) as Workload
  expect(have).toBeCloseTo(892.8, 10)
  expect(w.load).toBeCloseTo(4359 / 892.8, 10)
  expect(w.load).toBeGreaterThan(1)
})
test('preparation multiplies a session', () =>
  expect(workload(100, { cases: [], sessions: [{ count: 4, hours: 2, preparation: 1.5 }] })).toMatchObject({ needed: 12, load: 0.12 }))
test('what is left of paid hours', () =>
  expect(availableHours({ paid: 160, leave: 16, training: 8, supervision: 4, travel: 10, administration: 22 })).toBe(
    160 - 16 - 8 - 4 - 10 - 22,
  ))
test('nothing left is refused', () =>
  expect(availableHours({ paid: 40, leave: 40, training: 0, supervision: 0, travel: 0, administration: 0 })).toMatchObject({
    code: 'nothing-left',
  }))
test('an entry below zero is named', () => {
  expect(availableHours({ paid: 160, leave: -1, training: 0, supervision: 0, travel: 0, administration: 0 })).toMatchObject({
    words: { en: expect.stringContaining('leave') },
  })
  expect(workload(10, { cases: [{ count: 1, hours: -2 }], sessions: [] })).toMatchObject({
    words: { zh: expect.stringContaining('cases[0].hours') },
  })
  expect(workload(0, { cases: [], sessions: [] })).toMatchObject({ code: 'entry' })
})
