import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fractionOf, sayNumber, sayPart, shareText } from './fraction.ts'

describe('a number as people read it', () => {
  test.each([
    ['1/2', '0.5'],
    ['2', '2'],
    ['4/5', '0.8'],
    ['867/2', '433.5'],
    ['1/3', '1/3'],
    ['-1/4', '-0.25'],
    ['1/16', '0.0625'],
    // No decimal of four places is exact: better the fraction than a number that is not so.
    ['1/32', '1/32'],
    ['100', '100'],
  ])('%s is said as %s', (f, says) => expect(sayNumber(fractionOf(f))).toBe(says))
  test('so many of so many stand the same everywhere', () => {
    expect(sayPart(fractionOf('1/2'), fractionOf('1'))).toBe('0.5 / 1')
    expect(sayPart(fractionOf('4/5'), fractionOf('2'))).toBe('0.8 / 2')
  })
  test('a share of an amount is said in per cent', () =>
    expect(['1', '2/5', '1/3', '1/8'].map(shareText)).toEqual(['100%', '40%', '33.3333%', '12.5%']))
})

const said = /\/(pages\/.+|[\w-]*words|thread|views|differences|[\w-]*columns)\.tsx?$/
const sources = (under: string): string[] =>
  readdirSync(fileURLToPath(new URL(under, import.meta.url)), { recursive: true, encoding: 'utf8' })
    .map((f) => `/${f}`)
    .filter((f) => said.test(f) && !f.includes('.test.'))
const breaches = (text: string): boolean => /\bfractionText\(/.test(text)

test('no page and no sentence says a number as it is kept for programs', () => {
  const all = sources('../')
  expect(all.length).toBeGreaterThan(200)
  expect(all.filter((f) => breaches(readFileSync(new URL(`..${f}`, import.meta.url), 'utf8')))).toEqual([])
  expect(breaches('cell: (l) => fractionText(l.claimed)')).toBe(true)
})
