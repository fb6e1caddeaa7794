import { type Day, fraction, fractionOf, type Money, subtract, yuan, readTeam } from '#kernel'
import type { MethodName, SocialWorkKind } from '#law'
import {
  confirmations,
  type Confirmation,
  decidePlan,
  draftPlan,
  goalExamples,
  type Preparation,
  publishPlan,
  saveGoal,
  saveLine,
  saveSources,
  submitPlan,
} from '#plans'
import {
  agree,
  appointPanel,
  decideAward,
  declare,
  draftTender,
  editTender,
  handInScores,
  heldByTender,
  openedBids,
  publishTender,
  scoreBid,
  seats,
  submitBid,
  takeDue,
  tender,
  type TenderTerms,
} from '#tenders'
import { documentsOf } from '#people'
import type { Ctx } from '#platform'
import { attachSamples, chosenSamples, sampleCsv, samplePdf, samplePng } from './sample-files.ts'
import { granted, type Story } from './story.ts'

/** Goals of a line, each the key of an example and the need it comes from; or why it has none. */
type GoalSeed = { goals: readonly (readonly [key: string, needId: string])[] } | { noGoalReason: string }
type PostSeed = GoalSeed & {
  title: string
  scope?: string
  posts: number
  months: number
  needs: readonly string[]
  amount?: string
}
type ProjectSeed = GoalSeed & {
  title: string
  unit: string
  quantity: number
  unitPrice: string
  needs: readonly string[]
}

const reasonOf = (seed: GoalSeed) => ('noGoalReason' in seed ? { noGoalReason: seed.noGoalReason } : {})

async function withGoals(officer: Ctx, planId: string, lineId: string, seed: GoalSeed): Promise<void> {
  for (const [key, needId] of 'goals' in seed ? seed.goals : []) {
    const example = goalExamples.zh.find((e) => e.key === key)!
    granted(await saveGoal(officer, { ...example, planId, lineId, needId }))
  }
}

/** A plan from needs, approved and published as intention. */
export async function planned(
  s: Story,
  p: {
    purchaseId: string
    on: Day
    startsOn: Day
    months: number
    fixedTotal?: string
    fixedPrice?: boolean
    method: MethodName
    post?: PostSeed
    projects: readonly ProjectSeed[]
    sources: readonly (readonly [string, string])[]
    kinds?: readonly SocialWorkKind[]
    /** What was prepared otherwise than usual. */
    preparation?: Partial<Preparation>
  },
): Promise<string> {
  const officer = await s.as('officer', p.on)
  const { id } = granted(
    await draftPlan(officer, {
      purchaseId: p.purchaseId,
      fiscalYear: p.startsOn.year,
      startsOn: p.startsOn,
      months: p.months,
      method: p.method,
      confirms: Object.keys(confirmations) as Confirmation[],
      preparation: {
        inquiryOn: p.on.subtract({ days: 12 }),
        inquiryCovers: ['industry', 'supply', 'past-deals', 'follow-on'],
        marketSubjects: 4,
        reviews: ['general', 'key'],
        reviewedOn: p.on.subtract({ days: 1 }),
        reviewers: ['街道法制审核岗', '街道财务科'],
        pricing: p.post ? 'fixed-unit' : 'fixed-total',
        serviceKinds: p.kinds ?? [],
        suitsSmallFirms: false,
        category: '社会工作服务',
        ...p.preparation,
      },
      ...(p.fixedTotal && { fixedTotal: yuan(p.fixedTotal) }),
      ...(p.fixedPrice && { fixedPrice: true }),
    }),
  )
  const post =
    p.post &&
    granted(
      await saveLine(officer, {
        planId: id,
        kind: 'post',
        title: p.post.title,
        ...(p.post.scope && { scope: p.post.scope }),
        grade: 'assistant',
        posts: p.post.posts,
        months: p.post.months,
        needIds: [...p.post.needs],
        ...reasonOf(p.post),
        ...(p.post.amount ? { amount: yuan(p.post.amount) } : { takesRest: true }),
      }),
    )
  if (p.post && post) await withGoals(officer, id, post.id, p.post)
  for (const line of p.projects) {
    const made = granted(
      await saveLine(officer, {
        planId: id,
        kind: 'project',
        title: line.title,
        unit: line.unit,
        quantity: line.quantity,
        unitPrice: yuan(line.unitPrice),
        needIds: [...line.needs],
        ...(post && { hangsOn: post.id }),
        ...reasonOf(line),
      }),
    )
    await withGoals(officer, id, made.id, line)
  }
  await decided(s, id, p.on, p.sources)
  return id
}

/** A plan with its lines gets its money, goes to the bureau, and is published once it is approved. */
export async function decided(
  s: Story,
  planId: string,
  on: Day,
  sources: readonly (readonly [source: string, amount: string])[],
): Promise<void> {
  const officer = await s.as('officer', on)
  const amounts = sources.map(([source, amount]) => ({ source, amount: yuan(amount) }))
  granted(await saveSources(officer, { planId, sources: amounts }))
  granted(await submitPlan(officer, { planId }))
  granted(await decidePlan(await s.as('approver', on.add({ days: 2 })), { planId, decision: 'approve' }))
  granted(await publishPlan(await s.as('officer', on.add({ days: 3 })), { planId }))
}

const criteria = (priceWeight: string | null): TenderTerms['criteria'] => {
  const approach = subtract(subtract(fraction(100), fractionOf(priceWeight ?? '0')), fraction(50))
  return [
    { title: '人员配备', weight: '30', kind: 'objective', guide: '拟派人员全部持证 100 分，每少一人减 10 分。' },
    { title: '督导安排', weight: '20', kind: 'objective', guide: '每月督导 2 次以上 100 分，1 次 60 分，不足 0 分。' },
    { title: '服务方案', weight: `${approach.n}`, kind: 'subjective', guide: '需求分析、方法、指标各分三档：100、70、40 分。' },
  ]
}

interface BidSeed {
  who: string
  on: Day
  /** Factor on the planned price of post lines, as text; projects at their planned price. */
  posts?: string
  approach: string
  /** Who would work at the first line, as a bidder types it. */
  team?: string
  score: string
}

/** A tender as far as publication. */
export async function tendered(
  s: Story,
  p: { purchaseId: string; on: Day; deadline: Day; method: MethodName; fixedPrice?: boolean; index?: TenderTerms['index'] },
): Promise<string> {
  const officer = await s.as('officer', p.on)
  const { id } = granted(await draftTender(officer, { purchaseId: p.purchaseId, method: p.method }))
  granted(
    await editTender(officer, {
      tenderId: id,
      method: p.method,
      fixedPrice: p.fixedPrice ?? false,
      ...(!p.fixedPrice && { priceWeight: '10' }),
      index: p.index,
      criteria: criteria(p.fixedPrice ? null : '10'),
      acceptance: '每月由街道、居民代表按服务量和居民意见验收。',
      payment: '验收合格后三十日内付款。',
      promotion: {
        reserve: 'none',
        whyNotReserved: '承接主体多为社会组织，不适宜专门面向企业。',
        ...(!p.fixedPrice && { deduction: '10' }),
      },
      documentsUntilOn: p.on.add({ days: 12 }),
      deadlineAt: p.deadline.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: Temporal.PlainTime.from('09:30') }).toInstant(),
    }),
  )
  const draft = (await tender(officer, id))!
  await attachSamples(officer, heldByTender(draft), [
    samplePdf(`${draft.number} 服务需求.pdf`, `${draft.title} · 服务需求`, [
      '一、服务对象和范围',
      '二、人员要求',
      '三、服务量和质量指标',
      '四、资料和验收',
    ]),
    sampleCsv('社区基本情况.csv', [
      ['社区', '常住人口', '60 岁以上'],
      ['东园', '8120', '1930'],
      ['西桥', '6470', '1510'],
    ]),
  ])
  granted(await publishTender(officer, { tenderId: id }))
  return id
}

async function bid(s: Story, tenderId: string, b: BidSeed): Promise<void> {
  const ctx = await s.as(b.who, b.on)
  const t = (await tender(ctx, tenderId))!
  const prices: Record<string, Money> = {}
  for (const l of t.lines) {
    const f = fractionOf(b.posts ?? '1')
    prices[l.id] = l.kind === 'project' ? l.unitPrice : (((l.amount * f.n) / f.d) as Money)
  }
  const bidder = ctx.asker.organisationId!
  const documents = await documentsOf(ctx, bidder, { open: true })
  granted(
    await submitBid(ctx, {
      tenderId,
      approach: b.approach,
      documentIds: documents.map((d) => d.id),
      files: await chosenSamples(ctx, [
        samplePdf('服务方案.pdf', `${t.title} · 服务方案`, [b.approach, '人员配备、督导安排、进度计划见各章。']),
        samplePng('近三年服务照片.png', `${bidder} ${tenderId}`),
      ]),
      promises: t.lines.map((l) => ({ lineId: l.id, says: `${l.title}：按要求配备人员，按月公布进度。` })),
      ...(b.team && { teams: { [t.lines[0]!.id]: readTeam(b.team).team } }),
      ...(!t.fixedPrice && { prices }),
    }),
  )
}

const grounds = [
  '材料与评分标准逐项对照。',
  '方案与居民需求对得上，指标写得清楚。',
  '人员与督导安排有证明材料。',
  '进度安排合理。',
  '风险和应对写得具体。',
]

/** What member `i` of `n` gives, so that all of them together come to the mean of the story: some above it, as many below. */
const aroundMean = (mean: string, i: number, n: number): string => String(Number(mean) + i - (n - 1) / 2)

/** Bids, opening, panel, each member's scores, their confirmation by all, award. */
export async function awarded(s: Story, p: { tenderId: string; deadline: Day; bids: readonly BidSeed[] }): Promise<void> {
  for (const b of p.bids) await bid(s, p.tenderId, b)
  await takeDue(await s.as('clock', p.deadline, '09:31'))
  const on = p.deadline
  granted(await appointPanel(await s.as('head', on, '10:00'), { tenderId: p.tenderId, representatives: [s.district.people.officer!] }))
  const members = (await seats(await s.as('officer', on), p.tenderId)).map(
    (x) => Object.entries(s.district.people).find(([, id]) => id === x.userId)![0],
  )
  for (const m of members) granted(await declare(await s.as(m, on, '10:10'), { tenderId: p.tenderId, tie: 'none' }))
  const t = (await tender(await s.as('officer', on), p.tenderId))!
  const opened = await openedBids(await s.as('officer', on), p.tenderId)
  const scoreOf = (providerId: string) => p.bids.find((b) => s.district.institutions[b.who.replace('manager-', '')] === providerId)!.score
  for (const [i, m] of members.entries()) {
    const ctx = await s.as(m, on, '10:40')
    for (const b of opened)
      granted(
        await scoreBid(ctx, {
          tenderId: p.tenderId,
          bidId: b.bidId,
          scores: t.criteria.map((c) => ({
            criterionId: c.id,
            score: c.kind === 'objective' ? scoreOf(b.providerId) : aroundMean(scoreOf(b.providerId), i, members.length),
            note: `${c.title}：${grounds[i % grounds.length]}`,
          })),
        }),
      )
    granted(await handInScores(ctx, { tenderId: p.tenderId }))
  }
  const version = (await tender(await s.as('officer', on), p.tenderId))!.consensusVersion
  for (const m of members) granted(await agree(await s.as(m, on, '11:40'), { tenderId: p.tenderId, consensusVersion: version }))
  await takeDue(await s.as('clock', on, '11:41'))
  granted(
    await decideAward(await s.as('head', on.add({ days: 1 })), {
      tenderId: p.tenderId,
      reasons: '按评审小组推荐的顺序，确定第一名为成交供应商。',
    }),
  )
}
