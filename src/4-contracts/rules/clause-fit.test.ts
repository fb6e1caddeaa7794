import { day, yuan } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { checkText } from './check-text.ts'
import { clausesOf, generatedClauses } from './clauses.ts'
import { amountsSaidTwice, fieldsSaidBy, wordsBesideFields } from './clause-fit.ts'
import { combined, postLine, projectLine } from './contract.sample.ts'
import { type ContractTerms, type ContractText, standardTerms } from './contract.ts'

const law = knownLaw('cn')
const numbers = Array.from({ length: generatedClauses }, (_, i) => String(i + 1))
const worded = (clauseEdits: ContractText['clauseEdits'], more: Partial<ContractText> = {}): ContractText => ({
  ...combined(),
  ...more,
  clauseEdits,
})
const wrong = (t: ContractText, signed?: ContractText) =>
  Object.keys(checkText(t, { providerIsEnterprise: false, lawDay: day('2026-02-03'), law, signed })?.fields ?? {})

test('what both had signed in words and figures that differ stays as it is, and cannot be written anew', () => {
  const twice = worded({ '19': '违约金人民币壹万元整（¥90,000）。' })
  expect(amountsSaidTwice(twice, twice)).toEqual({})
  expect(Object.keys(amountsSaidTwice({ ...twice, clauseEdits: { '19': `${twice.clauseEdits['19']} ` } }, twice))).toEqual(['clauses.19'])
})

const series = {
  ...{ seriesId: 'ser_1', name: '定基消费价格指数', source: '统计局', baseMonth: '2026-01', baseValue: '100', share: '0.7' },
  ...{ threshold: '0.03', everyMonths: 12, fromMonth: 7 },
}

describe('words in the place of a clause', () => {
  // Each field with another value: the clauses that then read otherwise are those that say it.
  const other: Record<keyof ContractTerms, Partial<ContractTerms>> = {
    acceptanceDays: { acceptanceDays: 11 },
    paymentDays: { paymentDays: 31 },
    basis: { basis: 'statute', dailyLateRate: null },
    dailyLateRate: { dailyLateRate: '0.001' },
    errandCapPercent: { errandCapPercent: '5' },
    vacancyDays: { vacancyDays: 31 },
    silenceMeansAcceptance: { silenceMeansAcceptance: false },
    answerWorkingDays: { answerWorkingDays: 6 },
    taxIncluded: { taxIncluded: false },
    handInDays: { handInDays: 8 },
    handOverDays: { handOverDays: 11 },
    mayEndEarly: { mayEndEarly: 'both' },
    endNoticeDays: { endNoticeDays: 61 },
    advanceShare: { advanceShare: '0.3' },
    advanceWhen: { advanceWhen: 'start' },
    retentionShare: { retentionShare: '0.05' },
    retentionUntil: { retentionUntil: 'accepted' },
    retentionDays: { retentionDays: 180 },
    index: { index: series },
  }
  const base = { ...combined(), terms: { ...standardTerms, mayEndEarly: 'provider' as const, advanceShare: '0.2', retentionShare: '0.1' } }
  const readsOtherwise = (a: ContractText, b: ContractText) =>
    numbers.filter((n) => clausesOf(a)[Number(n) - 1]!.text.zh !== clausesOf(b)[Number(n) - 1]!.text.zh)
  const saying = (field: string) => numbers.filter((n) => (fieldsSaidBy(n) as readonly string[]).includes(field))
  test.each(Object.keys(other) as (keyof ContractTerms)[])('every clause that says %s is one that follows it', (key) => {
    const from = key === 'basis' ? { ...base, terms: { ...base.terms, dailyLateRate: null } } : base
    expect(readsOtherwise(from, { ...from, terms: { ...from.terms, ...other[key] } })).toEqual(saying(key))
  })
  test('and of the lines and the term', () => {
    const longer = { ...base, endsOn: day('2027-03-31') }
    expect(readsOtherwise(base, longer)).toEqual(saying('endsOn'))
    const fewer = { ...base, lines: [projectLine(yuan('300'), 7)] }
    for (const n of readsOtherwise(base, fewer)) expect(saying('lines')).toContain(n)
    const [posts, none] = [[postLine(yuan('1'), 1, 1)], [projectLine(yuan('1'), 1)]].map((lines) => ({ ...base, lines }))
    expect(readsOtherwise(posts!, none!)).toEqual(['5'])
  })

  test.each([
    ['kitchens for groups', { '1': '承接方改为承办街道厨房和餐饮，不再提供小组。' }, ['clauses.1']],
    ['two more years', { '2': '自 2026 年 3 月 1 日起，共 36 个月。' }, ['clauses.2']],
    ['ten thousand in words and ninety in figures', { '19': '违约金人民币壹万元整（¥90,000）。' }, ['clauses.19']],
    ['a year to pay', { '9': '款项在一年内付清。' }, ['clauses.9']],
    ['accepted when the purchaser likes', { '8': '购买方认为合适时验收。' }, ['clauses.8']],
    ['no interest', { '10': '逾期付款的，双方同意免除利息。' }, ['clauses.10']],
    ['other indicators', { '13': '绩效由购买方评定。' }, ['clauses.13']],
    ['both at once', { '1': '厨房。', '9': '一年。' }, ['clauses.1', 'clauses.9']],
    ['a year to pay in a clause that is added', { '19': '购买方验收后一年内付款。' }, ['clauses.19']],
    ['a year to pay in a clause of words only', { '18': '购买方验收后 365 日内付款。本合同一式两份。' }, ['clauses.18']],
    ['the days that were agreed, once more', { '19': '购买方验收后 30 日内付款。' }, []],
    ['a year to pay in both ways of writing it', { '19': '甲方在验收合格后一百八十（180）日内付款。' }, ['clauses.19']],
    ['other days beside the days that were agreed', { '19': '岗位验收后30日内付款，项目验收后90日内付款。' }, ['clauses.19']],
    ['wages', { '19': '乙方应当在收款后十日内足额支付社工工资。' }, []],
    ['what was not paid', { '19': '催告后七日内仍不支付的，可以暂停服务。' }, []],
    ['a clause of words only', { '12': '未经双方书面同意，任何一方不得转让。' }, []],
    ['a clause that is added', { '19': '双方每季度开一次会。' }, []],
  ])('%s: before signing and after', (_, edits, fields) => {
    expect(wrong(worded(edits))).toEqual(fields)
    expect(wrong(worded(edits), combined())).toEqual(fields)
  })

  test('wording that was signed before stays while what it speaks of stays, and may go', () => {
    const signed = worded({ '9': '款项在一年内付清。', '8': '购买方十日内验收。', '19': '购买方验收后一年内付款。' })
    expect(wrong(signed, signed)).toEqual([])
    expect(wrong(worded({}), signed)).toEqual([])
    expect(wrong({ ...signed, terms: { ...signed.terms, paymentDays: 20 } }, signed)).toEqual(['clauses.9', 'clauses.19'])
    expect(wrong({ ...signed, terms: { ...signed.terms, acceptanceDays: 5 } }, signed)).toEqual(['clauses.8'])
    expect(wrong(worded({ ...signed.clauseEdits, '9': '款项在两年内付清。' }), signed)).toEqual(['clauses.9'])
  })

  test('it says which field to change', () => {
    const said = wordsBesideFields(worded({ '9': '一年。' }), law)['clauses.9']!
    expect([said.zh.includes('付款期限（日）'), said.en.includes('Days to pay')]).toEqual([true, true])
  })
})
