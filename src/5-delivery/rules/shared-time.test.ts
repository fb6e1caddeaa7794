import { fractionText, type Hanging, treeOf } from '#kernel'
import { describe, expect, test } from 'vitest'
import { projectShare, sharedTime, tiedProjects } from './shared-time.ts'

const post = (id: string, hangsOn: string | null = null): Hanging => ({ id, kind: 'post', hangsOn })
const project = (id: string, hangsOn: string | null = null): Hanging => ({ id, kind: 'project', hangsOn })

describe('projects tied to a post', () => {
  test.each<[string, Hanging[], string, string[]]>([
    ['run inside it', [post('p'), project('a', 'p'), project('b', 'p')], 'p', ['a', 'b']],
    ['with the parts of a project', [post('p'), project('a', 'p'), project('a1', 'a')], 'p', ['a', 'a1']],
    ['or it is paid inside one, with its parts', [project('a'), post('p', 'a'), project('a1', 'a')], 'p', ['a', 'a1']],
    ['not those of a post between them', [post('p'), post('q', 'p'), project('a', 'q')], 'p', []],
    ['nor those of another post beside it', [post('p'), post('q'), project('a', 'q')], 'p', []],
    ['nor what stands by itself', [post('p'), project('a')], 'p', []],
  ])('%s', (_, lines, id, tied) => expect(tiedProjects(treeOf(lines), id)).toEqual(tied))
})

describe('the time recorded at a post', () => {
  const tree = treeOf([post('p'), project('in', 'p'), project('beside'), project('around'), post('s', 'around')])
  const rows = [
    { postId: 'p', lineId: 'p', minutes: 90 },
    { postId: 'p', lineId: 'in', minutes: 30 },
    { postId: 'p', lineId: 'beside', minutes: 600 },
    { postId: 's', lineId: 'around', minutes: 45 },
  ]
  test('is its own or its projects’; what was recorded for other lines is neither', () =>
    expect(
      sharedTime(tree, rows).map((s) => [s.postId, s.own, s.projects, s.together, projectShare(s) && fractionText(projectShare(s)!)]),
    ).toEqual([
      ['p', 90, [{ lineId: 'in', minutes: 30 }], 120, '1/4'],
      ['s', 0, [{ lineId: 'around', minutes: 45 }], 45, '1'],
    ]))
  test('has no share where nothing was recorded', () => expect(sharedTime(tree, []).map(projectShare)).toEqual([null, null]))
})
