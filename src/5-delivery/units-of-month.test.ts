import type { Contract } from '#contracts'
import { day, fraction, fractionText, subtract, yuan, zero } from '#kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimOf, contractMonth, periodOf } from './period-of.ts'
import type { AcceptanceLine, AcceptanceState } from './rules/acceptance.ts'
import type { UnitsRow } from './unit-totals.ts'
import { unitsOfMonth, unitsThatStand } from './units-of-month.ts'

/** Three months from March, with so many units bought of one line. */
const bought = (quantity: number, sessions: number | null = null) => {
  const unitTerms = { what: [], minutes: null, people: null, sessions }
  const line = { id: 'u', kind: 'project', title: 'Groups', quantity, paidBy: 'units', amount: yuan(String(4000 * quantity)), unitTerms }
  return {
    ...{ id: 'con', startsOn: day('2026-03-01'), endsOn: day('2026-05-31'), closedOn: null },
    lines: [{ ...line, settled: [], communityIds: [], milestones: [], fromMonth: 1 }],
  } as unknown as Contract
}
type Handed = { period: string; state: AcceptanceState; lines: AcceptanceLine[] }

/** A contract of which months are handed in and returned; each answers what the month claims. */
function delivery(c: Contract) {
  const records = new Map<number, { units: number; records: number }>()
  const handed = new Map<string, Handed>()
  const rows = (): UnitsRow[] =>
    [...records].map(([month, r]) => ({
      ...{ contractId: 'con', lineId: 'u', month: `2026-0${2 + month}`, monthOn: day(`2026-0${2 + month}-01`), communityId: null },
      ...{ ...r, people: 10 * r.records, minutes: 60 * r.records },
    }))
  const key = (month: number) => `m0${month}`
  return {
    rows,
    done: (month: number, units: number, sessions = units) => records.set(month, { units, records: sessions }),
    handIn: (month: number): number => {
      const period = periodOf(c, key(month), day('2026-06-10'))!
      const lines = claimOf(c, period, { postDays: new Map(), ...unitsOfMonth(c, rows(), [...handed.values()], contractMonth(c, month)) })
      const accepted = lines.map(
        (l) =>
          ({
            ...{
              instalmentKey: l.instalment.key,
              lineId: 'u',
              claimed: l.claimed,
              accepted: l.claimed,
              givenUp: { count: zero, of: l.claimed.of },
            },
          }) as AcceptanceLine,
      )
      handed.set(key(month), { period: key(month), state: 'accepted', lines: accepted })
      return Number(fractionText(lines[0]?.claimed.count ?? zero))
    },
    returned: (month: number) => handed.set(key(month), { ...handed.get(key(month))!, state: 'returned' }),
    /** The institution gives up so many of the units a month claimed. */
    givesUp: (month: number, units: number) => {
      const { lines } = handed.get(key(month))!
      const less = (l: AcceptanceLine) => ({ count: subtract(l.claimed.count, fraction(units)), of: l.claimed.of })
      const after = lines.map((l) => ({ ...l, claimed: less(l), accepted: less(l), givenUp: { count: fraction(units), of: l.claimed.of } }))
      handed.set(key(month), { ...handed.get(key(month))!, lines: after })
    },
    standing: () => [...handed.values()].filter((a) => a.state !== 'returned'),
  }
}

test('what was recorded in a returned month stays out of every other month, and comes with its own new hand-in', () => {
  const d = delivery(bought(10))
  d.done(1, 4)
  d.done(2, 2)
  expect(d.handIn(1)).toBe(4)
  d.returned(1)
  expect(d.handIn(2)).toBe(2)
  expect(d.handIn(3)).toBe(0)
  // As many as are put right in it, whatever came meanwhile.
  d.done(1, 3)
  expect(d.handIn(1)).toBe(3)
})
test('a month handed in again unchanged claims what it claimed, also when later months stand', () => {
  const d = delivery(bought(10))
  d.done(1, 4)
  d.done(2, 2)
  expect([d.handIn(1), d.handIn(2)]).toEqual([4, 2])
  d.returned(1)
  expect(d.handIn(1)).toBe(4)
})
test('all months together never claim more than was made and bought, and what one leaves comes with a later one', () => {
  const d = delivery(bought(5))
  d.done(1, 4)
  d.done(2, 2)
  expect([d.handIn(1), d.handIn(2)]).toEqual([4, 1])
  d.returned(1)
  d.done(1, 3)
  // The second of April is April's own: it comes with May, not with March.
  expect([d.handIn(1), d.handIn(3)]).toEqual([3, 1])
})
test('a unit given up in a later month is no unit of an earlier one', () => {
  const d = delivery(bought(5))
  d.done(1, 4)
  d.done(2, 2)
  expect([d.handIn(1), d.handIn(2)]).toEqual([4, 1])
  d.givesUp(2, 1)
  d.returned(1)
  expect([d.handIn(1), d.handIn(3)]).toEqual([4, 1])
})
test('a unit of several sessions is claimed by the month whose sessions make it whole, also where that one comes last', () => {
  const d = delivery(bought(5, 3))
  d.done(1, 0, 2)
  d.done(2, 1, 1)
  expect(d.handIn(1)).toBe(0)
  d.returned(1)
  expect([d.handIn(2), d.handIn(3)]).toEqual([0, 0])
  expect(d.handIn(1)).toBe(1)
})
test('what was recorded counts without the months that were returned', () => {
  const d = delivery(bought(5))
  d.done(1, 4)
  d.done(2, 2)
  const standing = (state: AcceptanceState) => unitsThatStand(bought(5), d.rows(), [{ period: 'm01', state }]).map((u) => u.units)
  expect([standing('handed-in'), standing('returned')]).toEqual([[4, 2], [2]])
})
test('in whatever order months are handed in, returned, put right and handed in again, the claims that stand are what was made and bought', () => {
  const step = fc.record({ month: fc.integer({ min: 1, max: 3 }), units: fc.integer({ min: 0, max: 5 }), returns: fc.boolean() })
  fc.assert(
    fc.property(fc.boolean(), fc.integer({ min: 1, max: 12 }), fc.array(step, { maxLength: 12 }), (plenty, few, steps) => {
      const quantity = plenty ? 15 : few
      const d = delivery(bought(quantity))
      const stood = new Set<number>()
      const seen = new Set<number>()
      const own = new Map<number, number>()
      const claimed = () => d.standing().reduce((n, a) => n + Number(fractionText(a.lines[0]?.claimed.count ?? zero)), 0)
      for (const { month, units, returns } of steps) {
        if (stood.has(month)) {
          if (returns) {
            d.returned(month)
            stood.delete(month)
          }
          continue
        }
        if ([1, 2, 3].some((m) => m < month && !seen.has(m))) continue
        d.done(month, units)
        own.set(month, units)
        const claims = d.handIn(month)
        stood.add(month)
        seen.add(month)
        const made = [...stood].reduce((n, m) => n + own.get(m)!, 0)
        expect(claims).toBeLessThanOrEqual(made)
        expect(claimed()).toBeLessThanOrEqual(Math.min(made, quantity))
        // Where more is bought than can be made, each month claims its own units, neither more nor less.
        if (plenty) expect(claims).toBe(units)
      }
    }),
  )
})
