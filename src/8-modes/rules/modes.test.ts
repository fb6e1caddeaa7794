import { day, minor, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import type { ContractFacts } from './contract-facts.ts'
import { gapsBefore, servedCommunities, type Term } from './gaps.ts'
import { noDataYet } from './indicator-words.ts'
import { indicators } from './indicators.ts'
import { pooled } from './pooled.ts'
import { tellApart } from './tell-apart.ts'

const nothing: ContractFacts = {
  id: 'con_a',
  number: '2026-001-1',
  title: '服务',
  titleEn: null,
  purchaseId: 'pur_a',
  purchaserId: 'org_a',
  providerId: 'org_b',
  tenderId: null,
  planId: null,
  combination: 'post',
  startsOn: day('2026-03-01'),
  endsOn: day('2027-02-28'),
  months: 12,
  total: yuan('1050000'),
  communities: [],
  campaignIds: [],
  answers: null,
  askedBeforePlan: null,
  withNeed: null,
  bidders: null,
  fixedPrice: null,
  priceWeight: null,
  wages: null,
  passedOn: null,
  posts: 0,
  postDays: null,
  applicants: [],
  stayed: null,
  minutesBy: {},
  minutes: 0,
  records: 0,
  people: 0,
  errandMonths: [],
  errandCap: 0.1,
  acceptedWorth: minor(0n),
  lineCosts: [],
  targets: null,
  units: null,
  achieved: null,
  tied: minor(0n),
  paidMinutes: null,
  acceptances: { decided: 0, bySilence: 0, late: 0 },
  paying: null,
  duties: { purchaser: { terms: 0, due: 0, inTime: 0, lateNow: 0 }, provider: { terms: 0, due: 0, inTime: 0, lateNow: 0 } },
  before: null,
  gapDays: null,
  dependence: null,
  verdictOnProvider: null,
  verdictOnPurchaser: null,
  satisfaction: null,
}
const place = (id: string, residents: number, minutes: number, people = 0) => ({ id, name: { zh: id, en: id }, residents, minutes, people })
const read = (key: string, ...facts: ContractFacts[]) => indicators.find((i) => i.key === key)!.read(facts)

describe('the indicators', () => {
  test('people who live where several contracts serve are counted once, and so is a survey that several contracts share', () => {
    const a = { ...nothing, records: 3, people: 60, communities: [place('east', 1000, 0), place('west', 500, 0)], answers: 30 }
    const b = { ...a, id: 'con_b', people: 30, communities: [place('west', 500, 0)] }
    // 90 person-times among the 1,500 people of both places, not among 2,000.
    expect(read('contacts', a, b)).toEqual({ value: (90 / 1500) * 100, n: 6 })
    // Both contracts come from one purchase, before which 30 people answered once.
    expect(read('answers', a, b)).toEqual({ value: (30 / 1500) * 100, n: 30 })
    expect(read('answers', a, { ...b, purchaseId: 'pur_b', answers: 10 })).toEqual({ value: (40 / 1500) * 100, n: 40 })
  })
  test('nothing recorded gives no figure, never a zero that looks like one', () => {
    const known = new Set(['term'])
    for (const i of indicators)
      if (!['term', 'institutions', 'known'].includes(i.key)) expect(i.read([nothing]), i.key).toEqual({ value: null, n: 0 })
    for (const i of indicators.filter((x) => !known.has(x.key))) expect(i.read([]), i.key).toMatchObject({ value: null, n: 0 })
  })
  test('every finding of the thesis that is counted here, or said not to be', () => {
    const told = new Set([...indicators.map((i) => i.finding), ...noDataYet.map((x) => x.finding)])
    expect([...Array(19).keys()].map((k) => `T${k + 1}`).filter((t) => !told.has(t))).toEqual([])
  })
  test.each<[string, Partial<ContractFacts>, number, number]>([
    // 700 answers of 7,000 residents: 10 of 100.
    ['answers', { answers: 700, communities: [place('a', 7000, 0)] }, 10, 700],
    ['contacts', { records: 40, people: 210, communities: [place('a', 7000, 0)] }, 3, 40],
    // 14 posts × 30 days = 420, of which 406 occupied: 14/420 vacant.
    ['vacant', { postDays: { occupied: 406, of: 420 } }, 14 / 420, 420],
    ['stayed', { stayed: { stayed: 12, of: 14 } }, 12 / 14, 14],
    ['applicants', { applicants: [3, 6] }, 4.5, 2],
    ['direct', { minutes: 600, minutesBy: { direct: 420 } }, 0.7, 10],
    ['errands', { minutes: 600, minutesBy: { errand: 72 } }, 0.12, 10],
    [
      'over-cap',
      {
        errandMonths: [
          { month: '2026-07', share: 0.122, overCap: true },
          { month: '2026-08', share: 0.08, overCap: false },
        ],
      },
      0.5,
      2,
    ],
    // 1,200.00 accepted for 10 hours.
    [
      'day-cost',
      { lineCosts: [{ lineId: 'lin_a', title: '岗位', counts: 'days', worth: yuan('83241.67'), accepted: 418, perUnit: null }] },
      83241.67 / 418,
      418,
    ],
    ['recorded', { minutes: 300, paidMinutes: 1200 }, 0.25, 20],
    ['hour-cost', { acceptedWorth: yuan('1200'), minutes: 600 }, 120, 10],
    ['wages', { wages: { amount: yuan('700000'), of: yuan('1000000') } }, 0.7, 1],
    ['from-needs', { withNeed: { amount: yuan('900'), of: yuan('1000') } }, 0.9, 1],
    [
      'punctual',
      { paying: { due: 8, inTime: 7, interestLiable: yuan('374.59'), interestPaid: yuan('374.59'), daysToMoney: [30, 41] } },
      7 / 8,
      8,
    ],
    ['to-money', { paying: { due: 2, inTime: 2, interestLiable: minor(0n), interestPaid: minor(0n), daysToMoney: [30, 41] } }, 35.5, 2],
    ['interest', { paying: { due: 8, inTime: 7, interestLiable: yuan('374.59'), interestPaid: minor(0n), daysToMoney: [] } }, 374.59, 8],
    ['silence', { acceptances: { decided: 4, bySilence: 1, late: 0 } }, 0.25, 4],
    ['on-provider', { verdictOnProvider: { mean: 4.2, n: 5 } }, 4.2, 5],
    ['dependence', { dependence: 0.8 }, 0.8, 1],
    // Six of ten that are due were met, two missed, two shown by nobody.
    ['targets-met', { targets: { met: 6, missed: 2, notShown: 2, kept: 3, broken: 1 } }, 0.6, 10],
    ['targets-shown', { targets: { met: 6, missed: 2, notShown: 2, kept: 3, broken: 1 } }, 0.8, 10],
    ['promises-kept', { targets: { met: 6, missed: 2, notShown: 2, kept: 3, broken: 1 } }, 0.75, 4],
    ['units-accepted', { units: { accepted: 4.5, of: 6 } }, 0.75, 6],
    ['achieved', { achieved: 4.7 }, 4.7, 1],
    ['tied', { total: yuan('1000'), tied: yuan('250') }, 0.25, 1],
  ])('%s', (key, facts, value, n) => {
    const found = read(key, { ...nothing, ...facts })
    expect([found.value!.toFixed(9), found.n]).toEqual([value.toFixed(9), n])
  })
  test('service spread among people: the population weighted Gini of hours 300, 400, 300 for 1,000, 2,000, 3,000 people', () => {
    const c = { ...nothing, minutes: 60_000, communities: [place('a', 1000, 18_000), place('b', 2000, 24_000), place('c', 3000, 18_000)] }
    expect(read('spread', c).value).toBeCloseTo(0.233333, 6)
  })
  test('few institutions are a list, not an index', () => {
    expect(read('institutions', nothing)).toMatchObject({ value: null, n: 1, instead: { en: 'fewer than five: see the list itself' } })
    // Five equal ones are as five.
    expect(read('institutions', ...['a', 'b', 'c', 'd', 'e'].map((x) => ({ ...nothing, providerId: x }))).value).toBeCloseTo(5, 9)
  })
  test('what institutions say of purchasers stays hidden until three have spoken', () => {
    const say = (providerId: string, mean: number) => ({ ...nothing, providerId, verdictOnPurchaser: { mean, n: 6 } })
    expect(read('on-purchaser', say('a', 2), say('b', 3))).toMatchObject({ value: null, n: 2 })
    expect(read('on-purchaser', say('a', 2), say('b', 3), say('c', 4))).toEqual({ value: 3, n: 3 })
  })
  test('satisfaction carries its survey’s interval; over several contracts, the interval between contracts', () => {
    const s = (mean: number) => ({ ...nothing, satisfaction: { mean, low: mean - 0.1, high: mean + 0.1, n: 100, nEff: 80 } })
    expect(read('satisfaction', s(4))).toEqual({ value: 4, n: 100, low: 3.9, high: 4.1 })
    // Means 4.0 and 4.4: mean 4.2, sd 0.282843, se 0.2, t(1) = 12.7062: 4.2 ± 2.5412.
    const two = read('satisfaction', s(4), s(4.4))
    expect([two.low!.toFixed(3), two.high!.toFixed(3), two.n]).toEqual(['1.659', '6.741', 200])
  })
})

describe('telling groups apart', () => {
  test('one against many cannot be told', () => {
    expect(tellApart([1], [2, 3, 4], 1)).toMatchObject({ answer: 'cannot-tell', p: null, sizes: [1, 3] })
  })
  test('two against two cannot be told whatever the data: the floor is 2/6', () => {
    const found = tellApart([100, 101], [1, 2], 1)
    expect(found.answer).toBe('cannot-tell')
    expect(found.floor).toBeCloseTo(2 / 6, 9)
    expect(found.reason.en).toContain('0.333')
  })
  test('five against five that never overlap differ, alone on a page', () => {
    // 2 of 252 ways are as extreme.
    const found = tellApart([11, 12, 13, 14, 15], [1, 2, 3, 4, 5], 1)
    expect([found.answer, found.p!.toFixed(6)]).toEqual(['differs', (2 / 252).toFixed(6)])
    expect(found.interval!.low).toBeGreaterThan(0)
  })
  test('the same among twenty comparisons cannot be told: 2/252 is above 0.05/20', () => {
    expect(tellApart([11, 12, 13, 14, 15], [1, 2, 3, 4, 5], 20).answer).toBe('cannot-tell')
  })
  test('groups that overlap cannot be told, and that shows no sameness', () => {
    const found = tellApart([1, 3, 5, 7, 9], [2, 4, 6, 8, 10], 1)
    expect(found.answer).toBe('cannot-tell')
    expect(found.reason.en).toContain('does not show that there is none')
  })
})

describe('the gap before a contract', () => {
  const term = (id: string, from: string, to: string, communityIds: string[], purchaserId = 'org_a'): Term => ({
    id,
    purchaserId,
    startsOn: day(from),
    lastOn: day(to),
    communityIds,
  })
  test('lines that name no community serve all of the purchase', () => {
    expect([...servedCommunities([{ communityIds: [] }, { communityIds: ['north'] }], ['east', 'west'])]).toEqual(['east', 'west', 'north'])
  })
  test.each([
    // January 31 to March 1 leaves the 28 days of February.
    ['28 days without anybody', [term('old', '2025-02-01', '2026-01-31', ['east'])], 28],
    ['the day after: none', [term('old', '2025-02-01', '2026-02-28', ['east'])], 0],
    ['an overlap: none', [term('old', '2025-02-01', '2026-05-31', ['east'])], 0],
    ['the last of several', [term('older', '2024-02-01', '2025-01-31', ['east']), term('old', '2025-02-01', '2026-01-31', ['west'])], 28],
    ['another office: nothing came before', [term('old', '2025-02-01', '2026-01-31', ['east'], 'org_b')], undefined],
    ['other communities: nothing came before', [term('old', '2025-02-01', '2026-01-31', ['south'])], undefined],
  ] as const)('%s', (_, before, days) => {
    const now = term('new', '2026-03-01', '2027-02-28', ['east', 'west'])
    expect(gapsBefore([now], [now, ...before]).get('new')).toBe(days)
  })
})

describe('figures of others together', () => {
  test('stand only where three institutions have something to say, and never for all modes at once', () => {
    const by = (providerId: string, minutes: number): ContractFacts => ({
      ...nothing,
      providerId,
      records: 3,
      minutes,
      minutesBy: { errand: minutes },
    })
    expect(pooled([by('a', 60), by('a', 120), by('b', 60)]).every((r) => Object.values(r.groups).every((g) => g === null))).toBe(true)
    expect(pooled([by('a', 60), by('b', 120), by('c', 60)]).some((r) => Object.values(r.groups).some((g) => g !== null))).toBe(true)
  })
})
