import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { numberIn } from './number-in.ts'

test('an address writes a number in one way', () => {
  expect(['0', '1', '12', '999999999'].map(numberIn)).toEqual([0, 1, 12, 999_999_999])
  for (const other of [
    '',
    ' 1',
    '1 ',
    '1e0',
    '0x1',
    '0b1',
    '1.0',
    '01',
    '+1',
    '-1',
    '１',
    '1_0',
    'NaN',
    'Infinity',
    '9999999999',
    null,
    undefined,
  ])
    expect([other, numberIn(other)]).toEqual([other, undefined])
})

test('nothing else makes a number of what stands in an address', () => {
  const src = fileURLToPath(new URL('..', import.meta.url))
  const loose = /\b(Number|Number\.parse\w+|parse(Int|Float))\([^;\n]*\b(params?|query|searchParams)\b/
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.tsx?$/.test(f) && !f.includes('.test.') && !f.endsWith('number-in.ts'))
    .filter((f) =>
      readFileSync(join(src, f), 'utf8')
        .split('\n')
        .some((line) => loose.test(line)),
    )
  expect(found).toEqual([])
})
