import { both, count, type Day, type Money, perCent, sayDay, sayIndex, sayMoney, saySetAside, type Words } from '#kernel'
import type { ContractTerms } from './contract.ts'

/** What the wording of a clause is made from. */
export interface ClauseFacts {
  readonly terms: ContractTerms
  readonly total: Money
  readonly startsOn: Day
  readonly endsOn: Day
  readonly months: number
  /** Whether the contract buys posts. */
  readonly posts: boolean
  /** Whether table, figures and annex count where other words say otherwise. */
  readonly precedence: boolean
}

/** A field of a text that the wording of a clause says. */
export type FieldSaid = keyof ContractTerms | 'lines' | 'startsOn' | 'endsOn'

interface Wording {
  readonly heading: Words
  /** The fields it says. A clause that says any is changed by changing them, and by no words beside them. */
  readonly follows: readonly FieldSaid[]
  readonly zh: (f: ClauseFacts) => string
  readonly en: (f: ClauseFacts) => string
}

/** What a clause is called that the parties added. */
export const addedHeading: Words = both('补充约定', 'Further terms')

/** The clauses by their numbers, as they are generated from the terms. */
export const clauseWords: Readonly<Record<string, Wording>> = {
  '1': {
    heading: both('购买内容和价款', 'What is bought and for how much'),
    follows: ['lines', 'taxIncluded'],
    zh: (f) =>
      `承接方按「购买内容」表提供服务，合同总价 ${sayMoney(f.total, 'zh')}${f.terms.taxIncluded ? '（含税）' : '（不含税）'}。表内每一行的金额，就是该行应付的全部金额。表外的工作，由双方按第 14 条另行约定。${f.precedence ? '补充约定或者其他文字和这张表、本合同各条中的数字、附件不一致的，以表、数字和附件为准；要改变它们，只能按第 14 条签订变更。' : ''}`,
    en: (f) =>
      `The institution provides what the table of lines names, for ${sayMoney(f.total, 'en')} in all${f.terms.taxIncluded ? ', tax included' : ', tax not included'}. The amount of a line is all that is paid for it. Work beyond the table is agreed under clause 14.${f.precedence ? ' Where further terms or other words say otherwise than this table, the figures of the clauses or the annex, these count; only a change under clause 14 changes them.' : ''}`,
  },
  '2': {
    heading: both('期限', 'Term'),
    follows: ['startsOn', 'endsOn'],
    zh: (f) => `自 ${sayDay(f.startsOn, 'zh')}起，至 ${sayDay(f.endsOn, 'zh')}止，共 ${f.months} 个月。`,
    en: (f) => `From ${sayDay(f.startsOn, 'en')} to ${sayDay(f.endsOn, 'en')}, ${count(f.months, 'month')}.`,
  },
  '3': {
    heading: both('平等', 'Equality'),
    follows: [],
    zh: () => '双方地位平等。承接方依法独立用人、独立管理、独立开展专业服务；购买方按合同提出要求、监督和验收，不直接指派承接方的员工。',
    en: () =>
      'The two sides are equals. The institution employs, manages and practises independently; the purchaser asks, monitors and accepts under this contract and does not direct the institution’s staff.',
  },
  '4': {
    heading: both('购买方的配合', 'What the purchaser provides'),
    follows: ['handOverDays'],
    zh: ({ terms }) =>
      `购买方在合同开始后 ${terms.handOverDays} 日内移交办公和活动场地、社区基本资料和联系人。迟延的，服务期限相应顺延，费用不减。`,
    en: ({ terms }) =>
      `Within ${count(terms.handOverDays, 'day')} of the start the purchaser hands over rooms, basic community data and contacts. If it is late, the period moves by as much and the price stays.`,
  },
  '5': {
    heading: both('岗位和人员', 'Posts and people'),
    follows: ['lines', 'vacancyDays'],
    zh: (f) =>
      f.posts
        ? `承接方公开竞聘、择优派驻符合资格的社会工作者。岗位空缺的，${f.terms.vacancyDays} 日内补齐；空缺期间的岗位日不付款。更换人员提前告知购买方，并做好服务交接。`
        : '承接方安排符合资格的社会工作者开展服务。更换项目负责人提前告知购买方。',
    en: (f) =>
      f.posts
        ? `The institution fills posts by open competition with qualified social workers. A vacancy is filled within ${count(f.terms.vacancyDays, 'day')}; vacant post-days are not paid. It tells the purchaser before it replaces a worker and hands the service over.`
        : 'The institution assigns qualified social workers and tells the purchaser before it replaces the project lead.',
  },
  '6': {
    heading: both('记录和台账', 'Records and ledger'),
    follows: ['handInDays'],
    zh: ({ terms }) =>
      `承接方如实记录每次服务的时间、内容、由谁提出和服务人数，不记姓名；每期结束后 ${terms.handInDays} 日内提交，供验收和抽查。台账按规定保存。`,
    en: ({ terms }) =>
      `The institution truthfully records when, what, at whose request and for how many people each service was, without names, and hands the period’s records in within ${count(terms.handInDays, 'day')} of its end. The ledger is kept as the law requires.`,
  },
  '7': {
    heading: both('行政事务的上限', 'A cap on errands'),
    follows: ['errandCapPercent', 'answerWorkingDays'],
    zh: ({ terms }) =>
      `购买方和驻点单位交办的、不属于本合同服务内容的事务，每月不超过总工时的 ${terms.errandCapPercent}%。超过的，购买方在 ${terms.answerWorkingDays} 个工作日内书面说明并改正，超出的工时抵扣约定工作量，不影响付款。`,
    en: ({ terms }) =>
      `Errands outside this contract that the purchaser or the host asks for take at most ${terms.errandCapPercent} % of a month’s hours. Beyond that the purchaser answers in writing within ${count(terms.answerWorkingDays, 'working day')} and puts it right; the excess counts against the agreed workload and payment is not touched.`,
  },
  '8': {
    heading: both('验收', 'Acceptance'),
    follows: ['acceptanceDays', 'silenceMeansAcceptance'],
    zh: ({ terms }) =>
      `购买方收到提交后 ${terms.acceptanceDays} 日内验收，或者逐项说明理由退回。验收邀请服务对象参与，结果向社会公告。可以部分验收；有争议的部分写明理由，不影响其余部分。${terms.silenceMeansAcceptance ? '到期未答复的，视为验收合格。' : '到期未答复的，付款期限从验收期满之日起算。'}`,
    en: ({ terms }) =>
      `The purchaser accepts within ${count(terms.acceptanceDays, 'day')} of a hand-in, or returns it with reasons line by line. Residents are invited and the result is published. A part may be accepted; what is disputed is named with reasons and does not hold up the rest. ${terms.silenceMeansAcceptance ? 'Silence to the end of that time counts as acceptance.' : 'After silence the payment period runs from the end of that time.'}`,
  },
  '9': {
    heading: both('付款', 'Payment'),
    follows: ['paymentDays', 'basis', 'advanceShare', 'advanceWhen', 'retentionShare', 'retentionUntil', 'retentionDays', 'index'],
    zh: ({ terms }) =>
      `购买方自验收合格之日起 ${terms.paymentDays} 日内付款${terms.basis === 'statute' ? '，并适用《保障中小企业款项支付条例》' : ''}。没有争议的部分先按时支付。不得以负责人变更、内部流程、等待决算审计为由拖延。${saySetAside(terms).zh}${terms.index ? sayIndex(terms.index).zh : ''}`,
    en: ({ terms }) =>
      `The purchaser pays within ${count(terms.paymentDays, 'day')} of acceptance${terms.basis === 'statute' ? ', and the Regulation Ensuring Payments to Small and Medium Enterprises applies' : ''}. The undisputed part is paid on time. A change of head, internal process or a pending audit is no reason to delay.${spaced(saySetAside(terms).en)}${spaced(terms.index ? sayIndex(terms.index).en : '')}`,
  },
  '10': {
    heading: both('逾期付款', 'Late payment'),
    follows: ['dailyLateRate', 'basis'],
    zh: ({ terms }) => late[lateBy(terms)].zh(terms),
    en: ({ terms }) => late[lateBy(terms)].en(terms),
  },
  '11': {
    heading: both('个人信息', 'Personal data'),
    follows: [],
    zh: () => '服务对象的姓名和个案资料只由承接方依法保管，提供给购买方的只有数量。确需查阅的，须经服务对象单独同意。',
    en: () =>
      'Names and case files stay with the institution as the law requires; the purchaser gets counts only. Any look at more needs the separate consent of the person served.',
  },
  '12': {
    heading: both('分包', 'Subcontracting'),
    follows: [],
    zh: () => '不得转包。经购买方书面同意，可以把非主体部分分包，承接方对全部合同负责。',
    en: () =>
      'The contract is not assigned as a whole. With the purchaser’s written consent a lesser part may be subcontracted; the institution answers for all of it.',
  },
  '13': {
    heading: both('绩效和相互评价', 'Performance, and each rates the other'),
    follows: ['lines', 'answerWorkingDays'],
    zh: ({ terms }) =>
      `绩效目标是「购买内容」表各行的数量和标准，指标包括完成数量和居民满意度，数据取自服务记录、验收和抽样调查；评价初稿送对方，${terms.answerWorkingDays} 个工作日内可以提出意见。双方按相同的程序互相评价，同时公开，可以答复。任何一方不得因评价报复对方。`,
    en: ({ terms }) =>
      `The goals are the quantities and standards of the table of lines; the indicators are what was completed and the residents’ satisfaction, taken from service records, acceptances and a drawn sample. The other side sees a draft of each evaluation and may comment within ${count(terms.answerWorkingDays, 'working day')}. Both rate each other by the same procedure, revealed together, with a right of reply. Neither retaliates for a verdict.`,
  },
  '14': {
    heading: both('变更', 'Changes'),
    follows: ['answerWorkingDays'],
    zh: ({ terms }) =>
      `任何一方都可以提出修改，另一方在 ${terms.answerWorkingDays} 个工作日内签署或者说明理由。双方都签署才生效。追加金额合计不超过法定比例。`,
    en: ({ terms }) =>
      `Either side may propose a change; the other signs it or gives reasons within ${count(terms.answerWorkingDays, 'working day')}. It holds when both have signed. Supplements together stay within the share the law allows.`,
  },
  '15': {
    heading: both('提前终止', 'Ending early'),
    follows: ['mayEndEarly', 'endNoticeDays'],
    zh: ({ terms }) => early[terms.mayEndEarly].zh(terms),
    en: ({ terms }) => early[terms.mayEndEarly].en(terms),
  },
  '16': {
    heading: both('结束和移交', 'End and handover'),
    follows: ['handOverDays'],
    zh: ({ terms }) =>
      `合同结束后 ${terms.handOverDays} 日内，承接方把在办个案、小组和资料移交购买方或者新的承接方，购买方负责组织衔接，保证服务不中断。`,
    en: ({ terms }) =>
      `Within ${count(terms.handOverDays, 'day')} of the end the institution hands over open cases, groups and files to the purchaser or its successor, and the purchaser arranges the passage so that no one is left without service.`,
  },
  '17': {
    heading: both('违约和争议', 'Breach and disputes'),
    follows: [],
    zh: () => '任何一方违约，赔偿对方由此受到的损失。发生争议先协商，再请主管部门调解；仍不能解决的，任何一方可以依法起诉。',
    en: () =>
      'Whoever breaks the contract makes good the other’s loss. A dispute is talked over first, then mediated by the bureau; failing that, either side may go to court.',
  },
  '18': {
    heading: both('公告和备案', 'Publication and filing'),
    follows: [],
    zh: () => '购买方按规定的期限公告合同并备案。本合同一式两份，双方各执一份，具有同等效力。',
    en: () =>
      'The purchaser publishes and files the contract within the periods of the law. It is made in two copies of equal force, one for each side.',
  },
}

const spaced = (sentence: string): string => (sentence ? ` ${sentence}` : '')

interface OfTerms {
  readonly zh: (t: ContractTerms) => string
  readonly en: (t: ContractTerms) => string
}

/** What follows on paying late. */
const late: Readonly<Record<'agreed' | 'statute' | 'loss', OfTerms>> = {
  agreed: {
    zh: (t) => `逾期支付的，每日按逾期金额的 ${perCent(t.dailyLateRate ?? '0')}% 支付利息，自应付日的次日起算，到付清之日止。`,
    en: (t) =>
      `What is paid late bears interest of ${perCent(t.dailyLateRate ?? '0')} % a day, from the day after it was due to the day it is paid.`,
  },
  statute: {
    zh: () => '逾期支付的，按《保障中小企业款项支付条例》规定的利率支付利息。',
    en: () => 'What is paid late bears the interest of the Regulation Ensuring Payments to Small and Medium Enterprises.',
  },
  loss: {
    zh: () => '逾期支付的，赔偿对方由此受到的损失。',
    en: () => 'Who pays late makes good the other’s loss.',
  },
}
const lateBy = (t: ContractTerms): keyof typeof late => (t.dailyLateRate ? 'agreed' : t.basis === 'statute' ? 'statute' : 'loss')

/** Who may end the contract early, and how. */
const early: Readonly<Record<ContractTerms['mayEndEarly'], OfTerms>> = {
  both: {
    zh: (t) => `任何一方提前 ${t.endNoticeDays} 日书面通知并说明理由，可以终止合同；已完成的服务照常结算。`,
    en: (t) =>
      `Either side may end the contract with ${t.endNoticeDays} ${t.endNoticeDays === 1 ? 'day’s' : 'days’'} written notice and a reason; what was done is settled as usual.`,
  },
  purchaser: {
    zh: (t) => `购买方提前 ${t.endNoticeDays} 日书面通知，可以终止合同。`,
    en: (t) => `The purchaser may end the contract with ${t.endNoticeDays} ${t.endNoticeDays === 1 ? 'day’s' : 'days’'} written notice.`,
  },
  provider: {
    zh: (t) => `承接方提前 ${t.endNoticeDays} 日书面通知，可以终止合同。`,
    en: (t) => `The institution may end the contract with ${t.endNoticeDays} ${t.endNoticeDays === 1 ? 'day’s' : 'days’'} written notice.`,
  },
  nobody: {
    zh: () =>
      '任何一方不得擅自变更、中止或者终止合同。继续履行会损害公共利益的，双方应当变更、中止或者终止，有过错的一方赔偿；都有过错的，各自承担相应的责任。',
    en: () =>
      'Neither side may change, suspend or end the contract at will. Where going on would harm the public interest, both change, suspend or end it; the side at fault compensates, and if both are at fault each bears its part.',
  },
}
