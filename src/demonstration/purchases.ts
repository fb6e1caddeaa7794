import {
  contract,
  draftFromAward,
  dutiesOf,
  heldByContract,
  instalments,
  keepBudgetItem,
  noteDone,
  signVersion,
  takeDue as contractsDue,
} from '#contracts'
import { acceptances, acceptPeriod, handInPeriod, hearResidents } from '#delivery'
import { dimensions, giveMarks, openRound, reply } from '#evaluations'
import { both, type Day, day, isAfter, yuan } from '#kernel'
import { claims, makeBatch, stateCash } from '#payments'
import { enterDocument, supplierDocument } from '#people'
import { awardOf } from '#tenders'
import { heldByDocument } from '../home/document-page.tsx'
import { asked, needsAccepted, profilesKept } from './asking.ts'
import { awarded, planned, tendered } from './buying.ts'
import { type Chance, chance } from './chance.ts'
import { marksOfLines } from './lines-marked.ts'
import { peopleServed } from './people-served.ts'
import { checked, paid, served } from './serving.ts'
import { postsKept } from './posts-kept.ts'
import { residentsRate, residentsRateAgain } from './residents-rate.ts'
import { residentsVote } from './residents-vote.ts'
import { seriesKept } from './series-kept.ts'
import { smallContracts } from './shapes.ts'
import { attachSamples, samplePdf, samplePng } from './sample-files.ts'
import { granted, type Story } from './story.ts'
import { successSaid } from './success-said.ts'
import { unitsKept } from './units-kept.ts'

/** What an institution keeps for its bids. */
async function documentsKept(s: Story, on: Day, today: Day): Promise<void> {
  const ctx = await s.as('manager-tongxin', on)
  const kinds = [
    ['registration', 'DEMO-登记-0417', '社会服务机构登记证书', today.add({ months: 20 })],
    ['qualification', 'DEMO-评估-0092', '社会组织等级证书', today.add({ months: 9 })],
  ] as const
  for (const [kind, number, title, validUntil] of kinds) {
    const input = { organisationId: ctx.asker.organisationId!, kind, number, issuer: '星河区民政局（演示）', validUntil }
    const { id } = granted(await enterDocument(ctx, input))
    const d = (await supplierDocument(ctx, id))!
    await attachSamples(ctx, heldByDocument(d), [samplePdf(`${title}.pdf`, title, [number]), samplePng(`${title} 副本.png`, number)])
  }
}

/** What waits longest with the treasurer is in a file for the bank, which has not answered yet. */
async function batched(s: Story, today: Day): Promise<void> {
  const treasurer = await s.as('treasurer', today)
  const first = (await claims(treasurer, {})).find((c) => c.state === 'with-treasurer')
  if (first) granted(await makeBatch(treasurer, { claimIds: [first.id], on: today }))
}

/** What finance gave the office, by the names that its plans use. */
async function budgeted(s: Story, today: Day): Promise<void> {
  const treasurer = await s.as('treasurer', today)
  const given = [
    [today.year - 1, '区级财政预算', '460000'],
    [today.year, '区级财政预算', '3200000'],
    [today.year, '福利彩票公益金', '60000'],
  ] as const
  for (const [year, name, amount] of given)
    granted(await keepBudgetItem(treasurer, { purchaserId: s.district.office, year, name, amount: yuan(amount) }))
}

/** Both sides sign the newest text, each on its day. */
export async function signed(s: Story, contractId: string, on: { head: Day; manager: Day }, manager: string): Promise<void> {
  for (const [who, at] of [
    ['head', on.head],
    [manager, on.manager],
  ] as const) {
    const ctx = await s.as(who, at)
    const c = (await contract(ctx, contractId))!
    granted(await signVersion(ctx, { contractId, number: c.versionNumber, version: c.version, read: true }))
  }
  const office = await s.as('officer', isAfter(on.head, on.manager) ? on.head : on.manager)
  const c = (await contract(office, contractId))!
  await attachSamples(
    office,
    heldByContract(c),
    [samplePdf(`${c.number} 盖章扫描件.pdf`, `${c.number} · 盖章扫描件`, ['双方签字盖章页'])],
    '盖章扫描件',
  )
}

const needElders = {
  title: '独居和高龄老人有人定期看望',
  titleEn: 'Older people who live alone are looked in on',
  question: 'n1',
  statement: '七个社区 60 岁以上老人多，独居和高龄的缺少定期看望和应急联系。',
  also: [
    { kind: 'normative' as const, says: '独居高龄老人每月至少探访一次。', source: '区养老服务工作要求' },
    { kind: 'expressed' as const, says: '上年热线有 214 件与独居老人有关。', source: '街道热线台账' },
  ],
}
const needFamily = {
  title: '家长得到家庭教育指导',
  titleEn: 'Parents find guidance',
  question: 'n8',
  statement: '双职工家庭多，孩子放学后的陪伴和亲子沟通缺少支持。',
  also: [{ kind: 'comparative' as const, says: '邻近街道每万人有 6 场家庭教育活动，本街道 1 场。', source: '区妇联年度统计' }],
}
const needTalk = {
  title: '心里难受时有人可以谈谈',
  titleEn: 'Somebody to talk to in hard times',
  question: 'n5',
  statement: '照顾者和独居者压力大，说不上话。',
  also: [{ kind: 'expressed' as const, says: '社区卫生站全年转介 37 人。', source: '卫生站转介登记' }],
}

const needRights = {
  title: '有困难时知道能申请什么',
  titleEn: 'One knows what help there is',
  question: 'n6',
  statement: '不少符合条件的家庭没有申请，不知道找谁。',
  also: [{ kind: 'comparative' as const, says: '低保边缘家庭申请率比相邻街道低四成。', source: '区救助台账' }],
}
const needDisability = {
  title: '残疾人和家属得到支持',
  titleEn: 'People with disabilities and their families are supported',
  question: 'n4',
  statement: '照顾者没有喘息时间，出门办事难。',
  also: [{ kind: 'normative' as const, says: '每万名居民应配一名残疾人服务社工。', source: '区残疾人工作计划' }],
}

const beside = '配合岗位行的目标，不另设目标。'

/** The purchases of the demonstration district, each at another place of its cycle. `startsOn` is the first day of the combined contract. */
export async function buildPurchases(s: Story, startsOn: Day, today: Day): Promise<void> {
  const { communities } = s.district
  const c = chance(20260301)
  await profilesKept(s, startsOn.subtract({ months: 6 }))

  s.progress(both('岗位加项目的合同，第九个月', 'one contract with posts and projects, in its ninth month'))
  const opened = startsOn.subtract({ months: 5 }).add({ days: 14 })
  await documentsKept(s, opened, today)
  await unitsKept(s, opened)
  const combined = await asked(s, c, {
    title: '星河街道七社区社会工作服务',
    titleEn: 'Community social work in seven communities',
    communityIds: communities,
    on: opened,
    days: 24,
    households: 60,
    answered: 44,
    closed: true,
  })
  const combinedNeeds = await needsAccepted(s, { ...combined, on: opened.add({ days: 30 }), needs: [needElders, needFamily, needTalk] })
  const [elders, family, talk] = combinedNeeds as [string, string, string]
  await planned(s, {
    purchaseId: combined.purchaseId,
    on: opened.add({ days: 34 }),
    startsOn,
    months: 12,
    fixedTotal: '1050000',
    method: 'competitive-consultation',
    post: {
      title: '社区社工岗位',
      scope: '日常走访、个案、陪伴，每社区一名，东园、西桥各加一名。',
      posts: 9,
      months: 12,
      needs: [elders, talk],
      goals: [
        ['visited-elders', elders],
        ['cases-closed', talk],
      ],
    },
    projects: [
      { title: '大型活动', unit: '场，200 人以上', quantity: 7, unitPrice: '4000', needs: [family], noGoalReason: beside },
      { title: '小型活动', unit: '场，25 人以上', quantity: 7, unitPrice: '2000', needs: [family], noGoalReason: beside },
      { title: '个案', unit: '个，跟进 6 次以上', quantity: 7, unitPrice: '300', needs: [talk], noGoalReason: beside },
      {
        title: '小组',
        unit: '个，6 节、8 人以上、42 人次以上',
        quantity: 7,
        unitPrice: '1000',
        needs: [family],
        goals: [['parents-group', family]],
      },
    ],
    sources: [
      ['区级财政预算', '1000000'],
      ['福利彩票公益金', '50000'],
    ],
    kinds: ['human-care', 'counselling', 'relation-adjustment', 'resource-coordination'],
  })
  const published = opened.add({ days: 70 })
  const deadline = published.add({ days: 20 })
  const series = await seriesKept(s, published)
  const tenderId = await tendered(s, {
    ...{ purchaseId: combined.purchaseId, on: published, deadline, method: 'competitive-consultation' },
    index: series.announced,
  })
  await awarded(s, {
    tenderId,
    deadline,
    bids: [
      {
        who: 'manager-tongxin',
        on: deadline.add({ days: -2 }),
        approach: '驻社区、走楼栋，先认人再做事；个案每月督导两次。',
        // The third never comes: what was promised by name stands beside who is there.
        team: '何社工，社会工作师，100%\n许社工，助理社会工作师，100%\n吕社工，二级心理咨询师，50%',
        score: '92',
      },
      { who: 'manager-bangban', on: deadline.add({ days: -3 }), posts: '0.99', approach: '以活动带动走访，志愿者参与。', score: '81' },
      { who: 'manager-nuanyang', on: deadline.add({ days: -1 }), posts: '0.97', approach: '以居家养老服务为基础扩展。', score: '70' },
    ],
  })
  const signing = deadline.add({ days: 12 })
  const contractId = granted(await draftFromAward(await s.as('officer', signing), { purchaseId: combined.purchaseId, startsOn })).id
  await signed(s, contractId, { head: signing.add({ days: 3 }), manager: signing.add({ days: 4 }) }, 'manager-tongxin')
  await successSaid(s, {
    ...{ contractId, manager: 'manager-tongxin', on: startsOn.subtract({ days: 10 }) },
    purchaser: { says: '演示：独居老人说得出社工的名字，有事先想到社工。' },
    // Of what is shown in per cent the institution counts on less, which both see once both have spoken.
    provider: {
      says: '演示：该上门的每周都上门；量表要做完半年才看得出变化。',
      value: (i) => (i.unit === '%' ? String(Number(i.target) - 10) : i.target),
    },
  })
  await contractsDue(await s.as('clock', startsOn, '00:01'))
  s.progress(both('九个月的服务、验收和付款', 'nine months of service, acceptance and payment'))
  const people = await peopleServed(s, { contractId, startsOn, today })
  await served(s, c, {
    contractId,
    institution: 'tongxin',
    workers: ['worker-tongxin', 'worker2-tongxin'],
    today,
    days: 21,
    errandMonths: [5, 6],
    leavesInMonth: 4,
    lateMonths: { 3: 9 },
    silentMonths: [7],
    wrongPayeeMonth: 2,
    paidThrough: 6,
    alongside: people.month,
  })
  await people.today()
  await postsKept(s, { contractId, today })
  const round = granted(
    await openRound(await s.as('officer', today.subtract({ days: 6 })), {
      contractId,
      kind: 'mid-term',
      closesOn: today.add({ days: 12 }),
    }),
  )
  granted(
    await giveMarks(await s.as('officer', today.subtract({ days: 4 })), {
      roundId: round.id,
      marks: dimensions.purchaser.map((d, i) => ({
        dimension: d.key,
        mark: [4, 5, 4, 5, 4, 4][i]!,
        says: i === 0 ? '走访扎实，个案记录可以再及时一些。' : null,
      })),
      lines: await marksOfLines(s, contractId, today, [4, 3], '走访的老人比承诺的多，个案结案还差一截。'),
    }),
  )
  granted(
    await stateCash(await s.as('manager-tongxin', today.subtract({ days: 2 })), {
      cashOn: today.subtract({ days: 2 }),
      cash: yuan('186000'),
      monthlyWages: yuan('71500'),
      monthlyOther: yuan('9800'),
    }),
  )

  await series.since(today.subtract({ days: 1 }))

  s.progress(both('固定价格、三期付款的项目', 'a project with a fixed price and three instalments'))
  await projectOnly(s, c, today)
  s.progress(both('只买岗位、已经到期的合同', 'posts alone, a contract that has ended'))
  await postsOnly(s, c)
  await batched(s, today)
  await budgeted(s, today)
  s.progress(both('小合同：岗位和项目的其他结合', 'small contracts: the other ways to combine posts and projects'))
  await smallContracts(s, c, { today, needs: { elders, family, talk } })
  s.progress(both('正在进行的问卷和招标', 'a survey that is open, a call that can be answered'))
  const asking = today.subtract({ days: 6 })
  await asked(s, c, {
    title: '河畔、松林社区儿童服务',
    titleEn: 'Services for children in Hepan and Songlin',
    communityIds: communities.slice(4, 6),
    on: asking,
    days: 24,
    households: 40,
    answered: 12,
    closed: false,
  })
  await openCall(s, c, today)
  s.progress(both('一次居民投票', 'a vote of residents'))
  await residentsVote(s, today)
}

/** F-41: 1,854,000.00 at a fixed price, in instalments of 40, 40 and 20 per cent; the second was accepted in part. */
async function projectOnly(s: Story, c: Chance, today: Day): Promise<void> {
  const startsOn = today.with({ day: 1 }).subtract({ months: 5 })
  const opened = startsOn.subtract({ months: 4 })
  const places = s.district.communities.slice(0, 3)
  const found = await asked(s, c, {
    title: '星河街道社工站服务',
    titleEn: 'Social work station of the sub-district',
    communityIds: places,
    on: opened,
    days: 20,
    households: 30,
    answered: 22,
    closed: true,
  })
  const [rights] = (await needsAccepted(s, { ...found, on: opened.add({ days: 26 }), needs: [needRights] })) as [string]
  await planned(s, {
    purchaseId: found.purchaseId,
    on: opened.add({ days: 30 }),
    startsOn,
    months: 12,
    fixedPrice: true,
    method: 'competitive-consultation',
    projects: [
      {
        title: '社工站全年服务',
        unit: '年度',
        quantity: 1,
        unitPrice: '1854000',
        needs: [rights],
        goals: [
          ['poor-families', rights],
          ['dispute', rights],
        ],
      },
    ],
    // With the purchase of posts and projects this passes the open-tender threshold of the year: what the page of the year is for.
    sources: [['区级财政预算', '1854000']],
    kinds: ['hardship-aid', 'dispute-mediation', 'resource-coordination'],
    preparation: { inquiryCovers: ['industry', 'supply', 'past-deals'] },
  })
  const published = opened.add({ days: 66 })
  const deadline = published.add({ days: 20 })
  const tenderId = await tendered(s, {
    purchaseId: found.purchaseId,
    on: published,
    deadline,
    method: 'competitive-consultation',
    fixedPrice: true,
  })
  await awarded(s, {
    tenderId,
    deadline,
    bids: [
      { who: 'manager-tongxin', on: deadline.subtract({ days: 2 }), approach: '一站三点，周末开放。', score: '84' },
      { who: 'manager-bangban', on: deadline.subtract({ days: 3 }), approach: '以兜底民生为主，个案管理到人。', score: '90' },
      { who: 'manager-nuanyang', on: deadline.subtract({ days: 1 }), approach: '政策咨询窗口加入户。', score: '75' },
    ],
  })
  const award = (await awardOf(await s.as('officer', deadline.add({ days: 2 })), found.purchaseId))!
  const line = award.lines[0]!
  const contractId = granted(
    await draftFromAward(await s.as('officer', deadline.add({ days: 8 })), {
      purchaseId: found.purchaseId,
      startsOn,
      milestones: {
        [line.id]: [
          { title: '签订合同', share: '2/5', when: 'signing' },
          { title: '中期验收', share: '2/5', when: 'acceptance' },
          { title: '末期验收', share: '1/5', when: 'acceptance' },
        ],
      },
    }),
  ).id
  await signed(s, contractId, { head: deadline.add({ days: 10 }), manager: deadline.add({ days: 11 }) }, 'manager-bangban')
  await successSaid(s, {
    ...{ contractId, manager: 'manager-bangban', on: startsOn.subtract({ days: 10 }) },
    purchaser: { says: '演示：困难家庭知道能申请什么，不用跑第二趟。' },
    provider: { says: '演示：台账上的家庭都上门问过，申请有人跟到底。' },
  })
  await contractsDue(await s.as('clock', startsOn, '00:01'))
  const money = { contractId, today, paidThrough: 9, lateMonths: {} }
  await paid(s, money, 'manager-bangban', 'signing', startsOn.add({ days: 1 }), 1)
  await served(s, c, { ...money, institution: 'bangban', workers: ['manager-bangban'], days: 21 })
  const handed = startsOn.add({ months: 4 })
  const of = (await contract(await s.as('operator', today), contractId))!
  const middle = instalments(of)[1]!
  const { id } = granted(
    await handInPeriod(await s.as('manager-bangban', handed), {
      contractId,
      period: middle.key,
      says: '中期报告与服务统计见社工站档案，满意度调查另附。',
    }),
  )
  granted(
    await hearResidents(await s.as('committee', handed.add({ days: 2 })), {
      acceptanceId: id,
      how: 'meeting',
      satisfied: 14,
      neutral: 3,
      dissatisfied: 1,
      heardOn: handed.add({ days: 2 }),
      heard: '周末开放时间太短。',
    }),
  )
  const officer = await s.as('officer', handed.add({ days: 6 }))
  await checked(officer, id)
  const [a] = await acceptances(officer, { ids: [id] })
  granted(
    await acceptPeriod(officer, {
      acceptanceId: id,
      version: a!.version,
      lines: [{ instalmentKey: middle.key, accepted: '4/5', reason: '周末开放的服务量还没有达到约定。' }],
    }),
  )
  await paid(s, money, 'manager-bangban', id, handed.add({ days: 7 }), 2)
}

/** Posts alone: four of them, a whole year in which the purchaser's errands were many; both sides have spoken. */
async function postsOnly(s: Story, c: Chance): Promise<void> {
  const startsOn = day('2025-02-01')
  const opened = day('2024-10-08')
  const found = await asked(s, c, {
    title: '东园、西桥、南里养老社工岗位',
    titleEn: 'Posts for work with older people in three communities',
    communityIds: s.district.communities.slice(0, 3),
    on: opened,
    days: 20,
    households: 30,
    answered: 20,
    closed: true,
  })
  const [elders] = (await needsAccepted(s, { ...found, on: opened.add({ days: 26 }), needs: [needElders] })) as [string]
  await planned(s, {
    purchaseId: found.purchaseId,
    on: opened.add({ days: 30 }),
    startsOn,
    months: 12,
    method: 'competitive-consultation',
    projects: [],
    post: {
      title: '养老社工岗位',
      scope: '独居老人走访和陪伴。',
      posts: 4,
      months: 12,
      needs: [elders],
      amount: '420000',
      goals: [['visited-elders', elders]],
    },
    sources: [['区级财政预算', '420000']],
    kinds: ['human-care'],
  })
  const published = opened.add({ days: 64 })
  const deadline = published.add({ days: 20 })
  const tenderId = await tendered(s, { purchaseId: found.purchaseId, on: published, deadline, method: 'competitive-consultation' })
  await awarded(s, {
    tenderId,
    deadline,
    bids: [
      { who: 'manager-nuanyang', on: deadline.subtract({ days: 2 }), approach: '四名社工驻点，按楼栋分片。', score: '86' },
      { who: 'manager-bangban', on: deadline.subtract({ days: 1 }), approach: '岗位加志愿者。', score: '82' },
      { who: 'manager-tongxin', on: deadline.subtract({ days: 3 }), approach: '岗位为主。', score: '80' },
    ],
  })
  const contractId = granted(
    await draftFromAward(await s.as('officer', deadline.add({ days: 8 })), { purchaseId: found.purchaseId, startsOn }),
  ).id
  await signed(s, contractId, { head: deadline.add({ days: 10 }), manager: deadline.add({ days: 11 }) }, 'manager-nuanyang')
  await successSaid(s, {
    ...{ contractId, manager: 'manager-nuanyang', on: startsOn.subtract({ days: 10 }) },
    purchaser: { says: '演示：独居老人每周见得到人，不是打个电话。' },
    provider: { says: '演示：老人愿意开门、愿意说话。' },
  })
  await contractsDue(await s.as('clock', startsOn, '00:01'))
  const today = day('2026-03-31')
  await served(s, c, {
    contractId,
    institution: 'nuanyang',
    workers: ['manager-nuanyang'],
    today,
    days: 21,
    errandMonths: [3, 4, 5, 9],
    leavesInMonth: 6,
    lateMonths: { 4: 21, 8: 35, 11: 12 },
    paidThrough: 12,
  })
  await contractsDue(await s.as('clock', day('2026-02-01'), '00:01'))
  const [handOver] = await dutiesOf(await s.as('operator', today), { contractIds: [contractId], open: true, kinds: ['hand-over-clients'] })
  if (handOver)
    granted(
      await noteDone(await s.as('manager-nuanyang', day('2026-02-08')), {
        dutyId: handOver.id,
        handedOver: {
          people: '演示：三个岗位的人 1 月 5 日得到通知，两人由新机构录用。',
          cases: '演示：11 个在办个案移交新机构，4 个结案，服务对象 1 月 20 日前都已告知。',
          records: '演示：交接清单 JJ-2026-02，2 月 8 日双方签收。',
        },
        version: handOver.version,
      }),
    )
  const round = granted(
    await openRound(await s.as('officer', day('2026-02-10')), { contractId, kind: 'final', closesOn: day('2026-02-28') }),
  )
  granted(
    await giveMarks(await s.as('officer', day('2026-02-12')), {
      roundId: round.id,
      marks: dimensions.purchaser.map((d, i) => ({
        dimension: d.key,
        mark: [4, 4, 3, 4, 3, 3][i]!,
        says: i === 2 ? '月报有两次迟交。' : null,
      })),
      lines: await marksOfLines(s, contractId, today, [4]),
    }),
  )
  granted(
    await giveMarks(await s.as('manager-nuanyang', day('2026-02-13')), {
      roundId: round.id,
      marks: dimensions.provider.map((d, i) => ({
        dimension: d.key,
        mark: [4, 3, 2, 4, 3, 2][i]!,
        says: i === 2 ? '三笔款晚付，最长三十五天。' : i === 5 ? '临时任务多，社工走访时间被占。' : null,
      })),
      lines: await marksOfLines(s, contractId, today, [3]),
    }),
  )
  await residentsRate(s, c, { roundId: round.id, on: day('2026-02-12'), answered: 14, mean: 3.9 })
  await residentsRateAgain(s, c, { roundId: round.id, on: day('2026-05-11'), answered: 10, mean: 3.4 })
  granted(
    await reply(await s.as('head', day('2026-02-16')), {
      roundId: round.id,
      reply: '晚付是年度结转造成的，今年起按月排款；临时任务已设上限。',
    }),
  )
}

/** A call that institutions can answer now. */
async function openCall(s: Story, c: Chance, today: Day): Promise<void> {
  const opened = today.subtract({ days: 75 })
  const found = await asked(s, c, {
    title: '北苑、新荷社区残疾人支持',
    titleEn: 'Support for people with disabilities in Beiyuan and Xinhe',
    communityIds: [s.district.communities[3]!, s.district.communities[6]!],
    on: opened,
    days: 20,
    households: 30,
    answered: 20,
    closed: true,
  })
  const [disability] = (await needsAccepted(s, { ...found, on: opened.add({ days: 26 }), needs: [needDisability] })) as [string]
  await planned(s, {
    purchaseId: found.purchaseId,
    on: opened.add({ days: 30 }),
    startsOn: today.with({ day: 1 }).add({ months: 2 }),
    months: 12,
    fixedTotal: '480000',
    method: 'competitive-consultation',
    post: {
      title: '残疾人服务社工岗位',
      posts: 4,
      months: 12,
      needs: [disability],
      goals: [['disability-home', disability]],
    },
    projects: [
      {
        title: '照顾者喘息小组',
        unit: '个，6 节',
        quantity: 8,
        unitPrice: '1500',
        needs: [disability],
        goals: [['carers-relief', disability]],
      },
      { title: '无障碍家访', unit: '次', quantity: 240, unitPrice: '120', needs: [disability], noGoalReason: beside },
    ],
    sources: [
      ['区级财政预算', '300000'],
      ['残疾人就业保障金', '180000'],
    ],
    kinds: ['human-care', 'restoring-function'],
  })
  await tendered(s, {
    purchaseId: found.purchaseId,
    on: today.subtract({ days: 5 }),
    deadline: today.add({ days: 16 }),
    method: 'competitive-consultation',
  })
}
