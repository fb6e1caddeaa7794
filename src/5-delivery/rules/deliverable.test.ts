import { type Day, day, type UnitTerms } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completing, conditionsOf, type Session } from './deliverable.ts'

const terms = (t: Partial<UnitTerms>): UnitTerms => ({ what: [], minutes: null, people: null, sessions: 6, ...t })
const march = (n: number): Day => day('2026-03-01').add({ days: n })
const session = (n: number, more: Partial<Session> = {}): Session => ({
  ...{ id: `rec_${String(n).padStart(3, '0')}`, servedOn: march(n), people: 7, minutes: 90, units: 0, isClosed: false },
  ...more,
})
const sessions = (n: number, people = 7, minutes = 90) => Array.from({ length: n }, (_, i) => session(i, { people, minutes }))
const stands = (of: readonly Session[], members: number, t: UnitTerms | null) => completing(of, members, () => t)?.id ?? null

describe('a deliverable makes a unit when its own sessions meet every condition', () => {
  const all = terms({ people: 42, minutes: 540, members: 8 })
  const cases: [string, Session[], number, UnitTerms | null, string | null][] = [
    ['six sessions of six', sessions(6), 8, terms({}), 'rec_005'],
    ['five of six', sessions(5), 8, terms({}), null],
    ['seven: the sixth made it', sessions(7), 8, terms({}), 'rec_005'],
    ['42 of 42 person-times', sessions(6, 7), 8, terms({ people: 42 }), 'rec_005'],
    ['36 of 42', sessions(6, 6), 8, terms({ people: 42 }), null],
    ['made up for by a seventh session', sessions(7, 6), 8, terms({ people: 42 }), 'rec_006'],
    ['8 of 8 people', sessions(6), 8, terms({ members: 8 }), 'rec_005'],
    ['7 of 8 people', sessions(6), 7, terms({ members: 8 }), null],
    ['9 of 8 people', sessions(6), 9, terms({ members: 8 }), 'rec_005'],
    ['540 of 540 minutes', sessions(6, 7, 90), 8, terms({ minutes: 540 }), 'rec_005'],
    ['534 of 540 minutes', sessions(6, 7, 89), 8, terms({ minutes: 540 }), null],
    ['all four', sessions(6), 8, all, 'rec_005'],
    ['all four but a person', sessions(6), 7, all, null],
    ['no session at all', [], 8, all, null],
    ['a unit of one session is made by no deliverable', sessions(6), 8, terms({ sessions: null }), null],
    ['nothing agreed', sessions(6), 8, null, null],
  ]
  test.each(cases)('%s', (_, of, members, t, on) => expect(stands(of, members, t)).toBe(on))

  test('what is missing is said by condition', () => {
    expect(conditionsOf(all, { sessions: 5, people: 38, minutes: 450, members: 8 })).toEqual([
      { of: 'sessions', has: 5, need: 6 },
      { of: 'people', has: 38, need: 42 },
      { of: 'members', has: 8, need: 8 },
      { of: 'minutes', has: 450, need: 540 },
    ])
  })

  test('each day by what was agreed for it: four were too few, and are enough from the day on which three are asked', () => {
    const on = (d: Day) => terms({ sessions: Temporal.PlainDate.compare(d, march(4)) < 0 ? 6 : 3 })
    expect(completing(sessions(4), 8, on)).toBeUndefined()
    expect(completing(sessions(5), 8, on)?.id).toBe('rec_004')
  })
})

describe('months that are handed in', () => {
  test('a unit that was handed in stays, also where a record of a returned month falls away', () => {
    const of = sessions(5).map((s, i) => ({ ...s, isClosed: i > 2, units: i === 4 ? 1 : 0 }))
    expect(stands(of, 8, terms({}))).toBe('rec_004')
  })
  test('none is put into a month that is handed in: it stands on the last record of an open one', () => {
    // The third session was entered when its month was returned; the months after it are handed in.
    const of = sessions(6).map((s, i) => ({ ...s, isClosed: i > 2 }))
    expect(stands(of, 8, terms({}))).toBe('rec_002')
    expect(
      stands(
        of.map((s) => ({ ...s, isClosed: true })),
        8,
        terms({}),
      ),
    ).toBeNull()
  })
  test('handed in in order, the record on which it stands moves among open months only', () => {
    const row = fc.record({ people: fc.integer({ min: 3, max: 12 }), minutes: fc.integer({ min: 30, max: 120 }) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), fc.nat(14), fc.integer({ min: 5, max: 9 }), fc.nat(13), (rows, closed, members, at) => {
        const t = terms({ people: 42, members: 6 })
        // Handed in month by month: what stands was counted before its month was closed.
        const open = rows.map((r, i) => session(i, r))
        const was = completing(open, members, () => t)
        const inOrder = open.map((s, i) => ({ ...s, isClosed: i < closed, units: s.id === was?.id ? 1 : 0 }))
        const before = completing(inOrder, members, () => t)
        expect(before?.id).toBe(was?.id)
        // An open record is struck, or another one is entered.
        const struck = inOrder.filter((s, i) => s.isClosed || i !== at)
        const entered = [...inOrder, session(20, { people: 9 })]
        for (const after of [struck, entered]) {
          const now = completing(after, members, () => t)
          if (now?.id === before?.id) continue
          expect([before, now].some((s) => s?.isClosed)).toBe(false)
        }
      }),
    )
  })
})
