import { perCent, type Words } from '#kernel'
import type { ContractTerms } from './contract.ts'

/** What the words of a duty are made from. */
export interface DutyFacts {
  readonly terms: ContractTerms
  /** Share of what is late that is owed for a day; null where damages are owed instead. */
  readonly late: string | null
}

/** Words that stand as they are, or that are made from what was agreed. */
interface Made {
  readonly zh: (f: DutyFacts) => string
  readonly en: (f: DutyFacts) => string
}

/** How a duty reads in the register. `after`: from what its deadline is counted, or when it holds. */
export interface DutySays {
  readonly title: Words | Made
  readonly trigger: Words
  readonly after: Words
  readonly evidence: Words
  readonly remedy: Words | Made
}

const interest: Made = {
  zh: ({ late }) => (late ? `逾期每日按未付金额的 ${perCent(late)}% 计息` : '按实际损失赔偿'),
  en: ({ late }) => (late ? `interest of ${perCent(late)} % a day on what is late` : 'damages for the loss that is shown'),
}

export const dutyWords = {
  'hand-over': {
    title: { zh: '移交场地、社区资料和联系人', en: 'Hand over rooms, community data and contacts' },
    trigger: { zh: '合同开始', en: 'the contract begins' },
    after: { zh: '合同开始后，签订晚于开始的从签订起', en: 'after the contract begins, or after signing if that was later' },
    evidence: { zh: '双方签字的交接单', en: 'hand-over list signed by both' },
    remedy: { zh: '服务期限相应顺延，费用不减', en: 'the service period moves by as much and the price stays' },
  },
  'fill-vacancy': {
    title: { zh: '补上空缺的岗位', en: 'Fill a vacant post' },
    trigger: { zh: '岗位空缺', en: 'a post is vacant' },
    after: { zh: '空缺之日起，签订晚于空缺的从签订起', en: 'from the first vacant day, or from signing if that was later' },
    evidence: { zh: '任职记录和公开竞聘说明', en: 'appointment and note of the open competition' },
    remedy: { zh: '空缺期间的岗位月不付款', en: 'its vacant post-days are not paid' },
  },
  'qualified-staff': {
    title: { zh: '按约定的资格和人数派驻', en: 'Keep qualified workers at their posts' },
    trigger: { zh: '每一天', en: 'every day' },
    after: { zh: '整个合同期', en: 'throughout' },
    evidence: { zh: '任职和空缺表', en: 'the table of appointments and vacancies' },
    remedy: { zh: '未派驻的岗位日不付款', en: 'post-days not filled are not paid' },
  },
  'hand-in': {
    title: { zh: '提交当期服务记录，申请验收', en: 'Hand in the period’s records for acceptance' },
    trigger: { zh: '每个月或阶段结束', en: 'a month or a stage ends' },
    after: { zh: '期末后', en: 'after the period ends' },
    evidence: { zh: '服务记录和岗位在岗情况', en: 'service records and occupancy' },
    remedy: { zh: '验收和付款相应顺延', en: 'acceptance and payment wait' },
  },
  'keep-ledger': {
    title: { zh: '保存项目台账，接受检查', en: 'Keep the project ledger open to inspection' },
    trigger: { zh: '每一天', en: 'every day' },
    after: { zh: '整个合同期', en: 'throughout' },
    evidence: { zh: '记录、更正和经过', en: 'records, corrections and their history' },
    remedy: { zh: '无记录的服务不计入验收', en: 'what is not recorded is not accepted' },
  },
  'errand-cap': {
    title: {
      zh: ({ terms }) => `行政事务不超过当月工时的 ${terms.errandCapPercent}%`,
      en: ({ terms }) => `Keep errands within ${terms.errandCapPercent} % of a month’s hours`,
    },
    trigger: { zh: '某个月超过上限', en: 'a month passes the cap' },
    after: { zh: '发现超限后', en: 'after it shows' },
    evidence: { zh: '书面说明和改正办法', en: 'a written answer and what will change' },
    remedy: { zh: '超出部分按约定工作量扣抵，不影响付款', en: 'the excess counts against the agreed workload and payment is not touched' },
  },
  accept: {
    title: { zh: '验收或说明理由退回', en: 'Accept, or return with reasons' },
    trigger: { zh: '收到提交', en: 'a period is handed in' },
    after: { zh: '收到之日起', en: 'from the day it is handed in' },
    evidence: { zh: '逐项验收意见', en: 'a decision line by line' },
    remedy: {
      zh: ({ terms }) => (terms.silenceMeansAcceptance ? '到期未答复视为验收合格，付款时间起算' : '付款时间从验收期满起算'),
      en: ({ terms }) =>
        terms.silenceMeansAcceptance
          ? 'silence counts as acceptance and the payment clock starts'
          : 'the payment clock starts when the period ends',
    },
  },
  'invite-residents': {
    title: { zh: '邀请居民参与验收并公告结果', en: 'Invite residents to acceptance and publish the result' },
    trigger: { zh: '每次验收', en: 'every acceptance' },
    after: { zh: '验收之前', en: 'before accepting' },
    evidence: { zh: '居民意见数量和公告', en: 'counts of opinions and the notice' },
    remedy: { zh: '缺少时写明理由并公告', en: 'where missing, the reason is published' },
  },
  pay: {
    title: { zh: '支付已验收的金额', en: 'Pay what was accepted' },
    trigger: { zh: '验收合格或验收期满', en: 'acceptance, or the end of its period' },
    after: { zh: '验收之日起', en: 'from acceptance' },
    evidence: { zh: '付款凭证', en: 'proof of payment' },
    remedy: interest,
  },
  'pay-undisputed': {
    title: { zh: '先付没有争议的部分', en: 'Pay the undisputed part on time' },
    trigger: { zh: '部分有争议', en: 'a part is disputed' },
    after: { zh: '验收之日起', en: 'from acceptance' },
    evidence: { zh: '付款凭证', en: 'proof of payment' },
    remedy: interest,
  },
  invoice: {
    title: { zh: '按验收金额开具票据', en: 'Send a receipt or invoice for what was accepted' },
    trigger: { zh: '验收合格', en: 'acceptance' },
    after: { zh: '验收之日起', en: 'from acceptance' },
    evidence: { zh: '发票或财政票据', en: 'invoice or fiscal receipt' },
    remedy: { zh: '先补票据再付款', en: 'payment waits for the paper' },
  },
  'protect-data': {
    title: { zh: '保护服务对象的个人信息', en: 'Protect the personal data of the people served' },
    trigger: { zh: '每一天', en: 'every day' },
    after: { zh: '合同期内及以后', en: 'throughout, and after' },
    evidence: { zh: '同意书和访问记录', en: 'consents and access records' },
    remedy: { zh: '立即告知并承担责任', en: 'tell at once and answer for it' },
  },
  rate: {
    title: { zh: '评价对方，并可答复', en: 'Rate the other side, and may reply' },
    trigger: { zh: '评价开始', en: 'a round opens' },
    after: { zh: '评价结束前', en: 'before the round closes' },
    evidence: { zh: '双方同时公开的评价', en: 'verdicts revealed together' },
    remedy: { zh: '视为放弃本轮评价', en: 'this round’s say is lost' },
  },
  'answer-change': {
    title: { zh: '答复对方的修改提议', en: 'Answer a change the other side proposes' },
    trigger: { zh: '收到提议', en: 'a change is proposed' },
    after: { zh: '收到之日起', en: 'from the day it is proposed' },
    evidence: { zh: '签署或说明理由', en: 'a signature, or a reason' },
    remedy: { zh: '提交调解', en: 'it goes to mediation' },
  },
  'hand-over-clients': {
    title: { zh: '移交在办个案和资料', en: 'Hand over open cases and files' },
    trigger: { zh: '合同结束', en: 'the contract ends' },
    after: { zh: '合同结束后', en: 'after the contract ends' },
    evidence: { zh: '双方签字的交接单', en: 'hand-over list signed by both' },
    remedy: { zh: '最后一期尾款待移交后支付', en: 'the last instalment waits for it' },
  },
  'publish-contract': {
    title: { zh: '公告合同', en: 'Publish the contract' },
    trigger: { zh: '双方签署', en: 'both have signed' },
    after: { zh: '签署之日起', en: 'from signing' },
    evidence: { zh: '公告的日期和网址', en: 'day and address of the notice' },
    remedy: { zh: '列入审计提示', en: 'it shows in the audit view' },
  },
  'file-contract': {
    title: { zh: '合同备案', en: 'File the contract with the finance bureau' },
    trigger: { zh: '双方签署', en: 'both have signed' },
    after: { zh: '签署之日起', en: 'from signing' },
    evidence: { zh: '备案日期或编号', en: 'day or number of the filing' },
    remedy: { zh: '列入审计提示', en: 'it shows in the audit view' },
  },
} as const satisfies Record<string, DutySays>

/** Words as they read of this contract. */
export const sayOf = (w: Words | Made, f: DutyFacts): Words => ({
  zh: typeof w.zh === 'string' ? w.zh : w.zh(f),
  en: typeof w.en === 'string' ? w.en : w.en(f),
})

/** A deadline that is counted. */
export const within = (length: Words): Words => ({ zh: `${length.zh}内`, en: `within ${length.en}` })
