import { day } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { clausesOf } from './clauses.ts'
import { combined } from './contract.sample.ts'
import { fairnessOf } from './fairness.ts'
import { noLongerSecured } from './secured.ts'

const law = knownLaw('cn')
const structural = (number: string, wording: string) => {
  const text = { ...combined(), clauseEdits: { [number]: wording } }
  return noLongerSecured(clausesOf(text), clausesOf({ ...text, clauseEdits: {} }), text.lang, law).map((f) => f.at)
}
const points = (number: string, wording: string) => {
  const text = { ...combined(), clauseEdits: { [number]: wording } }
  return fairnessOf(text, { lawDay: day('2026-03-01'), noticeOn: null, signedOn: null, law }).findings.filter((f) => f.at === number)
}

describe('a clause that took the place of one of the model', () => {
  test.each([
    // Nothing in them leans by its words: what the model secures is gone.
    ['3', '双方应当友好合作，把事情办好。'],
    ['5', '派驻人员应当持证上岗。'],
    ['7', '街道的工作大家一起做。'],
    ['9', '款项按有关规定支付。'],
    ['10', '逾期付款的，双方另行商量。'],
    ['10', '逾期付款的，双方同意免除利息。'],
    ['11', '资料由双方妥善使用。'],
    ['14', '变更以通知为准。'],
    ['15', '合同到期自然终止。'],
    ['15', '任何一方均应守约，但甲方认为不需要时合同即告终止。'],
    ['17', '承接方违约的，赔偿损失。'],
    ['3', 'The institution supports the work of the office.'],
    ['9', 'Payment follows the usual procedure.'],
  ])('no longer says what clause %s secures: %s', (number, wording) => expect(structural(number, wording)).toEqual([number]))

  test.each([
    ['3', '双方地位平等，乙方独立用人、独立管理，甲方不直接指派乙方员工。'],
    ['3', '乙方自主招聘和管理社工，甲方按合同监督。'],
    ['3', 'The parties are equals; the provider manages its staff independently.'],
    ['5', '乙方公开招聘社工，空缺二十日内补齐。'],
    ['5', 'The provider hires qualified workers and fills a vacancy within 20 days.'],
    ['7', '计划外事务每月不超过总工时的百分之五。'],
    ['7', '甲方不得交办合同以外的行政事务。'],
    ['9', '甲方自验收合格之日起三十日内付款。'],
    ['9', '验收合格后，甲方于次月 10 日前付款。'],
    ['9', 'The purchaser pays within 20 working days of acceptance.'],
    ['10', '逾期付款的，按每日万分之五支付利息。'],
    ['10', 'Who pays late makes good the other’s loss.'],
    ['11', '服务对象的资料由乙方保管，未经本人书面同意不得提供给任何单位。'],
    ['14', '变更须经双方书面同意。'],
    ['15', '双方均可提前六十日书面通知终止合同，已完成的服务照常结算。'],
    ['15', 'Either side may end the contract with sixty days’ notice.'],
    ['17', '任何一方违约的，赔偿对方损失。'],
    // Not one of those, or added by the parties.
    ['1', '内容见附件。'],
    ['19', '本合同附件两份。'],
  ])('still says it, in other words than the model: %s %s', (number, wording) => expect(structural(number, wording)).toEqual([]))

  test('the model itself secures it, in both languages and with every choice of terms', () => {
    const base = combined()
    for (const lang of ['zh', 'en'] as const)
      for (const mayEndEarly of ['both', 'nobody'] as const)
        for (const basis of ['statute', 'contract'] as const) {
          const text = { ...base, lang, terms: { ...base.terms, mayEndEarly, basis } }
          const written = Object.fromEntries(clausesOf(text).map((c) => [c.number, c.text[lang]]))
          const found = noLongerSecured(clausesOf({ ...text, clauseEdits: written }), clausesOf(text), lang, law)
          expect([lang, mayEndEarly, basis, found.map((f) => f.at)]).toEqual([lang, mayEndEarly, basis, []])
        }
  })

  test('it is a point of the fairness check, with the wording of the model as the fairer one', () => {
    const [found] = points('11', '资料由双方妥善使用。')
    expect([found?.severity, found?.at, found?.fairer?.zh.includes('单独同意')]).toEqual(['warn', '11', true])
    for (const number of ['3', '5', '7', '9', '10', '11', '14', '15', '17'])
      expect(points(number, '照甲方的安排办。').length).toBeGreaterThan(0)
  })
})
