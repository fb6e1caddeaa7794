import { Secret, TOTP } from 'otpauth'
import { contract, decideGround, draftContract, instalments, type Milestone, proposeChange, takeDue as contractsDue } from '#contracts'
import { acceptances, acceptPeriod, addServiceRecord, handInPeriod, hearResidents, takeDue as deliveryDue } from '#delivery'
import { dimensions, giveMarks, openRound } from '#evaluations'
import { fraction, type Day, day, yuan, type UnitTerms } from '#kernel'
import {
  acceptNeed,
  addEvidence,
  createQuestionnaire,
  enterPaper,
  keepProfile,
  noticeNeed,
  openCampaign,
  openPurchase,
  setAsideNeed,
} from '#needs'
import { askForCompletion, confirmClaim, makeClaim, passClaim, payClaim, paymentsOf, recordCorrection, stateCash } from '#payments'
import { addOrganisation, addPerson, enterLocalNumbers, enterRequest, enterYear, type LocalInput, withdrawLocalNumber } from '#people'
import {
  type Confirmation,
  confirmations,
  decidePlan,
  draftPlan,
  plan,
  publishPlan,
  saveGoal,
  saveLine,
  saveSources,
  submitPlan,
} from '#plans'
import {
  acceptComplaint,
  agree,
  answerChallenge,
  appointPanel,
  askCorrection,
  askPanel,
  askQuestion,
  awardOf,
  decideAward,
  declare,
  draftTender,
  editTender,
  type ComplaintLetter,
  fileChallenge,
  fileComplaint,
  handInScores,
  lapseAward,
  type Letter,
  openedBids,
  publishTender,
  scoreBid,
  seats,
  submitBid,
  takeDue as tendersDue,
  tender,
} from '#tenders'
import { beginAnswer, draftOf, saveScreen } from '../../src/1-needs/draft.ts'
import { criteriaFor, granted, visited } from './tender-stages.ts'
import { chance } from '../../src/demonstration/chance.ts'
import { needsAnswer } from '../../src/demonstration/answers.ts'
import { marksOfLines } from '../../src/demonstration/lines-marked.ts'
import { signed } from '../../src/demonstration/purchases.ts'
import { served } from '../../src/demonstration/serving.ts'
import type { Story } from '../../src/demonstration/story.ts'
import { invite } from '../../src/people/invitations.ts'
import { makeToken, setUpTwoStep } from '../../src/people/my-account.ts'
import { newTotpSecret } from '../../src/people/two-step.ts'
import { sessionOf, type World } from './world.ts'

/** The moment of the world in which there is everything. */
export const everythingAt = '2026-06-10T10:00:00+08:00'
const today = day('2026-06-10')

/** What cannot be found by following links: secrets that are handed over outside the application. */
export interface Secrets {
  slip: string
  openLink: string
  /** A draft of which nothing is answered, and one that can be sent. */
  draft: string
  whole: string
  invitation: string
  /** API tokens by the short name of their owner. */
  tokens: Record<string, string>
}

/**
 * Words that stand in records not everybody may read. Whoever meets one of them in an answer can read that record,
 * so each must be found by those whom the table of permissions lets read it and by nobody else.
 */
export const words = {
  bid: '暗语标书甲',
  question: '暗语提问乙',
  planDraft: '暗语计划丙',
  tenderDraft: '暗语条件丁',
  proposal: '暗语提议戊',
  claimAsked: '暗语补正己',
  mark: '暗语评分庚',
  score: '暗语理由辛',
  handIn: '暗语中期壬',
  heard: '暗语意见癸',
  need: '暗语需求子',
} as const
/** Cash of one institution, which nobody else ever sees. */
export const cash = '187,654.32'

/** Every kind of record, in the states its forms need, told through the same verbs as in use. */
export async function tellEverything(w: World): Promise<Secrets> {
  const s: Story = {
    district: w.district,
    progress: () => {},
    hire: async (p) =>
      addPerson(await w.as('operator'), {
        name: p.name,
        email: `${p.key}@xinghe.example`,
        role: 'worker',
        organisationId: p.organisationId,
      }),
    as: (who, on, at = '09:00') => w.as(who, `${on}T${at}:00+08:00`),
  }
  await strangers(w)
  const c = chance(20260610)
  const places = w.district.communities
  granted(
    await keepProfile(await s.as('officer', today.subtract({ days: 200 })), places[0]!, {
      source: '普查',
      countedOn: day('2025-11-01'),
      groups: [
        { variable: 'sex', category: 'female', people: 4200 },
        { variable: 'sex', category: 'male', people: 4000 },
      ],
    }),
  )
  const secrets = await surveys(s, c)

  const running = await bought(s, { title: '岗位加项目', startsOn: day('2026-03-01'), stop: 'approved', direct: true })
  const contractId = await contractWithoutTender(s, running, s.district.institutions.tongxin, day('2026-02-10'))
  await signed(s, contractId, { head: day('2026-02-12'), manager: day('2026-02-13') }, 'manager-tongxin')
  await contractsDue(await s.as('clock', day('2026-03-01'), '00:01'))
  await served(s, c, {
    contractId,
    institution: 'tongxin',
    workers: ['worker-tongxin', 'manager-tongxin'],
    today: day('2026-06-01'),
    days: 3,
    paidThrough: 1,
    lateMonths: { 1: 9 },
  })
  const line = (await contract(await s.as('operator', today), contractId))!.lines.find((l) => l.kind === 'post')!
  granted(
    await addServiceRecord(await s.as('worker-tongxin', day('2026-05-20'), '17:30'), {
      contractId,
      lineId: line.id,
      servedOn: day('2026-05-20'),
      category: 'errand',
      errandAbout: '录入人口信息',
      errandBy: '街道办公室',
      what: 'other',
      askedBy: 'purchaser',
      minutes: 480,
      people: 0,
      units: 0,
      communityId: places[0]!,
    }),
  )
  // The month is over its cap, and the office has not answered yet.
  await deliveryDue(await s.as('clock', day('2026-06-01'), '00:05'))
  const now = (await contract(await s.as('operator', today), contractId))!
  granted(
    await proposeChange(await s.as('manager-tongxin', today, '08:00'), {
      contractId,
      text: { ...now, effectiveOn: day('2026-08-01'), terms: { ...now.terms, errandCapPercent: '5' } },
      reason: words.proposal,
      version: now.version,
    }),
  )
  const round = granted(
    await openRound(await s.as('officer', today.subtract({ days: 3 })), { contractId, kind: 'mid-term', closesOn: today.add({ days: 9 }) }),
  )
  granted(
    await giveMarks(await s.as('officer', today.subtract({ days: 2 })), {
      roundId: round.id,
      marks: dimensions.purchaser.map((d) => ({ dimension: d.key, mark: 4, says: words.mark })),
      lines: await marksOfLines(s, contractId, today, [4, 4], words.mark),
    }),
  )
  granted(
    await stateCash(await s.as('manager-tongxin', today.subtract({ days: 2 })), {
      cashOn: today.subtract({ days: 2 }),
      cash: yuan(cash.replace(',', '')),
      monthlyWages: yuan('71500'),
      monthlyOther: yuan('9800'),
    }),
  )
  granted(
    await enterRequest(await s.as('data-officer', today.subtract({ days: 1 })), {
      kind: 'erasure',
      what: '居民来电：一条服务记录里写了她的家事。',
      reach: '请居委会转告',
      askedOn: today.subtract({ days: 1 }),
    }),
  )
  await projectByStages(s)
  await posts(s)

  const call = await bought(s, { title: '可以应答的招标', startsOn: day('2026-09-01'), stop: 'published' })
  granted(await askQuestion(await s.as('manager-nuanyang', today), { tenderId: call.tenderId!, question: words.question }))
  await bids(s, call.tenderId!, ['manager-bangban'], today, words.bid)
  await bought(s, { title: '已开标的招标', startsOn: day('2026-09-01'), stop: 'opened' })
  await bought(s, { title: '待回避声明的招标', startsOn: day('2026-09-01'), stop: 'appointed' })
  await bought(s, { title: '正在评审的招标', startsOn: day('2026-09-01'), stop: 'seated' })
  await bought(s, { title: '待签评审结果的招标', startsOn: day('2026-09-01'), stop: 'proposed' })
  await bought(s, { title: '报价过低的招标', startsOn: day('2026-09-01'), stop: 'scored', cheap: 'manager-nuanyang' })
  await bought(s, { title: '待定标的招标', startsOn: day('2026-09-01'), stop: 'scored' })
  await bought(s, { title: '待签约的采购', startsOn: day('2026-09-01'), stop: 'awarded' })
  const lapsed = await bought(s, { title: '中标人放弃的采购', startsOn: day('2026-09-01'), stop: 'awarded' })
  await challenged(s, lapsed)
  granted(
    await lapseAward(await s.as('officer', today, '08:10'), {
      tenderId: lapsed.tenderId!,
      ground: 'declined',
      reason: '中标人来函表示人员不足，放弃本次采购。',
      evidence: '来函，2026年6月9日收到。',
    }),
  )
  await bought(s, { title: '起草中的招标', startsOn: day('2026-09-01'), stop: 'drafted' })
  await bought(s, { title: '已批准的计划', startsOn: day('2026-10-01'), stop: 'approved' })
  await bought(s, { title: '待审批的计划', startsOn: day('2026-10-01'), stop: 'submitted' })
  await bought(s, { title: words.planDraft, startsOn: day('2026-10-01'), stop: 'planned' })
  const bare = granted(await openPurchase(await s.as('officer', today), { title: '只开了头', communityIds: [places[0]!] }))
  const open = granted(
    await noticeNeed(await s.as('officer', today), { title: words.need, statement: '还没有采纳。', purchaseId: bare.id }),
  )
  granted(await addEvidence(await s.as('officer', today), { needId: open.id, kind: 'normative', says: '应有标准。', source: '标准' }))
  granted(await addEvidence(await s.as('officer', today), { needId: open.id, kind: 'expressed', says: '求助 31 次。', source: '热线' }))
  const aside = granted(
    await noticeNeed(await s.as('officer', today), { title: '先放一放的需求', statement: '还不清楚。', purchaseId: bare.id }),
  )
  granted(await setAsideNeed(await s.as('officer', today), { needId: aside.id, reason: '另有安排。' }))

  granted(
    await enterYear(await w.as('administrator'), {
      year: '2027',
      daysOff: '2027-01-01',
      source: '国务院办公厅通知',
      isWhole: true,
    }),
  )
  const set = {
    source: '示例通知',
    article: '一',
    grade: 'B' as const,
    from: Temporal.PlainDate.from('2026-01-01'),
  }
  const number = async (values: LocalInput['values']) =>
    granted(await enterLocalNumbers(await w.as('administrator'), { ...set, values })).ids[0]!
  await number({ 'budget.overhead': fraction(8, 100) })
  granted(await withdrawLocalNumber(await w.as('administrator'), { id: await number({ 'budget.tax': fraction(3, 100) }) }))
  const invitation = granted(
    await invite(await w.as('manager-tongxin'), {
      organisationId: w.district.institutions.tongxin,
      email: 'new@tongxin.example',
      role: 'worker',
    }),
  ).secret
  const totp = newTotpSecret()
  const code = new TOTP({ secret: Secret.fromBase32(totp), digits: 6, period: 30 }).generate({ timestamp: w.clock.now().epochMilliseconds })
  granted(await setUpTwoStep(await w.as('worker-tongxin'), { secret: totp, code, password: '', from: { devices: [], address: undefined } }))
  const tokens: Record<string, string> = {}
  for (const who of [
    'officer',
    'manager-tongxin',
    'worker-tongxin',
    'manager-bangban',
    'officer-next',
    'manager-next',
    'expert1',
    'auditor',
  ])
    tokens[who] = granted(
      await makeToken(await w.as(who), {
        name: '测试',
        scopes: ['read', 'answers:write', 'records:write'],
        days: 30,
        sessionId: await sessionOf(await w.as(who)),
      }),
    ).secret
  return { ...secrets, invitation, tokens }
}

/** Organisations that have no part in anything that is told here. */
async function strangers(w: World): Promise<void> {
  const operator = await w.as('operator')
  const add = async (key: string, role: Parameters<typeof addPerson>[1]['role'], organisationId: string) => {
    w.district.people[key] = await addPerson(operator, { name: `邻区${key}`, email: `${key}@next.example`, role, organisationId })
  }
  const office = await addOrganisation(operator, { kind: 'purchaser', name: '邻街街道办事处' })
  await add('officer-next', 'officer', office)
  await add('head-next', 'head', office)
  const institution = await addOrganisation(operator, { kind: 'institution', name: '邻街社工服务中心', legalForm: 'social-organisation' })
  await add('manager-next', 'manager', institution)
  await add('worker-next', 'worker', institution)
  await add('worker-bangban', 'worker', w.district.institutions.bangban)
}

async function surveys(s: Story, c: ReturnType<typeof chance>): Promise<Pick<Secrets, 'slip' | 'openLink' | 'draft' | 'whole'>> {
  const on = today.subtract({ days: 6 })
  const officer = await s.as('officer', on)
  const purchaseId = granted(await openPurchase(officer, { title: '正在问居民', communityIds: s.district.communities.slice(0, 2) })).id
  const questionnaireId = granted(await createQuestionnaire(officer, { title: '需求问卷', purpose: 'needs', template: 'needs' })).id
  granted(await createQuestionnaire(officer, { title: '还能改的问卷', purpose: 'needs', template: 'needs' }))
  const survey = granted(
    await openCampaign(officer, {
      purchaseId,
      questionnaireId,
      title: '需求调查',
      purpose: 'needs',
      communityIds: s.district.communities.slice(0, 2),
      opensOn: on,
      closesOn: today.add({ days: 10 }),
      householdsPerCommunity: 6,
      openLink: true,
      keyedTwice: true,
    }),
  )
  const [first, second, third] = survey.codes[0]!.codes as [string, string, string]
  const open = { ...(await s.as('public', today)) }
  const { draft } = granted(await beginAnswer(open, { code: second, route: 'own-phone' }))
  const { draft: whole } = granted(await beginAnswer(open, { code: third, route: 'own-phone' }))
  const answers = needsAnswer(c)
  let filling = granted(await draftOf(open, whole))
  for (const q of filling.questions) filling = granted(await saveScreen(open, filling, q, answers, { lenient: true }))
  const typed = needsAnswer(c)
  const sheet = { campaignId: survey.id, sheet: '1', communityId: s.district.communities[0]! }
  granted(await enterPaper(await s.as('committee', today), { ...sheet, typed }))
  granted(await enterPaper(await s.as('officer', today), { ...sheet, typed: needsAnswer(c) }))
  return { slip: first, openLink: survey.openToken!, draft, whole }
}

const stops = [
  'planned',
  'submitted',
  'approved',
  'drafted',
  'published',
  'opened',
  'appointed',
  'seated',
  'proposed',
  'scored',
  'awarded',
] as const
type Stop = (typeof stops)[number]
interface Buying {
  title: string
  /** First day of the service; a purchase that gets that far has been under way for five months by then. */
  startsOn: Day
  stop: Stop
  posts?: number
  stages?: boolean
  /** Planned for a contract without a tender. */
  direct?: boolean
  /** Whose bid is so low that it has to be explained. */
  cheap?: string
  /** Who wins. */
  winner?: string
  note?: string
}

/** A purchase as far as its cycle is to go. */
async function bought(s: Story, b: Buying): Promise<{ purchaseId: string; planId: string; tenderId?: string }> {
  const reaches = (stop: Stop) => stops.indexOf(b.stop) >= stops.indexOf(stop)
  // What is over was bought in winter; what is under way is so today.
  const past = b.startsOn.since(today).sign < 0
  const ahead = { drafted: 21, published: 8 }[b.stop as string] ?? -1
  const deadline = past ? b.startsOn.subtract({ days: 40 }) : today.add({ days: ahead })
  const published = deadline.subtract({ days: 20 })
  const planned = published.subtract({ days: 40 })
  const officer = await s.as('officer', planned)
  const { id: purchaseId } = granted(await openPurchase(officer, { title: b.title, communityIds: s.district.communities.slice(0, 2) }))
  const { id: needId } = granted(await noticeNeed(officer, { title: `${b.title}：需求`, statement: '居民缺少服务。', purchaseId }))
  granted(await addEvidence(officer, { needId: needId, kind: 'normative', says: '每个社区应有社工。', source: '标准' }))
  granted(await addEvidence(officer, { needId: needId, kind: 'expressed', says: '去年求助 312 次。', source: '热线' }))
  granted(await acceptNeed(officer, { needId: needId }))
  const { id: planId } = granted(
    await draftPlan(officer, {
      purchaseId,
      fiscalYear: b.startsOn.year,
      startsOn: b.startsOn,
      months: 12,
      method: b.direct ? 'single-source' : 'competitive-consultation',
      noSurveyReason: '延续上年服务，去年已征求意见。',
      confirms: Object.keys(confirmations) as Confirmation[],
    }),
  )
  const needIds = [needId]
  const posts = b.posts ?? 2
  let total = 0
  if (!b.stages) {
    total += posts * 72_000
    const line = granted(
      await saveLine(officer, {
        planId,
        kind: 'post',
        title: '社工岗位',
        grade: 'assistant',
        posts,
        months: 12,
        needIds,
        amount: yuan(`${posts * 72_000}`),
        costs: { wage: yuan('4100'), contributions: yuan('1400') },
        noGoalReason: '试点，先看需求。',
      }),
    )
    granted(await saveGoal(officer, { planId, lineId: line.id, ...visited(needIds[0] ?? null) }))
  }
  if (b.stages || b.posts !== 1) {
    total += b.stages ? 100_000 : 24_000
    granted(
      await saveLine(officer, {
        planId,
        kind: 'project',
        title: b.stages ? '社工站全年服务' : '小组',
        unit: '个',
        quantity: b.stages ? 1 : 12,
        unitPrice: yuan(b.stages ? '100000' : '2000'),
        needIds,
        noGoalReason: '试点，先看需求。',
      }),
    )
  }
  granted(await saveSources(officer, { planId, sources: [{ source: '财政预算', amount: yuan(`${total}`) }] }))
  if (!reaches('submitted')) return { purchaseId, planId }
  granted(await submitPlan(officer, { planId }))
  if (!reaches('approved')) return { purchaseId, planId }
  granted(await decidePlan(await s.as('approver', planned.add({ days: 2 })), { planId, decision: 'approve' }))
  if (!reaches('drafted')) return { purchaseId, planId }
  granted(await publishPlan(await s.as('officer', planned.add({ days: 3 })), { planId }))
  const publisher = await s.as('officer', published)
  const { id: tenderId } = granted(await draftTender(publisher, { purchaseId, method: 'competitive-consultation' }))
  granted(
    await editTender(publisher, {
      tenderId,
      method: 'competitive-consultation',
      fixedPrice: false,
      priceWeight: '10',
      criteria: criteriaFor('10'),
      conditions: b.stop === 'drafted' ? words.tenderDraft : undefined,
      acceptance: '每月由街道、居民代表按服务量和居民意见验收。',
      payment: '验收合格后三十日内付款。',
      documentsUntilOn: published.add({ days: 12 }),
      deadlineAt: Temporal.Instant.from(`${deadline}T09:30:00+08:00`),
    }),
  )
  if (reaches('published')) granted(await publishTender(publisher, { tenderId }))
  if (reaches('opened')) await judged(s, b, { tenderId, deadline, reaches })
  return { purchaseId, planId, tenderId }
}

async function bids(s: Story, tenderId: string, who: readonly string[], on: Day, approach: string, cheap?: string): Promise<void> {
  for (const w of who) {
    const ctx = await s.as(w, on, '09:10')
    const t = (await tender(ctx, tenderId))!
    granted(
      await submitBid(ctx, {
        tenderId,
        approach: `${approach}${w}`,
        promises: t.lines.map((l) => ({ lineId: l.id, says: `按要求完成：${l.title}` })),
        prices: Object.fromEntries(
          t.lines.map((l) => {
            const asked = l.kind === 'project' ? l.unitPrice : l.amount
            return [l.id, (w === cheap ? (asked * 45n) / 100n : asked) as typeof asked]
          }),
        ),
      }),
    )
  }
}

async function judged(s: Story, b: Buying, p: { tenderId: string; deadline: Day; reaches: (stop: Stop) => boolean }): Promise<void> {
  const { tenderId, deadline: on, reaches } = p
  await bids(s, tenderId, ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'], on.subtract({ days: 1 }), words.bid, b.cheap)
  await tendersDue(await s.as('clock', on, '09:31'))
  if (!reaches('appointed')) return
  granted(await appointPanel(await s.as('head', on, '10:00'), { tenderId, representatives: [s.district.people.officer!] }))
  const members = (await seats(await s.as('officer', on), tenderId)).map(
    (x) => Object.entries(s.district.people).find(([, id]) => id === x.userId)![0],
  )
  if (!reaches('seated')) {
    // One steps down, the others have not said anything yet.
    granted(await declare(await s.as('officer', on, '10:10'), { tenderId, tie: 'employed' }))
    return
  }
  for (const m of members) granted(await declare(await s.as(m, on, '10:10'), { tenderId, tie: 'none' }))
  const t = (await tender(await s.as('officer', on), tenderId))!
  const opened = await openedBids(await s.as('officer', on), tenderId)
  const winner = s.district.institutions[(b.winner ?? 'tongxin') as 'tongxin']
  const scoreOf = (providerId: string) => (providerId === winner ? '90' : '80')
  for (const [i, m] of members.entries()) {
    // One has scored everything and not handed it in, the others have done nothing yet.
    if (!reaches('proposed') && i > 0) return
    const ctx = await s.as(m, on, '10:40')
    for (const bid of opened)
      granted(
        await scoreBid(ctx, {
          tenderId,
          bidId: bid.bidId,
          scores: t.criteria.map((k) => ({ criterionId: k.id, score: scoreOf(bid.providerId), note: b.note ?? words.score })),
        }),
      )
    if (reaches('proposed')) granted(await handInScores(ctx, { tenderId }))
  }
  if (!reaches('scored')) return
  const version = (await tender(await s.as('officer', on), tenderId))!.consensusVersion
  for (const m of members) granted(await agree(await s.as(m, on, '11:40'), { tenderId, consensusVersion: version }))
  await tendersDue(await s.as('clock', on, '11:41'))
  if (!reaches('awarded')) return
  granted(await decideAward(await s.as('head', on.add({ days: 1 })), { tenderId, reasons: '按评审小组推荐的顺序确定。' }))
}

/** A project paid by stages: one claim at the first desk with its invoice missing, one stage partly accepted, one handed in. */
async function projectByStages(s: Story): Promise<void> {
  const startsOn = day('2026-02-01')
  const found = await bought(s, { title: '分期项目', startsOn, stop: 'approved', stages: true, direct: true })
  const contractId = await contractWithoutTender(s, found, s.district.institutions.bangban, day('2026-01-10'), {
    milestones: [
      { title: '签订合同', share: '1/7', when: 'signing' },
      { title: '一期验收', share: '1/7', when: 'acceptance' },
      { title: '中期验收', share: '1/7', when: 'acceptance' },
      { title: '后期验收', share: '1/7', when: 'acceptance' },
      { title: '结项验收', share: '1/7', when: 'acceptance' },
      { title: '回访验收', share: '1/7', when: 'acceptance' },
      { title: '末期验收', share: '1/7', when: 'acceptance' },
    ],
  })
  await signed(s, contractId, { head: day('2026-01-12'), manager: day('2026-01-13') }, 'manager-bangban')
  await contractsDue(await s.as('clock', startsOn, '00:01'))
  const c = (await contract(await s.as('operator', today), contractId))!
  const claimOf = async (from: string, on: Day) => granted(await makeClaim(await s.as('manager-bangban', on), { contractId, from })).id
  const waiting = await claimOf('signing', today.subtract({ days: 8 }))
  granted(await askForCompletion(await s.as('officer', today.subtract({ days: 6 })), { claimId: waiting, what: words.claimAsked }))
  granted(
    await addServiceRecord(await s.as('manager-bangban', today.subtract({ days: 25 }), '17:30'), {
      contractId,
      lineId: c.lines[0]!.id,
      servedOn: today.subtract({ days: 25 }),
      category: 'direct',
      what: 'home-visit',
      askedBy: 'own-plan',
      minutes: 120,
      people: 6,
      units: 0,
    }),
  )
  for (const [i, key] of instalments(c)
    .filter((x) => x.key !== instalments(c)[0]!.key)
    .map((x) => x.key)
    .slice(0, 5)
    .entries()) {
    const handed = today.subtract({ days: i === 4 ? 3 : 20 - i })
    const { id } = granted(await handInPeriod(await s.as('manager-bangban', handed), { contractId, period: key, says: words.handIn }))
    if (i === 4) continue
    granted(
      await hearResidents(await s.as('committee', handed.add({ days: 2 })), {
        acceptanceId: id,
        how: 'meeting',
        satisfied: 14,
        neutral: 3,
        dissatisfied: 1,
        heardOn: handed.add({ days: 2 }),
        heard: words.heard,
      }),
    )
    const officer = await s.as('officer', handed.add({ days: 6 }))
    const [a] = await acceptances(officer, { ids: [id] })
    granted(
      await acceptPeriod(officer, {
        acceptanceId: id,
        version: a!.version,
        uncheckedReason: '签到表还没有送到。',
        ...(i === 0 && { lines: [{ instalmentKey: key, accepted: '1/10', reason: '周末开放的服务量还没有达到约定。' }] }),
      }),
    )
    if (i === 3) {
      await cameBack(s, await claimOf(id, handed.add({ days: 7 })), handed.add({ days: 8 }))
      continue
    }
    if (i === 0) continue
    // One claim lies with the officer, one with the head; the treasurer has that of a month of the other contract.
    const claimId = await claimOf(id, handed.add({ days: 7 }))
    if (i === 1) granted(await confirmClaim(await s.as('officer', handed.add({ days: 8 })), { claimId }))
  }
  const round = granted(
    await openRound(await s.as('officer', today.subtract({ days: 5 })), { contractId, kind: 'mid-term', closesOn: today.add({ days: 9 }) }),
  )
  for (const [who, side] of [
    ['officer', 'purchaser'],
    ['manager-bangban', 'provider'],
  ] as const)
    granted(
      await giveMarks(await s.as(who, today.subtract({ days: 4 })), {
        roundId: round.id,
        marks: dimensions[side].map((d) => ({ dimension: d.key, mark: 3, says: null })),
        lines: await marksOfLines(s, contractId, today, [3]),
      }),
    )
}

/** A claim paid in part, whose payment came back: the treasurer says so, and it waits for a second person. */
async function cameBack(s: Story, claimId: string, paidOn: Day): Promise<void> {
  granted(await confirmClaim(await s.as('officer', paidOn), { claimId }))
  granted(await passClaim(await s.as('head', paidOn), { claimId }))
  const treasurer = await s.as('treasurer', paidOn)
  granted(await payClaim(treasurer, { claimId, amount: yuan('100'), paidOn, reference: 'ZF-0007' }))
  const [payment] = await paymentsOf(treasurer, [claimId])
  const reason = '银行通知收款账户户名不符，已退回。'
  granted(await recordCorrection(treasurer, { claimId, kind: 'returned', payment: payment!.id, happenedOn: paidOn, reason }))
}

/** Posts alone: a contract that is drafted without a tender and waits for the bureau. */
async function posts(s: Story): Promise<void> {
  const found = await bought(s, { title: '只买岗位', startsOn: day('2026-07-01'), stop: 'approved', posts: 1, direct: true })
  await contractWithoutTender(s, found, s.district.institutions.nuanyang, today, { approved: false })
}

/** What one of the groups must be. */
const aGroup: UnitTerms = { what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 }

/** A contract over the lines of the plan, drafted without a tender for a reason that is published. */
async function contractWithoutTender(
  s: Story,
  of: { purchaseId: string; planId: string },
  providerId: string,
  on: Day,
  o: { milestones?: readonly Milestone[]; approved?: boolean } = {},
): Promise<string> {
  const officer = await s.as('officer', on)
  const lines = (await plan(officer, of.planId))!.lines
  const { id } = granted(
    await draftContract(officer, {
      purchaseId: of.purchaseId,
      providerId,
      startsOn: (await plan(officer, of.planId))!.startsOn,
      // Each in its own words, so that a copy of one can be told from another contract's.
      noTenderReason: `${lines[0]!.title}，区内只有这一家具备条件。`,
      ground: { kind: 'only-supplier' },
      lines: lines.map((l) => ({ ...l, ...(o.milestones ? { milestones: o.milestones } : l.kind === 'project' && { unitTerms: aGroup }) })),
    }),
  )
  if (o.approved !== false)
    granted(
      await decideGround(await s.as('approver', on, '10:00'), {
        contractId: id,
        approve: true,
        note: `${lines[0]!.title}，已核实。`,
        version: 1,
      }),
    )
  return id
}

/** An inquiry, a challenge that the panel was asked about, and one that was upheld and waits for the head. */
async function challenged(s: Story, of: { purchaseId: string; tenderId?: string | undefined }): Promise<void> {
  const tenderId = of.tenderId!
  const on = (await awardOf(await s.as('operator', today), of.purchaseId))!.noticeOn
  const ctx = await s.as('manager-tongxin', on, '15:00')
  const nobody = { agent: null, members: null }
  const letter = (matters: string) => ({
    ...{ sender: '同心社工', address: '青石路1号', postcode: '518000', contact: '同心联系人', phone: '0755-00000000', ...nobody, matters },
    ...{ requests: '重新评审', facts: '评审记录', basis: '政府采购法第五十二条', signedBy: '同心社工', datedOn: on },
  })
  const ask = { tenderId, standing: 'supplier' as const }
  granted(await fileChallenge(ctx, { ...ask, about: 'inquiry', letter: letter('什么时候签约？') }))
  const asked = granted(await fileChallenge(ctx, { ...ask, about: 'process', step: 'scoring', letter: letter('评分依据不清。') }))
  granted(await askPanel(await s.as('officer', on, '15:10'), { challengeId: asked.id }))
  const upheld = granted(await fileChallenge(ctx, { ...ask, about: 'result', letter: letter('中标人资格不符。') }))
  granted(
    await answerChallenge(await s.as('officer', on, '15:20'), {
      challengeId: upheld.id,
      finding: 'affects',
      answer: '经核对，质疑成立，影响采购结果。',
    }),
  )
  await complained(
    s,
    async () => granted(await fileChallenge(ctx, { ...ask, about: 'result', letter: letter('结果有误。') })).id,
    on,
    letter('结果有误。'),
  )
}

/** A complaint at each place of the desk: just received, to be corrected, accepted and suspended. */
async function complained(s: Story, challengeOf: () => Promise<string>, on: Day, letter: Letter): Promise<void> {
  const made: string[] = []
  for (let n = 0; n < 3; n++) {
    const challengeId = await challengeOf()
    granted(
      await answerChallenge(await s.as('officer', on, '15:30'), {
        challengeId,
        finding: 'unfounded',
        answer: '经核对，质疑不成立，理由如上。',
      }),
    )
    const { id } = granted(
      await fileComplaint(await s.as('manager-tongxin', today, '07:00'), {
        challengeId,
        standing: 'supplier',
        letter: { ...(letter as ComplaintLetter), arises: null, datedOn: today },
      }),
    )
    made.push(id)
  }
  const desk = await s.as('reviewer', today, '07:30')
  granted(await askCorrection(desk, { complaintId: made[1]!, what: '请补充质疑答复的复印件。', byOn: today.add({ days: 5 }) }))
  granted(await acceptComplaint(desk, { complaintId: made[2]! }))
}
