import { day, type Grade, type Id, type Line, moneyText, yuan } from '#kernel'
import { knownLaw } from '#law'
import { expect, test } from 'vitest'
import { postFloors } from './post-floor.ts'

/** A place with a wage table, and one without. */
const [table, none] = [knownLaw('cn-example'), knownLaw('cn')]
const on = day('2026-06-01')
const post = (amount: string, whole?: string): Line => ({
  ...{ id: 'lin_a' as Id<'line'>, kind: 'post', title: '社区社工', hangsOn: null, posts: 1, months: 12, grade: 'assistant' as Grade },
  amount: yuan(amount),
  ...(whole && { subsidy: { whole, restFrom: '基金会', restMoney: '捐款', until: null } }),
})
const least = postFloors([post('1')], table, on)[0]?.floor.value.total ?? yuan('0')

test('the price of a post is held against the floor, and told by how much it is below', () => {
  expect(least > 0n).toBe(true)
  const text = moneyText(least)
  expect(postFloors([post(text)], table, on).map((f) => f.below)).toEqual([null])
  const [below] = postFloors([post('1000')], table, on)
  expect(below!.below).toBe(least - yuan('1000'))
})
test('of a subsidised post the whole is held against it, not the part that is paid', () => {
  const text = moneyText(least)
  expect(postFloors([post('1000', text)], table, on).map((f) => [f.price, f.below])).toEqual([[least, null]])
  expect(postFloors([post('1000', '2000')], table, on).map((f) => f.below)).toEqual([least - yuan('2000')])
})
test('a project has no floor, nor has a post where the place has no table', () => {
  const project: Line = {
    ...{ id: 'lin_b' as Id<'line'>, kind: 'project', title: '活动', hangsOn: null, quantity: 1, unit: '场' },
    ...{ unitPrice: yuan('1'), amount: yuan('1') },
  }
  expect([postFloors([project], table, on), postFloors([post('1000')], none, on)]).toEqual([[], []])
})
