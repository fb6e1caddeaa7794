import { describe, expect, test } from 'vitest'
import { askedTwice } from './asked-twice.ts'
import type { Sample } from './count-survey.ts'
import type { Answers, Question } from './questionnaire.ts'

const words = (s: string) => ({ zh: s, en: s })
const questions: Question[] = [
  {
    id: 'met',
    kind: 'single',
    label: words('met'),
    required: true,
    options: ['yes', 'no'].map((value) => ({ value, label: words(value) })),
  },
  {
    id: 's1',
    kind: 'scale',
    label: words('s1'),
    required: false,
    low: words('1'),
    high: words('5'),
    counts: true,
    showIf: { question: 'met', value: 'yes' },
  },
  { id: 'word', kind: 'text', label: words('word'), required: false, ownWord: true },
]
const sample = (people: readonly (Answers & { at?: string })[]): Sample => ({
  lines: [people.map(({ at = 'A', ...answers }) => `${at as string}\t${JSON.stringify(answers)}`).join('\n')],
  questions,
  profile: [],
  communities: ['A', 'B'].map((id) => ({ id, name: words(id), residents: null })),
})
const times = (n: number, of: (i: number) => Answers & { at?: string }) => Array.from({ length: n }, (_, i) => of(i))
const said = (mark: number, word?: string, at?: string) => ({
  ...{ met: 'yes', s1: String(mark) },
  ...(word && { word }),
  ...(at && { at }),
})

describe('the same asked twice', () => {
  test('what lies between the means has the interval of Welch, and that of the same people the narrower one of their own changes', () => {
    // By hand: variances 1.125 and 0.6964, so se 0.4772 with 13.27 degrees of freedom, t 2.156; of the differences sd 0.4629, se 0.1637, t(7) 2.365.
    const [first, again] = [
      [5, 4, 3, 3, 5, 4, 3, 2],
      [4, 3, 3, 2, 4, 3, 2, 2],
    ]
    const r = askedTwice(sample(first!.map((m, i) => said(m, `w${i}`))), sample(again!.map((m, i) => said(m, `w${i}`))))
    const s1 = r.questions.find((q) => q.id === 's1')!
    expect([s1.before, s1.after]).toEqual([
      { estimate: 3.63, n: 8 },
      { estimate: 2.88, n: 8 },
    ])
    expect(s1.difference).toEqual({ by: -0.75, low: -1.78, high: 0.28 })
    expect(s1.matched).toEqual({ n: 8, change: -0.75, low: -1.14, high: -0.36 })
    expect(r.first).toEqual({ found: 8, lost: 0, noWord: 0 })
    expect(r.questions.map((q) => q.id)).toEqual(['met', 's1'])
  })

  test('a word that two wrote is nobody’s, and one from another community is not found', () => {
    const first = [...times(6, (i) => said(4, `w${i}`)), said(1, 'twice'), said(2, 'twice'), ...times(6, (i) => said(3, `moved${i}`))]
    const again = [...times(6, (i) => said(3, `w${i}`)), said(5, 'twice'), ...times(6, (i) => said(3, `moved${i}`, 'B'))]
    expect(askedTwice(sample(first), sample(again)).first).toEqual({ found: 6, lost: 8, noWord: 0 })
  })

  test('the change of the matched is not told where so few others answered that these could be worked out of it', () => {
    const matched = (n: number) => times(n, (i) => said((i % 3) + 2, `w${i}`))
    const of = (others: number) =>
      askedTwice(
        sample([...matched(8), ...times(others, () => said(5))]),
        sample([...matched(8), ...times(others, () => said(2))]),
      ).questions.find((q) => q.id === 's1')!.matched
    expect(of(2)).toBeUndefined()
    expect(of(4)).toBeUndefined()
    expect(of(5)).toMatchObject({ n: 8, change: 0 })
    expect(of(0)).toMatchObject({ n: 8, change: 0 })
    expect(
      askedTwice(sample([...matched(4), ...times(6, () => said(5))]), sample([...matched(4), ...times(6, () => said(2))])).questions[1]!
        .matched,
    ).toBeUndefined()
  })

  test('a community of four is not told, nor another from which it could be worked out', () => {
    const people = [...times(9, () => said(4)), ...times(4, () => said(2, undefined, 'B'))]
    const r = askedTwice(sample(people), sample(people))
    expect(r.communities.map((c) => [c.before, c.after])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
    const both = [...times(9, () => said(4)), ...times(6, () => said(2, undefined, 'B'))]
    expect(askedTwice(sample(both), sample(both)).communities.map((c) => c.before)).toEqual([
      { estimate: 4, n: null },
      { estimate: 2, n: null },
    ])
  })

  test('how many of a community gave marks is not said: it would tell how many never met anybody', () => {
    const people = [...times(9, () => said(4)), { met: 'no' }, ...times(9, () => said(2, undefined, 'B')), { met: 'no', at: 'B' }]
    const r = askedTwice(sample(people), sample(people))
    expect(r.communities.map((c) => c.before)).toEqual([
      { estimate: 4, n: null },
      { estimate: 2, n: null },
    ])
    expect(r.questions.map((q) => [q.before, q.matched])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  test('who was not found is not told where they are few', () => {
    const first = [...times(10, (i) => said(4, `w${i}`)), said(4, 'gone')]
    const r = askedTwice(sample(first), sample(times(10, (i) => said(3, `w${i}`))))
    expect(Object.values(r.first).filter((n) => n === null).length).toBeGreaterThanOrEqual(2)
    expect(r.first.lost).toBeNull()
  })
})
