import { both, perCent, type Words } from '#kernel'
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
    title: both('移交场地、社区资料和联系人', 'Hand over rooms, community data and contacts'),
    trigger: both('合同开始', 'the contract begins'),
    after: both('合同开始后，签订晚于开始的从签订起', 'after the contract begins, or after signing if that was later'),
    evidence: both('双方签字的交接单', 'hand-over list signed by both'),
    remedy: both('服务期限相应顺延，费用不减', 'the service period moves by as much and the price stays'),
  },
  'fill-vacancy': {
    title: both('补上空缺的岗位', 'Fill a vacant post'),
    trigger: both('岗位空缺', 'a post is vacant'),
    after: both('空缺之日起，签订晚于空缺的从签订起', 'from the first vacant day, or from signing if that was later'),
    evidence: both('任职记录和公开竞聘说明', 'appointment and note of the open competition'),
    remedy: both('空缺期间的岗位月不付款', 'its vacant post-days are not paid'),
  },
  'qualified-staff': {
    title: both('按约定的资格和人数派驻', 'Keep qualified workers at their posts'),
    trigger: both('每一天', 'every day'),
    after: both('整个合同期', 'throughout'),
    evidence: both('任职和空缺表', 'the table of appointments and vacancies'),
    remedy: both('未派驻的岗位日不付款', 'post-days not filled are not paid'),
  },
  'end-with-project': {
    title: both('项目结束时结束补贴岗位的任职', 'End the subsidised post with its project'),
    trigger: both('补贴岗位的项目结束，或补贴到期', 'the project of a subsidised post ends, or its subsidy does'),
    after: both('项目结束后', 'after the project ends'),
    evidence: both('任职的最后一天和交接单', 'the last day of the appointment, and the hand-over list'),
    remedy: both('项目结束以后的岗位日不付款', 'post-days after it are not paid'),
  },
  'hand-in': {
    title: both('提交当期服务记录，申请验收', 'Hand in the period’s records for acceptance'),
    trigger: both('每个月或阶段结束', 'a month or a stage ends'),
    after: both('期末后', 'after the period ends'),
    evidence: both('服务记录和岗位在岗情况', 'service records and occupancy'),
    remedy: both('验收和付款相应顺延', 'acceptance and payment wait'),
  },
  'keep-ledger': {
    title: both('保存项目台账，接受检查', 'Keep the project ledger open to inspection'),
    trigger: both('每一天', 'every day'),
    after: both('整个合同期', 'throughout'),
    evidence: both('记录、更正和经过', 'records, corrections and their history'),
    remedy: both('无记录的服务不计入验收', 'what is not recorded is not accepted'),
  },
  'errand-cap': {
    title: {
      zh: ({ terms }) => `行政事务不超过当月工时的 ${terms.errandCapPercent}%`,
      en: ({ terms }) => `Keep errands within ${terms.errandCapPercent} % of a month’s hours`,
    },
    trigger: both('某个月超过上限', 'a month passes the cap'),
    after: both('发现超限后', 'after it shows'),
    evidence: both('书面说明和改正办法', 'a written answer and what will change'),
    remedy: both('超出部分按约定工作量扣抵，不影响付款', 'the excess counts against the agreed workload and payment is not touched'),
  },
  accept: {
    title: both('验收或说明理由退回', 'Accept, or return with reasons'),
    trigger: both('收到提交', 'a period is handed in'),
    after: both('收到之日起', 'from the day it is handed in'),
    evidence: both('逐项验收意见', 'a decision line by line'),
    remedy: {
      zh: ({ terms }) => (terms.silenceMeansAcceptance ? '到期未答复视为验收合格，付款时间起算' : '付款时间从验收期满起算'),
      en: ({ terms }) =>
        terms.silenceMeansAcceptance
          ? 'silence counts as acceptance and the payment clock starts'
          : 'the payment clock starts when the period ends',
    },
  },
  'invite-residents': {
    title: both('邀请居民参与验收并公告结果', 'Invite residents to acceptance and publish the result'),
    trigger: both('每次验收', 'every acceptance'),
    after: both('验收之前', 'before accepting'),
    evidence: both('居民意见数量和公告', 'counts of opinions and the notice'),
    remedy: both('缺少时写明理由并公告', 'where missing, the reason is published'),
  },
  pay: {
    title: both('支付已验收的金额', 'Pay what was accepted'),
    trigger: both('验收合格或验收期满', 'acceptance, or the end of its period'),
    after: both('验收之日起', 'from acceptance'),
    evidence: both('付款凭证', 'proof of payment'),
    remedy: interest,
  },
  'pay-undisputed': {
    title: both('先付没有争议的部分', 'Pay the undisputed part on time'),
    trigger: both('部分有争议', 'a part is disputed'),
    after: both('验收之日起', 'from acceptance'),
    evidence: both('付款凭证', 'proof of payment'),
    remedy: interest,
  },
  invoice: {
    title: both('按验收金额开具票据', 'Send a receipt or invoice for what was accepted'),
    trigger: both('验收合格', 'acceptance'),
    after: both('验收之日起', 'from acceptance'),
    evidence: both('发票或财政票据', 'invoice or fiscal receipt'),
    remedy: both('先补票据再付款', 'payment waits for the paper'),
  },
  'protect-data': {
    title: both('保护服务对象的个人信息', 'Protect the personal data of the people served'),
    trigger: both('每一天', 'every day'),
    after: both('合同期内及以后', 'throughout, and after'),
    evidence: both('同意书和访问记录', 'consents and access records'),
    remedy: both('立即告知并承担责任', 'tell at once and answer for it'),
  },
  rate: {
    title: both('评价对方，并可答复', 'Rate the other side, and may reply'),
    trigger: both('评价开始', 'a round opens'),
    after: both('评价结束前', 'before the round closes'),
    evidence: both('双方同时公开的评价', 'verdicts revealed together'),
    remedy: both('视为放弃本轮评价', 'this round’s say is lost'),
  },
  'answer-change': {
    title: both('答复对方的修改提议', 'Answer a change the other side proposes'),
    trigger: both('收到提议', 'a change is proposed'),
    after: both('收到之日起', 'from the day it is proposed'),
    evidence: both('签署或说明理由', 'a signature, or a reason'),
    remedy: both('提交调解', 'it goes to mediation'),
  },
  'hand-over-clients': {
    title: both('移交在办个案和资料', 'Hand over open cases and files'),
    trigger: both('合同结束', 'the contract ends'),
    after: both('合同结束后', 'after the contract ends'),
    evidence: both('双方签字的交接单', 'hand-over list signed by both'),
    remedy: both('最后一期尾款待移交后支付', 'the last instalment waits for it'),
  },
  'add-own': {
    title: both('投入承诺的自有资金和实物', 'Add what was promised of one’s own'),
    trigger: both('合同写明自有投入', 'the contract says what the institution adds of its own'),
    after: both('合同结束后', 'after the contract ends'),
    evidence: both('自有投入的凭据：票据、清单、志愿服务记录', 'what proves it: receipts, lists, hours of volunteers'),
    remedy: both('没有投入的，在互评和下一次采购里如实写明', 'what was not added is said in the rating and at the next purchase'),
  },
  'publish-contract': {
    title: both('公告合同', 'Publish the contract'),
    trigger: both('双方签署', 'both have signed'),
    after: both('签署之日起', 'from signing'),
    evidence: both('公告的日期和网址', 'day and address of the notice'),
    remedy: both('列入审计提示', 'it shows in the audit view'),
  },
  'file-contract': {
    title: both('合同备案', 'File the contract with the finance bureau'),
    trigger: both('双方签署', 'both have signed'),
    after: both('签署之日起', 'from signing'),
    evidence: both('备案日期或编号', 'day or number of the filing'),
    remedy: both('列入审计提示', 'it shows in the audit view'),
  },
} as const satisfies Record<string, DutySays>

/** Words as they read of this contract. */
export const sayOf = (w: Words | Made, f: DutyFacts): Words => ({
  zh: typeof w.zh === 'string' ? w.zh : w.zh(f),
  en: typeof w.en === 'string' ? w.en : w.en(f),
})

/** A deadline that is counted. */
export const within = (length: Words): Words => ({ zh: `${length.zh}内`, en: `within ${length.en}` })
