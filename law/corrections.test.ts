import { day, isRefusal } from '#kernel'
import { describe, expect, test } from 'vitest'
import * as law from './index.ts'

/* What was corrected in late 2026 is where it should be: each number, day and text by itself. */

const cn = law.nationalCalendar
const lawDay = day('2026-01-01')
const value = <T>(x: law.Answer<T> | { words: { en: string } }): T => {
  if (isRefusal(x)) throw new Error(x.words.en)
  return (x as law.Answer<T>).value
}

describe('clocks of complaints', () => {
  test.each([
    ['respondentsServed', '2026-04-01', '2026-04-14'],
    ['complaintDecided', '2026-04-01', '2026-05-18'],
    ['challengeAnswered', '2026-03-09', '2026-03-18'],
  ] as const)('%s from the receipt on %s: %s', (clock, from, on) =>
    expect(value(law.lastDayOf(clock, day(from), lawDay, cn)).toString()).toBe(on),
  )
  test('texts of rules speak of receipt, not of acceptance', () => {
    for (const rule of ['R-75', 'R-76'] as const)
      expect([rule, /收到/.test(law.rules[rule].says.zh), /recei/i.test(law.rules[rule].says.en)]).toEqual([rule, true, true])
  })
})

test('every rule that was missing stands, with the day and the text it rests on', () => {
  for (const [rule, zh] of [
    ['R-123', /打击报复|恐吓/],
    ['R-124', /验收|预算/],
    ['R-125', /本国产品/],
    ['R-126', /外地经营者/],
    ['R-127', /框架协议/],
    ['R-128', /异议|单一来源/],
    ['R-129', /服务对象/],
    ['R-130', /电子签名/],
    ['R-131', /社会工作/],
    ['R-132', /全生命周期|生命周期/],
    ['R-133', /灾害|涉密|秘密/],
  ] as const)
    expect([rule, zh.test(law.rules[rule].says.zh)]).toEqual([rule, true])
})

test('grades, drafts, days and addresses', () => {
  expect(law.instruments['procurement-law-revision'].status).toBe('draft')
  expect(JSON.stringify(law.instruments)).toContain('t20260911_3997286')
  expect(Object.values(law.instruments).find((i) => /94 号/.test(i.zh))!.grade).toBe('C')
  expect(law.inForce(law.reservedShare, lawDay).value).toMatchObject({ n: 3n, d: 10n })
})

test('a clause that leans is told with the rule it stands on: claiming payment is protected, names and files are personal data', () => {
  for (const w of law.leaningWords) expect([w.name, w.cites.some((c) => c.rule === w.rule)]).toEqual([w.name, true])
  const rule = (name: string) => law.leaningWords.find((w) => w.name === name)!.rule
  expect([rule('retaliation-for-claiming'), rule('files-of-clients')]).toEqual(['R-123', 'R-117'])
})

describe('conditions that treat suppliers unlike', () => {
  const found = (sentence: string) => law.forbiddenWords.filter((w) => w.pattern.test(sentence) && !law.forbidsItself.test(sentence)).length
  test.each([
    '投标人注册地须为本市。',
    '在本市设有分支机构的得 3 分。',
    '仅限国有企业参加。',
    '国有控股企业加 5 分。',
    '投标人应为企业法人。',
    '只接受社会服务机构投标。',
    '投标人组织形式为有限责任公司的得分 2。',
    '投标人国有持股比例不低于 51%。',
    '股权结构稳定的加分。',
    '内资企业优先。',
    '投资者国别为中国的得分。',
    '成立满三年。',
    '从业人员不少于 50 人，从业人员数以社保为准。',
    '注册资金 100 万元以上。',
    '上年度净利润为正。',
    '本省同类合同每份得 2 分。',
  ])('%s is found', (sentence) => expect(found(sentence)).toBeGreaterThan(0))
  test.each([
    '本项目面向各类所有制供应商，不限组织形式。',
    '投标人应为依法成立、能够独立承担民事责任的法人或者其他组织。',
    '项目负责人须为持证社会工作者。',
    '优先安排熟悉社区的社工。',
    '服务对象应为本街道居民。',
  ])('%s is not', (sentence) => expect([sentence, found(sentence)]).toEqual([sentence, 0]))
})

test('what the bureau is called is data of the place', () => {
  expect(law.bureauIn(law.china).zh).toBe('主管部门')
  expect(law.bureauIn(law.fujian).zh).toBe('主管部门')
  expect(law.bureauIn(law.exampleCity).zh).toContain('社会工作部门')
  expect(law.bureauIn({ ...law.fujian, bureau: { zh: '民政局', en: 'Civil affairs' } }).zh).toBe('民政局')
})
