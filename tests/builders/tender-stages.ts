import { fractionOf, type Goal, type Indicator, indicatorsOf, type Money, subsidyOf, subtract, fraction, type Team, yuan } from '#kernel'
import { acceptNeed, addEvidence, noticeNeed, openPurchase } from '#needs'
import {
  type Confirmation,
  confirmations,
  decidePlan,
  draftPlan,
  type NewGoal,
  type NewLine,
  plan,
  publishPlan,
  saveGoal,
  saveLine,
  saveSources,
  submitPlan,
} from '#plans'
import type { Ctx } from '#platform'
import { good } from './outcome.ts'
import {
  agree,
  type BidInput,
  appointPanel,
  declare,
  draftTender,
  editTender,
  handInScores,
  openedBids,
  publishTender,
  scoreBid,
  seats,
  submitBid,
  takeDue,
  tender,
  type TenderTerms,
} from '#tenders'

/** What a test needs of the world it stands in. */
export interface Stage {
  as(who: string, at?: string): Promise<Ctx>
  clock: { set(moment: string): void; now(): Temporal.Instant }
  district: { communities: readonly string[]; people: Readonly<Record<string, string>> }
}

/** The same under the name the stages call it by. */
export const granted = good

/** A purchase with one accepted need. */
export async function purchaseWithNeed(s: Stage, title: string): Promise<{ purchaseId: string; needId: string }> {
  const officer = await s.as('officer')
  const { id: purchaseId } = granted(await openPurchase(officer, { title, communityIds: [...s.district.communities] }))
  const { id: needId } = granted(
    await noticeNeed(officer, { title: `${title}：需求`, statement: '居民缺少就近的社会工作服务。', purchaseId }),
  )
  granted(await addEvidence(officer, { needId: needId, kind: 'normative', says: '每个社区应有社工。', source: '区民政局配备标准' }))
  granted(await addEvidence(officer, { needId: needId, kind: 'expressed', says: '去年求助 312 次。', source: '街道热线记录' }))
  granted(await acceptNeed(officer, { needId: needId }))
  return { purchaseId, needId }
}

const ordinary = {
  fiscalYear: 2026,
  months: 12,
  noSurveyReason: '延续上年服务，去年已征求意见。',
  confirms: Object.keys(confirmations) as Confirmation[],
}

/** A goal of the posts of F-24, told by two indicators. */
export const visited = (needId: string | null): NewGoal => ({
  says: '独居老人每周有熟悉的人上门。',
  forWhom: '七个社区的独居老人',
  needId,
  indicators: [
    {
      ...{ name: '每周至少上门一次的老人', kind: 'output', unit: '人', baseline: '20', target: '60', better: 'more' },
      ...{ how: '上门记录，按月数人', when: 'each-period', by: 'provider' },
    },
    {
      ...{ name: '孤独感下降的老人', kind: 'outcome', unit: '%', baseline: null, target: '60', better: 'more' },
      ...{ how: '孤独量表前后各量一次', when: 'at-the-end', by: 'third-party' },
    },
  ],
})

/** F-24: 1,050,000.00 in all; four project lines of 51,100.00 and fourteen posts for twelve months that take the rest, 998,900.00. */
export async function f24Plan(s: Stage, of: { purchaseId: string; needId: string }): Promise<string> {
  const officer = await s.as('officer')
  const { id } = granted(
    await draftPlan(officer, {
      ...ordinary,
      purchaseId: of.purchaseId,
      startsOn: Temporal.PlainDate.from('2026-06-01'),
      fixedTotal: yuan('1050000'),
      method: 'competitive-consultation',
    }),
  )
  const needIds = [of.needId]
  const post = granted(
    await saveLine(officer, {
      planId: id,
      kind: 'post',
      title: '社区社工岗位',
      scope: '日常走访、个案、陪伴。',
      grade: 'social-worker',
      posts: 14,
      months: 12,
      takesRest: true,
      needIds,
      costs: { wage: yuan('4200'), contributions: yuan('1450') },
    }),
  )
  granted(await saveGoal(officer, { planId: id, lineId: post.id, ...visited(of.needId) }))
  for (const [title, unit, price] of [
    ['大型活动', '场，200 人以上', '4000'],
    ['小型活动', '场，25 人以上', '2000'],
    ['个案', '个，跟进 6 次以上', '300'],
    ['小组', '个，6 节、42 人次以上', '1000'],
  ] as const)
    granted(
      await saveLine(officer, {
        planId: id,
        kind: 'project',
        title,
        unit,
        quantity: 7,
        unitPrice: yuan(price),
        needIds,
        hangsOn: post.id,
        noGoalReason: '目标写在岗位行里。',
      }),
    )
  granted(
    await saveSources(officer, {
      planId: id,
      sources: [
        { source: '区级财政预算', amount: yuan('1000000') },
        { source: '福利彩票公益金', amount: yuan('50000') },
      ],
    }),
  )
  return id
}

/** Both ties at once: a project of its own with a subsidised post inside it, and two posts with a project inside them. 300,000.00 in all. */
export async function tiedPlan(s: Stage, of: { purchaseId: string; needId: string }): Promise<{ id: string; lines: Record<Tied, string> }> {
  const officer = await s.as('officer')
  const startsOn = Temporal.PlainDate.from('2026-06-01')
  const { id } = granted(await draftPlan(officer, { ...ordinary, purchaseId: of.purchaseId, startsOn, method: 'competitive-consultation' }))
  const common = { planId: id, needIds: [of.needId], noGoalReason: '目标写在岗位行里。' }
  const line = async (i: NewLine) => granted(await saveLine(officer, { ...common, ...i })).id
  const post = { ...common, kind: 'post', grade: 'any', months: 12 } as const
  const posts = await line({ ...post, title: '社区社工岗位', posts: 2, amount: yuan('204000') })
  granted(await saveGoal(officer, { planId: id, lineId: posts, ...visited(of.needId) }))
  const inPost = await line({
    ...common,
    kind: 'project',
    title: '长者陪伴',
    unit: '次',
    quantity: 12,
    unitPrice: yuan('2000'),
    hangsOn: posts,
  })
  const project = await line({ ...common, kind: 'project', title: '家庭教育项目', unit: '次', quantity: 8, unitPrice: yuan('6000') })
  const subsidised = await line({
    ...{ ...post, title: '项目社工补贴岗', posts: 1, amount: yuan('24000'), hangsOn: project },
    subsidy: { whole: yuan('96000'), restFrom: '承接机构', restMoney: '机构自有资金' },
  })
  granted(await saveSources(officer, { planId: id, sources: [{ source: '区级财政预算', amount: yuan('300000') }] }))
  return { id, lines: { posts, inPost, project, subsidised } }
}
type Tied = 'posts' | 'inPost' | 'project' | 'subsidised'

/** F-20 and F-41: a fixed price of 1,854,000.00, one project line. */
export async function f41Plan(s: Stage, of: { purchaseId: string; needId: string }): Promise<string> {
  const officer = await s.as('officer')
  const { id } = granted(
    await draftPlan(officer, {
      ...ordinary,
      purchaseId: of.purchaseId,
      startsOn: Temporal.PlainDate.from('2026-07-01'),
      fixedPrice: true,
      method: 'competitive-consultation',
    }),
  )
  granted(
    await saveLine(officer, {
      planId: id,
      kind: 'project',
      title: '社工站服务',
      unit: '年度服务',
      quantity: 1,
      unitPrice: yuan('1854000'),
      needIds: [of.needId],
      noGoalReason: '按项目办法另行约定。',
    }),
  )
  granted(await saveSources(officer, { planId: id, sources: [{ source: '镇级财政预算', amount: yuan('1854000') }] }))
  return id
}

/** From a written plan to an approved and published one. */
export async function approved(s: Stage, planId: string): Promise<string> {
  granted(await submitPlan(await s.as('officer'), { planId }))
  granted(await decidePlan(await s.as('approver'), { planId, decision: 'approve' }))
  granted(await publishPlan(await s.as('officer'), { planId }))
  return (await plan(await s.as('officer'), planId))!.purchaseId
}

export const criteriaFor = (priceWeight: string | null): TenderTerms['criteria'] => {
  const rest = subtract(fraction(100), fractionOf(priceWeight ?? '0'))
  const approach = subtract(rest, fraction(50))
  return [
    { title: '人员配备', weight: '30', kind: 'objective', guide: '持证比例：全部持证 100 分，每少一人减 10 分。' },
    { title: '督导安排', weight: '20', kind: 'objective', guide: '每月督导 2 次以上 100 分，1 次 60 分，不足 0 分。' },
    { title: '服务方案', weight: `${approach.n}`, kind: 'subjective', guide: '需求分析、方法、指标各分三档：100、70、40 分。' },
  ]
}

export const usualTerms = (o: Partial<TenderTerms> = {}): TenderTerms => ({
  method: 'competitive-consultation',
  fixedPrice: false,
  priceWeight: '10',
  acceptance: '每季度由街道、居民代表和第三方按服务量和满意度验收。',
  payment: '验收合格后三十日内付款。',
  documentsUntilOn: Temporal.PlainDate.from('2026-04-13'),
  deadlineAt: Temporal.Instant.from('2026-04-30T09:30:00+08:00'),
  ...o,
  criteria: o.criteria ?? criteriaFor(o.fixedPrice ? null : (o.priceWeight ?? '10')),
})

/** A published tender from a plan, with its deadline at 2026-04-30 09:30 unless another is given. Moves the clock to 1 April. */
export async function publishedTender(s: Stage, purchaseId: string, terms: Partial<TenderTerms> = {}): Promise<string> {
  s.clock.set('2026-04-03T09:00:00+08:00')
  const officer = await s.as('officer')
  const { id } = granted(await draftTender(officer, { purchaseId, method: terms.method ?? 'competitive-consultation' }))
  granted(await editTender(officer, { tenderId: id, ...usualTerms(terms) }))
  granted(await publishTender(officer, { tenderId: id }))
  return id
}

/** A purchase of F-24 from its need to its published tender. */
export async function f24Tender(s: Stage, title: string): Promise<{ purchaseId: string; needId: string; tenderId: string }> {
  const of = await purchaseWithNeed(s, title)
  await approved(s, await f24Plan(s, of))
  return { ...of, tenderId: await publishedTender(s, of.purchaseId) }
}

/** A bid over the lines of a tender: unit prices of projects as planned, and the post line at the amount given, or all as planned. */
export async function bidOf(
  s: Stage,
  who: string,
  tenderId: string,
  o: {
    postAmount?: string
    says?: string
    at?: string
    values?: (i: Indicator) => string | undefined
    subsidies?: BidInput['subsidies']
    /** Who would work at the first line. */
    team?: Team
    /** What is added of its own to the first line. */
    own?: NonNullable<BidInput['contributions']>[string]
  } = {},
) {
  const ctx = await s.as(who, o.at)
  const t = (await tender(ctx, tenderId))!
  const prices: Record<string, Money> = {}
  for (const l of t.lines) prices[l.id] = l.kind === 'project' ? l.unitPrice : o.postAmount && !subsidyOf(l) ? yuan(o.postAmount) : l.amount
  return await submitBid(ctx, {
    tenderId,
    approach: o.says ?? '以居民为中心。',
    promises: t.lines.map((l) => ({ lineId: l.id, says: `按要求完成：${l.title}` })),
    ...(o.values && { values: valuesOf(t.lines, o.values) }),
    ...(!t.fixedPrice && { prices }),
    ...(o.subsidies && { subsidies: o.subsidies }),
    ...(o.own && { contributions: { [t.lines[0]!.id]: o.own } }),
    ...(o.team && { teams: { [t.lines[0]!.id]: o.team } }),
  })
}
/** Promises by indicator, where something is promised beyond what is asked for. */
const valuesOf = (lines: readonly { goals: readonly Goal[] }[], of: (i: Indicator) => string | undefined) =>
  Object.fromEntries(
    lines
      .flatMap(indicatorsOf)
      .map((i) => [i.id, of(i)] as const)
      .filter((v): v is [(typeof v)[0], string] => v[1] !== undefined),
  )

/** Opens the bids a minute after the deadline. */
export async function opened(s: Stage, tenderId: string): Promise<void> {
  const t = (await tender(await s.as('clock'), tenderId))!
  s.clock.set(t.deadlineAt!.add({ minutes: 1 }).toString())
  await takeDue(await s.as('clock'))
}

/** Panel appointed and declared without ties; returns the short names of its members. */
export async function panelSits(s: Stage, tenderId: string, representatives = ['officer']): Promise<string[]> {
  granted(await appointPanel(await s.as('head'), { tenderId, representatives: representatives.map((r) => s.district.people[r]!) }))
  const names = (await seats(await s.as('officer'), tenderId)).map(
    (x) => Object.entries(s.district.people).find(([, id]) => id === x.userId)![0],
  )
  for (const n of names) granted(await declare(await s.as(n), { tenderId, tie: 'none' }))
  return names
}

/** Every member scores every bid as `scoreFor` says, hands in, and all confirm the table of scores. */
export async function scored(
  s: Stage,
  tenderId: string,
  members: readonly string[],
  scoreFor: (providerId: string, criterion: string) => string,
): Promise<void> {
  const t = (await tender(await s.as('officer'), tenderId))!
  const bids = (await openedBids(await s.as('officer'), tenderId)).filter((b) => b.state === 'opened')
  for (const m of members) {
    const ctx = await s.as(m)
    for (const b of bids)
      granted(
        await scoreBid(ctx, {
          tenderId,
          bidId: b.bidId,
          scores: t.criteria.map((c) => ({ criterionId: c.id, score: scoreFor(b.providerId, c.title), note: `${c.title}：材料齐全。` })),
        }),
      )
    granted(await handInScores(ctx, { tenderId }))
  }
  const version = (await tender(await s.as('officer'), tenderId))!.consensusVersion
  for (const m of members) granted(await agree(await s.as(m), { tenderId, consensusVersion: version }))
  await takeDue(await s.as('clock'))
}
