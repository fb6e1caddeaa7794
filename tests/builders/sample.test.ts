import { expect, test } from 'vitest'
import { databaseFiles, embeddedFiles } from '../../bin/embedded-files.ts'
import { drawn, isDrawn } from './sample.ts'

const cases = Array.from({ length: 200 }, (_, n) => `case ${n}`)
const draw = (by: string | undefined, of = 'a sweep') => drawn(cases, { for: of, named: (x) => x, by })

test('the same seed draws the same fifth, in order; another seed and another sweep draw others', () => {
  const sample = draw('1')
  expect(sample).toHaveLength(40)
  expect(draw('1')).toEqual(sample)
  expect(cases.filter((c) => sample.includes(c))).toEqual(sample)
  expect([draw('2'), draw('1', 'another')].some((x) => x.join() === sample.join())).toBe(false)
})

test('without a seed everything is tried', () => {
  expect(draw(undefined)).toEqual(cases)
})

test('some forty runs try everything', () => {
  expect(new Set(Array.from({ length: 40 }, (_, n) => draw(String(n))).flat()).size).toBe(cases.length)
})

test('of very few at least one is drawn, and of none none', () => {
  expect(drawn(['x'], { for: 'few', named: (x) => x, by: '1' })).toEqual(['x'])
  expect(drawn([], { for: 'none', named: String, by: '1' })).toEqual([])
})

test('one case is in the sample or not by the seed and its name, a fifth of them altogether', () => {
  const of = (by: string) => cases.filter((c) => isDrawn({ for: 'a sweep', named: c, by }))
  expect(of('1')).toEqual(of('1'))
  expect(of('1')).not.toEqual(of('2'))
  expect([of('1').length > 20, of('1').length < 60, isDrawn({ for: 'a sweep', named: 'x', by: undefined })]).toEqual([true, true, true])
})

test('on the embedded database run the files in which it differs and a twentieth of the others, whose turn comes with the seeds', () => {
  const all = databaseFiles()
  expect(all.length).toBeGreaterThan(60)
  for (const by of ['1', '2', '3']) {
    const files = embeddedFiles(by, all)
    expect(files).toEqual(expect.arrayContaining(['tests/database.test.ts', 'tests/migrations.test.ts', 'tests/operations.test.ts']))
    expect([files.every((f) => all.includes(f)), new Set(files).size]).toEqual([true, files.length])
  }
  const ever = new Set(Array.from({ length: 300 }, (_, n) => embeddedFiles(String(n), all)).flat())
  expect(all.filter((f) => !ever.has(f))).toHaveLength(15)
})
