import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocate,
  allocateEvenly,
  day,
  decimal,
  dictionary,
  fraction,
  fractionOf,
  fractionText,
  type Id,
  isId,
  minor,
  moneyText,
  newId,
  newReadableCode,
  postMonthPrice,
  postMonthsOf,
  postSpans,
  readDay,
  readMoney,
  readReadableCode,
  refusals,
  remainderFor,
  roundToWhole,
  sayMoney,
  sayWhen,
  share,
  sum,
  times,
  yuan,
} from './index.ts'

describe('money', () => {
  test.each([
    ['1050000', '1050000.00'],
    ['1,050,000.00', '1050000.00'],
    ['0.1', '0.10'],
    ['-3.5', '-3.50'],
  ])('%s is read exactly', (typed, kept) => expect(moneyText(readMoney(typed)!)).toBe(kept))
  test.each(['', '1.005', '1e5', '1,05', 'NaN', '١٢', '12 34', '--1', '1'.repeat(16)])('%j is not an amount', (typed) =>
    expect(readMoney(typed)).toBeUndefined(),
  )
  test('people see it in their own way', () => {
    expect(sayMoney(yuan('1050000'), 'zh')).toBe('1,050,000.00 元')
    expect(sayMoney(yuan('1050000'), 'en')).toBe('¥1,050,000.00')
  })
  test('F-24: the post line takes what the project lines leave, and every month adds up to the cent', () => {
    const projects = ['28000', '14000', '2100', '7000'].map((a) => ({ amount: yuan(a) }))
    const posts = remainderFor(yuan('1050000'), projects)!
    expect(moneyText(posts)).toBe('998900.00')
    const months = allocateEvenly(posts, 12)
    expect(moneyText(months[0]!)).toBe('83241.67')
    expect(sum(months)).toBe(posts)
  })
  test.each([
    [329, '19740000'], // 329 × 60,000
    [33, '1980000'], // 33 × 60,000
  ])('F-35: %i posts at 60,000 a year are %s, and 60,000 ÷ 12 = 5,000 a post and month', (posts, total) => {
    const line = {
      id: 'lin_1' as Id<'line'>,
      kind: 'post',
      title: '社工岗位',
      hangsOn: null,
      amount: times(yuan('60000'), posts),
      grade: 'any',
      posts,
      months: 12,
    } as const
    expect(moneyText(line.amount)).toBe(`${total}.00`)
    expect(postMonthsOf(line)).toEqual(fraction(posts * 12))
    expect(postMonthPrice(line)).toBe(yuan('5000'))
  })
  test('15.4 posts for twelve months are 184.8 post-months, and a price that is a fraction of a fen is rounded', () => {
    expect(fractionText(postMonthsOf({ posts: 15.4, months: 12 }))).toBe('924/5')
    expect(postMonthPrice({ posts: 15.4, months: 12, amount: yuan('1000000') })).toBe(yuan('5411.26'))
    expect(postMonthPrice({ posts: 0, months: 12, amount: yuan('1') })).toBe(yuan('0'))
  })
  test('fourteen posts for eleven months and fifteen for one: 169 post-months, and the price is that of the month that was changed', () => {
    const line = { posts: 15, months: 12, amount: yuan('1004845.83'), settledPosts: Array<number>(11).fill(14) }
    expect(postMonthsOf(line)).toEqual(fraction(169))
    expect(postSpans(line)).toEqual([
      { posts: 14, months: 11 },
      { posts: 15, months: 1 },
    ])
    expect(postMonthPrice({ ...line, settled: Array(11).fill(yuan('83241.67')) })).toBe(yuan('5945.83'))
  })
  test('any share of a post to four places and any months have a number of post-months and a price', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (parts, months, amount) => {
          const line = { posts: parts / 10_000, months, amount: minor(amount) }
          expect(postMonthsOf(line)).toEqual(fraction(parts * months, 10_000))
          const off = Number(postMonthPrice(line)) - (Number(amount) * 10_000) / (parts * months)
          return Math.abs(off) <= 0.5 + 1e-3
        },
      ),
    ))
  test('F-37: the lines of a project budget: 9,750 + 32,000 + 10,100 + 3,900 + 20,200 = 75,950, of it 26.6 % for experts', () => {
    const lines = ['9750', '32000', '10100', '3900', '20200'].map(yuan)
    expect(sum(lines)).toBe(yuan('75950'))
    expect(decimal(fraction(lines[4]!, sum(lines)), 3)).toBe('0.266')
  })
  test('F-41: 40, 40 and 20 per cent of 1,854,000', () =>
    expect(allocate(yuan('1854000'), [fraction(40), fraction(40), fraction(20)]).map(moneyText)).toEqual([
      '741600.00',
      '741600.00',
      '370800.00',
    ]))
  test('parts always add up to the whole and none is more than one unit from its share', () =>
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }), (n, w) => {
        fc.pre(w.some((x) => x > 0))
        const parts = allocate(
          minor(n),
          w.map((x) => fraction(x)),
        )
        expect(sum(parts)).toBe(n)
        const total = BigInt(w.reduce((a, b) => a + b, 0))
        parts.forEach((p, i) => {
          const off = p * total - n * BigInt(w[i]!)
          expect(off < total && off > -total).toBe(true)
        })
      }),
    ))
  test('a share names its rounding', () => {
    expect(share(minor(5n), fraction(1, 2), 'half-even')).toBe(2n)
    expect(share(minor(5n), fraction(1, 2), 'half-up')).toBe(3n)
    expect(share(minor(-5n), fraction(1, 2), 'down')).toBe(-2n)
  })
})

describe('fractions', () => {
  test('decimals are read exactly', () => expect(fractionOf('0.0005')).toEqual({ n: 1n, d: 2000n }))
  test('rounding to digits', () => {
    expect(decimal(fraction(2, 3), 4)).toBe('0.6667')
    expect(decimal(fraction(-1, 8), 2)).toBe('-0.12')
    expect(roundToWhole(fraction(7, 2), 'up')).toBe(4n)
  })
  test('a denominator of zero is refused', () => expect(() => fraction(1, 0)).toThrow(RangeError))
})

describe('days', () => {
  test.each(['2026-02-30', '2026-13-01', '2026-1-1', 'tomorrow', ''])('%j is no day', (t) => expect(readDay(t)).toBeUndefined())
  test('a leap day exists in a leap year', () => expect(day('2028-02-29').month).toBe(2))
})

describe('ids', () => {
  test('ids of one moment sort as they were made, also when other moments lie between', () => {
    const at = Temporal.Instant.from('2026-01-01T00:00:00Z')
    const ids = Array.from({ length: 300 }, (_, i) => {
      newId('entry', at.add({ milliseconds: i % 7 }))
      return newId('tender', at)
    })
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(300)
  })
  test('an id tells its kind and sorts by the moment it was made', () => {
    const early = newId('tender', Temporal.Instant.from('2026-01-01T00:00:00Z'))
    const late = newId('tender', Temporal.Instant.from('2026-01-02T00:00:00Z'))
    expect(early < late).toBe(true)
    expect(isId('tender', early)).toBe(true)
    expect(isId('bid', early)).toBe(false)
  })
  test('a readable code survives being typed in lower case with spaces, and one wrong character is noticed', () => {
    for (let i = 0; i < 200; i++) {
      const code = newReadableCode()
      expect(readReadableCode(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`)).toBe(code)
      const other = code[2] === 'A' ? 'B' : 'A'
      expect(readReadableCode(code.slice(0, 2) + other + code.slice(3))).toBeUndefined()
    }
  })
})

describe('words', () => {
  test('a dictionary speaks one language at a time', () => {
    const w = dictionary('kernel/test.w', {
      n: { zh: (n: number) => `${n} 份`, en: (n: number) => `${n} items` },
      a: { zh: '甲', en: 'A' },
    })
    expect([w.zh.n(3), w.en.n(3), w.both('a')]).toEqual(['3 份', '3 items', { zh: '甲', en: 'A' }])
  })
  test('a refusal carries words in both languages and its status', () => {
    const refuse = refusals({ late: { status: 410, zh: (m: number) => `晚了 ${m} 分钟`, en: (m: number) => `${m} minutes late` } })
    expect(refuse('late', 3)).toMatchObject({ code: 'late', status: 410, words: { zh: '晚了 3 分钟', en: '3 minutes late' } })
  })
})

test.each([
  ['2026-10-31', 'zh', '2026 年 10 月 31 日'],
  ['2026-10-31', 'en', '31 October 2026'],
  ['2026-10', 'zh', '2026 年 10 月'],
  ['2026-01', 'en', 'January 2026'],
  ['m07', 'en', 'm07'],
] as const)('%s is written in %s as %s', (written, lang, says) => expect(sayWhen(written, lang)).toBe(says))
