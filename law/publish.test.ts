import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { china, cn, exampleCity, lawJson, notCheckedSince, parameters, wagesIn } from '#law'

describe('the published law', () => {
  const json = lawJson(cn)
  test('is plain JSON: what goes out comes back the same', () => expect(JSON.parse(JSON.stringify(json))).toEqual(json))
  test('holds every number once, with its first days, citations and the day of its last check', () => {
    expect(json.parameters.map((p) => p.name)).toEqual(parameters().map((p) => p.name))
    expect(new Set(json.parameters.map((p) => p.name)).size).toBe(json.parameters.length)
    for (const p of json.parameters) {
      expect(p.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/)
      for (const v of p.values) expect(v.cites.length > 0 && /^\d{4}-\d\d-\d\d$/.test(v.from)).toBe(true)
    }
  })
  test('shares are exact fractions, amounts yuan, lengths count and unit', () => {
    const value = (name: string) => json.parameters.find((p) => p.name === name)!.values.at(-1)!.value
    expect(value('bid-bond.share')).toBe('1/50')
    expect(value('tender.bid-period')).toEqual({ count: 20, unit: 'days' })
    expect(value('open-tender.largerPanel')).toEqual({
      size: 7,
      budget: '10000000.00',
      whenComplex: true,
      whenHighImpact: true,
      whenAboveOpenThreshold: false,
    })
    expect(value('competitive-consultation.priceWeightOfServices')).toEqual({ atLeast: '1/10', atMost: '3/10' })
  })
  test('every cell of a method names a number that is there, every difference of a place too', () => {
    const names = new Set(json.parameters.map((p) => p.name))
    for (const row of json.methods.rows) for (const name of Object.values(row.cells)) expect(names.has(name)).toBe(true)
    for (const place of json.places) for (const d of place.differs) expect(names.has(d.of)).toBe(true)
  })
  test('rules carry their sentence and texts in both languages', () =>
    expect(json.rules['R-21']).toMatchObject({
      says: { zh: expect.stringContaining('二十日'), en: expect.stringContaining('20 days') },
      cites: [{ confidence: 'A' }],
    }))
  test('wage tables stand there with their history, each of a place that is there, examples marked', () => {
    const [table] = json.wages
    expect(table).toMatchObject({ place: 'cn-example', isExample: true })
    expect(json.places.map((p) => p.name)).toContain(table!.place)
    expect(table!.numbers['wage.assistant']!.values.map((v) => [v.from, v.value])).toEqual([
      ['2025-01-01', '5200.00'],
      ['2026-01-01', '5500.00'],
    ])
    expect(table!.numbers['contributions']!.values[0]!.value).toMatchObject({ pension: '4/25', 'housing-fund': '1/20' }) // 16 %, 5 %
    expect(table!.numbers['contribution-base']!.values.at(-1)!.value).toEqual({ least: '4200.00', most: '25000.00' })
    for (const p of Object.values(table!.numbers)) for (const v of p.values) expect(v.cites.length).toBeGreaterThan(0)
  })
  test('a place has its own wage table or that of the place around it, the nation has none', () => {
    expect(wagesIn(exampleCity)?.place).toBe('cn-example')
    expect(wagesIn({ ...exampleCity, name: 'cn-inner', within: exampleCity })?.place).toBe('cn-example')
    expect(wagesIn(china)).toBeUndefined()
  })
  test('an example is marked as one', () => expect(json.places.filter((p) => p.isExample).map((p) => p.name)).toEqual(['cn-example']))
})

test('numbers nobody has checked since a day are named', () => {
  expect(notCheckedSince(day('2020-01-01'))).toEqual([])
  expect(notCheckedSince(day('2030-01-01'))).toHaveLength(parameters().length)
})
