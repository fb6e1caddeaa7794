import { day, isSame, fraction } from '#kernel'
import { describe, expect, test } from 'vitest'
import { inForce, parameters, valueOn } from '../parameter.ts'
import { days, workingDays } from '../length.ts'
import { isMethodName, type Method, methodColumns, methodNamed, methodNames, methods } from './index.ts'

const lawDay = day('2026-03-01')
const columns = Object.keys(methodColumns) as (keyof typeof methodColumns)[]

describe('the table of methods', () => {
  test('one row per name, every cell a dated and cited number', () => {
    expect(methods.map((m) => m.name)).toEqual([...methodNames])
    for (const m of methods)
      for (const c of columns) expect(inForce(m[c] as Method['silenceDecides'], lawDay).cites.length).toBeGreaterThan(0)
  })
  test('every cell stands among the published parameters', () => {
    const names = new Set(parameters().map((p) => p.name))
    for (const m of methods) for (const c of columns) expect(names.has(m[c].name)).toBe(true)
  })
  test.each([
    ['open-tender', days(20), 5, 3, 3],
    ['invited-tender', days(20), 5, 3, 3],
    ['competitive-consultation', days(10), 3, 3, 2],
    ['competitive-negotiation', workingDays(3), 3, 3, 3],
    ['single-source', null, null, 1, 1],
    ['request-for-quotation', workingDays(3), 3, 3, 3],
    ['below-threshold-comparison', null, null, 1, 1],
  ] as const)('%s: period %j, panel %j, suppliers %i and %i', (name, period, panel, fewest, forServices) => {
    const m = methodNamed(name)
    expect([
      valueOn(m.shortestBidPeriod, lawDay),
      valueOn(m.panelSize, lawDay),
      valueOn(m.fewestBidders, lawDay),
      valueOn(m.fewestForPurchasedServices, lawDay),
    ]).toEqual([period, panel, fewest, forServices])
  })
  test('tendering has a floor of 10 % for services and no ceiling; consultation a band of 10 to 30 %', () => {
    const band = (name: 'open-tender' | 'invited-tender' | 'competitive-consultation') =>
      valueOn(methodNamed(name).priceWeightOfServices, lawDay)!
    for (const name of ['open-tender', 'invited-tender'] as const)
      expect(isSame(band(name).atLeast, fraction(1, 10)) && band(name).atMost === null).toBe(true)
    expect(
      isSame(band('competitive-consultation').atLeast, fraction(1, 10)) &&
        isSame(band('competitive-consultation').atMost!, fraction(3, 10)),
    ).toBe(true)
  })
  test('a fixed price is a value of a column: it is not scored where scores exist', () =>
    expect(methods.map((m) => valueOn(m.fixedPriceIsScored, lawDay))).toEqual([false, false, false, null, null, null, null]))
  test('only goods may be asked by quotation; silence decides in consultation, and in tenders since Order 87', () => {
    expect(methods.filter((m) => !valueOn(m.servicesMayBeBought, lawDay)).map((m) => m.name)).toEqual(['request-for-quotation'])
    const silent = (on: string) => methods.filter((m) => valueOn(m.silenceDecides, day(on))).map((m) => m.name)
    expect(silent('2026-03-01')).toEqual(['open-tender', 'invited-tender', 'competitive-consultation'])
    expect(silent('2017-09-30')).toEqual(['competitive-consultation'])
  })
  test('only the names of the table are methods', () =>
    expect([isMethodName('open-tender'), isMethodName('lottery')]).toEqual([true, false]))
})
