import { fraction } from '#kernel'
import { expect, test } from 'vitest'
import { correctionsAllowed, farFromTheOthers, meanScore, type MemberScore, type ScoreItem } from './result-correction.ts'

const items: ScoreItem[] = [
  { item: '证书', most: fraction(10), isObjective: true },
  { item: '方案', most: fraction(40), isObjective: false },
]
const score = (member: string, certificate: number, plan: number, total = certificate + plan): MemberScore => ({
  member,
  bid: 'a',
  total: fraction(total),
  items: [
    { item: '证书', points: fraction(certificate) },
    { item: '方案', points: fraction(plan) },
  ],
})
test.each<[string, MemberScore[], string[]]>([
  ['agreed facts and free judgement', [score('x', 6, 30), score('y', 6, 20)], []],
  ['10 + 30 written as 41', [score('x', 10, 30, 41), score('y', 10, 30)], ['sum-error']],
  ['full points are in range', [score('x', 10, 40), score('y', 10, 40)], []],
  ['41 of 40', [score('x', 6, 41), score('y', 6, 40)], ['out-of-range']],
  ['below zero', [score('x', 6, -1)], ['out-of-range']],
  ['facts seen differently', [score('x', 6, 30), score('y', 8, 30)], ['objective-differs']],
])('%s', (_, scores, reasons) => expect(correctionsAllowed(scores, items).value.map((c) => c.reason)).toEqual(reasons))
test('what the committee itself found abnormal', () =>
  expect(correctionsAllowed([score('x', 6, 40), score('y', 6, 10)], items, [{ member: 'x', bid: 'a' }]).value).toEqual([
    { reason: 'abnormal', bid: 'a', member: 'x' },
  ]))
test('a score the committee found outside the grades that the standard gives in words', () =>
  expect(correctionsAllowed([score('x', 6, 30)], items, [{ member: 'x', bid: 'a', item: '方案', reason: 'out-of-range' }]).value).toEqual([
    { reason: 'out-of-range', bid: 'a', member: 'x', item: '方案' },
  ]))
test('the score that counts is the exact mean of the members: 90, 91 and 91 make 272/3', () => {
  expect(meanScore([90, 91, 91].map((n) => fraction(n))).value).toEqual(fraction(272, 3))
  expect(meanScore([fraction(90)]).cites.map((c) => c.rule)).toEqual(['R-36b'])
  expect(() => meanScore([])).toThrow(RangeError)
})
test('what lies far from the others is shown: strictly further than the line, with three members or more', () => {
  const far = (...points: number[]) =>
    farFromTheOthers(
      points.map((n) => fraction(n)),
      fraction(20),
    )
  expect(far(90, 70, 70)).toEqual([false, false, false])
  expect(far(91, 70, 70)).toEqual([true, false, false])
  expect(far(40, 80, 90)).toEqual([true, false, true])
  expect(far(10, 99)).toEqual([false, false])
})
