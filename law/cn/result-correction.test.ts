import { fraction } from '#kernel'
import { expect, test } from 'vitest'
import { correctionsAllowed, type MemberScore, type ScoreItem } from './result-correction.ts'

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
