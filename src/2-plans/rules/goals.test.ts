import { checkGoal, type Goal, type Id, type Indicator, isAsGood, languages } from '#kernel'
import { describe, expect, test } from 'vitest'
import { goalExamples } from './goal-example-words.ts'

let n = 0
const indicator = (i: Partial<Indicator> = {}): Indicator => ({
  id: `ind_${n++}` as Id<'indicator'>,
  ...{
    name: `指标${n}`,
    kind: 'outcome',
    unit: '人',
    baseline: null,
    target: '60',
    better: 'more',
    how: '上门记录',
    when: 'at-the-end',
    by: 'provider',
  },
  ...i,
})
const goal = (indicators: readonly Indicator[], needId: string | null = null): Goal => ({
  id: 'gol_1' as Id<'goal'>,
  ...{ says: '有人上门', forWhom: '独居老人', needId, indicators },
})
const line = { needIds: ['ned_1'], goals: [] as Goal[] }
const wrong = (g: Goal, of = line) => Object.keys(checkGoal(g, of))

describe('what does not hang together in a goal', () => {
  test.each<[string, Partial<Indicator>, string[]]>([
    ['a target above today', { baseline: '20', target: '60' }, []],
    ['a target as today', { baseline: '60', target: '60' }, ['target-0']],
    ['a target below today', { baseline: '60', target: '20' }, ['target-0']],
    ['less is better and it falls', { baseline: '30', target: '15', better: 'less' }, []],
    ['less is better and it rises', { baseline: '15', target: '30', better: 'less' }, ['target-0']],
    ['exact text is compared exactly', { baseline: '0.30', target: '0.3' }, ['target-0']],
    ['more than all', { unit: '%', target: '110' }, ['target-0']],
    ['more than all, written wide', { unit: '％', target: '100.1' }, ['target-0']],
    ['all', { unit: '%', target: '100' }, []],
    ['no way to show it', { how: '　 ' }, ['how-0']],
    ['a share of today that is none', { unit: '%', baseline: '120', target: '90', better: 'less' }, ['baseline-0']],
  ])('%s', (_, i, fields) => expect(wrong(goal([indicator(i)]))).toEqual(fields))

  test('no indicator; a need of another line; a name twice, in one goal or over the goals of a line', () => {
    expect(wrong(goal([]))).toEqual(['name-0'])
    expect(wrong(goal([indicator()], 'ned_2'))).toEqual(['needId'])
    expect(wrong(goal([indicator()], 'ned_1'))).toEqual([])
    expect(wrong(goal([indicator({ name: '上门的老人' }), indicator({ name: '上门 的老人' })]))).toEqual(['name-1'])
    expect(wrong(goal([indicator({ name: '上门的老人' })]), { ...line, goals: [goal([indicator({ name: '上门的老人' })])] })).toEqual([
      'name-0',
    ])
  })
  test('everything that is wrong is said at once', () =>
    expect(wrong(goal([indicator({ baseline: '60', target: '20' }), indicator({ unit: '%', target: '200' })], 'ned_2'))).toEqual([
      'needId',
      'target-0',
      'target-1',
    ]))
})

test.each([
  ['more', '60', '60', true],
  ['more', '59.9', '60', false],
  ['less', '15', '15', true],
  ['less', '15.1', '15', false],
] as const)('where %s is better, %s is as good as %s: %s', (better, value, as, so) => expect(isAsGood({ better }, value, as)).toBe(so))

describe('the examples', () => {
  test.each(languages)('twenty of them, each a goal that holds, in %s', (lang) => {
    expect(goalExamples[lang]).toHaveLength(20)
    for (const e of goalExamples[lang]) {
      const indicators = e.indicators.map((i) => indicator(i))
      expect([e.key, wrong(goal(indicators))]).toEqual([e.key, []])
    }
    expect(new Set(goalExamples[lang].map((e) => e.key)).size).toBe(20)
  })
})
