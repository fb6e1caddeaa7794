import { describe, expect, test } from 'vitest'
import { combinationOf, type Hanging, inTreeOrder, treeOf } from './tree.ts'
import { sayPlace } from './tree-words.ts'

/** `post a`, `project b < a`: a project b that hangs on a. */
const linesOf = (...said: string[]): (Hanging & { title: string })[] =>
  said.map((s) => {
    const [, kind, id, on] = /^(post|project) (\w+)(?: < (\w+))?$/.exec(s)!
    return { id: id!, kind: kind as 'post' | 'project', hangsOn: on ?? null, title: id!.toUpperCase() }
  })
const walked = (...said: string[]) => treeOf(linesOf(...said)).placed.map((p) => `${'·'.repeat(p.depth)}${p.line.id}`)

describe('the tree of lines', () => {
  test.each([
    [
      ['post a', 'post b'],
      ['a', 'b'],
    ],
    [
      ['project c < b', 'post a', 'post b', 'project d < a', 'project e < b'],
      ['a', '·d', 'b', '·c', '·e'],
    ],
    [
      ['project a < b', 'post b < c', 'project c'],
      ['c', '·b', '··a'],
    ],
  ])('%j is walked as %j', (said, order) => expect(walked(...said)).toEqual(order))

  test('a line knows what it hangs on, what hangs on it, and what it is to it', () => {
    const tree = treeOf(linesOf('post a', 'project b < a', 'post c < b', 'project d < b'))
    expect(tree.at('b')).toMatchObject({ depth: 1, parent: { id: 'a' }, children: [{ id: 'c' }, { id: 'd' }], tie: 'project-in-post' })
    expect(['a', 'c', 'd'].map((id) => tree.at(id)!.tie)).toEqual([undefined, 'post-in-project', 'part'])
    expect(tree.placed.map((p) => [sayPlace(p, 'zh'), sayPlace(p, 'en')])).toEqual([
      [undefined, undefined],
      ['在岗位「A」内运作', 'runs inside “A”'],
      ['在项目「B」内列支', 'is paid inside “B”'],
      ['属于「B」', 'is a part of “B”'],
    ])
  })

  test.each([
    ['hangs on itself', ['post a < a', 'project b < a'], { a: 'circle' }, ['a', '·b']],
    [
      'goes round',
      ['post a < c', 'project b < a', 'post c < b', 'project d < c', 'post e'],
      { a: 'circle', b: 'circle', c: 'circle' },
      'abcde',
    ],
    ['came to the circle first', ['project d < c', 'post a < c', 'project c < a'], { a: 'circle', c: 'circle' }, 'acd'],
    ['names nobody', ['post a', 'project b < x', 'post c < b'], { b: 'missing' }, ['a', 'b', '·c']],
    ['has the id of another', ['post a', 'project a', 'project b < a'], { a: 'twice' }, ['a', '·b', 'a']],
    ['does both', ['post a', 'project a < b', 'post b < b'], { a: 'twice', b: 'circle' }, 'aab'],
  ])('a line that %s is said, and no line is lost or shown twice', (_, said, broken, order) => {
    const tree = treeOf(linesOf(...said))
    expect(Object.fromEntries(tree.broken.map((p) => [p.line.id, p.broken]))).toEqual(broken)
    if (typeof order === 'string')
      expect(
        tree.placed
          .map((p) => p.line.id)
          .toSorted()
          .join(''),
      ).toBe(order)
    else expect(walked(...said)).toEqual(order)
    expect(tree.broken.every((p) => p.depth === 0 && sayPlace(p, 'en'))).toBe(true)
    expect(combinationOf(linesOf(...said))).toBeUndefined()
  })

  test('five hundred lines in one chain, or in one circle, are read', () => {
    const chain = Array.from({ length: 500 }, (_, i) => `${i % 2 ? 'project' : 'post'} l${i}${i ? ` < l${i - 1}` : ''}`)
    expect(treeOf(linesOf(...chain.toReversed())).placed.map((p) => p.depth)).toEqual(chain.map((_, i) => i))
    const circle = [...chain.slice(1), 'post l0 < l499']
    expect(treeOf(linesOf(...circle)).broken).toHaveLength(500)
  })
})

test('what is said of lines stands in the order of the lines, what is said of none of them last', () => {
  const tree = treeOf(linesOf('post a', 'post b', 'project c < a'))
  expect(inTreeOrder(tree, ['x1', 'b1', 'c1', 'a1', 'c2', 'y1'], (r) => r[0]!)).toEqual(['a1', 'c1', 'c2', 'b1', 'x1', 'y1'])
})

test('contracts of one purchase are read apart: the same line in two of them is no line twice', () => {
  const [one, two] = [linesOf('post a', 'project b < a'), linesOf('post a')]
  expect([combinationOf(one, two), combinationOf(two, linesOf('project c')), combinationOf([...one, ...two])]).toEqual([
    'project-in-post',
    'bundle',
    undefined,
  ])
})

test.each([
  [[], undefined],
  [['post a', 'post b < a'], 'post'],
  [['project a', 'project b < a'], 'project'],
  [['post a', 'project b < a', 'project c'], 'project-in-post'],
  [['project a', 'post b < a', 'post c'], 'post-in-project'],
  [['project a', 'post b < a', 'post c', 'project d < c'], 'both-ways'],
  [['post a', 'project b < a', 'post c < b'], 'both-ways'],
  [['post a', 'project b'], 'bundle'],
  [['post a', 'post b < a', 'project c'], 'bundle'],
])('how %j are combined is read off the tree: %s', (said, combination) => expect(combinationOf(linesOf(...said))).toBe(combination))
