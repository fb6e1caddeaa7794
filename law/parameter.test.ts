import { day } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cite } from './cn/instruments.ts'
import './index.ts'
import { inForce, NoLawYet, type Parameter, parameter, parameters, valueOn } from './parameter.ts'

const about = { says: { zh: '试', en: 'a test' }, unit: { zh: '个', en: 'pieces' }, checkedOn: '2026-11-25' }
const cites = [cite('R-21')] as const
let made = 0
/** Declared numbers stay declared: each gets a name of its own. */
const declare = (values: Record<string, number>): Parameter<number> =>
  parameter({
    ...about,
    name: `test.${(made += 1)}`,
    values: Object.fromEntries(Object.entries(values).map(([from, value]) => [from, { value, cites }])),
  })

describe('a number of the law by its first days', () => {
  const p = declare({ '2025-06-01': 2, '2020-09-01': 1, '2026-02-01': 3 })
  test.each([
    ['2020-09-01', 1],
    ['2025-05-31', 1],
    ['2025-06-01', 2],
    ['2026-01-31', 2],
    ['2026-02-01', 3],
    ['2036-02-01', 3],
  ])('on %s it is %i, whatever the order it was written in', (on, value) => expect(valueOn(p, day(on))).toBe(value))
  test('a day before the first is an error that names the number and its first day, never a default', () => {
    expect(() => valueOn(p, day('2020-08-31'))).toThrow(NoLawYet)
    expect(() => inForce(p, day('2020-08-31'))).toThrow('2020-09-01')
  })
  test('two numbers of one name, or a number without a value, are mistakes in code', () => {
    expect(() => parameter({ ...about, name: p.name, values: { '2020-01-01': { value: 1, cites } } })).toThrow(p.name)
    expect(() => parameter({ ...about, name: 'test.empty', values: {} })).toThrow('test.empty')
  })
  test('a value without a citation does not compile', () => {
    // @ts-expect-error A value must be cited.
    const uncited = () => parameter({ ...about, name: 'test.uncited', values: { '2020-01-01': { value: 1 } } })
    // @ts-expect-error At least one citation.
    const emptied = () => parameter({ ...about, name: 'test.emptied', values: { '2020-01-01': { value: 1, cites: [] } } })
    expect([typeof uncited, typeof emptied]).toEqual(['function', 'function'])
  })
  test('a shift of a first day changes only records born between the two', () =>
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), fc.nat(2000), (a, b, born) => {
        const at = (n: number) => day('2020-01-01').add({ days: n + 1 })
        const regime = (n: number) => declare({ '2020-01-01': 1, [at(n).toString()]: 2 })
        const [first, second] = [valueOn(regime(a), at(born)), valueOn(regime(b), at(born))]
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        if (born < low || born >= high) expect(first).toBe(second)
        else expect(first).not.toBe(second)
      }),
      { numRuns: 60 },
    ))
})

test('every number of the law has words in both languages, a citation for each value and a day of its last check', () => {
  for (const p of parameters()) {
    expect([p.name, /[一-龥]/.test(p.says.zh), p.says.en.length > 3, p.unit.zh.length > 0]).toEqual([p.name, true, true, true])
    for (const v of p.values) expect([p.name, v.cites.length > 0]).toEqual([p.name, true])
    expect([p.name, p.checkedOn.year]).toEqual([p.name, 2026])
  }
})
