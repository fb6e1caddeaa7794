import { both, day, fraction, minor, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { knownLaw } from '../countries.ts'
import { days, workingDays } from '../length.ts'
import { lawWithOwn } from '../places/own.ts'
import { checkContract, type ContractDuty, type ContractFacts, supplementRoom } from './contract-fairness.ts'
import { citeText } from './instruments.ts'
import { readForLeaning } from './read-clauses.ts'

const lawDay = day('2026-01-01')
const rate = fraction(5, 10_000)
const duties: readonly ContractDuty[] = [
  { id: 'pay', what: '按期付款', debtor: 'purchaser', creditor: 'provider', withinDays: 30, remedy: { kind: 'interest', dailyRate: rate } },
  {
    id: 'serve',
    what: '提供服务',
    debtor: 'provider',
    creditor: 'purchaser',
    withinDays: 30,
    remedy: { kind: 'deduction', dailyRate: rate },
  },
]
const good: ContractFacts = {
  basis: 'statute',
  isPublicService: true,
  amount: yuan('1050000'),
  lines: [
    { kind: 'post', amount: yuan('840000') },
    { kind: 'project', amount: yuan('210000') },
  ],
  termMonths: 12,
  awardNoticeOn: day('2026-01-05'),
  signedOn: day('2026-02-04'),
  performanceBond: yuan('105000'),
  supplements: [],
  acceptance: { isCondition: true, periodDays: 15, usersInvited: true },
  payment: { days: 30, lateDailyRate: rate },
  errandCap: fraction(10, 100),
  hasPerformanceClause: true,
  subcontracting: 'none',
  duties,
  clauses: [],
}
const found = (more: Partial<ContractFacts>, on = lawDay) =>
  checkContract({ ...good, ...more }, on).map((f) => `${f.rule} ${f.severity} ${f.at}`)
const clause = (text: string) => readForLeaning([{ number: '7.2', text }], 'statute', lawDay).map((f) => f.rule)

describe('a contract as a whole', () => {
  test('a place that allows a smaller bond is asked for its own limit', () => {
    const own = { key: 'performance-bond.share', value: fraction(5, 100), from: day('2026-01-01'), enteredOn: day('2026-01-01') }
    const text = citeText('R-41', both('测试', 'test'), both('一', '1'), 'B')
    const law = lawWithOwn(knownLaw('cn'), { code: 'test', says: both('测试区', 'Test district') }, [{ ...own, cites: [text] }])
    const keeps = (amount: string) => law.contracts.check({ ...good, performanceBond: yuan(amount) }, lawDay, law.country.calendar)
    expect(keeps('52500')).toEqual([])
    expect(keeps('52500.01').map((f) => f.at)).toEqual(['performanceBond'])
    expect(law.contracts.largestPerformanceBond(good.amount, lawDay).value).toBe(yuan('52500'))
  })
  test('a fair one has no findings', () => expect(checkContract(good, lawDay)).toEqual([]))
  test.each([
    ['R-41: a bond of a tenth and a fen', { performanceBond: yuan('105000.01') }, ['R-41 refuse performanceBond']],
    ['R-41: just below a tenth', { performanceBond: yuan('104999.99') }, []],
    ['R-42: supplements of a tenth together', { supplements: [yuan('100000'), yuan('5000')] }, []],
    ['R-42: a fen more together, though each is small', { supplements: [yuan('100000'), yuan('5000.01')] }, ['R-42 refuse supplements']],
    ['R-39: signed on the 30th day', { signedOn: day('2026-02-04') }, []], // 01-05 + 30
    ['R-39: signed on the 31st', { signedOn: day('2026-02-05') }, ['R-39 refuse signedOn']],
    ['F-17: 30 working days to sign', { signWithin: workingDays(30) }, ['R-39 refuse signWithin']],
    ['30 days to sign', { signWithin: days(30) }, []],
    ['31 days to sign', { signWithin: days(31) }, ['R-39 refuse signWithin']],
    [
      'a year unknown to the calendar only warns',
      { awardNoticeOn: day('2031-01-01'), signedOn: day('2031-03-01') },
      ['R-39 warn signedOn'],
    ],
    ['R-43: 13 months without the conditions', { termMonths: 13 }, ['R-43 refuse termMonths']],
    ['no period for acceptance', { acceptance: { isCondition: true, usersInvited: true } }, ['R-94 refuse acceptance']],
    ['no period, but acceptance is no condition', { acceptance: { isCondition: false, usersInvited: true } }, []],
    ['F-40: users are not invited', { acceptance: { isCondition: true, periodDays: 5, usersInvited: false } }, ['R-10 refuse acceptance']],
    ['31 days to pay: advice', { payment: { days: 31, lateDailyRate: rate } }, ['R-92 warn payment.days']],
    ['60 days to pay: advice', { payment: { days: 60, lateDailyRate: rate } }, ['R-92 warn payment.days']],
    ['61 days to pay: beyond the law', { payment: { days: 61, lateDailyRate: rate } }, ['R-92 refuse payment.days']],
    ['no time to pay, no late terms', { payment: {} }, ['R-90 warn payment.days', 'R-91 warn payment.lateDailyRate']],
    // Nothing is below every prime rate; how low is too low is known where the rate was entered.
    ['R-95: late pay that costs nothing', { payment: { days: 30, lateDailyRate: fraction(0) } }, ['R-95 refuse payment.lateDailyRate']],
    [
      'R-95: nearly nothing, the prime rate not entered',
      { payment: { days: 30, lateDailyRate: fraction(1, 10_000_000) } },
      ['R-95 warn payment.lateDailyRate'],
    ],
    [
      'zero where only the contract protects: advice',
      { basis: 'contract', payment: { days: 30, lateDailyRate: fraction(0) } },
      ['R-95 warn payment.lateDailyRate'],
    ],
    [
      'payment waits for an audit',
      { payment: { days: 30, lateDailyRate: rate, waitsForAudit: true } },
      ['R-97 refuse payment.waitsForAudit'],
    ],
    ['F-51: no performance clause', { hasPerformanceClause: false }, ['R-110 warn hasPerformanceClause']],
    ['F-54: 4.9 of 98 wan asked back', { rebateAsked: yuan('49000') }, ['R-45 refuse rebateAsked']],
    ['R-44: the whole passed on', { subcontracting: 'whole' }, ['R-44 refuse subcontracting']],
    ['R-44: a part with consent', { subcontracting: 'part-with-consent' }, []],
    ['posts without a cap on errands', { errandCap: null }, ['R-15 warn errandCap']],
    ['no posts, no cap needed', { errandCap: null, lines: [{ kind: 'project', amount: yuan('1') }] }, []],
    ['the purchaser appoints the workers', { purchaserAppointsWorkers: true }, ['R-14 warn purchaserAppointsWorkers']],
  ] as const satisfies readonly (readonly [string, Partial<ContractFacts>, readonly string[]])[])('%s', (_, more, expected) =>
    expect(found(more)).toEqual(expected),
  )

  test('a social organisation is warned, never told that a statute was broken', () => {
    const warned = checkContract(
      { ...good, basis: 'contract', payment: { days: 90, waitsForAudit: true }, acceptance: { isCondition: true, usersInvited: true } },
      lawDay,
    )
    expect(warned.map((f) => `${f.rule} ${f.severity}`)).toEqual(['R-94 warn', 'R-92 warn', 'R-91 warn', 'R-97 warn'])
    expect(warned.flatMap((f) => f.cites).some((c) => c.instrument.en.includes('Small and Medium'))).toBe(false)
  })
  test('a contract of 2024 was free to agree on an audit', () =>
    expect(
      found(
        { payment: { days: 30, lateDailyRate: rate, waitsForAudit: true }, awardNoticeOn: day('2024-03-01'), signedOn: day('2024-03-20') },
        day('2024-03-01'),
      ),
    ).toEqual(['R-97 warn payment.waitsForAudit']))
  test('a contract of 2019 knows neither the payment regulation nor Order 102', () =>
    expect(found({ termMonths: 24, hasPerformanceClause: false, payment: { days: 61, lateDailyRate: rate } }, day('2019-01-01'))).toEqual(
      [],
    ))
})

describe('duties of both sides', () => {
  const one = (more: Partial<ContractDuty>) => ({ ...duties[0]!, ...more })
  const without = (key: 'remedy' | 'withinDays') => {
    const { [key]: _, ...rest } = duties[0]!
    return rest
  }
  test.each([
    ['the purchaser’s duty has no remedy', [without('remedy'), duties[1]!], ['pay']],
    ['the purchaser’s duty has no deadline', [without('withinDays'), duties[1]!], ['pay']],
    [
      'the provider pays twice the rate',
      [duties[0]!, { ...duties[1]!, remedy: { kind: 'deduction', dailyRate: fraction(10, 10_000) } }],
      ['duties'],
    ],
    ['only the purchaser may end it', [duties[0]!, duties[1]!, { ...duties[1]!, id: 'end', remedy: { kind: 'ending' } }], ['duties']],
    [
      'both may end it',
      [duties[0]!, duties[1]!, one({ id: 'a', remedy: { kind: 'ending' } }), { ...duties[1]!, id: 'b', remedy: { kind: 'ending' } }],
      [],
    ],
    [
      'the provider’s side leaning is found as well',
      [duties[0]!, { id: 'serve', what: 'x', debtor: 'provider', creditor: 'purchaser', withinDays: 1 }],
      ['serve'],
    ],
  ] as const satisfies readonly (readonly [string, readonly ContractDuty[], readonly string[]])[])('%s', (_, list, at) => {
    const findings = checkContract({ ...good, duties: list }, lawDay)
    expect(findings.map((f) => f.at)).toEqual(at)
    expect(findings.every((f) => f.rule === 'R-45' && f.severity === 'warn')).toBe(true)
  })
})

describe('reading clauses', () => {
  test.each([
    ['F-26', '合同总价包括税费、代理费等，其他费用由乙方承担。', ['R-46']],
    ['omissions, in English', 'Any other costs not listed shall be borne by the Provider.', ['R-46']],
    ['omissions, shared', '其他费用由双方协商，各自承担。', []],
    ['omissions, forbidden', '甲方不得要求其他费用由乙方承担。', []],
    ['costs of the purchaser are its own', '场地的其他费用由甲方承担。', []],
    ['one-sided ending', '甲方有权随时单方解除合同。', ['R-45']],
    ['one-sided ending, in English', 'The Purchaser may terminate this contract at any time.', ['R-45']],
    ['ending for both', '任何一方可以随时解除合同。', []],
    ['one-sided change', '甲方可根据需要随时调整服务内容。', ['R-45']],
    ['last word', '本合同最终解释权归甲方所有。', ['R-45']],
    ['no liability for lateness', '因财政原因导致付款延迟的，甲方不承担违约责任。', ['R-46']],
    ['paid when money comes', '财政资金到位后十日内支付。', ['R-97']],
    ['audit as basis', '以审计部门的审计结果作为结算依据。', ['R-97']],
    ['audit before payment', '尾款待决算审计完成后支付。', ['R-97']],
    ['unlimited supplements', '甲方可要求乙方增加服务，数量不限。', ['R-42']],
    ['more work at the same price', '新增服务内容的，合同价款不作调整。', ['R-42']],
    ['appointed workers', '社区主任由街道办指定。', ['R-14']],
    ['errands', '乙方社工应完成甲方交办的其他工作。', ['R-15']],
    ['F-54', '乙方应在签约前返还合同金额的5%给甲方。', ['R-45']],
    ['bills', '乙方应当接受商业汇票。', ['R-97']],
    ['bills, forbidden', '甲方不得强制乙方接受商业汇票。', []],
    ['a plain clause', '甲方自验收合格之日起三十日内支付合同款。', []],
    ['two in one clause', '其他费用由乙方承担；甲方有权随时解除合同。', ['R-46', 'R-45']],
  ])('%s: %s', (_, text, rules) => expect(clause(text)).toEqual(rules))
  test('what was read only warns, names the clause, and offers a fairer wording that does not lean itself', () => {
    const findings = readForLeaning(
      [
        {
          number: '7.2',
          text: '其他费用由乙方承担；甲方有权随时解除合同；以审计结果为准；乙方必须接受商业汇票；财政资金到位后支付；新增服务费用不变；甲方指定社工；完成甲方交办的其他工作；返还合同金额5%；逾期付款甲方不承担责任；甲方可随时变更',
        },
      ],
      'contract',
      lawDay,
    )
    expect(findings).toHaveLength(11)
    for (const f of findings) {
      expect([f.severity, f.at]).toEqual(['warn', '7.2'])
      expect(clause(f.fairer!.zh)).toEqual([])
      expect(clause(f.fairer!.en)).toEqual([])
    }
  })
})

describe('R-42: room for supplements', () => {
  test('1,050,000 × 10 % = 105,000; 60,000 + 20,000 used; 25,000 left', () =>
    expect(supplementRoom(yuan('1050000'), [yuan('60000'), yuan('20000')], lawDay).value).toEqual({
      most: yuan('105000'),
      used: yuan('80000'),
      left: yuan('25000'),
    }))
  test('part of a fen is not given', () => expect(supplementRoom(minor(19), [], lawDay).value.most).toBe(1n)) // 1.9 fen
})
