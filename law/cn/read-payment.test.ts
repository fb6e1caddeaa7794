import { describe, expect, test } from 'vitest'
import { readPayment } from './read-payment.ts'

describe('a sentence about paying', () => {
  test.each<[string, number | null, number[]]>([
    ['验收合格后三十日内付款。', 30, [30]],
    ['验收合格后十五个工作日内付款；逾期按日万分之五计息。', 21, [21]],
    ['甲方自验收合格之日起 30 日内，以转账方式付款。', 30, [30]],
    ['付款期限：30 天。', 30, [30]],
    ['Payment is made within 30 days of acceptance, after the invoice.', 30, [30]],
    ['Net 30.', 30, [30]],
    // Several terms, or one of something else: none of them by itself.
    ['甲方收到发票后5日内审核，验收合格后30日内付款。', null, [30]],
    ['签订合同后7日内支付预付款，验收合格后30日内支付余款。', null, [30]],
    ['服务期满后一年内支付质保金，其余款项验收合格后三十日内付款。', null, [30]],
    ['合同签订后7日内支付预付款。', null, []],
    ['履约保证金在期满后六十日内退还。', null, []],
    ['岗位费用验收后10日内支付，项目费用验收后30日内支付。', null, [10, 30]],
    ['自合同签订之日起30日内付款。', null, [30]],
    ['The Office checks the invoice within 5 days and pays within 30 days of acceptance.', null, [30]],
    ['An advance is paid within 7 days of signing, the balance within 30 days of acceptance.', null, [30]],
    ['按季度付款。', null, []],
  ])('days: %s', (text, days, terms) => {
    const read = readPayment(text)
    expect([read.days, read.terms]).toEqual([days, terms])
  })
  test.each<[string, string[] | null, string[]]>([
    ['签订后付30%，验收后付70%。', ['3/10', '7/10'], []],
    ['合同价款100%分三次支付：签订后30%，中期40%，期末30%', ['3/10', '2/5', '3/10'], []],
    ['签订后支付百分之三十，验收后支付百分之七十。', ['3/10', '7/10'], []],
    ['首付三成，尾款七成。', ['3/10', '7/10'], []],
    ['首付百分之三十二点五，尾款百分之六十七点五。', ['13/40', '27/40'], []],
    ['签订后付30%，验收后付70%；履约保证金为合同价的5%。', ['3/10', '7/10'], []],
    ['签订后付30%，验收后付70%，逾期每日支付0.05%利息。', ['3/10', '7/10'], []],
    ['完成服务量50%后支付40%，期末支付60%。', ['2/5', '3/5'], []],
    ['40 % is paid on signing, 60 % on acceptance; interest is 0.05 % a day.', ['2/5', '3/5'], []],
    ['项目经费由区级财政承担60%、街道承担40%，按季度、按完成数量付款。', null, []],
    ['验收合格后一次性支付100%。', null, []],
    ['逾期付款的，按日支付0.05%的利息。', null, []],
    ['履约保证金为合同价的5%。', null, []],
    // Said of paying, but no whole: people look.
    ['签订后付30%，验收后付60%。', null, ['30%', '60%']],
    ['预付30%，余款验收后付清。', null, ['30%']],
    ['儿童占40%，老人占60%。', null, ['40%', '60%']],
  ])('shares: %s', (text, shares, unsure) => {
    const read = readPayment(text)
    expect([read.shares, read.unsure]).toEqual([shares, unsure])
  })
})
