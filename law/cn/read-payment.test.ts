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
    // As people write numbers.
    ['验收合格后三十（30）日内付款。', 30, [30]],
    ['验收后一百八十(180)个日历天内支付', 180, [180]],
    ['验收后叁拾日内付款。', 30, [30]],
    ['验收后卅日内付款。', 30, [30]],
    ['账期60天。', 60, [60]],
    ['Payment is made one hundred and eighty (180) days after acceptance.', 180, [180]],
    ['30 days net.', 30, [30]],
    ['Payment: 30 days', 30, [30]],
    ['三十（60）日内付款。', null, []],
    // Other words for it.
    ['验收合格后90日内清偿服务费。', 90, [90]],
    ['验收合格后90日内核拨服务费。', 90, [90]],
    ['验收合格后90日内报账。', 90, [90]],
    ['验收合格后四个半月内发放服务费。', 135, [135]],
    ['验收合格后一百二十天内把钱打到乙方账上。', 120, [120]],
    ['The invoice is honoured within 90 days of receipt.', 90, [90]],
    ['The Office discharges each invoice within 60 days.', 60, [60]],
    ['甲方在30日内发放问卷。', null, []],
    ['补贴在活动后5日内发放给志愿者。', null, []],
    ['The provider discharges its duties within 30 days.', null, []],
    // The institution pays, or somebody else is paid.
    ['按季度付款；乙方收款后30日内支付社工工资。', null, []],
    ['验收合格后30日内付款，乙方须在60日内支付社工工资。', null, [30]],
    ['乙方在服务期满后10日内付清社工的经济补偿金。', null, []],
    ['社工离职的，乙方在15日内结清工资。', null, []],
    ['志愿者补贴由乙方在活动后5日内结算。', null, []],
    ['The provider pays its workers within 5 days of the end of each month.', null, []],
    ['Wages are paid within 10 days of the end of the month.', null, []],
    ['甲方逾期超过十五日未付款的，乙方可以书面催告，催告后七日内仍不支付的，可以暂停服务。', null, []],
    ['甲方应当在支付后3日内通知乙方。', null, []],
    ['乙方提供发票后30日内支付服务费。', 30, [30]],
    ['甲方收到乙方发票后30日内向乙方付款。', 30, [30]],
    ['甲方在验收后180日内支付社工工资。', 180, [180]],
    ['The provider is paid within 30 days of acceptance.', 30, [30]],
    // One end of a range, or how far it may be put off.
    ['验收合格后30日内支付，特殊情况可延长至90日。', null, [30]],
    ['验收合格之日起30日内，甲方支付合同款，最长不超过60日。', null, [30]],
    ['30日内付款（不含甲方审批时间90日）。', null, [30]],
    ['验收合格后15-30日内付款', null, []],
    ['Payment within 30 to 60 days of acceptance', null, []],
    // Halves and decimals.
    ['验收合格后两个半月内付款。', 75, [75]],
    ['验收合格后2个半月内付款。', 75, [75]],
    ['验收合格后1.5个月内付款。', 45, [45]],
    ['验收合格后一点五个月内付款。', 45, [45]],
    ['验收合格后半个月内付款。', 15, [15]],
    ['验收合格后一年半内付款。', 547, [547]],
    ['验收合格后十二个半月内付款。', 375, [375]],
    ['Payment within two and a half months of acceptance.', 75, [75]],
    ['Payment within 2.5 months of acceptance.', 75, [75]],
    ['Payment within a month and a half of acceptance.', 45, [45]],
    // How often, and how long the service lasts, are no time to pay.
    ['每30日支付一次。', null, []],
    ['每隔三十日付款一次。', null, []],
    ['Payment is made every 30 days.', null, []],
    ['服务期12个月内支付。', null, []],
    ['合同期限十二个月内付清。', null, []],
    // Other words for paying.
    ['甲方在验收合格后90日内将服务费汇入乙方账户。', 90, [90]],
    ['验收合格后90日内汇款。', 90, [90]],
    ['验收合格后90日内转账。', 90, [90]],
    ['验收合格后90日内打款。', 90, [90]],
    ['验收合格后90日内给付服务费。', 90, [90]],
    ['验收合格后90日内划拨。', 90, [90]],
    ['验收合格后九十日内付讫。', 90, [90]],
    ['甲方90日内付乙方服务费。', 90, [90]],
    ['乙方应于验收合格后90日内收到服务费。', 90, [90]],
    ['服务费在验收合格后90日内到账。', 90, [90]],
    ['The Office remits the fee within 90 days of acceptance.', 90, [90]],
    ['The Office transfers the money within 90 days.', 90, [90]],
    ['The fee is transferred within 90 days of acceptance.', 90, [90]],
    ['Payment by the 90th day after acceptance.', 90, [90]],
    ['成果在签约后90日内交付。', null, []],
    ['汇款后3日内通知乙方。', null, []],
    ['乙方应于收到款项后30日内支付社工工资。', null, []],
    ['The provider transfers its staff within 30 days.', null, []],
    ['付款：T+60。', null, []],
    ['验收合格后次月10日前付款', null, []],
  ])('days: %s', (text, days, terms) => {
    const read = readPayment(text)
    expect([read.days, read.terms]).toEqual([days, terms])
  })
  test.each<[string, string[]]>([
    ['验收合格后30日内支付，特殊情况可延长至90日。', ['90日']],
    ['30日内付款（不含甲方审批时间90日）。', ['90日']],
    ['验收合格后15-30日内付款', ['30日内']],
    ['付款：T+60。', ['T+60']],
    ['月结60天', ['月结60天']],
    ['服务期12个月内支付。', ['12个月内']],
    ['验收合格后第九十日前付款。', ['第九十日前']],
    ['Payment by the ninetieth day after acceptance.', ['by the ninetieth day']],
    ['Payment by the 10th day of the next month.', ['by the 10th day']],
    ['验收合格后次月10日前付款', ['次月10日前']],
    ['甲方于每年年底统一结算付款。', ['年底']],
    ['甲方应当在支付后3日内通知乙方。', []],
    ['合同期 12 个月，按月支付。', []],
  ])('times that are not read surely: %s', (text, unread) => expect(readPayment(text).unread).toEqual(unread))
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
    // A whole together, and no stages.
    ['人员经费占80%，活动经费占20%，按季支付。', null, ['80%', '20%']],
    ['甲方支付六成，区民政支付四成', null, ['六成', '四成']],
    ['The provider pays 40 % of wages; the purchaser pays 60 %.', null, ['40 %', '60 %']],
    ['合格率达到90%支付60%，达到95%支付40%', null, ['60%', '40%']],
    ['预付款为合同价的30%，其中20%用于人员，80%用于活动。', null, ['30%', '20%', '80%']],
    ['签约后支付50%，其中社工工资不少于80%，验收后支付50%', ['1/2', '1/2'], []],
    // Written as nobody reads it surely.
    ['按3:4:3支付', null, ['3:4:3']],
    ['30/40/30分期支付', null, ['30/40/30']],
    ['预付三分之一，验收后支付三分之二', null, ['三分之一', '三分之二']],
  ])('shares: %s', (text, shares, unsure) => {
    const read = readPayment(text)
    expect([read.shares, read.unsure]).toEqual([shares, unsure])
  })
})

// What is said and cannot be read is told as it is written, and no number is made of it.
test.each([
  ['服务费于次年一月支付。', '次年一月'],
  ['服务费次年1月底前付清。', '次年1月底'],
  ['来年第一季度付清余款。', '来年第一季度'],
  ['验收合格后的次年支付。', '次年支付'],
  ['验收合格后次季度首月内付款。', '次季度首月'],
  ['the office shall disburse the fee in the third month following acceptance', 'in the third month following'],
  ['The fee is settled within a quarter of acceptance.', 'within a quarter'],
])('%s names a time that is not guessed', (text, as) => {
  const read = readPayment(text)
  expect([read.days, read.terms, read.unread]).toEqual([null, [], [as]])
})
