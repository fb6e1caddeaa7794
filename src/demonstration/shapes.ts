import { type ContractTerms, contract, contractLine, decideGround, draftContract, signVersion, takeDue as contractsDue } from '#contracts'
import { dimensions, giveMarks, openRound } from '#evaluations'
import { type Day, indicatorsOf, isAfter, moneyText, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { confirmations, type Confirmation, draftPlan, goalExamples, planOf, saveGoal, saveLine } from '#plans'
import type { Chance } from './chance.ts'
import { decided } from './buying.ts'
import { marksOfLines } from './lines-marked.ts'
import { residentsRate } from './residents-rate.ts'
import { paid, served } from './serving.ts'
import { granted, type Story } from './story.ts'
import { successSaid } from './success-said.ts'

/** A line of a small purchase, and the line it hangs on by its place in the list. */
interface HungSeed {
  title: string
  on?: number
  /** A goal of the examples, for its need; without one the line says that it serves the goal of another. */
  goal?: string
  needId: string
  post?: { amount: string; subsidy?: { whole: string; restFrom: string; restMoney: string } }
  project?: { unit: string; quantity: number; unitPrice: string }
}
interface Shape {
  title: string
  titleEn: string
  /** What is said instead of a survey of its own. */
  reason: string
  source: string
  category: string
  institution: 'tongxin' | 'bangban' | 'nuanyang'
  startsOn: Day
  months: number
  lines: readonly HungSeed[]
  /** What the contract agrees otherwise than usual. */
  terms?: Partial<ContractTerms>
  /** How far each line with a goal came, as both sides say once it is over. */
  ended?: { purchaser: readonly number[]; provider: readonly number[] }
}

/**
 * The ways to combine posts and projects that the large contracts do not show, each on a contract as small as shows it: one or two
 * posts of some months beside one or two projects. Posts alone, a project alone and projects inside posts are the district's large contracts.
 */
export async function smallContracts(
  s: Story,
  c: Chance,
  p: { today: Day; needs: Readonly<Record<'elders' | 'family' | 'talk', string>> },
): Promise<void> {
  const first = p.today.with({ day: 1 })
  const { elders, family, talk } = p.needs
  const rest = { restFrom: '承接机构', restMoney: '社会捐赠' }
  const companion = {
    title: '课后陪伴项目',
    goal: 'parents-group',
    needId: family,
    project: { unit: '场，15 人以上', quantity: 12, unitPrice: '1500' },
  }
  const shapes: Shape[] = [
    {
      title: '东园社区课后陪伴',
      titleEn: 'After-school company in Dongyuan',
      reason: '需求来自全街道的问卷，本采购只落实其中一项，不再另行调查。',
      source: '福利彩票公益金',
      category: '未成年人服务',
      institution: 'tongxin',
      startsOn: first.subtract({ months: 2 }),
      months: 4,
      lines: [
        companion,
        {
          title: '项目专职社工补贴',
          on: 0,
          needId: family,
          post: { amount: '18000', subsidy: { whole: '36000', ...rest } },
        },
      ],
    },
    {
      title: '西桥社区长者邻里支持',
      titleEn: 'Neighbours for older people in Xiqiao',
      reason: '需求来自全街道的问卷，本采购先在一个社区试行，不再另行调查。',
      source: '慈善会定向资金',
      category: '养老服务',
      institution: 'bangban',
      startsOn: first.subtract({ months: 2 }),
      months: 4,
      lines: [
        { title: '驻点社工', goal: 'visited-elders', needId: elders, post: { amount: '36000' } },
        { title: '楼栋茶话', on: 0, needId: talk, project: { unit: '场，10 人以上', quantity: 12, unitPrice: '600' } },
        { title: '长者学堂', goal: 'volunteers', needId: talk, project: { unit: '场，15 人以上', quantity: 6, unitPrice: '1200' } },
        {
          title: '学堂助教补贴',
          on: 2,
          needId: talk,
          post: { amount: '18000', subsidy: { whole: '36000', restFrom: '承接机构', restMoney: '企业捐赠' } },
        },
      ],
    },
    {
      title: '南里社区综合服务',
      titleEn: 'Services in Nanli',
      reason: '需求来自全街道的问卷，期限短、金额小，不再另行调查。',
      source: '社区服务专项经费',
      category: '社区综合服务',
      institution: 'nuanyang',
      startsOn: first.subtract({ months: 6 }),
      months: 3,
      // A small institution begins with money in hand; what is kept back is released a month after the end.
      terms: {
        ...{ advanceShare: '1/5', advanceWhen: 'start', retentionShare: '1/20' },
        ...{ retentionUntil: 'end', retentionDays: 30 },
      },
      lines: [
        { title: '社区社工', goal: 'visited-elders', needId: elders, post: { amount: '27000' } },
        { ...companion, title: '亲子活动' },
      ],
      ended: { purchaser: [4, 3], provider: [4, 4] },
    },
  ]
  for (const [i, shape] of shapes.entries()) await smallContract(s, c, shape, s.district.communities[i]!, p.today)
}

async function smallContract(s: Story, c: Chance, shape: Shape, place: string, today: Day): Promise<void> {
  const { startsOn, institution } = shape
  const on = startsOn.subtract({ days: 40 })
  const officer = await s.as('officer', on)
  const { id: purchaseId } = granted(await openPurchase(officer, { title: shape.title, titleEn: shape.titleEn, communityIds: [place] }))
  await plannedTree(s, purchaseId, shape, on)
  const drafting = await s.as('officer', on.add({ days: 8 }))
  const plan = (await planOf(drafting, purchaseId))!
  const { id: contractId } = granted(
    await draftContract(drafting, {
      purchaseId,
      providerId: s.district.institutions[institution],
      // Beside the tender nobody bids: what the institution promises is what was asked for.
      lines: plan.lines.map((l) => contractLine({ ...l, promised: Object.fromEntries(indicatorsOf(l).map((i) => [i.id, i.target])) })),
      terms: shape.terms,
      startsOn,
      endsOn: startsOn.add({ months: shape.months }).subtract({ days: 1 }),
      title: shape.title,
      titleEn: shape.titleEn,
      noTenderReason: '金额低于采购限额标准，按街道内控制度比选三家后确定。',
      ground: { kind: 'below-limit' },
    }),
  )
  const version = (await contract(drafting, contractId))!.version
  const approver = await s.as('approver', on.add({ days: 10 }))
  granted(await decideGround(approver, { contractId, approve: true, note: '金额低于限额，比选记录齐全。', version }))
  const manager = `manager-${institution}`
  for (const [who, days] of [
    ['head', 12],
    [manager, 13],
  ] as const) {
    const ctx = await s.as(who, on.add({ days }))
    const now = (await contract(ctx, contractId))!
    granted(await signVersion(ctx, { contractId, number: now.versionNumber, version: now.version, read: true }))
  }
  await successSaid(s, {
    ...{ contractId, manager, on: startsOn.subtract({ days: 10 }) },
    purchaser: { says: '演示：居民说得出社工是谁、帮了什么。' },
    provider: { says: '演示：来过的人还愿意再来，有记录可查。' },
  })
  await contractsDue(await s.as('clock', startsOn, '00:01'))
  const money = { contractId, today, paidThrough: 90 }
  if (shape.terms?.advanceShare) await paid(s, money, manager, 'advance', startsOn.add({ days: 1 }), 0)
  await served(s, c, { ...money, institution, workers: [], days: 21 })
  if (shape.terms?.retentionShare) {
    const releasedOn = startsOn.add({ months: shape.months, days: shape.terms.retentionDays ?? 0 })
    if (!isAfter(releasedOn, today)) await paid(s, money, manager, 'release', releasedOn, 90)
  }
  await contractsDue(await s.as('clock', today, '00:01'))
  if (shape.ended) await rated(s, c, contractId, startsOn.add({ months: shape.months, days: 2 }), manager, shape.ended)
}

/** Both sides say, once it is over, how it went and how far each line came. */
async function rated(s: Story, c: Chance, contractId: string, on: Day, manager: string, marks: NonNullable<Shape['ended']>): Promise<void> {
  const { id: roundId } = granted(await openRound(await s.as('officer', on), { contractId, kind: 'final', closesOn: on.add({ days: 14 }) }))
  for (const [who, side] of [
    ['officer', 'purchaser'],
    [manager, 'provider'],
  ] as const)
    granted(
      await giveMarks(await s.as(who, on.add({ days: 3 })), {
        roundId,
        marks: dimensions[side].map((d) => ({ dimension: d.key, mark: 4, says: null })),
        lines: await marksOfLines(s, contractId, on, marks[side]),
      }),
    )
  await residentsRate(s, c, { roundId, on: on.add({ days: 1 }), answered: 3, mean: 4.1 })
}

/** A plan of lines that hang on one another, approved and published. */
async function plannedTree(s: Story, purchaseId: string, shape: Shape, on: Day): Promise<void> {
  const officer = await s.as('officer', on)
  const { id: planId } = granted(
    await draftPlan(officer, {
      purchaseId,
      fiscalYear: shape.startsOn.year,
      startsOn: shape.startsOn,
      months: shape.months,
      noSurveyReason: shape.reason,
      confirms: Object.keys(confirmations) as Confirmation[],
      preparation: { pricing: 'fixed-unit', serviceKinds: ['human-care'], category: shape.category },
    }),
  )
  const ids: string[] = []
  for (const l of shape.lines) {
    const common = {
      planId,
      title: l.title,
      scope: `${l.title}，按月安排，记录到人次。`,
      needIds: [l.needId],
      ...(l.on !== undefined && { hangsOn: ids[l.on] }),
      ...(!l.goal && { noGoalReason: '配合所挂靠一项的目标，不另设目标。' }),
    }
    const { post, project } = l
    const { id } = granted(
      post
        ? await saveLine(officer, {
            ...common,
            kind: 'post',
            grade: 'assistant',
            posts: 1,
            months: shape.months,
            amount: yuan(post.amount),
            ...(post.subsidy && { subsidy: { ...post.subsidy, whole: yuan(post.subsidy.whole) } }),
          })
        : await saveLine(officer, { ...common, kind: 'project', ...project!, unitPrice: yuan(project!.unitPrice) }),
    )
    ids.push(id)
    if (l.goal) granted(await saveGoal(officer, { ...exampleOf(l.goal), planId, lineId: id, needId: l.needId }))
  }
  const { total } = (await planOf(officer, purchaseId))!
  await decided(s, planId, on, [[shape.source, moneyText(total)]])
}

const exampleOf = (key: string) => goalExamples.zh.find((e) => e.key === key)!
