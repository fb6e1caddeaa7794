import { describe, expect, test } from 'vitest'
import { bandOf, changeOf, type Scale, type ScaleScore, scaleScore, who5 } from './scales.ts'

const score = (scale: Scale, answers: readonly (number | undefined)[]) => scaleScore(scale, answers) as ScaleScore
const gone = undefined
/** Fifteen questions answered yes (1) or no (0); five of them are asked the other way round. */
const yesNo: Scale = { items: 15, lowest: 0, highest: 1, reversed: [1, 5, 7, 11, 13] }
const nine: Scale = { items: 9, lowest: 0, highest: 3 }

describe('a score', () => {
  test('of WHO-5 is raw × 4', () => {
    expect(score(who5, [2, 3, 2, 3, 2])).toEqual({ sum: 12, mean: 2.4, percent: 48, score: 48, missing: 0 })
    expect(score(who5, [0, 0, 0, 0, 0]).score).toBe(0)
    expect(score(who5, [5, 5, 5, 5, 5]).score).toBe(100)
  })
  test('of eight items 1–4 coded 4,3,3,4,3,4,3,4 is 28, mean 3.5, (28 − 8)/24 = 83.3 %', () => {
    const s = score({ items: 8, lowest: 1, highest: 4 }, [4, 3, 3, 4, 3, 4, 3, 4])
    expect([s.sum, s.mean, s.score]).toEqual([28, 3.5, 28])
    expect(s.percent).toBeCloseTo(83.333333, 6)
  })
  test.each<[string, number[], number]>([
    ['everything answered yes', Array<number>(15).fill(1), 10],
    ['everything answered no', Array<number>(15).fill(0), 5],
    ['the five good ones yes, the rest no', [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0], 0],
    ['the five good ones no, the rest yes', [0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1], 15],
  ])('of fifteen questions, Sheikh and Yesavage (1986): %s', (_, answers, is) => expect(score(yesNo, answers).score).toBe(is))
  test('turns an answer of one to five round: one counts as five', () =>
    expect(score({ items: 2, lowest: 1, highest: 5, reversed: [2] }, [1, 1]).sum).toBe(6))
  test('fills what the scale lets be missing with the mean of the rest', () => {
    const of = { ...nine, mayMiss: 2 }
    expect(score(of, [1, 1, 1, 1, 1, 1, 1, gone, gone])).toMatchObject({ sum: 9, mean: 1, missing: 2 })
    expect(score({ items: 3, lowest: 0, highest: 4, mayMiss: 1, reversed: [1] }, [0, 2, gone]).sum).toBe(9)
  })
  test.each<[string, Scale, (number | undefined)[], string]>([
    ['a missing answer where none may be', who5, [1, 2, gone, 3, 4], 'missing'],
    ['three missing where two may be', { ...nine, mayMiss: 2 }, [1, 1, 1, 1, 1, 1, gone, gone, gone], 'missing'],
    ['nothing answered, however many may be missing', { ...nine, mayMiss: 9 }, Array<undefined>(9).fill(gone), 'missing'],
    ['six on a scale to five', who5, [1, 2, 6, 3, 4], 'answer'],
    ['half an answer', who5, [1, 2, 2.5, 3, 4], 'answer'],
    ['four of five', who5, [1, 2, 3, 4], 'items'],
  ])('is none for %s', (_, scale, answers, code) => expect(scaleScore(scale, answers)).toMatchObject({ refused: true, code }))
})

test.each([
  [0, 0],
  [4, 0],
  [4.5, 0],
  [5, 5],
  [27, 20],
])('%d of PHQ-9 lies in the band that begins at %d, Kroenke, Spitzer and Williams (2001)', (of, from) =>
  expect(
    bandOf(
      [0, 5, 10, 15, 20].map((f) => ({ from: f })),
      of,
    ),
  ).toEqual({ from }),
)

describe('a change', () => {
  test('is the mean of the differences with its t interval', () => {
    // Differences −4, −2, −6, 0, −3: mean −3, s² = 20/4 = 5, se = 1, t(0.975; 4) = 2.776445.
    const c = changeOf([
      { before: 10, after: 6 },
      { before: 8, after: 6 },
      { before: 14, after: 8 },
      { before: 5, after: 5 },
      { before: 9, after: 6 },
    ])!
    expect(c).toMatchObject({ n: 5, before: 9.2, change: -3 })
    expect(c.after).toBeCloseTo(6.2, 12)
    expect(c.low).toBeCloseTo(-5.776445, 6)
    expect(c.high).toBeCloseTo(-0.223555, 6)
  })
  test('of one person, or of people who all changed alike, has no interval', () => {
    expect(changeOf([{ before: 3, after: 1 }])).toMatchObject({ change: -2, low: null, high: null })
    expect(changeOf([1, 2, 3].map((before) => ({ before, after: before - 1 })))).toMatchObject({ change: -1, low: null })
  })
  test('of nobody is none', () => expect(changeOf([])).toBeUndefined())
})
