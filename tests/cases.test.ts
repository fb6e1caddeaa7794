import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const testFiles = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(join(root, path)).isDirectory()) return testFiles(path)
    return /\.test\.tsx?$/.test(name) && name !== 'cases.test.ts' ? [path] : []
  })

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `F-${String(from + i).padStart(2, '0')}`)
/** The cases of practice: exams, tenders, contracts, evaluations, misuse. F-38, F-39 and F-43 to F-49 were never given out. */
const cases = [...numbered(1, 37), 'F-07b', ...numbered(40, 42), ...numbered(50, 56)]

/**
 * The cases that stand in the name of a test or of a row of one. A comment is no test: only text between quotes counts.
 * @returns the numbers, `F-07b`
 */
export function casesIn(source: string): Set<string> {
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const found = new Set<string>()
  for (const [text] of bare.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g))
    for (const [number] of text.matchAll(/(?<![\w-])F-\d\db?(?![\w-])/g)) found.add(number)
  return found
}

describe('every case is tried by a test', () => {
  const where = new Map<string, string[]>()
  for (const folder of ['law', 'measures', 'src', 'tests'])
    for (const file of testFiles(folder))
      for (const number of casesIn(readFileSync(join(root, file), 'utf8'))) where.set(number, [...(where.get(number) ?? []), file])

  test.each(cases)('%s', (number) => expect(where.get(number) ?? []).not.toEqual([]))
  test('no test names a case that is not there', () => expect([...where.keys()].filter((n) => !cases.includes(n))).toEqual([]))
  test.each([
    ['F-06', 'law/cn/low-bid.test.ts'],
    ['F-07', 'law/cn/low-bid.test.ts'],
    ['F-10', 'law/cn/calendar.test.ts'],
    ['F-15', 'law/cn/payment.test.ts'],
  ])('the trap of %s stands in %s', (trap, file) => expect(where.get(trap)).toContain(file))
  test('a planted comment is no test, a planted title is', () => {
    expect(casesIn('// F-38 in a comment\n/* F-39 */\nexpect(1).toBe(1)')).toEqual(new Set())
    expect(casesIn("test('F-38: planted', () => {})\n  ['F-07b, a row', 1],")).toEqual(new Set(['F-38', 'F-07b']))
  })
})
