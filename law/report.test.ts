import { day, isRefusal } from '#kernel'
import { describe, expect, test } from 'vitest'
import { aCount, aDay, anAmount, anObject, asJson, aText, listOf, read } from './read-json.ts'
import { type RecordFacts, register, reportedRules, reportJson, ruleReport } from './report.ts'
import './report-rules.ts'

const payment: RecordFacts = {
  kind: 'payment',
  id: 'claim-7',
  facts: {
    basis: 'statute',
    acceptanceIsCondition: true,
    deliveredOn: '2026-06-30',
    acceptancePeriodDays: 15,
    contractDays: 45,
    amount: '200000.00',
    dueOn: '2026-08-31',
    asOf: '2026-09-10',
  },
}

describe('a rule report of a payment', () => {
  const report = ruleReport(payment, day('2026-01-01'))
  const line = (name: string) => report.lines.find((l) => l.name === name)!
  test('the clock of F-15 with its facts, steps, citations and how sure we are', () => {
    expect(line('payment-clock').answer).toEqual({
      clockStartOn: '2026-07-15',
      clockRule: 'acceptance-period-ended',
      // 15 July + 45 days is a Saturday.
      dueOn: '2026-08-31',
      countedOn: '2026-08-29',
      lastDay: 'moved',
      days: 45,
      cappedAtStatute: false,
    })
    expect(line('payment-clock').used).toEqual({
      basis: 'statute',
      acceptanceIsCondition: true,
      deliveredOn: '2026-06-30',
      acceptancePeriodDays: 15,
      contractDays: 45,
    })
    expect(line('payment-clock').confidence).toBe('A')
    expect(line('payment-clock').cites.map((c) => c.rule)).toEqual(['R-94', 'R-92', 'R-50b'])
  })
  test('interest to a day: 10 × 0.0005 × 200,000 = 1,000', () =>
    expect(line('late-interest').answer).toMatchObject({ days: 10, interest: '1000.00', dailyRate: '1/2000' }))
  test('a rule whose facts are missing stands open and says which', () =>
    expect(report.open).toMatchObject([{ name: 'undisputed-part', why: { en: '“total” is missing and must be there.' } }]))
  test('rules of other records are not asked', () =>
    expect([...report.lines, ...report.open].map((l) => l.name)).not.toContain('contract-check'))
  test('made again from its own JSON it is the same to the letter', () => {
    const kept = JSON.parse(reportJson(report)) as typeof report
    const again = ruleReport({ ...kept.record, facts: kept.facts }, day(kept.lawDay))
    expect(reportJson(again)).toBe(reportJson(report))
  })
  test('the law day decides: before the statute the clock by statute cannot tell and says so', () => {
    const old = ruleReport(payment, day('2020-08-31'))
    expect(old.open.map((l) => l.name)).toContain('payment-clock')
    expect(old.open.find((l) => l.name === 'payment-clock')!.why.zh).toContain('2020 年 9 月 1 日')
  })
  test('on a day when no text of the rule was in force it is not reported at all', () =>
    expect(ruleReport(payment, day('2015-02-28'))).toMatchObject({ lines: [], open: [] }))
})

test('bids: price scores and the review of low prices, F-06', () => {
  const report = ruleReport(
    {
      kind: 'opening',
      id: 'lot-1',
      facts: {
        weight: '10',
        offers: [
          { id: 'a', price: '1000000' },
          { id: 'c', price: '420000' },
        ],
        budget: '1200000',
        ceiling: '1200000',
        bids: ['1000000', '950000', '420000', '880000'].map((price, i) => ({ id: 'abcd'[i]!, price })),
      },
    },
    day('2026-03-01'),
  )
  expect(report.lines.map((l) => l.name)).toEqual(['price-scores', 'low-bid-review', 'low-bid-follow-up'])
  expect(report.lines[2]!.answer).toEqual(['c'])
  expect(report.lines[1]!.answer).toMatchObject([
    { triggered: [] },
    { triggered: [] },
    { id: 'c', triggered: ['second-lowest', 'ceiling'] },
    { triggered: [] },
  ])
})

describe('what the other records say of their rules', () => {
  const on = day('2026-03-01')
  const lines = (record: RecordFacts) => Object.fromEntries(ruleReport(record, on).lines.map((l) => [l.name, l.answer]))
  const plan = { kind: 'services', total: '3000000.00', isPublicService: true, isComplex: false }
  test('a plan: reviews, reservation, what the survey lacks, whether it is social work', () =>
    expect(
      lines({
        kind: 'plan',
        id: 'p',
        facts: {
          ...plan,
          suitsSmallFirms: true,
          survey: { surveyedOn: '2026-01-05', sameObject: true, covers: ['industry', 'supply', 'past-deals'] },
          serviceKinds: ['counselling'],
        },
      }),
    ).toMatchObject({
      'reviews-due': { general: true, key: true },
      // 3,000,000 × 30 % = 900,000; × 60 % = 540,000
      'sme-reservation': { reserve: 'part', reserved: '900000.00', forSmall: '540000.00', isDecided: true },
      'survey-contents': ['follow-on'],
      'social-work': true,
    }))
  test('a plan that does not record what its survey covered says so', () => {
    const { open } = ruleReport({ kind: 'plan', id: 'p', facts: { ...plan, survey: { surveyedOn: '2026-01-05', sameObject: true } } }, on)
    expect(open.find((o) => o.name === 'survey-contents')!.why.en).toContain('survey.covers')
  })
  test('a tender: every date with its article, and the reservation of its place', () => {
    const facts = { method: 'open-tender', place: 'cn-fj', isService: true, budget: '3000000.00', issuedOn: '2026-03-02' }
    const { lines: all } = ruleReport({ kind: 'tender', id: 't', facts }, on)
    const dates = all.find((l) => l.name === 'timetable')!
    expect(dates.steps.find((s) => s.says.en.startsWith('Deadline'))!.says.en).toContain('23 March 2026') // 2 March + 20 days = 22, a Sunday
    expect(dates.steps.every((s) => s.cites.length > 0)).toBe(true)
    // 3,000,000 × 40 % = 1,200,000 in Fujian
    expect(all.find((l) => l.name === 'tender-sme-reservation')!.answer).toMatchObject({ reserved: '1200000.00', isDecided: false })
  })
  test('a contract: its pricing, and by when it is published and filed', () =>
    expect(
      lines({
        kind: 'contract',
        id: 'c',
        facts: {
          signedOn: '2026-03-02',
          lines: [
            { kind: 'post', amount: '840000.00' },
            { kind: 'project', amount: '210000.00' },
          ],
        },
      }),
    ).toMatchObject({
      pricing: ['fixed-total', 'fixed-unit'],
      'contract-open-by': { publishedBy: '2026-03-04', filedBy: '2026-03-11' }, // 2 and 7 working days
    }))
  test('a payment: disbursed in time and in full', () =>
    expect(lines({ kind: 'payment', id: 'x', facts: { amount: '87500.00', dueOn: '2026-03-31', paidOn: '2026-04-01' } })).toMatchObject({
      disbursement: { isFull: true, isInTime: false, daysLate: 1 },
    }))
})

test('a clean check still cites its rule', () => {
  const report = ruleReport(
    {
      kind: 'evaluation',
      id: 'e',
      facts: {
        score: '89.5',
        scheme: 'national',
        termMonths: 12,
        hasGoalsAndIndicators: true,
        resultIsUsed: true,
        evaluations: [{ when: 'yearly', by: 'third-party', isIndependent: true, asksUsers: true }],
      },
    },
    day('2026-01-01'),
  )
  expect(report.lines.map((l) => [l.name, l.cites.length > 0])).toEqual([
    ['evaluation-plan', true],
    ['grade', true],
  ])
  expect(report.lines[0]!.answer).toEqual([])
})

test('a rule can be added from outside, but not twice under one name', () => {
  const rule = {
    name: 'test-rule',
    rule: 'R-40',
    decides: { zh: '测试', en: 'a test' },
    appliesTo: ['delivery'],
    facts: anObject({ signedOn: aDay }),
    run: () => [],
  } as const
  register(rule)
  expect(() => register(rule)).toThrow('two reported rules')
  expect(ruleReport({ kind: 'delivery', id: 'd', facts: { signedOn: '2026-01-01' } }, day('2026-01-01')).lines.map((l) => l.name)).toEqual([
    'test-rule',
  ])
  expect(new Set(reportedRules().map((r) => r.name)).size).toBe(reportedRules().length)
})

describe('reading JSON from outside', () => {
  const shape = anObject({ on: aDay, amounts: listOf(anAmount) }, { note: aText, n: aCount })
  test.each([
    ['a day that is none', { on: '2026-02-30', amounts: [] }, 'on'],
    ['a number for an amount', { on: '2026-02-28', amounts: ['1.00', 1] }, 'amounts[1]'],
    ['a missing field', { amounts: [] }, 'on'],
    ['a misspelt field', { on: '2026-02-28', amounts: [], note2: '' }, 'note2'],
    ['a list instead of an object', [], '.'],
    ['half a count', { on: '2026-02-28', amounts: [], n: 1.5 }, 'n'],
  ])('%s is refused with its place', (_, value, at) => {
    const answer = read(shape, value)
    expect(isRefusal(answer) && Object.keys(answer.fields!)).toEqual([at])
  })
  test('what is read and written again is the same', () => {
    const value = { on: '2026-02-28', amounts: ['1050000.00', '-3.05'], note: 'x' }
    expect(asJson(read(shape, value))).toEqual(value)
  })
})
