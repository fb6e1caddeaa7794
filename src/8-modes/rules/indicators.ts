import { both, isRefusal, toNumber, fraction, type Words } from '#kernel'
import { concentration, gini, meanInterval } from '#measures'
import type { ContractFacts } from './contract-facts.ts'

export type Unit = 'percent' | 'days' | 'yuan' | 'number' | 'mark' | 'index' | 'months'

/** A figure with what it rests on. Null when there is nothing to count. */
export interface Reading {
  readonly value: number | null
  /** The 95 % interval; only for what is estimated, never for what is counted whole. */
  readonly low?: number
  readonly high?: number
  readonly n: number
  /** Why there is no figure although there is something: said instead of it. */
  readonly instead?: Words
}

export interface Indicator {
  readonly key: string
  /** Number of the finding of the thesis, as in `T9`. */
  readonly finding: string
  readonly title: Words
  readonly unit: Unit
  /** What n counts. */
  readonly of: Words
  /** Where one contract's figure was counted. */
  readonly from: (c: ContractFacts) => string
  readonly read: (all: readonly ContractFacts[]) => Reading
  /** One contract's own figure, for telling groups apart; left out where it means nothing for one. */
  readonly alone?: false
}

const none: Reading = { value: null, n: 0 }
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
const ratio = (top: number, bottom: number, n = bottom): Reading => (bottom === 0 ? none : { value: top / bottom, n })
const share = (amount: bigint, of: bigint): number => toNumber(fraction(amount, of))
/** A plain mean of what each contract has to say, leaving out those that say nothing. */
function meanOf(all: readonly ContractFacts[], of: (c: ContractFacts) => number | null): Reading {
  const known = all.map(of).filter((x) => x !== null)
  return known.length === 0 ? none : { value: sum(known) / known.length, n: known.length }
}
const list = <T>(all: readonly ContractFacts[], of: (c: ContractFacts) => readonly T[]): T[] => all.flatMap(of)

const to = {
  contract: (c: ContractFacts) => `/contracts/${c.id}`,
  duties: (c: ContractFacts) => `/contracts/${c.id}/duties`,
  delivery: (c: ContractFacts) => `/delivery/${c.id}`,
  payments: (c: ContractFacts) => `/payments/contracts/${c.id}`,
  tender: (c: ContractFacts) => (c.tenderId ? `/tenders/${c.tenderId}` : `/contracts/${c.id}`),
  plan: (c: ContractFacts) => (c.planId ? `/plans/${c.planId}` : `/contracts/${c.id}`),
  survey: (c: ContractFacts) => (c.campaignIds[0] ? `/surveys/${c.campaignIds[0]}/results` : `/purchases/${c.purchaseId}`),
  verdicts: () => '/evaluations',
  institution: (c: ContractFacts) => `/open/institutions/${c.providerId}`,
}
const contracts = both('份合同', 'contracts')

/** The indicators of the thesis's findings that the facts of the steps before can bear. */
export const indicators: readonly Indicator[] = [
  {
    key: 'answers',
    finding: 'T1',
    unit: 'number',
    of: both('份答卷', 'answers'),
    from: to.survey,
    title: both('每百名居民的答卷（采购之前）', 'Answers per 100 residents, before buying'),
    read: (all) => {
      const known = all.filter((c) => c.answers !== null && residentsOf([c]) > 0)
      // Contracts of one purchase rest on the same surveys.
      const n = sum([...new Map(known.map((c) => [c.purchaseId, c.answers!])).values()])
      return known.length === 0 ? none : { value: (n / residentsOf(known)) * 100, n }
    },
  },
  {
    key: 'contacts',
    finding: 'T1',
    unit: 'number',
    of: both('条服务记录', 'service records'),
    from: to.delivery,
    title: both('每百名居民的服务人次', 'Person-times served per 100 residents'),
    read: (all) => {
      const known = all.filter((c) => c.records > 0 && residentsOf([c]) > 0)
      return known.length === 0
        ? none
        : { value: (sum(known.map((c) => c.people)) / residentsOf(known)) * 100, n: sum(known.map((c) => c.records)) }
    },
  },
  {
    key: 'satisfaction',
    finding: 'T2',
    unit: 'mark',
    of: both('名抽中的居民', 'residents drawn by lot'),
    from: to.verdicts,
    title: both('居民满意度（1 到 5）', 'Residents’ satisfaction (1 to 5)'),
    read: (all) => {
      const known = all.filter((c) => c.satisfaction !== null).map((c) => c.satisfaction!)
      const n = sum(known.map((s) => s.n))
      const [one] = known
      if (!one) return none
      if (known.length === 1) return { value: one.mean, n, ...(one.low !== null && one.high !== null && { low: one.low, high: one.high }) }
      const mean = sum(known.map((s) => s.mean)) / known.length
      const sd = Math.sqrt(sum(known.map((s) => (s.mean - mean) ** 2)) / (known.length - 1))
      const interval = meanInterval(mean, sd / Math.sqrt(known.length), known.length - 1)
      // Between contracts, not between residents: each contract is one.
      return { value: mean, n, ...(interval && { low: interval.low, high: interval.high }) }
    },
  },
  {
    key: 'applicants',
    finding: 'T3',
    unit: 'number',
    of: both('次上岗', 'posts filled'),
    from: to.delivery,
    title: both('每个岗位的应聘人数', 'Applicants for each post filled'),
    read: (all) => {
      const known = list(all, (c) => c.applicants)
      return ratio(sum(known), known.length)
    },
  },
  {
    key: 'vacant',
    finding: 'T3',
    unit: 'percent',
    of: both('个岗位日', 'post-days'),
    from: to.delivery,
    title: both('岗位空缺', 'Post-days vacant'),
    read: (all) => {
      const days = list(all, (c) => (c.postDays ? [c.postDays] : []))
      return ratio(sum(days.map((d) => d.of - d.occupied)), sum(days.map((d) => d.of)))
    },
  },
  {
    key: 'stayed',
    finding: 'T3',
    unit: 'percent',
    of: both('名首月在岗社工', 'workers of the first month'),
    from: to.delivery,
    title: both('首月社工留任', 'Workers of the first month who stayed'),
    read: (all) => {
      const known = list(all, (c) => (c.stayed ? [c.stayed] : []))
      return ratio(sum(known.map((s) => s.stayed)), sum(known.map((s) => s.of)))
    },
  },
  {
    key: 'spread',
    finding: 'T4',
    unit: 'index',
    of: both('个社区', 'communities'),
    from: to.delivery,
    title: both('服务时间在居民之间的不均（基尼，0 为均等）', 'Unevenness of service time among residents (Gini, 0 is even)'),
    read: (all) => {
      const by = new Map<string, { minutes: number; residents: number }>()
      for (const c of all.flatMap((x) => (x.minutes > 0 ? x.communities : [])))
        if (c.residents) by.set(c.id, { minutes: (by.get(c.id)?.minutes ?? 0) + c.minutes, residents: c.residents })
      const known = [...by.values()]
      if (known.length < 2) return none
      const found = gini(
        known.map((k) => k.minutes),
        known.map((k) => k.residents),
      )
      return isRefusal(found) ? none : { value: found.gini, n: known.length }
    },
  },
  {
    key: 'institutions',
    finding: 'T4',
    unit: 'number',
    of: both('家机构', 'institutions'),
    from: to.institution,
    alone: false,
    title: both('资金分布相当于几家机构', 'Institutions the money is spread over, in effect'),
    read: (all) => {
      const by: Record<string, number> = {}
      for (const c of all) by[c.providerId] = (by[c.providerId] ?? 0) + Number(c.total)
      const n = Object.keys(by).length
      const found = n === 0 ? undefined : concentration(by)
      if (!found || isRefusal(found)) return none
      return found.showList
        ? { value: null, n, instead: both('不足五家，请直接看名单', 'fewer than five: see the list itself') }
        : { value: found.effectiveNumber, n }
    },
  },
  {
    key: 'direct',
    finding: 'T5',
    unit: 'percent',
    of: both('小时', 'hours'),
    from: to.delivery,
    title: both('直接服务占工时', 'Hours in direct service'),
    read: (all) => {
      const all60 = sum(all.map((c) => c.minutes))
      return ratio(sum(all.map((c) => c.minutesBy.direct ?? 0)), all60, Math.round(all60 / 60))
    },
  },
  {
    key: 'hour-cost',
    finding: 'T5',
    unit: 'yuan',
    of: both('小时', 'hours'),
    from: to.payments,
    title: both('每小时工时的已验收金额', 'Accepted worth per hour recorded'),
    read: (all) => {
      const known = all.filter((c) => c.minutes > 0 && c.acceptedWorth > 0n)
      const minutes = sum(known.map((c) => c.minutes))
      return ratio(Number(known.reduce((t, c) => t + c.acceptedWorth, 0n)) / 100, minutes / 60, Math.round(minutes / 60))
    },
  },
  {
    key: 'supervision',
    finding: 'T5',
    unit: 'percent',
    of: both('小时', 'hours'),
    from: to.delivery,
    title: both('督导和培训占工时', 'Hours in supervision and training'),
    read: (all) => {
      const all60 = sum(all.map((c) => c.minutes))
      return ratio(sum(all.map((c) => c.minutesBy.supervision ?? 0)), all60, Math.round(all60 / 60))
    },
  },
  {
    key: 'posts',
    finding: 'T6',
    unit: 'number',
    of: contracts,
    from: to.contract,
    title: both('出资设立的岗位', 'Posts funded'),
    read: (all) => {
      const known = all.filter((c) => c.posts > 0)
      return known.length === 0 ? none : { value: sum(known.map((c) => c.posts)), n: known.length }
    },
  },
  {
    key: 'wages',
    finding: 'T6',
    unit: 'percent',
    of: contracts,
    from: to.tender,
    title: both('中标价中的工资和社保', 'Wages and contributions in the winning price'),
    read: (all) => meanOf(all, (c) => (c.wages && c.wages.of > 0n ? share(c.wages.amount, c.wages.of) : null)),
  },
  {
    key: 'errands',
    finding: 'T9',
    unit: 'percent',
    of: both('小时', 'hours'),
    from: to.delivery,
    title: both('采购人行政事务占工时', 'Hours taken by the purchaser’s errands'),
    read: (all) => {
      const all60 = sum(all.map((c) => c.minutes))
      return ratio(sum(all.map((c) => c.minutesBy.errand ?? 0)), all60, Math.round(all60 / 60))
    },
  },
  {
    key: 'over-cap',
    finding: 'T9',
    unit: 'percent',
    of: both('个月', 'months'),
    from: to.delivery,
    title: both('行政事务超过上限的月份', 'Months in which errands passed the cap'),
    read: (all) => {
      const known = list(all, (c) => c.errandMonths)
      return ratio(known.filter((m) => m.overCap).length, known.length)
    },
  },
  {
    key: 'price-weight',
    finding: 'T11',
    unit: 'number',
    of: contracts,
    from: to.tender,
    title: both('价格占的分（满分 100）', 'Points of 100 for the price'),
    read: (all) => meanOf(all, (c) => c.priceWeight),
  },
  {
    key: 'fixed-price',
    finding: 'T11',
    unit: 'percent',
    of: contracts,
    from: to.tender,
    title: both('价格固定的合同', 'Contracts at a fixed price'),
    read: (all) => meanOf(all, (c) => (c.fixedPrice === null ? null : Number(c.fixedPrice))),
  },
  {
    key: 'bidders',
    finding: 'T11',
    unit: 'number',
    of: contracts,
    from: to.tender,
    title: both('投标家数', 'Bidders'),
    read: (all) => meanOf(all, (c) => c.bidders),
  },
  {
    key: 'term',
    finding: 'T12',
    unit: 'months',
    of: contracts,
    from: to.contract,
    title: both('合同期限', 'Length of contract'),
    read: (all) => meanOf(all, (c) => c.months),
  },
  {
    key: 'gap',
    finding: 'T12',
    unit: 'days',
    of: both('次续接', 'successions'),
    from: to.contract,
    title: both('与上一份合同之间的空档', 'Gap since the contract before it'),
    read: (all) => meanOf(all, (c) => c.gapDays),
  },
  ...(['purchaser', 'provider'] as const).map(
    (side): Indicator => ({
      key: `duties-${side}`,
      finding: 'T13',
      unit: 'percent',
      of: both('项到期义务', 'duties that fell due'),
      from: to.duties,
      title:
        side === 'purchaser'
          ? both('采购单位按期履行的义务', 'The purchaser’s duties done in time')
          : both('机构按期履行的义务', 'The institution’s duties done in time'),
      read: (all) => ratio(sum(all.map((c) => c.duties[side].inTime)), sum(all.map((c) => c.duties[side].due))),
    }),
  ),
  {
    key: 'terms',
    finding: 'T13',
    unit: 'index',
    of: contracts,
    from: to.duties,
    title: both('采购单位义务条数与机构义务条数之比', 'Duties of the purchaser for each of the institution'),
    read: (all) => meanOf(all, (c) => (c.duties.provider.terms === 0 ? null : c.duties.purchaser.terms / c.duties.provider.terms)),
  },
  {
    key: 'punctual',
    finding: 'T14',
    unit: 'percent',
    of: both('笔到期付款', 'payments that fell due'),
    from: to.payments,
    title: both('按期付清', 'Paid whole in time'),
    read: (all) => {
      const known = list(all, (c) => (c.paying ? [c.paying] : []))
      return ratio(sum(known.map((p) => p.inTime)), sum(known.map((p) => p.due)))
    },
  },
  {
    key: 'to-money',
    finding: 'T14',
    unit: 'days',
    of: both('笔付清的款', 'payments settled'),
    from: to.payments,
    title: both('从提交到付清', 'From handing in to the money'),
    read: (all) => {
      const known = list(all, (c) => c.paying?.daysToMoney ?? [])
      return ratio(sum(known), known.length)
    },
  },
  {
    key: 'interest',
    finding: 'T14',
    unit: 'yuan',
    of: both('笔到期付款', 'payments that fell due'),
    from: to.payments,
    title: both('应计逾期利息', 'Late interest owed'),
    read: (all) => {
      const known = list(all, (c) => (c.paying && c.paying.due > 0 ? [c.paying] : []))
      return known.length === 0
        ? none
        : { value: Number(known.reduce((t, p) => t + p.interestLiable, 0n)) / 100, n: sum(known.map((p) => p.due)) }
    },
  },
  {
    key: 'silence',
    finding: 'T14',
    unit: 'percent',
    of: both('次验收', 'acceptances'),
    from: to.delivery,
    title: both('靠默认规则才验收', 'Accepted only by silence'),
    read: (all) => ratio(sum(all.map((c) => c.acceptances.bySilence)), sum(all.map((c) => c.acceptances.decided))),
  },
  {
    key: 'asked-first',
    finding: 'T15',
    unit: 'percent',
    of: contracts,
    from: to.survey,
    title: both('计划提交前问过居民', 'Residents asked before the plan was submitted'),
    read: (all) => meanOf(all, (c) => (c.askedBeforePlan === null ? null : Number(c.askedBeforePlan))),
  },
  {
    key: 'from-needs',
    finding: 'T15',
    unit: 'percent',
    of: contracts,
    from: to.plan,
    title: both('有确认的需求支持的金额', 'Money with an accepted need behind it'),
    read: (all) => meanOf(all, (c) => (c.withNeed && c.withNeed.of > 0n ? share(c.withNeed.amount, c.withNeed.of) : null)),
  },
  {
    key: 'dependence',
    finding: 'T16',
    unit: 'percent',
    of: both('家机构', 'institutions'),
    from: to.institution,
    title: both('机构对最大一家采购单位的依赖', 'Dependence on the largest purchaser'),
    read: (all) => {
      const by = new Map(all.filter((c) => c.dependence !== null).map((c) => [c.providerId, c.dependence!]))
      return ratio(sum([...by.values()]), by.size)
    },
  },
  {
    key: 'on-provider',
    finding: 'T17',
    unit: 'mark',
    of: both('项评分', 'marks'),
    from: to.verdicts,
    title: both('采购单位评机构（1 到 5）', 'Purchasers on institutions (1 to 5)'),
    read: (all) => {
      const known = list(all, (c) => (c.verdictOnProvider ? [c.verdictOnProvider] : []))
      return ratio(sum(known.map((v) => v.mean * v.n)), sum(known.map((v) => v.n)))
    },
  },
  {
    key: 'on-purchaser',
    finding: 'T17',
    unit: 'mark',
    of: both('家机构', 'institutions'),
    from: to.verdicts,
    alone: false,
    title: both('机构评采购单位（1 到 5，满三家才算）', 'Institutions on purchasers (1 to 5, three or more)'),
    read: (all) => {
      const by = [
        ...Map.groupBy(
          all.filter((c) => c.verdictOnPurchaser),
          (c) => c.providerId,
        ).values(),
      ].map((own) => sum(own.map((c) => c.verdictOnPurchaser!.mean)) / own.length)
      if (by.length === 0) return none
      // Fewer than three, and a reader could tell who said what.
      return by.length < 3
        ? { value: null, n: by.length, instead: both('不足三家，不显示', 'fewer than three: not shown') }
        : { value: sum(by) / by.length, n: by.length }
    },
  },
]

/** The people who live where any of these contracts serve, each community once. */
const residentsOf = (all: readonly ContractFacts[]): number =>
  sum([...new Map(all.flatMap((c) => c.communities).map((x) => [x.id, x.residents ?? 0])).values()])

/** Findings nothing recorded here can speak to yet, and what it would take. */
export const noDataYet: readonly { finding: string; title: Words; why: Words }[] = [
  {
    finding: 'T1',
    title: both('分人群的参与', 'Participation by group of people'),
    why: both(
      '服务记录按社区计人次，不记服务对象是谁。',
      'Service records count person-times by community and say nothing about who was served.',
    ),
  },
  {
    finding: 'T6',
    title: both('实发工资与指导价', 'Pay against the guide wage'),
    why: both('没有记录实际发放的工资。', 'Wages actually paid are not recorded.'),
  },
  {
    finding: 'T7',
    title: both('服务内容与前后变化', 'Content of service, before and after'),
    why: both(
      '没有按标准分类的服务内容，也没有前后测量。',
      'Service is not yet coded by standard category, and nothing is measured before and after.',
    ),
  },
  {
    finding: 'T8',
    title: both('居民是否知道机构', 'Whether residents know the institutions'),
    why: both('问卷还没有问知晓度。', 'No survey asks about awareness yet.'),
  },
  {
    finding: 'T10',
    title: both('服务深度', 'Depth of service'),
    why: both('个案目标和达成情况还没有记录。', 'Goals of casework and their attainment are not recorded yet.'),
  },
  {
    finding: 'T12',
    title: both('结束九十天后的效果', 'Effect ninety days after the end'),
    why: both('结束后还没有再问过居民。', 'Nobody is asked again after the end yet.'),
  },
  {
    finding: 'T16',
    title: both('干预的报告', 'Reports of interference'),
    why: both('还没有报告的渠道。', 'There is no way to report it yet.'),
  },
]
