import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { numberIn, type Numbering, numberingOn, numberingsToCome, rowOf, wrongNumbering, wrongPattern } from './numbering.ts'

const on = day('2026-03-02')
const nothing = { purchase: null, plan: null, tender: null, contract: null, claim: null }

describe('a pattern of numbers', () => {
  test.each([
    ['purchase', '星河采{year}-{n:4}', undefined],
    ['purchase', '星河采〔{year}〕{n}号', undefined],
    ['purchase', '〔{year}〕{n:8}', undefined],
    ['purchase', '{year}', 'numbering-no-n'],
    ['purchase', '{n}{n:2}', 'numbering-no-n'],
    ['purchase', '{year}-{n:9}', 'numbering-token'],
    ['purchase', '{year-{n}', 'numbering-token'],
    ['purchase', '{contract}-{n}', 'numbering-token'],
    ['tender', '{purchase}-ZB{n}', undefined],
    ['claim', '{contract}-P{n:2}', undefined],
    ['claim', '{purchase}-{n}', 'numbering-token'],
    ['purchase', '=A{n}', 'numbering-character'],
    ['purchase', '-{n}', 'numbering-character'],
    ['purchase', 'XH {n}', 'numbering-character'],
    ['purchase', 'XH<{n}>', 'numbering-character'],
  ] as const)('of %s: “%s” is %s', (kind, pattern, wrong) => expect(wrongPattern(kind, pattern)).toBe(wrong))
  test('is no other kind’s, whatever its places, nor what another kind is numbered by without one', () => {
    expect(wrongNumbering({ ...nothing, purchase: 'XH{year}-{n:4}', contract: 'XH{year}-{n:3}' })).toEqual({ contract: 'numbering-alike' })
    expect(wrongNumbering({ ...nothing, purchase: 'HT-{year}-{n:4}' })).toEqual({ purchase: 'numbering-alike' })
    expect(wrongNumbering({ ...nothing, purchase: 'XH{year}-{n:4}', contract: 'XHT{year}-{n:3}' })).toEqual({})
  })
  test('counts each year anew where the year stands in it, and grows beyond its places', () => {
    const row = rowOf('星河采{year}-{month}-{n:3}', { on })
    expect(row).toBe('星河采2026-03-{n:3}')
    expect([1, 27, 1000].map((n) => numberIn(row, n))).toEqual(['星河采2026-03-001', '星河采2026-03-027', '星河采2026-03-1000'])
    expect(rowOf('{contract}-P{n:2}', { on, contract: 'HT-2026-001' })).toBe('HT-2026-001-P{n:2}')
  })
  test('holds from its day on, and the one set last before others', () => {
    const kept = (version: number, from: string) => ({
      version,
      value: { ...nothing, purchase: `V${version}-{n}`, from } as Numbering,
      from: Temporal.Instant.from('2026-01-01T00:00:00Z') as never,
    })
    const history = [kept(3, '2026-05-01'), kept(2, '2026-03-02'), kept(1, '2026-01-01')]
    expect(['2025-12-31', '2026-03-01', '2026-03-02', '2026-05-01'].map((d) => numberingOn(history, day(d))?.version)).toEqual([
      undefined,
      1,
      2,
      3,
    ])
    expect(numberingsToCome(history, on).map((k) => k.version)).toEqual([3])
    expect(numberingsToCome(history, day('2026-05-01'))).toEqual([])
    // What was set later for an earlier day does not take away what is to begin; what was set later for the same day does.
    const later = [kept(4, '2026-03-01'), kept(3, '2026-05-01'), kept(2, '2026-05-01'), kept(1, '2026-09-01')]
    expect(['2026-03-01', '2026-05-01', '2026-09-01'].map((d) => numberingOn(later, day(d))?.version)).toEqual([4, 3, 1])
    expect(numberingsToCome(later, on).map((k) => k.version)).toEqual([3, 1])
  })
})
