import { describe, expect, test } from 'vitest'
import { cite, citeAll, type Instrument, instruments, ruleNumbers, rules } from './instruments.ts'

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `R-${String(from + i).padStart(2, '0')}`)

describe('the table of rules', () => {
  test('holds every rule of the reference, and no other', () =>
    expect([...ruleNumbers].sort()).toEqual(
      [
        ...numbered(1, 59),
        'R-34b',
        'R-36b',
        'R-39b',
        ...['R-71b', 'R-73b', 'R-76b', 'R-76c', 'R-78b'],
        'R-50b',
        'R-59b',
        ...numbered(60, 65),
        ...numbered(70, 81),
        ...numbered(90, 103),
        ...numbered(110, 135),
      ].sort(),
    ))

  test('every rule speaks both languages and stands on a text', () => {
    for (const number of ruleNumbers) {
      expect(rules[number].says.zh).toMatch(/[一-龥]/)
      expect(rules[number].says.en).toMatch(/^[A-Z“]/)
      for (const c of citeAll(number))
        expect([c.instrument.zh, c.instrument.en, c.article.zh, c.article.en].every((t) => t.length > 1)).toBe(true)
    }
  })

  test('no citation is surer than the instrument it names, but for single articles that were read on a page of their own', () => {
    const order = ['A', 'B', 'C', 'D', 'E', 'unverified']
    const surer = ruleNumbers.flatMap((n) =>
      rules[n].basis
        .filter((b) => order.indexOf(b.confidence) < order.indexOf(instruments[b.of].grade))
        .map((b) => ({ rule: n, readAt: 'readAt' in b ? b.readAt : undefined, confidence: b.confidence })),
    )
    expect(surer.length).toBeGreaterThan(0)
    for (const s of surer) {
      expect([s.rule, s.readAt]).toEqual([s.rule, expect.stringMatching(/^https?:\/\//)])
      // A page that quotes an article is not the whole text.
      expect([s.rule, s.confidence]).not.toEqual([s.rule, 'A'])
    }
  })

  test('what was read in full is grade A and has an address', () => {
    for (const i of Object.values<Instrument>(instruments)) if (i.grade === 'A') expect(i.address).toMatch(/^https?:\/\//)
  })
})

describe('a citation', () => {
  test('names article and confidence', () =>
    expect(cite('R-21')).toMatchObject({ rule: 'R-21', article: { zh: '第三十五条', en: 'art. 35' }, confidence: 'A' }))
  test('one rule may stand on texts of different certainty, the surest first', () =>
    expect([cite('R-26').article.en, cite('R-07', 'needs-22').confidence, cite('R-07').confidence]).toEqual(['art. 33', 'D', 'A']))
  test.each([
    ['R-22', '第三十一条'],
    ['R-18', '第九条'],
    ['R-29', '第五十五条'],
    ['R-26', '第三十三条'],
    ['R-46', '第四百九十六条、第四百九十七条'],
    ['R-06', '第十八条'],
    ['R-12', '第十六条'],
    ['R-59', '第二十八条、第二十九条、第三十条'],
  ] as const)('%s is %s', (number, zh) => expect(cite(number).article.zh).toBe(zh))
  test('asking for a text the rule does not stand on is a mistake in code', () => expect(() => cite('R-21', 'order-87')).toThrow('R-21'))
})
