import { expect, test } from 'vitest'
import { type Buys, goesOnWith } from './goes-on-with.ts'

const line = (more: Partial<Buys['lines'][number]> = {}): Buys['lines'][number] => ({
  ...{ kind: 'project' as const, title: '长者小组', needIds: ['ned_a'], communityIds: ['com_a'] },
  ...more,
})
const buys = (of: Buys['lines'][number], ofPurchase: readonly string[] = []): Buys => ({ lines: [of], ofPurchase })

test.each([
  ['the same again', {}, true],
  ['its title typed with blanks, for a need that was noticed anew', { title: '长者 小组 ', needIds: ['ned_b'] }, true],
  ['under another title for the same need', { title: '邻里互助' }, true],
  ['something else', { title: '亲子小组', needIds: ['ned_b'] }, false],
  ['posts instead of groups', { kind: 'post' as const }, false],
  ['the same in another community', { communityIds: ['com_b'] }, false],
  ['the same in more communities', { communityIds: ['com_b', 'com_a'] }, true],
])('%s', (_, more, expected) => {
  expect(goesOnWith(buys(line(more)), buys(line()))).toBe(expected)
})

test('a line that names no community serves those of its purchase', () => {
  const all = line({ communityIds: [] })
  expect([goesOnWith(buys(all, ['com_a']), buys(line())), goesOnWith(buys(all, ['com_b']), buys(line()))]).toEqual([true, false])
})
