import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { leaningWords } from './clause-words.ts'
import { leaningCases } from './leaning-cases.ts'
import { numeral } from './numerals.ts'
import { readForLeaning } from './read-clauses.ts'

const lawDay = day('2026-03-01')
const read = (text: string, basis: 'statute' | 'contract' = 'statute') => readForLeaning([{ number: '19', text }], basis, lawDay)

describe('clauses read one by one', () => {
  test.each(leaningCases)('%s', (text, rules) => expect(read(text).map((f) => f.rule)).toEqual(rules))
  test('every finding names its clause, cites a text and offers a wording that does not lean itself', () => {
    for (const [text] of leaningCases)
      for (const f of read(text)) {
        expect([f.at, f.cites.length > 0, f.fairer !== undefined]).toEqual(['19', true, true])
        expect([f.fairer!.zh, ...read(f.fairer!.zh)]).toEqual([f.fairer!.zh])
        expect([f.fairer!.en, ...read(f.fairer!.en)]).toEqual([f.fairer!.en])
      }
  })
  test('every fairer wording of the table is fair', () => {
    for (const w of leaningWords)
      for (const lang of ['zh', 'en'] as const) expect([w.fairer[lang], ...read(w.fairer[lang])]).toEqual([w.fairer[lang]])
  })
  test('what an enterprise waits beyond the law is refused, everything read from words only warns', () => {
    expect(read('甲方在验收后九十日内付款。').map((f) => f.severity)).toEqual(['refuse'])
    expect(read('甲方在验收后九十日内付款。', 'contract').map((f) => f.severity)).toEqual(['warn'])
    expect(read('甲方在验收后六十日内付款。').map((f) => f.severity)).toEqual(['warn'])
    const others = leaningCases.filter(([, rules]) => !rules.includes('R-92')).flatMap(([text]) => read(text))
    expect(new Set(others.map((f) => f.severity))).toEqual(new Set(['warn']))
  })
  test('a penalty the other side owes too, in another clause, is none for one side only', () => {
    const clauses = [
      { number: '19', text: '乙方违约的，支付违约金。' },
      { number: '20', text: '甲方违约的，支付同样的违约金。' },
    ]
    expect(readForLeaning(clauses, 'contract', lawDay)).toEqual([])
    expect(readForLeaning(clauses.slice(0, 1), 'contract', lawDay).map((f) => f.at)).toEqual(['19'])
  })
  test.each([
    ['180', 180],
    ['１８０', 180],
    ['一百八十', 180],
    ['九十', 90],
    ['十五', 15],
    ['三十', 30],
    ['两', 2],
    ['一百零五', 105],
  ])('%s is %i', (text, n) => expect(numeral(text)).toBe(n))
})
