import { count, both, dictionary, type PlainFacts, sayMoment, sayRefusal, type Words } from '#kernel'
import type { Law } from '#law'
import { acceptanceProcess, type Category, categoryWords } from '#delivery'
import { contractProcess } from '#contracts'
import { roundProcess } from '#evaluations'
import { needProcess } from '#needs'
import { claimProcess } from '#payments'
import {
  applicationStates,
  communityProcess,
  documentStates,
  expertStates,
  localStates,
  organisationStates,
  sayLegalForm,
  specialtyStates,
} from '#people'
import { planProcess } from '#plans'
import { tenderProcess } from '#tenders'

export const logWords = dictionary('home/log-words.logWords', {
  title: { zh: '记录日志', en: 'Record log' },
  lead: {
    zh: '谁在什么时候做了什么，包括被拒绝的尝试。只能添加，不能改；签名的日志头对外公布，谁都能核对。',
    en: 'Who did what and when, refused attempts included. It can only grow; its signed head is published, so that anybody can check it.',
  },
  numbered: {
    zh: (n: number) => `日志里已编号 ${n} 条。`,
    en: (n: number) => `${count(n, 'entry')} ${n === 1 ? 'is' : 'are'} numbered.`,
  },
  signed: {
    zh: (n: number, when: string) => `最近一次签名：${when}，前 ${n} 条。`,
    en: (n: number, when: string) => `Last signed ${when}, over the first ${n}.`,
  },
  notSigned: { zh: '还没有签过名。', en: 'No head has been signed yet.' },
  toPublic: { zh: '公布的日志和核对方法', en: 'The published log, and how to check it' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  whoHint: { zh: '姓名、邮箱或编号', en: 'Name, e-mail or id' },
  what: { zh: '做了什么', en: 'What' },
  any: { zh: '全部', en: 'Everything' },
  wholeStep: { zh: (step: string) => `${step}：全部`, en: (step: string) => `${step}: all` },
  from: { zh: '从哪天', en: 'From' },
  to: { zh: '到哪天', en: 'To' },
  record: { zh: '哪条记录', en: 'Record' },
  recordHint: { zh: '编号、标题，或粘贴它的网址', en: 'Number, title, or its address pasted' },
  purchase: { zh: '哪项采购', en: 'Purchase' },
  outcome: { zh: '结果', en: 'Outcome' },
  anyOutcome: { zh: '都看', en: 'Any' },
  done: { zh: '完成', en: 'Done' },
  refused: { zh: '被拒绝', en: 'Refused' },
  signIns: { zh: '也看登录', en: 'Sign-ins too' },
  apply: { zh: '筛选', en: 'Filter' },
  clear: { zh: '清除筛选', en: 'Clear' },
  place: { zh: '序号', en: 'Place' },
  waiting: { zh: '等待编号', en: 'Not numbered yet' },
  differs: { zh: '（与日志不符）', en: '(does not fit the log)' },
  someDiffer: {
    zh: (n: number) =>
      `这里有 ${n} 条与当时记入日志的不符：它们在数据库里被改过，下面显示的不是原来的内容。请运行 tandem log verify 核查。`,
    en: (n: number) =>
      `${n} ${n === 1 ? 'entry here is' : 'entries here are'} not what was entered in the log: changed in the database since, so that what is shown is not what was said then. Run “tandem log verify”.`,
  },
  outside: { zh: '在顺序之外', en: 'Outside the order' },
  about: { zh: '哪条记录', en: 'About' },
  factsErased: { zh: '（内容已删除）', en: '(what it said is erased)' },
  nameErased: { zh: '姓名已抹去', en: 'name erased' },
  older: { zh: '更早的', en: 'Older' },
  newest: { zh: '回到最新', en: 'Newest' },
  nothing: { zh: '没有符合条件的记录。', en: 'Nothing matches.' },
  csvRest: { zh: '下载 CSV（最多 50,000 条）', en: 'Download as CSV (50,000 at most)' },
  change: {
    zh: (field: string, before: string, after: string) => `${field}：${before} → ${after}`,
    en: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
  },
  none: { zh: '无', en: 'none' },
  eraseTitle: { zh: '抹去姓名', en: 'Erase the name' },
  eraseHelp: {
    zh: '把这个人的姓名从日志的每一条里抹去，不能恢复。做了什么、什么时候做的都留下；姓名的指纹也留下，日志仍然可以核对。按姓名或邮箱就再也查不到这些条目；账户还在的时候，仍可由账户编号（本页的地址、条目里的链接）查到，账户的姓名也还在人员页面上。这个人以后再做的事，日志照常记姓名。只在依法应当抹去时使用。',
    en: 'Takes this person’s name out of every entry of the log. It cannot be undone. What was done and when stays, and so does the fingerprint of the name, so the log can still be checked. Neither the name nor the e-mail address finds these entries any more. As long as the account lives they are still found by its id (the address of this page, the links in the entries), and its name still stands on the page of people. What the person does from now on is entered with the name as before. Use it only where the law asks for it.',
  },
  entry: { zh: '日志里的一条', en: 'Entry of the log' },
  number: { zh: '编号', en: 'Id' },
  receipt: { zh: '回执', en: 'Receipt' },
  receiptHelp: {
    zh: '回执证明这一条在签了名的日志里，并带有您看得到的内容。拿到它的人用公布的公钥就能自己核对，不需要本系统。里面有内容和姓名，只交给可以看的人。',
    en: 'The receipt shows that this entry stands in the signed log, with what you may see of it. Whoever has it checks it with the public key, without this system. It holds content and name: hand it only to those who may see them.',
  },
  receiptGet: { zh: '下载回执', en: 'Download the receipt' },
  receiptNotYet: {
    zh: '签名的日志头还没有包括这一条，过一分钟再来。',
    en: 'No signed head reaches this entry yet. Come back in a minute.',
  },
  eraseButton: { zh: '抹去这个人的姓名', en: 'Erase this person’s name' },
})

const kinds: Record<string, { words: Words; href?: (id: string) => string; states?: Readonly<Record<string, Words>> }> = {
  purchase: { words: both('采购', 'Purchase'), href: (id) => `/purchases/${id}` },
  questionnaire: { words: both('问卷', 'Questionnaire'), href: (id) => `/surveys/questionnaires/${id}` },
  campaign: { words: both('调查', 'Survey'), href: (id) => `/surveys/${id}` },
  need: { words: both('需求', 'Need'), href: (id) => `/needs/${id}`, states: needProcess.states },
  community: { words: both('社区', 'Community'), href: (id) => `/needs/communities/${id}`, states: communityProcess.states },
  plan: { words: both('计划', 'Plan'), href: (id) => `/plans/${id}`, states: planProcess.states },
  tender: { words: both('招标', 'Tender'), href: (id) => `/tenders/${id}`, states: tenderProcess.states },
  bid: { words: both('投标', 'Bid') },
  contract: { words: both('合同', 'Contract'), href: (id) => `/contracts/${id}`, states: contractProcess.states },
  duty: { words: both('义务', 'Duty') },
  appointment: { words: both('聘任', 'Appointment') },
  deliverable: { words: both('交付件', 'Deliverable'), href: (id) => `/delivery/deliverables/${id}` },
  record: { words: both('服务记录', 'Service record'), href: (id) => `/delivery/records/${id}` },
  acceptance: { words: both('验收', 'Acceptance'), href: (id) => `/delivery/acceptances/${id}`, states: acceptanceProcess.states },
  claim: { words: both('支付申请', 'Claim'), href: (id) => `/payments/claims/${id}`, states: claimProcess.states },
  round: { words: both('评估', 'Evaluation'), href: (id) => `/evaluations/rounds/${id}`, states: roundProcess.states },
  organisation: { words: both('机构', 'Organisation'), href: (id) => `/people/${id}`, states: organisationStates },
  expert: { words: both('专家', 'Expert'), href: (id) => `/people/experts/${id}`, states: expertStates },
  specialty: { words: both('专业', 'Specialty'), href: (id) => `/people/experts/specialties/${id}`, states: specialtyStates },
  supplier: { words: both('供应商登记', 'Registration of a supplier'), href: (id) => `/people/suppliers/${id}`, states: applicationStates },
  document: { words: both('证照', 'Document'), states: documentStates },
  local: { words: both('本地标准', 'Local number'), href: (id) => `/law/local/${id}`, states: localStates },
  user: { words: both('人员', 'Person'), href: (id) => `/log?who=${id}` },
  invitation: { words: both('邀请', 'Invitation') },
  membership: { words: both('角色', 'Role') },
  token: { words: both('访问令牌', 'API token') },
  request: { words: both('个人信息请求', 'Request about personal data'), href: (id) => `/personal-data/requests/${id}` },
}

/** What a record is called, and where its page is. */
export const kindOf = (kind: string | null): { words: Words; href?: (id: string) => string } =>
  kinds[kind ?? ''] ?? { words: both('记录', 'Record') }

/** What the fields are called that the log tells as they were and as they became. */
const fields: Readonly<Record<string, Words>> = {
  state: both('状态', 'State'),
  fiscalYear: both('预算年度', 'Fiscal year'),
  startsOn: both('开始日', 'Starts on'),
  months: both('月数', 'Months'),
  method: both('采购方式', 'Method'),
  fixedPrice: both('价格固定', 'Price fixed'),
  total: both('总额', 'Total'),
  title: both('名称', 'Title'),
  endsOn: both('结束日', 'Ends on'),
  closedOn: both('提前结束日', 'Ends early on'),
  dueOn: both('期限', 'Due on'),
  paid: both('已付', 'Paid'),
  interestPaid: both('已付利息', 'Interest paid'),
  invoiceNumber: both('发票号', 'Invoice'),
  invoiceOn: both('发票日期', 'Day of the invoice'),
  ceiling: both('最高限价', 'Ceiling'),
  priceWeight: both('价格分', 'Points for the price'),
  documentsUntilOn: both('文件可领到', 'Documents until'),
  deadlineAt: both('投标截止', 'Deadline'),
  servedOn: both('服务日', 'Day'),
  category: both('类别', 'Kind of work'),
  minutes: both('分钟', 'Minutes'),
  people: both('人次', 'Person-times'),
  members: both('不同的人', 'Different people'),
  units: both('件数', 'Units'),
  office: both('办公室', 'Office'),
  officeEn: both('办公室（英文）', 'Office, in English'),
  phone: both('电话', 'Telephone'),
  hours: both('办公时间', 'Hours'),
  hoursEn: both('办公时间（英文）', 'Hours, in English'),
  prefix: both('前缀', 'Prefix'),
  publisher: both('发布机构', 'Publisher'),
  struck: both('作废', 'Struck'),
  name: both('名称', 'Name'),
  nameEn: both('英文名称', 'English name'),
  creditCode: both('统一社会信用代码', 'Credit code'),
  legalForm: both('法律形式', 'Legal form'),
  about: both('简介', 'About it'),
  address: both('地址', 'Address'),
  representedBy: both('法定代表人或负责人', 'Legal representative'),
  bank: both('开户银行', 'Bank'),
  account: both('银行账号', 'Account'),
  contractSeal: both('合同用章', 'Seal for contracts'),
  mergedInto: both('并入', 'Merged into'),
  code: both('统计用区划代码', 'Division code'),
  residents: both('常住人口', 'Residents'),
  households: both('户数', 'Households'),
  specialties: both('专业', 'Specialties'),
  titleUntil: both('职称有效到', 'Title until'),
  awayFrom: both('离开从', 'Away from'),
  awayTo: both('离开到', 'Away until'),
  leftOn: both('出库日', 'Left on'),
  key: both('项目', 'Number'),
  value: both('数值', 'Value'),
  from: both('从哪天起', 'First day'),
  until: both('到哪天为止', 'Last day'),
  withdrawnOn: both('撤回日', 'Withdrawn on'),
  answerDays: both('几天内答复', 'Days to answer'),
  host: both('网址', 'Host'),
  source: both('来源', 'Source'),
  sha256: both('图片的指纹', 'Fingerprint of the picture'),
  budget: both('预算', 'Budget'),
  worker: both('社工', 'Worker'),
  purchase: both('采购编号', 'Number of purchases'),
  plan: both('计划编号', 'Number of plans'),
  tender: both('招标编号', 'Number of tenders'),
  contract: both('合同编号', 'Number of contracts'),
  claim: both('请款编号', 'Number of claims'),
}
/** What a field is called of one kind of record, where that is not what it is called of others. */
const fieldsOf: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  organisation: { closedOn: both('停用日期', 'Out of use since') },
  community: { closedOn: both('停用日期', 'Out of use since'), office: both('所属街道办事处', 'Sub-district office') },
}
const parts: Readonly<Record<string, (name: string) => Words>> = {
  line: (name) => both(`「${name}」金额`, `Amount of “${name}”`),
  source: (name) => both(`资金来源「${name}」`, `From “${name}”`),
  criterion: (name) => both(`评分项「${name}」分值`, `Points of “${name}”`),
}
/** What a field is called; one of many of its kind, as a line of a plan, carries its own name behind. */
export function sayField(field: string, of: string | null = null): Words {
  const [, part, name] = /^(\w+) (.*)$/s.exec(field) ?? []
  return fieldsOf[of ?? '']?.[field] ?? fields[field] ?? parts[part ?? '']?.(name!) ?? both(field, field)
}

/** A value that changed, in words where there are some for it. */
export function sayValue(kind: string | null, field: string, value: unknown, { zone, law }: { zone: string; law: Law }): Words {
  if (value === null || value === undefined || value === '') return both(logWords.zh.none, logWords.en.none)
  if (typeof value === 'boolean') return value ? both('是', 'yes') : both('否', 'no')
  const text = String(value)
  if (field === 'method') return law.methods.find((m) => m.name === text)?.says ?? both(text, text)
  if (field === 'legalForm') return sayLegalForm(text)
  if (field === 'category') return categoryWords[text as Category] ?? both(text, text)
  if (field.endsWith('At')) {
    const at = Temporal.Instant.from(text)
    return both(sayMoment(at, 'zh', zone), sayMoment(at, 'en', zone))
  }
  return (field === 'state' ? kinds[kind ?? '']?.states?.[text] : undefined) ?? both(text, text)
}

/** How it ended, in a few words: the first sentence of the refusal, with the numbers and days that the log keeps of it. */
export function sayOutcome(outcome: string, kept?: PlainFacts): Words {
  if (outcome === 'done') return both(logWords.zh.done, logWords.en.done)
  const said = sayRefusal(outcome, kept)
  const first = (s: string, end: RegExp) => s.split(end)[0]!.trim()
  return said
    ? both(`${logWords.zh.refused}：${first(said.zh, /(?<=[。；])/)}`, `${logWords.en.refused}: ${first(said.en, /(?<=[.;]) /)}`)
    : both(logWords.zh.refused, logWords.en.refused)
}

/** Timed work that failed, or goes again. */
export const timedWords = dictionary('home/log-words.timedWords', {
  failed: { zh: (what: Words) => `定时工作没有做成：${what.zh}`, en: (what: Words) => `Timed work could not be done: ${what.en}` },
  mended: { zh: (what: Words) => `定时工作恢复正常：${what.zh}`, en: (what: Words) => `Timed work goes again: ${what.en}` },
})
