import {
  contract,
  contractLine,
  decideGround,
  draftContract,
  draftFromAward,
  dutiesOf,
  endEarly,
  noteDone,
  takeDue as contractsDue,
} from '#contracts'
import { answerErrands, takeDue as deliveryDue } from '#delivery'
import { dimensions, giveMarks, openRound, takeDue as evaluationsDue } from '#evaluations'
import { type Day, isBefore, moneyText, yuan } from '#kernel'
import { acceptNeed, addEvidence, noticeNeed, openPurchase } from '#needs'
import { confirmations, type Confirmation, draftPlan, goalExamples, planOf, saveGoal, saveLine } from '#plans'
import { awarded, decided, tendered } from '../buying.ts'
import { type Chance, chance } from '../chance.ts'
import { marksOfLines } from '../lines-marked.ts'
import { signed } from '../purchases.ts'
import { served } from '../serving.ts'
import { granted, type Story } from '../story.ts'
import { successSaid } from '../success-said.ts'
import { type Bought, cityUntil, institutions } from './plan-of-city.ts'
import { type CityLine, linesOf } from './lines-of-city.ts'

/** Tells a contract of the city from the need to the marks of both sides, by the verbs that anybody uses. Gives its id. */
export async function tellContract(s: Story, b: Bought, earlierId: string | undefined): Promise<string> {
  const c = chance(7 + b.n * 104_729)
  const on = b.startsOn.subtract({ days: 130 })
  const needId = await needOf(s, b, on)
  const officer = await s.as('officer', on.add({ days: 3 }))
  const { id: purchaseId } = granted(
    await openPurchase(officer, { title: b.title, titleEn: b.titleEn, communityIds: [...s.district.communities] }),
  )
  await plannedLines(s, b, { purchaseId, needId, on: on.add({ days: 5 }) })
  const manager = `manager-${b.institution}`
  const contractId =
    b.way === 'tender' ? await byTender(s, c, b, purchaseId, on.add({ days: 45 })) : await directly(s, b, purchaseId, on, earlierId)
  await successSaid(s, {
    contractId,
    on: b.startsOn.subtract({ days: 10 }),
    manager,
    purchaser: { says: '演示：服务对象说得出社工是谁、帮了什么。' },
    provider: { says: '演示：该跟进的人都跟进到位，有记录可查。' },
  })
  await contractsDue(await s.as('clock', b.startsOn, '00:01'))
  const closedOn = b.endsEarlyAfter ? await endedEarly(s, b, contractId, manager) : lastDayOf(b)
  await served(s, c, {
    contractId,
    institution: b.institution,
    workers: b.workers,
    today: cityUntil,
    days: 21,
    errandMonths: b.errandMonths,
    lateMonths: b.lateMonths,
    silentMonths: b.silentMonths,
    paidThrough: b.months,
    payUnanswered: true,
    leaveWithContract: true,
    ...(b.leavesInMonth !== undefined && !b.endsEarlyAfter && { leavesInMonth: b.leavesInMonth }),
  })
  const over = closedOn.add({ days: 1 })
  await contractsDue(await s.as('clock', over, '00:01'))
  await rated(s, c, b, contractId, over.add({ days: 4 }))
  await allAnswered(s, b, contractId, closedOn)
  await deliveryDue(await s.as('clock', cityUntil, '00:05'))
  return contractId
}

const lastDayOf = (b: Bought): Day => b.startsOn.add({ months: b.months }).subtract({ days: 1 })

async function needOf(s: Story, b: Bought, on: Day): Promise<string> {
  const officer = await s.as('officer', on)
  const { title, titleEn, statement, standard, expressed } = b.theme.need
  const { id } = granted(
    await noticeNeed(officer, { title: `${b.street.name}：${title}`, titleEn: `${b.street.nameEn}: ${titleEn}`, statement }),
  )
  granted(await addEvidence(officer, { needId: id, kind: 'normative', says: standard, source: '演示：区工作要求' }))
  granted(await addEvidence(officer, { needId: id, kind: 'expressed', says: expressed, source: '演示：街道台账' }))
  granted(await acceptNeed(officer, { needId: id }))
  return id
}

/** The plan with its lines, approved and published. */
async function plannedLines(s: Story, b: Bought, p: { purchaseId: string; needId: string; on: Day }): Promise<void> {
  const officer = await s.as('officer', p.on)
  const { id: planId } = granted(
    await draftPlan(officer, {
      purchaseId: p.purchaseId,
      fiscalYear: b.startsOn.year,
      startsOn: b.startsOn,
      months: b.months,
      noSurveyReason: '需求来自街道台账和区里的工作要求，已听取社区意见，不再另行调查。',
      ...(b.way === 'tender' && { method: 'competitive-consultation' as const }),
      confirms: Object.keys(confirmations) as Confirmation[],
      preparation: {
        inquiryOn: p.on.subtract({ days: 2 }),
        inquiryCovers: ['industry', 'supply', 'past-deals', 'follow-on'],
        marketSubjects: 4,
        reviews: ['general', 'key'],
        reviewedOn: p.on.subtract({ days: 1 }),
        reviewers: ['街道法制审核岗', '街道财务科'],
        pricing: 'fixed-unit',
        serviceKinds: ['human-care'],
        suitsSmallFirms: false,
        category: b.theme.category,
      },
    }),
  )
  const ids: string[] = []
  for (const l of linesOf(b)) ids.push(await savedLine(s, b, { planId, needId: p.needId, on: p.on, ids }, l))
  const { total } = (await planOf(officer, p.purchaseId))!
  await decided(s, planId, p.on, [['区级财政预算', moneyText(total)]])
}

async function savedLine(s: Story, b: Bought, p: { planId: string; needId: string; on: Day; ids: string[] }, l: CityLine): Promise<string> {
  const officer = await s.as('officer', p.on)
  const common = {
    planId: p.planId,
    title: l.title,
    scope: `${l.title}，按月安排，记录到人次。`,
    needIds: [p.needId],
    ...(l.on !== undefined && { hangsOn: p.ids[l.on] }),
    ...(!l.goal && { noGoalReason: '配合所挂靠一项的目标，不另设目标。' }),
  }
  const { id } = granted(
    l.kind === 'post'
      ? await saveLine(officer, {
          ...common,
          kind: 'post',
          grade: 'assistant',
          posts: l.posts,
          months: b.months,
          amount: yuan(String(l.amount)),
          // Before 2025 the place has no wage table: the plan states what the wage is.
          ...(b.startsOn.year < 2025 && { costs: { wage: yuan('5000'), contributions: yuan('1475') }, wageReason: '当年没有工资标准。' }),
          ...(l.whole && { subsidy: { whole: yuan(String(l.whole)), restFrom: '承接机构', restMoney: '社会捐赠' } }),
        })
      : await saveLine(officer, { ...common, kind: 'project', unit: l.unit, quantity: l.quantity, unitPrice: yuan(String(l.unitPrice)) }),
  )
  if (l.goal) {
    const example = goalExamples.zh.find((e) => e.key === l.goal)!
    granted(await saveGoal(officer, { ...example, planId: p.planId, lineId: id, needId: p.needId }))
  }
  return id
}

/** Three institutions answer, and that of the story is chosen. */
async function byTender(s: Story, c: Chance, b: Bought, purchaseId: string, on: Day): Promise<string> {
  const deadline = on.add({ days: 25 })
  const tenderId = await tendered(s, { purchaseId, on, deadline, method: 'competitive-consultation' })
  const others = institutions.map((i) => i.key).filter((key) => key !== b.institution)
  const bidders = [b.institution, ...others.toSorted(() => 0).slice(b.n % 4, (b.n % 4) + c.whole(2, 3))]
  await awarded(s, {
    tenderId,
    deadline,
    bids: bidders.map((key, i) => ({
      who: `manager-${key}`,
      on: deadline.subtract({ days: i + 1 }),
      posts: i === 0 ? '1' : '0.99',
      approach: '按社区分片，先走访再开展活动，每月督导两次。',
      score: String(i === 0 ? c.whole(88, 94) : c.whole(68, 82)),
    })),
  })
  const contractId = granted(
    await draftFromAward(await s.as('officer', deadline.add({ days: 8 })), { purchaseId, startsOn: b.startsOn }),
  ).id
  await signed(s, contractId, { head: deadline.add({ days: 10 }), manager: deadline.add({ days: 11 }) }, `manager-${b.institution}`)
  return contractId
}

/** Below the limit or as a renewal, once the bureau has agreed to do without a tender. */
async function directly(s: Story, b: Bought, purchaseId: string, on: Day, earlierId: string | undefined): Promise<string> {
  const drafting = await s.as('officer', on.add({ days: 30 }))
  const plan = (await planOf(drafting, purchaseId))!
  const { id: contractId } = granted(
    await draftContract(drafting, {
      purchaseId,
      providerId: s.district.institutions[b.institution]!,
      lines: plan.lines.map(contractLine),
      startsOn: b.startsOn,
      endsOn: lastDayOf(b),
      title: b.title,
      titleEn: b.titleEn,
      noTenderReason: earlierId ? '采购文件写明可以续签，上期验收合格。' : '金额低于采购限额标准，按街道内控制度比选三家后确定。',
      ...(b.endsEarlyAfter && { terms: { mayEndEarly: 'both' as const } }),
      ground: earlierId ? { kind: 'renewal', earlierId, announced: '采购文件第五章“服务期限”' } : { kind: 'below-limit' },
    }),
  )
  const { version } = (await contract(drafting, contractId))!
  const approver = await s.as('approver', on.add({ days: 33 }))
  granted(await decideGround(approver, { contractId, approve: true, note: '理由和材料齐全。', version }))
  await signed(s, contractId, { head: on.add({ days: 40 }), manager: on.add({ days: 42 }) }, `manager-${b.institution}`)
  return contractId
}

/** The institution gives notice two months before, so that it ends with a month. */
async function endedEarly(s: Story, b: Bought, contractId: string, manager: string): Promise<Day> {
  const lastOn = b.startsOn.add({ months: b.endsEarlyAfter! }).subtract({ days: 1 })
  const ctx = await s.as(manager, lastOn.subtract({ days: 62 }))
  const { version } = (await contract(ctx, contractId))!
  granted(await endEarly(ctx, { contractId, lastOn, reason: '机构人手不足，已与街道商定提前结束。', version }))
  return lastOn
}

/** What is still owed when it is over: months with too many errands are answered, and whoever was helped is handed over. */
async function allAnswered(s: Story, b: Bought, contractId: string, closedOn: Day): Promise<void> {
  const operator = await s.as('operator', cityUntil)
  const open = await dutiesOf(operator, { contractIds: [contractId], open: true, kinds: ['errand-cap', 'hand-over-clients'] })
  for (const d of open)
    if (d.kind === 'errand-cap')
      granted(
        await answerErrands(await s.as('officer', closedOn.add({ days: 5 })), {
          contractId,
          month: d.subjectId,
          answer: '属临时安排，已折算为变更。',
        }),
      )
    else
      granted(
        await noteDone(await s.as(`manager-${b.institution}`, closedOn.add({ days: 7 })), {
          dutyId: d.id,
          handedOver: {
            people: '演示：岗位上的人提前一个月得到通知。',
            cases: '演示：在办个案移交，服务对象都已告知。',
            records: '演示：交接清单双方签收。',
          },
          version: d.version,
        }),
      )
}

/** Both sides say how it went: the institution by how it was paid, the office by what the institution is like. */
async function rated(s: Story, c: Chance, b: Bought, contractId: string, on: Day): Promise<void> {
  const { id: roundId } = granted(await openRound(await s.as('officer', on), { contractId, kind: 'final', closesOn: on.add({ days: 20 }) }))
  const about = (mean: number) => Math.min(5, Math.max(1, Math.round(mean + (c.next() + c.next() - 1) * 1.2)))
  const means = { purchaser: institutions.find((i) => i.key === b.institution)!.marks, provider: 4.5 - b.street.late * 0.3 }
  // Now and then one side says nothing, and the round ends without it.
  const silent = b.n % 9 === 4
  for (const [who, side] of [
    ['officer', 'purchaser'],
    [`manager-${b.institution}`, 'provider'],
  ] as const) {
    if (silent && side === 'provider') continue
    granted(
      await giveMarks(await s.as(who, on.add({ days: 5 })), {
        roundId,
        marks: dimensions[side].map((d) => explained({ dimension: d.key, mark: about(means[side]), says: null }, side)),
        lines: (
          await marksOfLines(
            s,
            contractId,
            on,
            Array.from({ length: 4 }, () => about(means[side])),
          )
        ).map((l) => explained(l, side)),
      }),
    )
  }
  if (silent) await evaluationsDue(await s.as('clock', on.add({ days: 40 }), '00:05'))
  if (isBefore(cityUntil, on.add({ days: 40 }))) throw new Error(`${b.title} is over too late`)
}

/** A low mark says why. */
const explained = <M extends { mark: number | null; says: string | null }>(m: M, side: 'purchaser' | 'provider'): M =>
  m.mark === null || m.mark > 2
    ? m
    : { ...m, says: side === 'purchaser' ? '演示：人员不够稳定，记录常常迟交。' : '演示：付款常晚，临时任务多。' }
