import { fraction, fractionText } from '#kernel'
import { describe, expect, test } from 'vitest'
import { dimensions } from './dimension-words.ts'
import { standingScore, wrongMarks } from './dimensions.ts'
import { drawHouseholds } from './draw.ts'
import { poolMarks } from './pooled.ts'

describe('marks', () => {
  const all = (mark: number, says: string | null = null) => dimensions.purchaser.map((d) => ({ dimension: d.key, mark, says }))
  test('each side has six dimensions, none twice', () => {
    const keys = [...dimensions.purchaser, ...dimensions.provider].map((d) => d.key)
    expect(keys).toHaveLength(12)
    expect(new Set(keys).size).toBe(12)
  })
  test('every dimension needs a mark; a mark of 1 or 2 needs words', () => {
    expect(wrongMarks('purchaser', all(3))).toEqual({})
    expect(Object.keys(wrongMarks('purchaser', all(3).slice(1)))).toEqual(['quality'])
    expect(Object.keys(wrongMarks('purchaser', all(2)))).toHaveLength(6)
    expect(wrongMarks('purchaser', all(1, 'nobody came to the post for three weeks'))).toEqual({})
    // Marks of the other side's dimensions do not count.
    expect(Object.keys(wrongMarks('provider', all(5)))).toHaveLength(6)
  })
  test.each([
    [1, '0'],
    [2, '25'],
    [5, '100'],
  ])('a mark of %s stands as %s of 100', (mark, score) => expect(fractionText(standingScore(fraction(mark)))).toBe(score))
})

describe('pooled view of a purchaser', () => {
  const mark = (providerId: string, m: number, dimension = 'payment') => ({ providerId, dimension, mark: m })
  test('two institutions are kept back, however many rounds they had', () => {
    expect(poolMarks([mark('a', 1), mark('a', 2), mark('b', 5)])).toEqual({ shown: false, institutions: 2, needed: 3 })
    expect(poolMarks([])).toEqual({ shown: false, institutions: 0, needed: 3 })
  })
  test('of three, each has one voice: (1 + 2)/2, 5 and 3 give (3/2 + 5 + 3)/3 = 19/6', () => {
    const p = poolMarks([mark('a', 1), mark('a', 2), mark('b', 5), mark('c', 3)])
    expect(p.shown && p.dimensions.map((d) => [d.dimension, fractionText(d.mean), d.institutions])).toEqual([['payment', '19/6', 3]])
  })
  test('a dimension that only two answered is kept back even when three spoke', () => {
    const p = poolMarks([mark('a', 1), mark('b', 5), mark('c', 3), mark('a', 1, 'changes'), mark('b', 2, 'changes')])
    expect(p.shown && p.dimensions.map((d) => d.dimension)).toEqual(['payment'])
  })
})

describe('drawing households', () => {
  test('the same seed draws the same households; another seed or community others', () => {
    const draw = drawHouseholds('seed', 'com_1', 3400, 40)
    expect(draw).toHaveLength(40)
    expect(new Set(draw).size).toBe(40)
    expect(draw.every((n) => n >= 1 && n <= 3400)).toBe(true)
    expect(drawHouseholds('seed', 'com_1', 3400, 40)).toEqual(draw)
    expect(drawHouseholds('other', 'com_1', 3400, 40)).not.toEqual(draw)
    expect(drawHouseholds('seed', 'com_2', 3400, 40)).not.toEqual(draw)
  })
  test('asking for all draws all; a draw of none is a fault', () => {
    expect(drawHouseholds('s', 'c', 5, 9)).toEqual([1, 2, 3, 4, 5])
    expect(() => drawHouseholds('s', 'c', 5, 0)).toThrow(RangeError)
  })
  test('every household has the same chance: 2,000 draws of 2 in 10 take each about 400 times', () => {
    const times = new Array<number>(11).fill(0)
    for (let i = 0; i < 2000; i++) for (const n of drawHouseholds(`seed ${i}`, 'c', 10, 2)) times[n]! += 1
    // Standard deviation √(2000 × 0.2 × 0.8) = 17.9; five of them either way. The seeds are fixed, so this cannot flicker.
    expect(times.slice(1).every((t) => t > 400 - 90 && t < 400 + 90)).toBe(true)
  })
})
