import { drawOrder, fraction, isRefusal, type Line, type Money, moneyText, newSeed, yuan } from '#kernel'
import { knownLaw } from '#law'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BidInput, isLate, lateBy, packPrice, packQuality, readBid, unpackPrice, unpackQuality } from './bid.ts'
import { ranking } from './ranking.ts'
import type { TenderLine } from './tender.ts'

const common = { hangsOn: null, needIds: [], communityIds: [], reason: '试点', scope: null, goals: [], noGoalReason: null }
const post = {
  ...common,
  id: 'lin_p',
  kind: 'post',
  title: '岗位',
  grade: 'any',
  posts: 14,
  months: 12,
  amount: yuan('998900'),
} as unknown as TenderLine
const group = {
  ...common,
  id: 'lin_g',
  kind: 'project',
  title: '小组',
  quantity: 7,
  unit: '个',
  unitPrice: yuan('1000'),
  amount: yuan('7000'),
} as unknown as TenderLine
const t = { lines: [post, group] as readonly (Line & TenderLine)[], fixedPrice: false, budget: yuan('1005900'), ceiling: null }
const promises = [
  { lineId: 'lin_p', says: '走访' },
  { lineId: 'lin_g', says: '六节' },
]
const bid = (prices: Record<string, string>, costs: Record<string, string> = {}) =>
  readBid(t, {
    approach: '以居民为中心',
    promises,
    prices: Object.fromEntries(Object.entries(prices).map(([k, v]) => [k, yuan(v)])),
    costs: Object.fromEntries(Object.entries(costs).map(([k, v]) => [k, yuan(v)])),
  })

describe('ranking (R-29 to R-31)', () => {
  const of = (id: string, price: string, quality: number) => ({ id, price: yuan(price), quality: fraction(quality) })
  const places = (bids: ReturnType<typeof of>[], weight: string | null, seed = 's') => {
    const ranked = ranking(knownLaw('cn'), bids, weight, seed)
    if (isRefusal(ranked)) throw new Error(ranked.code)
    return ranked.map((r) => [r.id, r.rank, r.tie])
  }
  test('quality outweighs a price a little lower', () =>
    // 80 + 90/100 × 10 = 89 against 78 + 10 = 88.
    expect(places([of('a', '100', 80), of('b', '90', 78)], '10')).toEqual([
      ['a', 1, 'none'],
      ['b', 2, 'none'],
    ]))
  test('equal totals: the lower price comes first', () =>
    // 80 + 50/100 × 10 = 85 against 75 + 10 = 85.
    expect(places([of('a', '100', 80), of('b', '50', 75)], '10')).toEqual([
      ['b', 1, 'by-price'],
      ['a', 2, 'by-price'],
    ]))
  test('equal totals and prices: by lot, each its own place, and the same seed gives the same order', () => {
    const bids = ['a', 'b', 'c'].map((id) => of(id, '100', 80))
    const ranked = places(bids, null, 'seed')
    expect([...ranked].sort((x, y) => Number(x[1]) - Number(y[1])).map((r) => r[0])).toEqual(drawOrder(['a', 'b', 'c'], 'seed'))
    expect(ranked.map((r) => r[2])).toEqual(['by-draw', 'by-draw', 'by-draw'])
    expect(places([...bids].reverse(), null, 'seed').sort()).toEqual(ranked.sort())
  })
  test('nobody is left to rank', () => expect(isRefusal(ranking(knownLaw('cn'), [], '10', 's'))).toBe(true))
})

describe('the draw', () => {
  test('nobody is lost or drawn twice, whatever the order of the pool', () => {
    const pool = ['usr_1', 'usr_2', 'usr_3', 'usr_4', 'usr_5']
    const seed = newSeed()
    expect(drawOrder(pool, seed).sort()).toEqual(pool)
    expect(drawOrder([...pool].reverse(), seed)).toEqual(drawOrder([...pool, 'usr_1'], seed))
  })
  test('every one of five comes first about as often: 2,000 draws stay within 400 ± 80', () => {
    const first = new Map<string, number>()
    for (let i = 0; i < 2000; i++) {
      const [one] = drawOrder(['a', 'b', 'c', 'd', 'e'], `seed ${i}`)
      first.set(one!, (first.get(one!) ?? 0) + 1)
    }
    for (const n of first.values()) expect(Math.abs(n - 400)).toBeLessThan(80)
  })
})

describe('whether a bid is late', () => {
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(1_777_512_600_000 + ms)
  test.each([
    [-1, false],
    [0, false],
    [1, true],
  ])('%i milliseconds after the deadline: %s', (ms, late) => expect(isLate(at(0), at(ms))).toBe(late))
  test('a later deadline never makes a bid late', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.nat(200_000),
        (deadline, bid, later) => {
          if (!isLate(at(deadline), at(bid))) expect(isLate(at(deadline + later), at(bid))).toBe(false)
        },
      ),
    ))
})

describe('a bid', () => {
  test.each([
    ['nothing priced', {}, {}, ['price-lin_p', 'price-lin_g']],
    ['one cent above the budget', { lin_p: '998900.01', lin_g: '1000' }, {}, ['price-lin_p']],
    ['a cost that does not add up', { lin_p: '998900', lin_g: '1000' }, { wages: '900000' }, ['cost-wages']],
  ])('%s is pointed at', (_, prices, costs, fields) => {
    const read = bid(prices as Record<string, string>, costs as Record<string, string>)
    expect('fields' in read && Object.keys(read.fields)).toEqual(fields)
  })
  test('unit prices are multiplied out; parts survive being packed, and their packed length tells nothing', () => {
    const read = bid({ lin_p: '990000', lin_g: '900' }, { wages: '800000', management: '196300' })
    if ('fields' in read) throw new Error(Object.keys(read.fields).join())
    // 990,000 + 7 × 900 = 996,300.
    expect(moneyText(read.price.total)).toBe('996300.00')
    expect(unpackPrice(packPrice(read.price))).toEqual(read.price)
    expect(unpackQuality(packQuality(read.quality))).toEqual(read.quality)
    const dear = bid({ lin_p: '1', lin_g: '0.01' })
    expect(!('fields' in dear) && packPrice(dear.price).length).toBe(packPrice(read.price).length)
  })
  describe('what is added of one’s own', () => {
    const one = { kind: 'money', worth: yuan('5000'), what: '活动经费', from: '基金会' } as const
    const with_ = (contributions: BidInput['contributions'], counts: boolean) =>
      readBid(
        { ...t, criteria: [{ id: 'c', title: 't', weight: '90', kind: 'subjective', guide: 'g', countsOwn: counts }] },
        { approach: '以居民为中心', promises, prices: { lin_p: yuan('990000'), lin_g: yuan('900') }, contributions },
      )
    test.each([
      ['in the first envelope, for the panel, where a criterion counts it', true],
      ['in the second, opened once the scores stand, where none does', false],
    ])('lies %s', (_, counts) => {
      const read = with_({ lin_p: one }, counts)
      if ('fields' in read) throw new Error(Object.keys(read.fields).join())
      const kept = { lin_p: { ...one, worth: '5000.00' } }
      expect([read.quality.contributions, read.price.contributions]).toEqual(counts ? [kept, undefined] : [undefined, kept])
      expect(unpackPrice(packPrice(read.price))).toEqual(read.price)
      // It takes nothing off the price, and adds nothing to it.
      expect(moneyText(read.price.total)).toBe('996300.00')
    })
    test('is said whole or not at all', () => {
      const read = with_({ lin_p: { kind: 'money', worth: yuan('5000') }, lin_g: {} }, false)
      expect('fields' in read && Object.keys(read.fields)).toEqual(['own-what-lin_p', 'own-from-lin_p'])
      const none = with_({ lin_p: {}, lin_g: { what: '' } }, true)
      expect('fields' in none ? none.fields : [none.quality.contributions, none.price.contributions]).toEqual([undefined, undefined])
    })
  })
  test('an amount that a bid writes twice and not alike is asked for while it can be mended, with what would count (R-35)', () => {
    const said = (says: string) => {
      const read = readBid(
        { ...t, fixedPrice: true },
        { approach: 'x', promises: [{ lineId: 'lin_p', says }, promises[1]!] },
        knownLaw('cn').tenders.settledPrice,
      )
      return 'fields' in read ? read.fields : {}
    }
    expect(said('总报价人民币壹佰万元整（¥1,000,000.00）。')).toEqual({})
    const wrong = said('总报价人民币壹佰万元整（¥1,005,900.00）。')
    expect(Object.keys(wrong)).toEqual(['promise-lin_p'])
    expect(wrong['promise-lin_p']!.en).toContain('¥1,000,000.00 would count')
  })
  test('with a fixed price there is nothing to offer', () => {
    const read = readBid({ ...t, fixedPrice: true }, { approach: 'x', promises, prices: { lin_p: yuan('1') as Money } })
    expect(!('fields' in read) && moneyText(read.price.total)).toBe('1005900.00')
  })
  test.each([
    ['09:30:00.001', 1, '1 second'],
    ['09:30:59', 1, '59 seconds'],
    ['09:31:00', 1, '1 minute'],
    ['09:31:00.001', 2, '2 minutes'],
    ['11:00:00', 90, '90 minutes'],
  ])('at %s it is %i minutes late', (at, minutes, says) => {
    const late = lateBy(Temporal.Instant.from('2026-04-30T09:30:00+08:00'), Temporal.Instant.from(`2026-04-30T${at}+08:00`))
    expect([late.minutes, late.words.en]).toEqual([minutes, says])
  })
})
