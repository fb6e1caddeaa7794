import { type Citation, type Day, fraction, isBefore, type Refusal, refusals, sayDay, type Words } from '#kernel'
import type { Answer } from '../answer.ts'
import { parameter } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { cite, citeText, instruments, type RuleNumber } from './instruments.ts'

/**
 * On what a payment term rests. `statute`: the regulation on payments to small and medium enterprises, which protects
 * enterprises only. `contract`: the same terms because the contract writes them, which is all a social organisation has.
 */
export type PaymentBasis = 'statute' | 'contract'

const days = { zh: '日', en: 'days' }
// The articles moved in the revision: what stands in article 9 today stood in article 8 in 2020.
const text2020 = (rule: RuleNumber, chinese: string, number: number): Citation =>
  citeText(
    rule,
    {
      zh: '《保障中小企业款项支付条例》（2020 年文本）',
      en: 'Regulation Ensuring Payments to Small and Medium Enterprises (text of 2020)',
    },
    { zh: `第${chinese}条`, en: `art. ${number}` },
    'A',
    'https://github.com/LawRefBook/Laws/blob/6ef77b0/行政法规/保障中小企业款项支付条例(2020-07-05).md',
  )

export const paymentDays = parameter({
  name: 'payment.days',
  says: {
    zh: '机关、事业单位自交付（验收）起多少日内向中小企业付款',
    en: 'Days within which public bodies pay small and medium enterprises from delivery or acceptance',
  },
  unit: days,
  values: {
    '2020-09-01': { value: 30, cites: [text2020('R-92', '八', 8)] },
    '2025-06-01': { value: 30, cites: [cite('R-92')], note: { zh: '修订，数字未变', en: 'Revised; the number stayed' } },
  },
  checkedOn: '2026-11-24',
})
export const longestPaymentDays = parameter({
  name: 'payment.longest-days',
  says: { zh: '合同另有约定时最长多少日', en: 'Longest term a contract may agree instead' },
  unit: days,
  values: {
    '2020-09-01': { value: 60, cites: [text2020('R-92', '八', 8)] },
    '2025-06-01': { value: 60, cites: [cite('R-92')], note: { zh: '修订，数字未变', en: 'Revised; the number stayed' } },
  },
  checkedOn: '2026-11-24',
})
export const acceptanceStarts = parameter({
  name: 'payment.clock-starts-when-acceptance-stalls',
  says: {
    zh: '采购人拖延验收的，从约定的验收期满之日起算',
    en: 'When the purchaser stalls acceptance, the clock starts at the end of the agreed period',
  },
  unit: { zh: '是否', en: 'yes or no' },
  values: { '2020-09-01': { value: true, cites: [text2020('R-94', '九', 9)] }, '2025-06-01': { value: true, cites: [cite('R-94')] } },
  checkedOn: '2026-11-24',
})
export const progressStarts = parameter({
  name: 'payment.clock-starts-at-confirmed-amount',
  says: {
    zh: '按进度、定期结算的，从双方确认结算金额之日起算',
    en: 'With progress or periodic settlement the clock starts when both confirm the amount',
  },
  unit: { zh: '是否', en: 'yes or no' },
  values: { '2020-09-01': { value: true, cites: [text2020('R-93', '八', 8)] }, '2025-06-01': { value: true, cites: [cite('R-93')] } },
  checkedOn: '2026-11-24',
})
export const lateDailyRate = parameter({
  name: 'payment.late-daily-rate',
  says: { zh: '没有约定利率时每日逾期利息', en: 'Late interest a day when no rate was agreed' },
  unit: { zh: '每日', en: 'a day' },
  values: {
    '2020-09-01': { value: fraction(5, 10_000), cites: [text2020('R-95', '十五', 15)] },
    '2025-06-01': { value: fraction(5, 10_000), cites: [cite('R-95')] },
  },
  checkedOn: '2026-11-24',
})
export const undisputedIsDue = parameter({
  name: 'payment.undisputed-part-is-due',
  says: { zh: '部分有争议时，无争议部分是否应按时支付', en: 'Whether the undisputed part is due in time when another part is disputed' },
  unit: { zh: '是否', en: 'yes or no' },
  values: {
    '2020-09-01': {
      value: false,
      cites: [citeText('R-96', text2020('R-96', '八', 8).instrument, { zh: '全文无此规定', en: 'not in the text' }, 'A')],
    },
    '2025-06-01': { value: true, cites: [cite('R-96')], note: { zh: '修订新增', en: 'New in the revision' } },
  },
  checkedOn: '2026-11-24',
})
export const auditMayBeAgreed = parameter({
  name: 'payment.audit-basis-may-be-agreed',
  says: { zh: '合同可否约定以审计机关的审计结果作为结算依据', en: 'Whether a contract may make the audit result the basis of settlement' },
  unit: { zh: '是否', en: 'yes or no' },
  values: {
    '2020-09-01': { value: true, cites: [text2020('R-97', '十一', 11)] },
    '2025-06-01': {
      value: false,
      cites: [cite('R-97')],
      note: {
        zh: '删去「合同另有约定」的例外，仅法律、行政法规另有规定的除外',
        en: 'The exception for contracts was deleted; only laws and administrative regulations may say otherwise',
      },
    },
  },
  checkedOn: '2026-11-24',
})
export const receivableDays = parameter({
  name: 'payment.receivable-confirmation-days',
  says: { zh: '收到应收账款确权请求后多少日内确认', en: 'Days within which a receivable is confirmed on request' },
  unit: days,
  values: { '2020-09-01': { value: 30, cites: [text2020('R-99', '十四', 14)] }, '2025-06-01': { value: 30, cites: [cite('R-99')] } },
  checkedOn: '2026-11-24',
})
export const arrearsPublishedBy = parameter({
  name: 'payment.arrears-published-by',
  says: { zh: '每年几月几日前公开上一年度逾期尚未支付的情况', en: 'Month and day by which last year’s arrears are published' },
  unit: { zh: '月-日', en: 'month-day' },
  values: {
    '2020-09-01': { value: '03-31', cites: [text2020('R-98', '十六', 16)] },
    '2025-06-01': { value: '03-31', cites: [cite('R-98')] },
  },
  checkedOn: '2026-11-24',
})
export const invoiceDays = parameter({
  name: 'payment.days-after-invoice',
  says: {
    zh: '满足约定支付条件的，收到发票后多少日内付款（所有供应商）',
    en: 'Days after the invoice within which any supplier is paid once the agreed conditions are met',
  },
  unit: days,
  values: { '2019-09-01': { value: 30, cites: [cite('R-91')] } },
  checkedOn: '2026-11-23',
})
export const complaintTimes = parameter({
  name: 'payment.complaint-times',
  says: {
    zh: '拖欠投诉：受理后转交（工作日）、收到材料后处理（日）、最长（日）',
    en: 'Complaints about arrears: passed on (working days from acceptance), handled (days from the papers), at most (days)',
  },
  unit: { zh: '工作日与日', en: 'working days and days' },
  values: {
    '2025-06-01': {
      value: { passedOnWorkingDays: 10, handledDays: 30, longestDays: 90 },
      cites: [cite('R-101')],
      note: { zh: '2020 年文本只写「及时」', en: 'The text of 2020 said only “promptly”' },
    },
  },
  checkedOn: '2026-11-24',
})

const model = (rule: RuleNumber): Citation =>
  citeText(rule, instruments.tandem, { zh: '合同示范条款', en: 'model contract terms' }, 'unverified')

/**
 * What Tandem's own contracts write where the statute does not reach. Not law: it holds because both signed it,
 * and it holds whatever the day.
 */
export const modelTerms = { days: 30, dailyRate: fraction(5, 10_000), receivableDays: 30, cite: model } as const

export const refusePayment = refusals({
  'statute-not-yet': {
    status: 422,
    zh: (on: string) => `《保障中小企业款项支付条例》自 2020 年 9 月 1 日起施行，${on} 还没有。请按合同约定计算（basis 填 contract）。`,
    en: (on: string) =>
      `The regulation on payments to small and medium enterprises came into force on 1 September 2020, after ${on}. Reckon by the contract instead (basis: contract).`,
  },
  'complaint-times-not-yet': {
    status: 422,
    zh: (on: string) => `拖欠投诉转交和处理的天数自 2025 年 6 月 1 日起才有，${on} 还没有；此前的条例只写「及时」。`,
    en: (on: string) =>
      `The days for complaints about arrears exist from 1 June 2025, after ${on}; before them the regulation said only “promptly”.`,
  },
  'not-delivered': {
    status: 422,
    zh: '还没有交付日期，也没有双方确认的结算金额，付款期限没有开始。请填交付日或确认日。',
    en: 'Nothing is recorded as delivered and no amount as confirmed, so the clock has not started. Enter the day of delivery or of confirmation.',
  },
  'no-acceptance-period': {
    status: 422,
    zh: '付款以验收为条件，但没有验收日期，合同也没有写验收期限，算不出付款日。请填验收日；若合同没有验收期限，请双方补写一个。',
    en: 'Payment waits for acceptance, but there is neither an acceptance nor an agreed period for it. Enter the day of acceptance; if the contract has no period, agree on one.',
  },
  'not-accepted': {
    status: 422,
    zh: '验收因服务方原因尚未完成，付款期限没有开始。请先补齐问题，再请采购人验收。',
    en: 'Acceptance waits for the provider, so the clock has not started. Put right what was found and ask for acceptance again.',
  },
  'accepted-before-delivery': {
    status: 422,
    zh: '验收日早于交付日，请核对两个日期。',
    en: 'The day of acceptance is before the day of delivery. Check both days.',
  },
  'invoice-missing': {
    status: 422,
    zh: '合同约定收到发票后起算，但没有发票日期。请先开具发票并填写收到日期。',
    en: 'The contract starts the clock with the invoice, but no invoice is recorded. Send it and enter the day it was received.',
  },
  'payment-days-wrong': {
    status: 422,
    zh: '天数应是不小于零的整数。',
    en: 'A number of days must be a whole number, zero or more.',
  },
  'amount-wrong': {
    status: 422,
    zh: '金额和利率不能小于零，争议部分不能多于总额。请核对。',
    en: 'Amounts and rates may not be below zero, nor the disputed part above the whole. Check the figures.',
  },
  'prime-rate-not-entered': {
    status: 422,
    zh: (rate: string, on: Day) =>
      `算不出逾期利息：约定日利率 ${rate} 不得低于${sayDay(on, 'zh')}（约定利率当日）的一年期贷款市场报价利率，而本地没有录入那一天的利率。请管理员在“本地标准”的利率一组录入，首日不晚于那一天。`,
    en: (rate: string, on: Day) =>
      `Late interest cannot be computed: the agreed ${rate} a day may not be below the one-year loan prime rate of ${sayDay(on, 'en')}, the day it was agreed, and no rate was entered for that day. Have an administrator enter it under Local numbers, rates, with a first day no later than that day.`,
  },
  'prime-rate-missing': {
    status: 422,
    zh: (rate: string) =>
      `算不出逾期利息：约定日利率 ${rate} 不得低于订立合同时的一年期贷款市场报价利率。请填该利率（loanPrimeRate，每年）。`,
    en: (rate: string) =>
      `Late interest cannot be computed: the agreed ${rate} a day may not be below the one-year loan prime rate at signing. Give that rate (loanPrimeRate, a year).`,
  },
  'payment-end-missing': {
    status: 422,
    zh: '请填付款日，或者填计息到哪一天。',
    en: 'Enter the day it was paid, or the day up to which interest is reckoned.',
  },
})

/** Refused when a statutory basis is claimed on a day before there was a statute. */
export const statuteRefused = (basis: PaymentBasis, lawDay: Day): Refusal | undefined =>
  basis === 'statute' && isBefore(lawDay, paymentDays.values[0]!.from)
    ? refusePayment('statute-not-yet', lawDay.toString()).with({ cites: [cite('R-92')] })
    : undefined

/** Legal form of a supplier, as far as payment and promotion law tells them apart. */
export type SupplierForm = 'enterprise' | 'social-organisation' | 'institution' | 'collective' | 'individual'

/**
 * On what the payment terms of a contract rest. The size is that of the day the contract was made, and the supplier
 * declares it then; a social organisation is no enterprise and has its contract only.
 */
export function paymentBasis(f: {
  readonly supplier: SupplierForm
  readonly isSmallOrMedium: boolean
  readonly declared: boolean
  /** A military purchaser follows its own rules (art. 36); an organisation spending fiscal money follows these. */
  readonly purchaserIsMilitary?: boolean
  readonly lawDay: Day
}): Answer<PaymentBasis> {
  const scope = cite('R-100')
  const by = (value: PaymentBasis, zh: string, en: string, ...more: { readonly says: Words; readonly cites: readonly Citation[] }[]) =>
    answered(value, [because(zh, en, scope), ...more])
  if (isBefore(f.lawDay, paymentDays.values[0]!.from))
    return by(
      'contract',
      '2020 年 9 月 1 日以前没有这部条例，只看合同。',
      'Before 1 September 2020 there was no such regulation; the contract decides.',
    )
  if (f.purchaserIsMilitary)
    return by('contract', '军队采购另有规定，不适用本条例，看合同。', 'Military purchases have rules of their own; the contract decides.')
  if (f.supplier !== 'enterprise')
    return by(
      'contract',
      '条例只保护中小企业；承接主体不是企业，付款条件靠合同写明。',
      'The regulation protects enterprises only; this supplier is none, so the terms hold because the contract writes them.',
    )
  if (!f.isSmallOrMedium)
    return by(
      'contract',
      '承接主体是大型企业，不适用机关、事业单位对中小企业的付款期限，看合同。',
      'This is a large enterprise, which the regulation does not protect; the contract decides.',
    )
  return by(
    'statute',
    '承接主体订立合同时属于中小企业，适用条例。',
    'The supplier was a small or medium enterprise when the contract was made: the regulation applies.',
    ...(f.declared
      ? []
      : [
          because(
            '订立合同时没有主动告知中小企业身份，请尽快补告并留存凭证，以免争议。',
            'It did not declare this when signing. Declare it now and keep the proof, to avoid a dispute.',
            scope,
          ),
        ]),
  )
}
