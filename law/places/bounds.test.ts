import { both, day, fraction, sayDay, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { nationalCalendar } from '../cn/calendar.ts'
import { citeText } from '../cn/instruments.ts'
import { timetable } from '../cn/timetable.ts'
import { knownLaw } from '../countries.ts'
import { exampleCountry } from '../example-country/index.ts'
import { days, workingDays } from '../length.ts'
import { methods } from '../methods/index.ts'
import { contradictions, isOutOfBounds } from './bounds.ts'
import { lawWithOwn, looserOn, type OwnValue, type Settable, type SetValue } from './own.ts'

const cn = knownLaw('cn')
const here = { code: 'test', says: both('测试区', 'Test district') }
const text = citeText('R-49', both('测试', 'test'), both('一', '1'), 'B')
const own = (key: string, value: SetValue, from = '2026-01-01', until?: string): OwnValue => ({
  key,
  value,
  from: day(from),
  ...(until && { until: day(until) }),
  enteredOn: day('2026-01-01'),
  cites: [text],
})
const ends = (s: Settable): SetValue[] => [...s.between, ...(s.kind === 'length' ? [workingDays(365)] : [])]

describe('a number a place sets', () => {
  test.each([...cn.country.settable(), ...exampleCountry.settable()].map((s) => [s.key, s] as const))('%s has bounds', (_, s) => {
    for (const v of s.between) expect(isOutOfBounds(s, v)).toBe(false)
    const beyond: Record<Settable['kind'], SetValue> = {
      money: yuan('10000000001'),
      share: fraction(1001, 1000),
      count: 999_999_999,
      length: days(9999),
    }
    expect(isOutOfBounds(s, beyond[s.kind])).toBe(true)
    if (s.kind === 'count' || s.kind === 'length') expect(isOutOfBounds(s, s.kind === 'count' ? 0 : days(0))).toBe(true)
    // What the nation sets itself lies within.
    for (const v of s.national?.of.values ?? []) expect(isOutOfBounds(s, v.value as SetValue)).toBe(false)
  })

  test.each(cn.country.settable().map((s) => [s.key, s] as const))('%s at its bounds: every timetable still stands', (_, s) => {
    for (const value of ends(s).filter((v) => !looserOn(s, v, day('2026-01-01')))) {
      const { place } = lawWithOwn(cn, here, [own(s.key, value)])
      for (const { name } of methods) {
        const rows = timetable({ method: name, place, issuedOn: day('2026-03-02'), lawDay: day('2026-03-02'), calendar: nationalCalendar })
        for (const r of rows) expect(r.unknown ?? r.on ?? r.latestOn ?? r.earliestOn).toBeDefined()
      }
    }
  })

  test('what no calendar has is told in words', () => {
    for (const value of [999_999_999, 300_000, 9000]) {
      const { place } = lawWithOwn(cn, here, [own('file.kept-years', value), own('intention.days-before-start', value * 100)])
      const rows = timetable({
        method: 'open-tender',
        place,
        issuedOn: day('2026-03-02'),
        lawDay: day('2026-03-02'),
        calendar: nationalCalendar,
        signedOn: day('2026-05-02'),
      })
      expect(rows.find((r) => r.step === 'file-kept-until')!.unknown?.code).toBe('day-beyond-calendar')
    }
  })
})

describe('numbers that contradict each other', () => {
  const found = (added: OwnValue[], before: OwnValue[] = []) =>
    contradictions(lawWithOwn(cn, here, before), here.code, added).map((c) => [
      c.key,
      sayDay(c.on, 'en'),
      c.pair ? (c.pair.low.key === c.key ? c.pair.high : c.pair.low).key : 'sum',
    ])
  test('are found within one entry, and each of the two is told', () => {
    expect(found([own('base.least', yuan('9000')), own('base.most', yuan('5000'))])).toEqual([
      ['base.least', '1 January 2026', 'base.most'],
      ['base.most', '1 January 2026', 'base.least'],
    ])
    expect(found([own('contribution.pension', fraction(1, 2)), own('contribution.medical', fraction(1, 2))])).toEqual([])
    const three = (['pension', 'medical', 'unemployment'] as const).map((c) => own(`contribution.${c}`, fraction(1, 2)))
    expect(found(three).map(([key]) => key)).toEqual(three.map((x) => x.key))
    expect(found([own('wage.minimum', yuan('9000')), own('wage.senior', yuan('9000'))])).toEqual([])
  })
  test('are found against what stands, on the first day of the two', () => {
    const open = own('threshold.open-tender', yuan('3000000'), '2026-03-01')
    expect(found([own('threshold.procurement', yuan('9000000'))], [open])).toEqual([
      ['threshold.procurement', '1 March 2026', 'threshold.open-tender'],
    ])
    expect(found([own('threshold.procurement', yuan('9000000'), '2026-01-01', '2026-02-28')], [open])).toEqual([])
    expect(found([own('contract.longest-term-years', 1), own('contract.ordinary-term-years', 1)])).toEqual([])
  })
  test('a number between two that stand is held to both', () => {
    const before = [own('wage.assistant', yuan('5000')), own('wage.senior', yuan('8000'))]
    expect(found([own('wage.social-worker', yuan('4000'))], before)).toEqual([['wage.social-worker', '1 January 2026', 'wage.assistant']])
    expect(found([own('wage.social-worker', yuan('9000'))], before)).toEqual([['wage.social-worker', '1 January 2026', 'wage.senior']])
  })
})
