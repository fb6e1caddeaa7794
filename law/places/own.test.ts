import { type Citation, day, fraction, isRefusal, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { cn } from '../cn/law.ts'
import { knownLaw, ownPlaceOf } from '../countries.ts'
import { exampleCountry } from '../example-country/index.ts'
import type { Law } from '../law.ts'
import { days, workingDays } from '../length.ts'
import {
  lawWithOwn,
  looserOn,
  type OwnValue,
  placeFact,
  saySetValue,
  type SetValue,
  setValueOf,
  setValueText,
  typedSetValue,
} from './own.ts'

const here = { code: '440305001', says: { zh: '测试街道', en: 'Test office' } }
const own = (key: string, value: SetValue, from: string, o: { until?: string; grade?: Citation['confidence'] } = {}): OwnValue => ({
  key,
  value,
  from: day(from),
  ...(o.until && { until: day(o.until) }),
  enteredOn: day('2026-01-05'),
  cites: [
    {
      rule: 'R-49',
      instrument: { zh: '本地通知', en: '本地通知' },
      article: { zh: `第${from}条`, en: `第${from}条` },
      confidence: o.grade ?? 'B',
    },
  ],
})
const law = (values: readonly OwnValue[], place = 'cn'): Law => lawWithOwn(knownLaw(place), here, values)
const method = (l: Law, budget: string, on: string) =>
  l.tenders.mayUseMethod({ method: 'competitive-consultation', budget: yuan(budget), isService: true, lawDay: day(on) })

describe('what a jurisdiction sets for itself', () => {
  test('holds before the place around it, and number by number what it has not set is as around it', () => {
    const l = law([own('threshold.open-tender', yuan('1000000'), '2026-03-01')], 'cn-fj-cities')
    const before = method(l, '1500000', '2026-02-28')
    const after = method(l, '1500000', '2026-03-01')
    expect([before, after].map((a) => (isRefusal(a) ? a.code : a.value))).toEqual(['open', 'with-consent'])
    // The limit is still the province’s.
    const small = method(l, '299999', '2026-03-01')
    expect(isRefusal(small) ? small.code : small.value).toBe('outside')
    expect(isRefusal(after) ? [] : after.cites.map((c) => c.instrument.zh)).toContain('本地通知')
  })
  test('in the nation, which has none, both have to be set', () => {
    const one = own('threshold.open-tender', yuan('2000000'), '2026-01-01')
    const first = method(law([one]), '500000', '2026-06-01')
    expect(isRefusal(first) && first.code).toBe('threshold-unknown')
    const both = method(law([one, own('threshold.procurement', yuan('300000'), '2026-01-01')]), '500000', '2026-06-01')
    expect(isRefusal(both) ? both.code : both.value).toBe('open')
  })
  test('set for a time, gives way after its last day to what ran before', () => {
    const l = law([
      own('contract.longest-term-years', 2, '2024-01-01'),
      own('contract.longest-term-years', 1, '2026-01-01', { until: '2026-06-30' }),
    ])
    const on = (d: string) => l.number('longestTermYears', day(d))?.value
    expect([on('2023-12-31'), on('2024-01-01'), on('2026-01-01'), on('2026-06-30'), on('2026-07-01')]).toEqual([3, 2, 1, 1, 2])
  })
  test('may not be looser than the nation from any of its days', () => {
    const s = cn.settable().find((x) => x.key === 'contract.longest-term-years')!
    expect(looserOn(s, 4, day('2026-01-01'))?.toString()).toBe('2026-01-01')
    expect(looserOn(s, 3, day('2026-01-01'))).toBeUndefined()
    const bid = cn.settable().find((x) => x.key === 'tender.bid-period')!
    expect([days(19), days(20), workingDays(20)].map((v) => looserOn(bid, v, day('2026-01-01'))?.toString())).toEqual([
      '2026-01-01',
      undefined,
      undefined,
    ])
  })
  test('with a minimum wage alone says the least wage of every grade, and no floor, for the rest is unknown', () => {
    const l = law([own('wage.minimum', yuan('2520'), '2026-01-01')])
    const floor = l.plans.costFloor({ grade: 'any', posts: fraction(1), months: 12 }, day('2026-06-01'))
    expect(isRefusal(floor) && floor.code).toBe('wages-unknown')
  })
  test('mixes with the wage table around it day by day, and the floor stands on the texts of both', () => {
    const bare = knownLaw('cn-example')
    const l = law([own('wage.senior', yuan('9000'), '2026-03-01', { until: '2026-08-31' })], 'cn-example')
    const wage = (which: Law, on: string) => which.plans.guideWage('senior', day(on))?.wage
    expect(['2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01'].map((d) => wage(l, d))).toEqual(
      ['8400', '9000', '9000', '8400'].map(yuan),
    )
    expect(wage(bare, '2026-03-01')).toBe(yuan('8400'))
    const floor = l.plans.costFloor({ grade: 'senior', posts: fraction(1), months: 1 }, day('2026-04-01'))
    if (!floor || isRefusal(floor)) throw new Error('no floor')
    const texts = new Set(floor.cites.map((c) => c.instrument.zh))
    expect([texts.has('本地通知'), texts.has('示例，不是真实标准')]).toEqual([true, true])
  })
  test('one part of the contributions leaves the other parts as around it', () => {
    const l = law([own('contribution.pension', fraction(1, 10), '2026-02-01')], 'cn-example')
    const part = (on: string) => {
      const f = l.plans.costFloor({ grade: 'any', posts: fraction(1), months: 1 }, day(on))
      if (!f || isRefusal(f)) throw new Error('no floor')
      return f.value.items.filter((i) => ['pension', 'medical'].includes(i.name)).map((i) => i.perPostMonth)
    }
    expect(part('2026-01-31')).toEqual([yuan('704'), yuan('308')])
    expect(part('2026-02-01')).toEqual([yuan('440'), yuan('308')])
  })
  test('known second-hand only warns, from a text or an official page refuses', () => {
    const severity = (grade: Citation['confidence']) =>
      law([own('threshold.open-tender', yuan('1000000'), '2026-01-01', { grade })])
        .plans.boughtTogether(
          ['a', 'b'].map((id) => ({
            id,
            fiscalYear: 2026,
            budgetItem: '社会工作',
            category: '服务',
            amount: yuan('600000'),
            method: 'competitive-consultation' as const,
            wasApproved: false,
            fromBudgetAdjustment: false,
          })),
          day('2026-06-01'),
        )
        .map((g) => g.finding?.severity)
    expect([severity('B'), severity('D')]).toEqual([['refuse'], ['warn']])
  })
  test('is told in the facts of a record, and can be read out of them again', () => {
    const l = law([
      own('threshold.open-tender', yuan('1000000'), '2026-01-01', { until: '2026-12-31' }),
      own('contribution.medical', fraction(7, 100), '2026-01-01'),
    ])
    const fact = JSON.parse(JSON.stringify(placeFact(l)))
    const again = ownPlaceOf(fact)
    if (isRefusal(again)) throw new Error(again.words.en)
    expect(again.own).toEqual(l.place.own)
    expect(placeFact(knownLaw('cn'))).toBe('cn')
    const bad = ownPlaceOf({ ...fact, own: [{ ...fact.own[0], value: 'many' }] })
    expect(isRefusal(bad) && bad.code).toBe('own-unreadable')
  })
  test('is no matter of China alone', () => {
    const l = lawWithOwn(knownLaw('example-country'), here, [own('example-country.longest-term', 12, '2026-01-01')])
    const facts = { publicAskedOn: day('2026-01-01'), termMonths: 18 } as never
    expect(l.plans.check(facts, day('2026-06-01')).map((f) => f.rule)).toEqual(['X-02'])
    expect(knownLaw('example-country').plans.check(facts, day('2026-06-01'))).toEqual([])
    expect(exampleCountry.settable().every((s) => s.national)).toBe(true)
  })
})

describe('a value as it is typed and stored', () => {
  test.each([
    ['money', '200万', '2000000.00'],
    ['money', '2,520.50', '2520.50'],
    ['money', '2520.505', undefined],
    ['money', '-1', undefined],
    ['share', '16', '4/25'],
    ['share', '16%', '4/25'],
    ['share', '0.5％', '1/200'],
    ['share', '101', undefined],
    ['share', '-1', undefined],
    ['count', '30', '30'],
    ['count', '1.5', undefined],
    ['length', '25 日', '25 days'],
    ['length', '5个工作日', '5 working-days'],
    ['length', '5 working days', '5 working-days'],
    ['length', '25', undefined],
  ] as const)('%s “%s” is %s', (kind, typed, stored) => {
    const value = typedSetValue(kind, typed, cn.currency)
    expect(value === undefined ? undefined : setValueText(value, cn.currency)).toBe(stored)
    if (value !== undefined) expect(setValueOf(kind, stored!, cn.currency)).toEqual(value)
  })
  test('is read with its unit', () => {
    const said = [yuan('2000000'), fraction(4, 25), fraction(1, 200), workingDays(5), 3].map((v) => saySetValue(v, cn.currency).zh)
    expect(said).toEqual(['2,000,000 元', '16 %', '0.5 %', '5 个工作日', '3'])
  })
  test('every number of China that may be set has a stored form', () => {
    expect(new Set(cn.settable().map((s) => s.key)).size).toBe(cn.settable().length)
    for (const s of cn.settable().filter((x) => x.national)) {
      const now = s.national!.of.values.at(-1)!.value as SetValue
      expect([s.key, setValueOf(s.kind, setValueText(now, cn.currency), cn.currency)]).toEqual([s.key, now])
    }
  })
})
