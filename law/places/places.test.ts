import { day, fraction, isRefusal, yuan } from '#kernel'
import { knownLaw, placeNamed, places } from '../countries.ts'
import { describe, expect, test } from 'vitest'
import { contractSigned } from '../cn/award.ts'
import { clarificationBefore, documentsAvailable, minimumBidPeriod } from '../cn/bid-period.ts'
import { bidBondShare } from '../cn/bonds.ts'
import { cite } from '../cn/instruments.ts'
import { meanLine } from '../cn/low-bid.ts'
import { days, workingDays } from '../length.ts'
import { methodNamed } from '../methods/index.ts'
import {
  china,
  type Difference,
  differs,
  divisionsOf,
  exampleCity,
  fujian,
  fujianCities,
  guangzhou,
  inPlace,
  knownOf,
  loosenings,
  nanjing,
  type Place,
  shenzhen,
  thresholdIn,
  wagesIn,
} from './index.ts'

const cites = [cite('R-49')] as const
const made = (...list: Difference[]): Place => ({
  name: 'cn-made',
  says: { zh: '某地', en: 'Made place' },
  within: china,
  isExample: true,
  differs: list,
  thresholds: null,
})

describe('no place loosens a national floor', () => {
  test.each(places.map((p) => [p.name, p] as const))('%s', (_, place) => expect(loosenings(place)).toEqual([]))

  const consultation = methodNamed('competitive-consultation')
  test.each<[string, Difference, boolean]>([
    ['19 days to bid', differs(minimumBidPeriod, { '2024-01-01': { value: days(19), cites } }), true],
    ['20 days to bid', differs(minimumBidPeriod, { '2024-01-01': { value: days(20), cites } }), false],
    ['20 working days to bid', differs(minimumBidPeriod, { '2024-01-01': { value: workingDays(20), cites } }), false],
    ['5 days instead of 5 working days', differs(documentsAvailable, { '2024-01-01': { value: days(5), cites } }), true],
    ['14 days to clarify', differs(clarificationBefore, { '2024-01-01': { value: days(14), cites } }), true],
    ['31 days to sign', differs(contractSigned, { '2024-01-01': { value: days(31), cites } }), true],
    ['30 working days to sign', differs(contractSigned, { '2024-01-01': { value: workingDays(30), cites } }), true],
    ['15 days to sign', differs(contractSigned, { '2024-01-01': { value: days(15), cites } }), false],
    ['a bond of 3 %', differs(bidBondShare, { '2024-01-01': { value: fraction(3, 100), cites } }), true],
    ['a bond of 1 %', differs(bidBondShare, { '2024-01-01': { value: fraction(1, 100), cites } }), false],
    [
      'price from 5 %',
      differs(consultation.priceWeightOfServices, {
        '2024-01-01': { value: { atLeast: fraction(5, 100), atMost: fraction(30, 100) }, cites },
      }),
      true,
    ],
    [
      'price to 40 %',
      differs(consultation.priceWeightOfServices, {
        '2024-01-01': { value: { atLeast: fraction(10, 100), atMost: fraction(40, 100) }, cites },
      }),
      true,
    ],
    ['price band dropped', differs(consultation.priceWeightOfServices, { '2024-01-01': { value: null, cites } }), true],
    [
      'price from 10 % to 20 %',
      differs(consultation.priceWeightOfServices, {
        '2024-01-01': { value: { atLeast: fraction(10, 100), atMost: fraction(20, 100) }, cites },
      }),
      false,
    ],
    [
      'tight first, loosened later',
      differs(minimumBidPeriod, { '2024-01-01': { value: days(25), cites }, '2025-01-01': { value: days(10), cites } }),
      true,
    ],
    ['a number that no floor guards', differs(meanLine, { '2026-02-01': { value: fraction(10, 100), cites } }), true],
  ])('%s: caught %s', (_, difference, caught) => expect(loosenings(made(difference)).length > 0).toBe(caught))

  test('a breach says place, number and first day in both languages', () => {
    const [breach] = loosenings(
      made(differs(minimumBidPeriod, { '2024-01-01': { value: days(25), cites }, '2025-01-01': { value: days(10), cites } })),
    )
    expect(breach).toMatchObject({ place: 'cn-made', parameter: 'tender.bid-period' })
    expect(String(breach!.from)).toBe('2025-01-01')
    expect(breach!.words.zh).toContain('底线')
  })
})

describe('place, then the place around it, then the nation', () => {
  const on = day('2026-03-01')
  test('the example city has its own bid period, and the nation’s clarification', () => {
    expect(inPlace(minimumBidPeriod, exampleCity, on).value).toEqual(days(25))
    expect(inPlace(clarificationBefore, exampleCity, on).value).toEqual(days(15))
  })
  test('before its first day the place follows the nation', () =>
    expect(inPlace(minimumBidPeriod, exampleCity, day('2023-12-31')).value).toEqual(days(20)))
  test('R-49: thresholds are the place’s own; the nation has none', () => {
    expect(thresholdIn(china, 'openTender', on)).toBeUndefined()
    expect(thresholdIn(fujian, 'openTender', on)?.value).toBe(yuan('4000000'))
    expect(thresholdIn(fujianCities, 'openTender', on)?.value).toBe(yuan('2000000'))
    expect(thresholdIn(exampleCity, 'openTender', day('2025-12-31'))?.value).toBe(yuan('4000000'))
    expect(thresholdIn(exampleCity, 'openTender', day('2026-01-01'))?.value).toBe(yuan('2000000'))
  })
  test('a place inside another falls back on it', () => {
    const inner: Place = { ...made(), within: exampleCity }
    expect(inPlace(minimumBidPeriod, inner, on).value).toEqual(days(25))
    expect(thresholdIn(inner, 'openTender', on)?.value).toBe(yuan('2000000'))
  })
})

describe('cities of which texts were found and no number', () => {
  // Place, what is known of it and how surely, and the days it held. Sources: and the texts named.
  test.each([
    [shenzhen, '《深圳经济特区政府采购条例》', 'D', '', ''],
    [shenzhen, '深民规〔2021〕3 号', 'C', '2021-09-05', '2024-09-05'],
    [guangzhou, '穗府办规〔2018〕13 号', 'C', '2018-06-17', '2023-04-07'],
    [guangzhou, '穗府办〔2023〕7 号', 'C', '2023-04-07', ''],
    [nanjing, '关于 2017 年公益创投的报道', 'unverified', '', ''],
  ] as const)('%s: %s is of grade %s, from %s to %s', (place, text, grade, from, until) => {
    const found = knownOf(place).find((k) => k.cites[0].instrument.zh === text)!
    expect([found.cites[0].confidence, String(found.from ?? ''), String(found.until ?? '')]).toEqual([grade, from, until])
  })
  test.each([shenzhen, guangzhou, nanjing])('$says.en has no threshold and no wage table, and follows the nation', (place) => {
    for (const on of [day('2020-01-01'), day('2026-11-30')]) {
      expect([thresholdIn(place, 'openTender', on), thresholdIn(place, 'procurement', on)]).toEqual([undefined, undefined])
      expect(inPlace(clarificationBefore, place, on)).toEqual(inPlace(clarificationBefore, china, on))
    }
    expect(wagesIn(place)).toBeUndefined()
    const law = knownLaw(place.name)
    expect(law.plans.costFloor({ grade: 'any', posts: fraction(1), months: 1 }, day('2026-11-30'))).toBeUndefined()
    expect(place.isExample).toBe(false)
  })
})

describe('the divisions of the first level', () => {
  const first = places.filter((p) => p.division?.code.endsWith('0000'))
  test('all thirty-one of the mainland are there once, by their codes in the national list', () => {
    const codes = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'
    expect(first.map((p) => p.division!.code)).toEqual(codes.split(' ').map((c) => `${c}0000`))
    expect(first.map((p) => p.within)).toEqual(first.map(() => china))
  })
  test('of those whose law was not read nothing is claimed', () => {
    for (const p of first.filter((p) => p !== fujian))
      expect([p.name, p.differs, p.thresholds, p.known, p.bureau, wagesIn(p)]).toEqual([p.name, [], null, undefined, undefined, undefined])
  })
  test('a city lies in its own, and a place of its own in both', () => {
    expect(
      [shenzhen, guangzhou, nanjing].map((p) => [p.within?.name, p.division?.code.slice(0, 2), p.within?.division?.code.slice(0, 2)]),
    ).toEqual([
      ['cn-gd', '44', '44'],
      ['cn-gd', '44', '44'],
      ['cn-js', '32', '32'],
    ])
    expect(divisionsOf({ ...made(), within: shenzhen })).toEqual({ first: { zh: '广东省', en: 'Guangdong' }, nearest: shenzhen.says })
    expect([divisionsOf(china), divisionsOf(exampleCity)]).toEqual([undefined, undefined])
    expect(divisionsOf(fujianCities)?.first.zh).toBe('福建省')
  })
})

test('names are unique, the example says that it is one, and an unknown place is refused in words', () => {
  expect(new Set(places.map((p) => p.name)).size).toBe(places.length)
  expect(exampleCity.isExample && exampleCity.says.zh.includes('不是真实')).toBe(true)
  const answer = placeNamed('cn-nowhere')
  expect(isRefusal(answer) && answer.words.en).toContain('cn-example')
  expect(placeNamed('cn')).toBe(china)
})
