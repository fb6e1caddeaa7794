import { day, fraction, type Money, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, workingDays } from '../length.ts'
import { china, exampleCity } from '../places/index.ts'
import { thresholdIn } from '../places/place.ts'
import { nationalCalendar as cn } from './calendar.ts'
import { checkTender, type Criterion, readClauses, type TenderFacts, type Topic } from './tender-check.ts'

const lawDay = day('2026-03-01')
const criterion = (points: number, more: Partial<Criterion> = {}): Criterion => ({
  id: 'team',
  title: '服务团队',
  points: fraction(points),
  isQuantified: true,
  ...more,
})
const sound = (more: Partial<TenderFacts> = {}): TenderFacts => ({
  method: 'open-tender',
  place: china,
  isService: true,
  isPublicService: true,
  publicWasAsked: true,
  budget: yuan('1050000'),
  budgetIsPublic: true,
  ceiling: yuan('1050000'),
  issuedOn: day('2026-03-02'),
  saleFromOn: day('2026-03-02'),
  saleToOn: day('2026-03-09'),
  deadlineOn: day('2026-03-23'),
  bidBond: yuan('21000'),
  priceWeight: fraction(10, 100),
  fixedPrice: false,
  benchmark: 'lowest',
  dropsExtremes: false,
  evaluation: 'comprehensive',
  criteria: [criterion(90)],
  conditions: [{ id: 'law', title: '具有独立承担民事责任的能力' }],
  pastContractsRequired: 2,
  panel: { experts: 4, purchaser: 1, isComplex: false, hasHighImpact: false },
  contractSignedWithin: days(30),
  term: { years: 3, contentIsFixed: true, fundingIsStable: true, priceIsStable: true, budgetIsAssured: true },
  ...more,
})
const found = (more: Partial<TenderFacts>) => checkTender(sound(more), lawDay, cn).map((f) => `${f.rule} ${f.severity} ${f.at}`)

test('a sound document has no findings', () => expect(found({})).toEqual([]))

describe('one fault, one finding', () => {
  test.each<[string, Partial<TenderFacts>, string[]]>([
    ['19 days from issue to deadline', { deadlineOn: day('2026-03-21') }, ['R-21 refuse deadlineOn']],
    ['20 days', { deadlineOn: day('2026-03-22') }, []],
    [
      'consultation, 9 days',
      {
        method: 'competitive-consultation',
        panel: { experts: 2, purchaser: 1, isComplex: false, hasHighImpact: false },
        deadlineOn: day('2026-03-11'),
      },
      ['R-53 warn deadlineOn'],
    ],
    [
      'consultation, 10 days',
      {
        method: 'competitive-consultation',
        panel: { experts: 2, purchaser: 1, isComplex: false, hasHighImpact: false },
        deadlineOn: day('2026-03-12'),
      },
      [],
    ],
    ['documents on 4 working days', { saleToOn: day('2026-03-05') }, ['R-22 refuse saleToOn']],
    ['documents on 5 working days, the first counted', { saleToOn: day('2026-03-06') }, ['R-50 warn saleToOn']],
    ['documents on 5 working days after the first', { saleToOn: day('2026-03-09') }, []],
    ['budget kept secret', { budgetIsPublic: false }, ['R-27 refuse budget']],
    ['a minimum price', { minimumPrice: yuan('800000') }, ['R-27 refuse minimumPrice']],
    ['bond a fen above 2 % of 1,050,000 = 21,000', { bidBond: yuan('21000.01') }, ['R-26 refuse bidBond']],
    ['F-02: price weight 9 %', { priceWeight: fraction(9, 100), criteria: [criterion(91)] }, ['R-29 refuse priceWeight']],
    ['F-02: price weight 35 % in a tender', { priceWeight: fraction(35, 100), criteria: [criterion(65)] }, []],
    ['F-04: average price as benchmark', { benchmark: 'average' }, ['R-29 refuse benchmark']],
    ['F-04: extremes dropped', { dropsExtremes: true }, ['R-29 refuse dropsExtremes']],
    ['fixed price, quality makes 100', { fixedPrice: true, priceWeight: null, criteria: [criterion(100)] }, []],
    ['points add up to 99', { criteria: [criterion(89)] }, ['R-30 warn criteria']],
    ['R-07: an item that is not quantified', { criteria: [criterion(90, { isQuantified: false })] }, ['R-07 refuse team']],
    ['a qualification that is scored as well', { criteria: [criterion(90, { isQualification: true })] }, ['R-29 refuse team']],
    [
      'F-56: a local branch as condition',
      { conditions: [{ id: 'branch', title: '在本市设有分支机构', about: 'local-branch' }] },
      ['R-19 refuse branch'],
    ],
    [
      'F-56: three contracts of this region score 3 points',
      { criteria: [criterion(87), criterion(3, { id: 'local', about: 'local-performance' })] },
      ['R-19 refuse local'],
    ],
    [
      'R-19: registered capital as condition',
      { conditions: [{ id: 'capital', title: '注册资本不低于 100 万元', about: 'registered-capital' }] },
      ['R-19 refuse capital'],
    ],
    [
      'R-54: the bond of a consultation, a fen above 2 %',
      {
        method: 'competitive-consultation',
        panel: { experts: 2, purchaser: 1, isComplex: false, hasHighImpact: false },
        bidBond: yuan('21000.01'),
      },
      ['R-54 warn bidBond'],
    ],
    [
      'R-103: nothing reserved for small enterprises, and why not is not said',
      { promotion: { reserve: 'none', deduction: fraction(10, 100) } },
      ['R-103 warn promotion.whyNotReserved'],
    ],
    [
      'F-31: points for the result of the city’s own evaluation',
      { criteria: [criterion(82), criterion(8, { id: 'evaluation', title: '深圳市社工服务评估结果', about: 'local-award' })] },
      ['R-19 refuse evaluation'],
    ],
    ['R-06: three past contracts', { pastContractsRequired: 3 }, ['R-06 warn pastContractsRequired']],
    ['F-18: a panel of 2 + 3', { panel: { experts: 3, purchaser: 2, isComplex: false, hasHighImpact: false } }, ['R-28 refuse panel']],
    ['F-17: signed within 30 working days', { contractSignedWithin: workingDays(30) }, ['R-39 refuse contractSignedWithin']],
    ['signed within 31 days', { contractSignedWithin: days(31) }, ['R-39 refuse contractSignedWithin']],
    [
      'R-43: four years',
      { term: { years: 4, contentIsFixed: true, fundingIsStable: true, priceIsStable: true, budgetIsAssured: true } },
      ['R-43 refuse term'],
    ],
    [
      'R-43: three years without assured budget',
      { term: { years: 3, contentIsFixed: true, fundingIsStable: true, priceIsStable: true, budgetIsAssured: false } },
      ['R-43 refuse term'],
    ],
    [
      'R-43: one year needs nothing',
      { term: { years: 1, contentIsFixed: false, fundingIsStable: false, priceIsStable: false, budgetIsAssured: false } },
      [],
    ],
    ['R-01: nobody asked the public', { publicWasAsked: false }, ['R-01 refuse publicWasAsked']],
    ['the lowest bidder wins', { evaluation: 'lowest-price' }, ['R-33 warn evaluation']],
    ['F-07b: 70 % of the ceiling', { lowBidLines: { ceiling: fraction(70, 100) } }, ['R-61 warn lowBidLines']],
    ['F-07b: 55 % of the second-lowest', { lowBidLines: { secondLowest: fraction(55, 100) } }, []],
  ])('%s', (_, more, expected) => expect(found(more)).toEqual(expected))

  test.each<Topic>([
    'founding-year',
    'assets',
    'turnover',
    'headcount',
    'profit',
    'tax',
    'local-award',
    'sector-performance',
    'ownership',
    'brand',
  ])('nothing may turn on %s', (about) => expect(found({ conditions: [{ id: 'x', title: about, about }] })).toHaveLength(1))
  test('below the procurement limit of the place an office may ask for quotations of a service, from the limit on it may not; where no limit is entered it only warns', () => {
    const quoted: Partial<TenderFacts> = {
      method: 'request-for-quotation',
      panel: { experts: 2, purchaser: 1, isComplex: false, hasHighImpact: false },
      priceWeight: null,
      criteria: [],
      bidBond: yuan('1'),
      ceiling: yuan('1'),
    }
    expect(found(quoted)).toEqual(['R-59b warn method'])
    const limit = thresholdIn(exampleCity, 'procurement', lawDay)!.value
    expect(found({ ...quoted, place: exampleCity, budget: limit })).toEqual(['R-59b refuse method'])
    expect(found({ ...quoted, place: exampleCity, budget: (limit - 1n) as Money })).toEqual([])
  })
  test('Order 87 governs tenders: in a consultation a minimum price, a size and a qualification scored twice only warn', () =>
    expect(
      found({
        method: 'competitive-consultation',
        panel: { experts: 2, purchaser: 1, isComplex: false, hasHighImpact: false },
        minimumPrice: yuan('1'),
        conditions: [{ id: 'capital', title: '注册资本', about: 'registered-capital' }],
        criteria: [criterion(90, { isQualification: true })],
      }),
    ).toEqual(['R-27 warn minimumPrice', 'R-29 warn team', 'R-19 warn capital']))
  test('above the local threshold a consultation needs consent, and the threshold is read with its own certainty', () => {
    const facts: Partial<TenderFacts> = {
      method: 'competitive-consultation',
      place: exampleCity,
      budget: yuan('2000000'),
      panel: { experts: 2, purchaser: 1, isComplex: false, hasHighImpact: false },
      saleToOn: day('2026-03-20'),
    }
    expect(found(facts)).toEqual(['R-52 warn method'])
    expect(found({ ...facts, consentGiven: true })).toEqual([])
    expect(found({ ...facts, budget: yuan('1999999.99') })).toEqual([])
  })
  test('days of a year the calendar does not know are warned of in words', () =>
    expect(
      found({ issuedOn: day('2026-12-28'), saleFromOn: day('2026-12-28'), saleToOn: day('2027-01-06'), deadlineOn: day('2027-01-20') }),
    ).toEqual(['R-22 warn saleToOn']))
  test('every finding speaks both languages and says what to do', () => {
    const all = checkTender(
      sound({
        minimumPrice: yuan('1'),
        budgetIsPublic: false,
        deadlineOn: day('2026-03-03'),
        benchmark: 'average',
        pastContractsRequired: 9,
      }),
      lawDay,
      cn,
    )
    expect(all).toHaveLength(5)
    for (const f of all) expect(f.words.zh.length > 10 && f.words.en.length > 20 && f.cites.length > 0).toBe(true)
  })
})

test('a later deadline never makes a document worse', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (a, b) => {
      const late = (n: number) => found({ deadlineOn: day('2026-03-02').add({ days: n }) }).length
      expect(late(Math.max(a, b))).toBeLessThanOrEqual(late(Math.min(a, b)))
    }),
  ))

describe('forbidden wordings', () => {
  test.each([
    ['本项目设最低限价 80 万元', 'R-27'],
    ['计算时去掉一个最高报价和一个最低报价', 'R-29'],
    ['以有效报价的平均价作为评标基准价', 'R-29'],
    ['汇总时去掉一个最高分和一个最低分', 'R-30'],
    ['投标人成立满三年', 'R-19'],
    ['投标人注册资本不低于 100 万元', 'R-19'],
    ['近三年本市同类业绩，每个得 1 分', 'R-19'],
    ['投标人须在本市设有分支机构', 'R-19'],
    ['中标后供应商应再让利 5%', 'R-39'],
    ['中标通知书发出后 30 个工作日内签订合同', 'R-39'],
  ])('%s → %s', (text, rule) =>
    expect(readClauses([{ at: '第二章', text }]).map((f) => [f.rule, f.severity, f.at])).toEqual([[rule, 'warn', '第二章']]),
  )
  test.each([
    '不得设最低限价',
    '评标时不得去掉最高报价和最低报价',
    '近三年同类社会工作服务业绩，每个得 1 分',
    '中标通知书发出后 30 日内签订合同',
    '成立项目服务小组，每月例会',
    '面向辖区居民免费提供服务',
  ])('not flagged: %s', (text) => expect(readClauses([{ at: '1', text }])).toEqual([]))
})
