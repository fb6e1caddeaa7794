import { minor, sum, yuan } from '#kernel'
import { expect, test } from 'vitest'
import { paidOfLines } from './by-line.ts'

const lines = [
  { lineId: 'posts', amount: yuan('83241.67') },
  { lineId: 'groups', amount: yuan('5000') },
  { lineId: 'groups', amount: yuan('2300') },
]
test('a claim that is paid whole gives each line what it claims of it', () =>
  expect([...paidOfLines({ paid: yuan('90541.67'), amount: yuan('90541.67') }, lines)]).toEqual([
    ['posts', yuan('83241.67')],
    ['groups', yuan('7300')],
  ]))
test('a part is spread by what each line claims, and nothing is lost', () => {
  const part = paidOfLines({ paid: yuan('10000.01'), amount: yuan('90541.67') }, lines)
  expect(sum(part.values())).toBe(yuan('10000.01'))
  // 10,000.01 × 83,241.67 / 90,541.67 = 9,193.7464…
  expect(part.get('posts')).toBe(yuan('9193.75'))
})
test('nothing paid, nothing spread', () => expect(sum(paidOfLines({ paid: minor(0n), amount: yuan('90541.67') }, lines).values())).toBe(0n))
