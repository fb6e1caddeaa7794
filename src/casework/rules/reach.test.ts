import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { nextTold, type Told } from './reach.ts'

const people = (n: number, ageGroup: '60-79' | '80+' = '60-79') => Array.from({ length: n }, () => ({ ageGroup, sex: 'female' as const }))
const june = day('2026-06-30')
const july = day('2026-07-31')

describe('what is told of whom a line reached', () => {
  test.each([
    [0, undefined],
    [9, undefined],
    [10, 10],
    [19, 10],
    [20, 20],
  ])('while others come, of %i people: %s', (n, told) => {
    expect(nextTold({ people: people(n), until: june, over: false }, undefined)?.people).toBe(told)
  })
  test('whoever watches from month to month sees it move ten people apart at least, whoever comes, and never back', () => {
    let told: Told | undefined
    const seen: { n: number; told: Told }[] = []
    for (const n of [9, 10, 11, 19, 18, 20, 19, 21, 30]) {
      const next = nextTold({ people: people(n), until: n > 19 ? july : june, over: false }, told)
      if (next && next !== told) seen.push({ n, told: next })
      told = next
    }
    expect(seen.map((s) => s.told.people)).toEqual([10, 20, 30])
    expect(seen.every((s) => s.told.groups === null)).toBe(true)
  })
  test('ages and sexes are told once: nothing that is found afterwards moves them', () => {
    const once = nextTold({ people: [...people(8), ...people(6, '80+')], until: june, over: true }, undefined)
    expect(once).toEqual({ until: june, people: 14, groups: { age: { '60-79': 8, '80+': 6 }, sex: { female: 14 } } })
    expect(nextTold({ people: [...people(8), ...people(7, '80+')], until: july, over: true }, once)).toBe(once)
  })
  test('where ages hide their sum, so do sexes', () => {
    expect(nextTold({ people: people(3), until: june, over: true }, undefined)).toEqual({
      ...{ until: june, people: null },
      groups: { age: { '60-79': null }, sex: { female: null } },
    })
  })
})
