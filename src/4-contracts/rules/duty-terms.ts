import { both, type Citation, type Day, decimal, isBefore, perCent, type Words } from '#kernel'
import { cite, contractFiled, contractPublished, inForce, lateDailyRate, type Length, sayLength, valueOn } from '#law'
import type { Action } from '#people'
import type { ContractText, Side } from './contract.ts'

/** Every kind of duty there is. Later steps raise and fulfil occurrences of them; nothing else makes a duty. */
export type DutyKind =
  | 'hand-over'
  | 'accept'
  | 'invite-residents'
  | 'publish-acceptance'
  | 'pay'
  | 'pay-undisputed'
  | 'pay-interest'
  | 'errand-cap'
  | 'publish-contract'
  | 'file-contract'
  | 'confirm-receivable'
  | 'fill-vacancy'
  | 'hand-in'
  | 'keep-ledger'
  | 'qualified-staff'
  | 'invoice'
  | 'protect-data'
  | 'hand-over-clients'
  | 'answer-change'
  | 'rate'

export interface Deadline {
  /** Null for what holds all the time. */
  readonly length: Length | null
  /** From what it is counted, or when it holds. */
  readonly after: Words
}

/** One row of the register: who owes what, when it begins, until when, how it shows, what follows if not. */
export interface DutyTerm {
  readonly kind: DutyKind
  readonly debtor: Side
  readonly title: Words
  readonly trigger: Words
  readonly deadline: Deadline
  readonly evidence: Words
  readonly remedy: Words
  /** Number of the clause it stands in. */
  readonly clause: string
  readonly cites: readonly Citation[]
  /** Nothing in the program shows that it was done: a person says so, with the evidence. */
  readonly byHand: boolean
}

export const sayDeadline = (d: Deadline): Words => {
  if (!d.length) return d.after
  const length = sayLength(d.length)
  return both(`${length.zh}内`, `within ${length.en}`)
}

const days = (count: number, zh: string, en: string): Deadline => ({ length: { count, unit: 'days' }, after: both(zh, en) })
const workingDays = (count: number, zh: string, en: string): Deadline => ({ length: { count, unit: 'working-days' }, after: both(zh, en) })
const standing = (zh: string, en: string): Deadline => ({ length: null, after: both(zh, en) })

/** The law of a text. One that begins before that law is drawn by its first day: it is refused elsewhere, and is to be read until then. */
function lawDayOf(c: { startsOn: Day; lawDay?: Day }): Day {
  const [on, first] = [c.lawDay ?? c.startsOn, contractPublished.values[0]!.from]
  return isBefore(on, first) ? first : on
}

/** The register of duties of both sides, drawn from the terms of one contract. The same columns for either side. */
export function dutyTerms(c: Pick<ContractText, 'terms' | 'lines' | 'startsOn'> & { lawDay?: ContractText['startsOn'] }): DutyTerm[] {
  const t = c.terms
  const lawDay = lawDayOf(c)
  const statute = t.basis === 'statute'
  const hasPosts = c.lines.some((l) => l.kind === 'post')
  const published = inForce(contractPublished, lawDay)
  const filed = inForce(contractFiled, lawDay)
  const late = t.dailyLateRate ?? (statute ? decimal(valueOn(lateDailyRate, lawDay), 6) : null)
  const interest = late
    ? both(`逾期每日按未付金额的 ${perCent(late)}% 计息`, `interest of ${perCent(late)} % a day on what is late`)
    : both('按实际损失赔偿', 'damages for the loss that is shown')
  const rows: (DutyTerm | false)[] = [
    {
      kind: 'hand-over',
      debtor: 'purchaser',
      clause: '4',
      byHand: true,
      cites: [cite('R-45')],
      title: both('移交场地、社区资料和联系人', 'Hand over rooms, community data and contacts'),
      trigger: both('合同开始', 'the contract begins'),
      deadline: days(t.handOverDays, '合同开始后，签订晚于开始的从签订起', 'after the contract begins, or after signing if that was later'),
      evidence: both('双方签字的交接单', 'hand-over list signed by both'),
      remedy: both('服务期限相应顺延，费用不减', 'the service period moves by as much and the price stays'),
    },
    hasPosts && {
      kind: 'fill-vacancy',
      debtor: 'provider',
      clause: '5',
      byHand: false,
      cites: [],
      title: both('补上空缺的岗位', 'Fill a vacant post'),
      trigger: both('岗位空缺', 'a post is vacant'),
      deadline: days(t.vacancyDays, '空缺之日起，签订晚于空缺的从签订起', 'from the first vacant day, or from signing if that was later'),
      evidence: both('任职记录和公开竞聘说明', 'appointment and note of the open competition'),
      remedy: both('空缺期间的岗位月不付款', 'its vacant post-days are not paid'),
    },
    hasPosts && {
      kind: 'qualified-staff',
      debtor: 'provider',
      clause: '5',
      byHand: false,
      cites: [],
      title: both('按约定的资格和人数派驻', 'Keep qualified workers at their posts'),
      trigger: both('每一天', 'every day'),
      deadline: standing('整个合同期', 'throughout'),
      evidence: both('任职和空缺表', 'the table of appointments and vacancies'),
      remedy: both('未派驻的岗位日不付款', 'post-days not filled are not paid'),
    },
    {
      kind: 'hand-in',
      debtor: 'provider',
      clause: '6',
      byHand: false,
      cites: [cite('R-111')],
      title: both('提交当期服务记录，申请验收', 'Hand in the period’s records for acceptance'),
      trigger: both('每个月或阶段结束', 'a month or a stage ends'),
      deadline: days(t.handInDays, '期末后', 'after the period ends'),
      evidence: both('服务记录和岗位在岗情况', 'service records and occupancy'),
      remedy: both('验收和付款相应顺延', 'acceptance and payment wait'),
    },
    {
      kind: 'keep-ledger',
      debtor: 'provider',
      clause: '6',
      byHand: false,
      cites: [cite('R-111')],
      title: both('保存项目台账，接受检查', 'Keep the project ledger open to inspection'),
      trigger: both('每一天', 'every day'),
      deadline: standing('整个合同期', 'throughout'),
      evidence: both('记录、更正和经过', 'records, corrections and their history'),
      remedy: both('无记录的服务不计入验收', 'what is not recorded is not accepted'),
    },
    {
      kind: 'errand-cap',
      debtor: 'purchaser',
      clause: '7',
      byHand: false,
      cites: [],
      title: both(`行政事务不超过当月工时的 ${t.errandCapPercent}%`, `Keep errands within ${t.errandCapPercent} % of a month’s hours`),
      trigger: both('某个月超过上限', 'a month passes the cap'),
      deadline: workingDays(t.answerWorkingDays, '发现超限后', 'after it shows'),
      evidence: both('书面说明和改正办法', 'a written answer and what will change'),
      remedy: both('超出部分按约定工作量扣抵，不影响付款', 'the excess counts against the agreed workload and payment is not touched'),
    },
    {
      kind: 'accept',
      debtor: 'purchaser',
      clause: '8',
      byHand: false,
      cites: [cite('R-94')],
      title: both('验收或说明理由退回', 'Accept, or return with reasons'),
      trigger: both('收到提交', 'a period is handed in'),
      deadline: days(t.acceptanceDays, '收到之日起', 'from the day it is handed in'),
      evidence: both('逐项验收意见', 'a decision line by line'),
      remedy: t.silenceMeansAcceptance
        ? both('到期未答复视为验收合格，付款时间起算', 'silence counts as acceptance and the payment clock starts')
        : both('付款时间从验收期满起算', 'the payment clock starts when the period ends'),
    },
    {
      kind: 'invite-residents',
      debtor: 'purchaser',
      clause: '8',
      byHand: false,
      cites: [cite('R-10')],
      title: both('邀请居民参与验收并公告结果', 'Invite residents to acceptance and publish the result'),
      trigger: both('每次验收', 'every acceptance'),
      deadline: standing('验收之前', 'before accepting'),
      evidence: both('居民意见数量和公告', 'counts of opinions and the notice'),
      remedy: both('缺少时写明理由并公告', 'where missing, the reason is published'),
    },
    {
      kind: 'pay',
      debtor: 'purchaser',
      clause: '9',
      byHand: false,
      cites: statute ? [cite('R-92'), cite('R-94')] : [cite('R-90')],
      title: both('支付已验收的金额', 'Pay what was accepted'),
      trigger: both('验收合格或验收期满', 'acceptance, or the end of its period'),
      deadline: days(t.paymentDays, '验收之日起', 'from acceptance'),
      evidence: both('付款凭证', 'proof of payment'),
      remedy: interest,
    },
    {
      kind: 'pay-undisputed',
      debtor: 'purchaser',
      clause: '9',
      byHand: false,
      cites: statute ? [cite('R-96')] : [cite('R-90')],
      title: both('先付没有争议的部分', 'Pay the undisputed part on time'),
      trigger: both('部分有争议', 'a part is disputed'),
      deadline: days(t.paymentDays, '验收之日起', 'from acceptance'),
      evidence: both('付款凭证', 'proof of payment'),
      remedy: interest,
    },
    {
      kind: 'invoice',
      debtor: 'provider',
      clause: '9',
      byHand: false,
      cites: [cite('R-91')],
      title: both('按验收金额开具票据', 'Send a receipt or invoice for what was accepted'),
      trigger: both('验收合格', 'acceptance'),
      deadline: days(t.handInDays, '验收之日起', 'from acceptance'),
      evidence: both('发票或财政票据', 'invoice or fiscal receipt'),
      remedy: both('先补票据再付款', 'payment waits for the paper'),
    },
    {
      kind: 'protect-data',
      debtor: 'provider',
      clause: '11',
      byHand: false,
      cites: [cite('R-117'), cite('R-122')],
      title: both('保护服务对象的个人信息', 'Protect the personal data of the people served'),
      trigger: both('每一天', 'every day'),
      deadline: standing('合同期内及以后', 'throughout, and after'),
      evidence: both('同意书和访问记录', 'consents and access records'),
      remedy: both('立即告知并承担责任', 'tell at once and answer for it'),
    },
    ...(['purchaser', 'provider'] as const).map(
      (debtor): DutyTerm => ({
        kind: 'rate',
        debtor,
        clause: '13',
        byHand: false,
        cites: [cite('R-110')],
        title: both('评价对方，并可答复', 'Rate the other side, and may reply'),
        trigger: both('评价开始', 'a round opens'),
        deadline: standing('评价结束前', 'before the round closes'),
        evidence: both('双方同时公开的评价', 'verdicts revealed together'),
        remedy: both('视为放弃本轮评价', 'this round’s say is lost'),
      }),
    ),
    ...(['purchaser', 'provider'] as const).map(
      (debtor): DutyTerm => ({
        kind: 'answer-change',
        debtor,
        clause: '14',
        byHand: false,
        cites: [cite('R-45')],
        title: both('答复对方的修改提议', 'Answer a change the other side proposes'),
        trigger: both('收到提议', 'a change is proposed'),
        deadline: workingDays(t.answerWorkingDays, '收到之日起', 'from the day it is proposed'),
        evidence: both('签署或说明理由', 'a signature, or a reason'),
        remedy: both('提交调解', 'it goes to mediation'),
      }),
    ),
    {
      kind: 'hand-over-clients',
      debtor: 'provider',
      clause: '16',
      byHand: true,
      cites: [],
      title: both('移交在办个案和资料', 'Hand over open cases and files'),
      trigger: both('合同结束', 'the contract ends'),
      deadline: days(t.handOverDays, '合同结束后', 'after the contract ends'),
      evidence: both('双方签字的交接单', 'hand-over list signed by both'),
      remedy: both('最后一期尾款待移交后支付', 'the last instalment waits for it'),
    },
    {
      kind: 'publish-contract',
      debtor: 'purchaser',
      clause: '18',
      byHand: false,
      cites: published.cites,
      title: both('公告合同', 'Publish the contract'),
      trigger: both('双方签署', 'both have signed'),
      deadline: { length: published.value, after: both('签署之日起', 'from signing') },
      evidence: both('公告的日期和网址', 'day and address of the notice'),
      remedy: both('列入审计提示', 'it shows in the audit view'),
    },
    {
      kind: 'file-contract',
      debtor: 'purchaser',
      clause: '18',
      byHand: true,
      cites: filed.cites,
      title: both('合同备案', 'File the contract with the finance bureau'),
      trigger: both('双方签署', 'both have signed'),
      deadline: { length: filed.value, after: both('签署之日起', 'from signing') },
      evidence: both('备案日期或编号', 'day or number of the filing'),
      remedy: both('列入审计提示', 'it shows in the audit view'),
    },
  ]
  return rows.filter((r) => r !== false)
}

/** What somebody of the debtor has to be allowed for doing it, so that nobody is told of work that is another's. */
export const dutyNeeds: Readonly<Record<DutyKind, Action | Readonly<Record<Side, Action>>>> = {
  'hand-over': 'contracts.draft',
  accept: 'delivery.accept',
  'invite-residents': 'delivery.accept',
  'publish-acceptance': 'delivery.accept',
  pay: 'payments.read',
  'pay-undisputed': 'payments.read',
  'pay-interest': 'payments.read',
  'errand-cap': 'delivery.accept',
  'publish-contract': 'contracts.draft',
  'file-contract': 'contracts.draft',
  'confirm-receivable': 'payments.check',
  'fill-vacancy': 'delivery.appoint',
  'hand-in': 'delivery.hand-in',
  'keep-ledger': 'payments.cash',
  'qualified-staff': 'delivery.appoint',
  invoice: 'payments.claim',
  'protect-data': 'delivery.hand-in',
  'hand-over-clients': 'delivery.hand-in',
  'answer-change': 'contracts.sign',
  rate: { purchaser: 'evaluations.rate-institution', provider: 'evaluations.rate-purchaser' },
}

/** Who owes a duty of this kind when it can only be one side. */
export const debtorOf: Partial<Record<DutyKind, Side>> = {
  'hand-over': 'purchaser',
  accept: 'purchaser',
  'invite-residents': 'purchaser',
  'publish-acceptance': 'purchaser',
  pay: 'purchaser',
  'pay-undisputed': 'purchaser',
  'pay-interest': 'purchaser',
  'errand-cap': 'purchaser',
  'publish-contract': 'purchaser',
  'file-contract': 'purchaser',
  'confirm-receivable': 'purchaser',
  'fill-vacancy': 'provider',
  'hand-in': 'provider',
  'keep-ledger': 'provider',
  'qualified-staff': 'provider',
  invoice: 'provider',
  'protect-data': 'provider',
  'hand-over-clients': 'provider',
}
