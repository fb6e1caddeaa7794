import { type Day, isAfter, isBefore, type Money, plusDays, sayDay, sayMoney, type Words, yuan } from '#kernel'
import { inPlace, type Place } from '../places/place.ts'
import { type Answer, type Finding, finding } from '../answer.ts'
import { inForce, type Parameter, parameter, valueOn } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { intentionDays } from './bid-period.ts'
import { cite } from './instruments.ts'
import { onlyInForce } from './rule-in-force.ts'

const amount = { zh: '元', en: 'yuan' }

export const surveyFromServices = parameter<Money>({
  name: 'survey.goods-services-from',
  says: { zh: '货物、服务项目多少金额起应当开展需求调查', en: 'Budget of goods or services from which a needs survey is due' },
  unit: amount,
  values: { '2021-07-01': { value: yuan('10000000'), cites: [cite('R-02')] } },
  checkedOn: '2026-11-25',
})
export const surveyFromWorks = parameter<Money>({
  name: 'survey.works-from',
  says: { zh: '工程项目多少金额起应当开展需求调查', en: 'Budget of works from which a needs survey is due' },
  unit: amount,
  values: { '2021-07-01': { value: yuan('30000000'), cites: [cite('R-02')] } },
  checkedOn: '2026-11-25',
})
export const surveyReuseYears = parameter({
  name: 'survey.reuse-years',
  says: { zh: '多少年内就同一标的做过的需求调查可以不再重复', en: 'Years for which a survey on the same object need not be repeated' },
  unit: { zh: '年', en: 'years' },
  values: { '2021-07-01': { value: 1, cites: [cite('R-03')] } },
  checkedOn: '2026-11-25',
})
export const marketSubjects = parameter({
  name: 'survey.market-subjects',
  says: { zh: '面向市场主体的需求调查一般不少于几个', en: 'Fewest market subjects asked in a market survey, in general' },
  unit: { zh: '个', en: 'subjects' },
  values: { '2021-07-01': { value: 3, cites: [cite('R-04')] } },
  checkedOn: '2026-11-25',
})
export const cleanYears = parameter({
  name: 'supplier.clean-years',
  says: { zh: '参加采购前多少年内没有重大违法记录', en: 'Years before the procurement without a grave violation' },
  unit: { zh: '年', en: 'years' },
  values: { '2003-01-01': { value: 3, cites: [cite('R-20')] } },
  checkedOn: '2026-11-24',
})

const began = (p: Parameter<unknown>, on: Day): boolean => !isBefore(on, p.values[0]!.from)
const noDutyYet = (p: Parameter<unknown>) =>
  because(
    `${sayDay(p.values[0]!.from, 'zh')}以前没有这项规定。`,
    `Before ${sayDay(p.values[0]!.from, 'en')} there was no such rule.`,
    ...p.values[0]!.cites,
  )

/** Whether a needs survey must be made before buying (R-02). Everything else the purchaser decides. */
export function surveyIsMandatory(f: {
  readonly kind: 'goods' | 'services' | 'works'
  readonly budget: Money
  /** A service to the public, or another project of public interest. */
  readonly isPublicService: boolean
  readonly isComplex: boolean
  readonly lawDay: Day
}): Answer<boolean> {
  const from = f.kind === 'works' ? surveyFromWorks : surveyFromServices
  if (!began(from, f.lawDay)) return answered(false, [noDutyYet(from)])
  const law = inForce(from, f.lawDay)
  const large = f.budget >= law.value
  const steps = [
    because(
      `预算 ${sayMoney(f.budget, 'zh')}${large ? '达到' : '不到'} ${sayMoney(law.value, 'zh')}。`,
      `The budget of ${sayMoney(f.budget, 'en')} ${large ? 'reaches' : 'is below'} ${sayMoney(law.value, 'en')}.`,
      ...law.cites,
    ),
    ...(f.isPublicService
      ? [
          because(
            '涉及公共利益、社会关注度较高，含向社会公众提供的公共服务。',
            'It is a service to the public, or of public interest.',
            cite('R-02'),
          ),
        ]
      : []),
    ...(f.isComplex ? [because('技术复杂、专业性较强。', 'It is complex or specialised.', cite('R-02'))] : []),
  ]
  const must = large || f.isPublicService || f.isComplex
  return answered(must, [
    ...steps,
    because(
      must ? '应当开展需求调查。' : '是否调查由采购人决定。',
      must ? 'A needs survey is due.' : 'The purchaser decides whether to make a survey.',
      cite('R-02'),
    ),
  ])
}

/** Whether an earlier survey still serves: the same object, within the year before the start (R-03). */
export function surveyStillServes(f: {
  readonly surveyedOn: Day
  readonly startOn: Day
  readonly sameObject: boolean
  readonly lawDay: Day
}): Answer<boolean> {
  const years = began(surveyReuseYears, f.lawDay) ? valueOn(surveyReuseYears, f.lawDay) : surveyReuseYears.values[0]!.value
  const untilOn = f.surveyedOn.add({ years })
  const serves = f.sameObject && !isAfter(f.startOn, untilOn) && !isBefore(f.startOn, f.surveyedOn)
  return answered(serves, [
    because(
      `${sayDay(f.surveyedOn, 'zh')}的调查${f.sameObject ? `可用到${sayDay(untilOn, 'zh')}` : '不是同一标的，不能沿用'}。`,
      `The survey of ${sayDay(f.surveyedOn, 'en')} ${f.sameObject ? `serves until ${sayDay(untilOn, 'en')}` : 'was about something else and does not serve'}.`,
      cite('R-03'),
    ),
  ])
}

/** Whether enough market subjects were asked (R-04). */
export function marketSurveyIsEnough(asked: number, lawDay: Day): Answer<boolean> {
  if (!began(marketSubjects, lawDay)) return answered(true, [noDutyYet(marketSubjects)])
  const law = inForce(marketSubjects, lawDay)
  return answered(asked >= law.value, [
    because(
      `调查了 ${asked} 个市场主体，一般不少于 ${law.value} 个，并应有代表性。`,
      `${asked} market subjects were asked; in general at least ${law.value}, representative ones.`,
      ...law.cites,
    ),
  ])
}

/** The first day a procurement may start after its intention was published (R-11). */
export function intentionEarliestStart(f: {
  readonly publishedOn: Day
  readonly isUnforeseeableUrgent: boolean
  readonly lawDay: Day
  readonly place?: Place
}): Answer<Day> {
  if (!began(intentionDays, f.lawDay)) return answered(f.publishedOn, [noDutyYet(intentionDays)])
  const law = inPlace(intentionDays, f.place, f.lawDay)
  if (f.isUnforeseeableUrgent)
    return answered(f.publishedOn, [
      because('不可预见的紧急项目不受提前公开的限制；请记录原因。', 'An unforeseeable urgent project is exempt; record why.', ...law.cites),
    ])
  const startOn = plusDays(f.publishedOn, law.value)
  return answered(startOn, [
    because(
      `意向${sayDay(f.publishedOn, 'zh')}公开，${law.value} 日后即${sayDay(startOn, 'zh')}起可以开始采购活动。`,
      `Intention published ${sayDay(f.publishedOn, 'en')}; the procurement may start ${law.value} days later, from ${sayDay(startOn, 'en')}.`,
      ...law.cites,
    ),
  ])
}

/** What a thing to be bought is, where the law says that it cannot be bought as a service (R-14). */
export interface ObjectFacts {
  readonly isDutyOfGovernment: boolean
  readonly mustBeDoneByGovernment?: boolean
  readonly isGoodsOrWorks?: boolean
  readonly bundlesWorks?: boolean
  readonly isFinancing?: boolean
  readonly isRecruitment?: boolean
  readonly isLabourDispatch?: boolean
  readonly isPublicWelfarePost?: boolean
}

/** What speaks against buying this as a service. */
export function checkObject(f: ObjectFacts): readonly Finding[] {
  const rows: readonly (readonly [boolean | undefined, keyof ObjectFacts, string, string])[] = [
    [
      !f.isDutyOfGovernment,
      'isDutyOfGovernment',
      '这不是政府职责范围内的事项，不能用购买服务的办法办理。请另找资金来源，或者取消。',
      'This is no duty of government and cannot be bought as a service. Find other funds, or drop it.',
    ],
    [
      f.mustBeDoneByGovernment,
      'mustBeDoneByGovernment',
      '这是应由政府直接履行的职责（如行政决策、执法），不能外包。请由本单位办理。',
      'Government must do this itself, as with decisions and enforcement. Keep it in house.',
    ],
    [
      f.isGoodsOrWorks,
      'isGoodsOrWorks',
      '这是货物或工程，应按货物、工程采购，不作为购买服务。',
      'These are goods or works; buy them as such, not as a service.',
    ],
    [
      f.bundlesWorks,
      'bundlesWorks',
      '把工程和服务打包在一起，不属于购买服务。请拆开，分别采购。',
      'Works and services are bundled. Separate them and buy each on its own.',
    ],
    [
      f.isFinancing,
      'isFinancing',
      '不得以购买服务名义融资。请删去融资内容。',
      'Financing may not be dressed up as a service. Take it out.',
    ],
    [
      f.isRecruitment,
      'isRecruitment',
      '不得以购买服务名义招聘本单位人员。请改为购买有产出的服务，由机构自己招人、用人。',
      'A purchaser’s own recruitment cannot be bought. Buy a service with results; the institution hires and manages its own people.',
    ],
    [
      f.isLabourDispatch,
      'isLabourDispatch',
      '不得以购买服务名义购买劳务派遣。请写明服务内容和标准，由机构组织实施。',
      'Labour dispatch cannot be bought as a service. State the service and its standard; the institution organises the work.',
    ],
    [
      f.isPublicWelfarePost,
      'isPublicWelfarePost',
      '公益性岗位另有渠道，不得通过购买服务设置。',
      'Public-welfare posts have a channel of their own and cannot be set up by buying a service.',
    ],
  ]
  return rows.filter(([is]) => is === true).map(([, at, zh, en]) => finding('R-14', { zh, en }, [cite('R-14')], { at }))
}

/** How the people of a post line really work. Leave out what is not known. */
export interface PostLineFacts {
  readonly at?: string
  /** Who has the labour contract with the worker. */
  readonly employer: 'institution' | 'purchaser' | 'dispatch-agency' | 'none'
  readonly purchaserChoosesPeople?: boolean
  readonly purchaserPaysWages?: boolean
  /** Same hours, leave and discipline as the purchaser's staff. */
  readonly followsPurchasersHours?: boolean
  /** The purchaser gives the daily tasks, past the institution. */
  readonly purchaserDirectsDailyWork?: boolean
  readonly purchaserAppraisesPeople?: boolean
  /** The line says what is delivered, not only that somebody is there. */
  readonly serviceIsDefined: boolean
  readonly supplierIsIndividual?: boolean
  readonly individualSuits?: boolean
  /** For dispatched people. */
  readonly dispatchMonths?: number
  readonly dispatchPost?: 'temporary' | 'auxiliary' | 'substitute' | 'core'
}

export const longestDispatchMonths = parameter({
  name: 'dispatch.temporary-months',
  says: { zh: '劳务派遣的临时性岗位最长几个月', en: 'Longest a temporary post may be filled by labour dispatch' },
  unit: { zh: '月', en: 'months' },
  values: { '2013-07-01': { value: 6, cites: [cite('R-121')] } },
  checkedOn: '2026-11-24',
})

/**
 * Whether a post line buys a service or hides employment (R-14, R-15, R-121; F-50).
 * A post is a service unit delivered by the institution's own employee, never a seat the purchaser staffs and manages.
 */
export function checkPostLine(f: PostLineFacts, lawDay: Day): readonly Finding[] {
  const found: Finding[] = []
  const at = f.at === undefined ? {} : { at: f.at }
  const say = (rule: 'R-14' | 'R-15' | 'R-121', zh: string, en: string, fairer?: Words) =>
    found.push(finding(rule, { zh, en }, [cite(rule)], { ...at, ...(fairer ? { fairer } : {}) }))
  /** What only points to a ban without being named by it: a person judges. */
  const hint = (rule: 'R-14', zh: string, en: string, better: Words) =>
    found.push({ ...finding(rule, { zh, en }, [cite(rule)], { ...at, fairer: better }), severity: 'warn' })
  if (f.employer === 'none' && !f.supplierIsIndividual)
    say(
      'R-15',
      '派驻人员没有与任何单位订立劳动合同，属于变相用工。请由机构与其订立劳动合同并缴纳社会保险。',
      'The people stationed have no labour contract with anybody: employment in disguise. The institution must employ and insure them.',
      fairer.employs,
    )
  if (f.employer === 'purchaser')
    say(
      'R-14',
      '人员由购买方直接雇用，这是招聘，不是购买服务。请由机构雇用。',
      'The purchaser employs these people: that is recruitment, not a service. The institution must employ them.',
      fairer.employs,
    )
  if (f.employer === 'dispatch-agency') {
    say(
      'R-14',
      '人员由派遣公司派来，这是劳务派遣，不能作为购买服务。',
      'These people come from a dispatch agency: labour dispatch cannot be bought as a service.',
      fairer.employs,
    )
    if (f.dispatchPost === 'core' || (f.dispatchPost === 'temporary' && isTooLong(f.dispatchMonths ?? 0, lawDay)))
      say(
        'R-121',
        '劳务派遣只能用于临时性（不超过六个月）、辅助性或者替代性岗位。',
        'Labour dispatch is for temporary posts of six months at most, auxiliary or substitute posts only.',
      )
  }
  if (f.purchaserChoosesPeople)
    hint(
      'R-14',
      '由购买方挑选、任命人员，是变相招聘。请改为机构按岗位条件公开聘用，购买方可以对资质提出要求。',
      'The purchaser chooses or appoints the people: recruitment in disguise. Let the institution hire openly by stated qualifications.',
      fairer.hires,
    )
  if (f.purchaserPaysWages)
    say(
      'R-15',
      '由购买方按月直接发工资，是用工关系的表现。请把服务费付给机构，由机构发放工资。',
      'The purchaser pays wages month by month, which marks employment. Pay the institution; the institution pays its people.',
      fairer.pays,
    )
  const marks = [f.followsPurchasersHours, f.purchaserDirectsDailyWork, f.purchaserAppraisesPeople].filter(Boolean).length
  if (f.purchaserDirectsDailyWork)
    say(
      'R-15',
      '由购买方安排每天的工作，机构被架空。请约定任务由机构安排，购买方的临时任务记录提出人并计入上限。',
      'The purchaser directs the daily work past the institution. Let the institution assign it; record who asks for each errand and count it against a cap.',
      fairer.directs,
    )
  if (f.followsPurchasersHours && (marks > 1 || f.employer === 'none' || f.purchaserPaysWages))
    say(
      'R-15',
      '与购买方职工同样的作息和考勤，再加上其他管理，已像在编用工。请按服务时段和服务量约定。',
      'The same hours and attendance as the purchaser’s staff, with its other management, look like employment. Agree on service hours and amounts instead.',
      fairer.hours,
    )
  if (f.purchaserAppraisesPeople && marks > 1)
    say(
      'R-15',
      '由购买方考核个人。请考核服务结果，个人由机构考核。',
      'The purchaser appraises persons. Appraise the service; the institution appraises its people.',
      fairer.appraises,
    )
  if (!f.serviceIsDefined)
    say(
      'R-15',
      '只写了人数和月数，没有写交付什么服务。请为岗位写明服务内容、数量和标准。',
      'Only heads and months are stated, not what service is delivered. State its content, amount and standard.',
      fairer.defined,
    )
  if (f.supplierIsIndividual && f.individualSuits !== true)
    say(
      'R-15',
      '个人只能承接适合由个人提供的服务。请说明为什么适合，或者由机构承接。',
      'An individual may supply only what suits an individual. Say why it does, or buy from an institution.',
    )
  return onlyInForce(found, lawDay)
}

const isTooLong = (months: number, lawDay: Day): boolean =>
  began(longestDispatchMonths, lawDay) && months > valueOn(longestDispatchMonths, lawDay)

const fairer = {
  employs: {
    zh: '乙方与派驻社工订立劳动合同，支付工资并依法缴纳社会保险和住房公积金。',
    en: 'The provider employs the social workers, pays their wages and their social insurance and housing fund.',
  },
  hires: {
    zh: '乙方按约定的资质条件公开聘用社工，并将名单告知甲方；甲方有异议的，说明理由，由双方协商。',
    en: 'The provider hires openly by the agreed qualifications and tells the purchaser the names; objections are reasoned and settled together.',
  },
  pays: {
    zh: '甲方向乙方支付服务费，社工工资由乙方按月足额发放。',
    en: 'The purchaser pays the provider for the service; the provider pays its workers’ wages in full each month.',
  },
  directs: {
    zh: '工作由乙方安排。甲方提出的计划外任务须记录提出人和工时，每月合计不超过岗位工时的百分之十。',
    en: 'The provider assigns the work. Tasks outside the plan that the purchaser asks for are recorded with who asked and the hours, at most ten per cent of the post’s hours a month.',
  },
  hours: {
    zh: '岗位每周提供约定小时的服务，时段由双方按居民需要商定。',
    en: 'The post delivers the agreed hours a week, at times both sides set by what residents need.',
  },
  appraises: {
    zh: '甲方评价服务结果；对社工个人的考核由乙方负责。',
    en: 'The purchaser assesses the results of the service; the provider appraises its workers.',
  },
  defined: {
    zh: '本岗位每年提供：个案若干、小组若干、社区活动若干，单位定义见附件。',
    en: 'This post delivers each year a stated number of cases, groups and community activities, each unit as defined in the annex.',
  },
} as const

export type BodyForm =
  | 'enterprise'
  | 'social-organisation'
  | 'institution-type-1'
  | 'institution-type-2'
  | 'mass-organisation-on-payroll'
  | 'rural-collective'
  | 'grassroots-body'
  | 'individual'
  | 'state-organ'

/** Whether a body of this form may supply services to government (R-16). Individuals only where it suits (R-15). */
export function mayBeSupplier(form: BodyForm): Answer<boolean> {
  const no: Partial<Record<BodyForm, Words>> = {
    'institution-type-1': { zh: '公益一类事业单位不作为承接主体。', en: 'A type-1 public institution is no supplier.' },
    'mass-organisation-on-payroll': {
      zh: '由财政拨款保障的群团组织不作为承接主体。',
      en: 'A mass organisation on the fiscal payroll is no supplier.',
    },
    'state-organ': { zh: '国家机关不作为承接主体。', en: 'A state organ is no supplier.' },
  }
  const why =
    no[form] ??
    (form === 'individual'
      ? { zh: '个人只在适合的事项中承接。', en: 'An individual supplies only where it suits.' }
      : { zh: '可以作为承接主体。', en: 'It may supply.' })
  return answered(!(form in no), [because(why.zh, why.en, cite(form === 'individual' ? 'R-15' : 'R-16'))])
}

/** Whether a body of this form may buy services (R-16). */
export function mayBePurchaser(form: BodyForm): Answer<boolean> {
  const may = form === 'state-organ'
  return answered(may, [
    because(
      may ? '国家机关是购买主体。' : '购买主体是国家机关和承担行政职能的事业单位；公益一类事业单位、财政保障的群团组织等不是。',
      may
        ? 'A state organ may buy.'
        : 'Purchasers are state organs and institutions with administrative functions; type-1 institutions and mass organisations on the payroll are not.',
      cite('R-16'),
    ),
  ])
}

/** Basic conditions of a supplier (R-20), each true when it was shown. */
export interface SupplierConditions {
  readonly hasCivilLiability: boolean
  readonly hasSoundAccounts: boolean
  readonly hasMeans: boolean
  readonly paysTaxAndInsurance: boolean
  /** Days on which a grave violation was punished. */
  readonly graveViolationsOn: readonly Day[]
}

/** What a supplier lacks on the day it bids. */
export function checkSupplier(f: SupplierConditions, on: Day, lawDay: Day): readonly Finding[] {
  const years = valueOn(cleanYears, lawDay)
  const since = on.subtract({ years })
  const rows: readonly (readonly [boolean, keyof SupplierConditions, string, string])[] = [
    [
      f.hasCivilLiability,
      'hasCivilLiability',
      '没有独立承担民事责任的证明。请提供登记证书。',
      'There is no proof that it bears civil liability by itself. Provide its registration.',
    ],
    [
      f.hasSoundAccounts,
      'hasSoundAccounts',
      '没有良好商业信誉和健全财务制度的证明。请提供财务报告。',
      'There is no proof of good standing and sound accounts. Provide a financial report.',
    ],
    [f.hasMeans, 'hasMeans', '没有履约所需设备和专业能力的证明。', 'There is no proof of the means and skill the contract needs.'],
    [
      f.paysTaxAndInsurance,
      'paysTaxAndInsurance',
      '没有依法缴纳税收和社会保障资金的记录。',
      'There is no record of tax and social insurance paid.',
    ],
    [
      !f.graveViolationsOn.some((d) => !isBefore(d, since) && !isAfter(d, on)),
      'graveViolationsOn',
      `前 ${years} 年内有重大违法记录，不得参加。`,
      `A grave violation within the past ${years} years bars it.`,
    ],
  ]
  return rows.filter(([met]) => !met).map(([, at, zh, en]) => finding('R-20', { zh, en }, [cite('R-20')], { at }))
}
