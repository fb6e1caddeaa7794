import { writeSync } from 'node:fs'
import { contract } from '#contracts'
import { addServiceRecord } from '#delivery'
import { storeAnswer } from '#needs'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { needsAnswer } from '../../src/demonstration/answers.ts'
import { chance } from '../../src/demonstration/chance.ts'
import { checkPackage } from '../../src/9-open-data/rules/check-release.ts'
import type { ReleasePackage } from '../../src/9-open-data/rules/ocds.ts'
import {
  acceptsNeed,
  answersOnward,
  beginsTender,
  countsSurvey,
  downloaded,
  panelScores,
  signsContract,
  slipsCutOut,
  writesCriteria,
} from './acts.ts'
import { chapters } from './chapters.ts'
import { type Actor, stage, type Stage } from './stage.ts'

/*
 * The purchase of case F-41: 1,854,000.00 yuan at a fixed price (F-20) for the work of a station, paid in instalments of 40, 40
 * and 20 per cent. The second instalment is accepted in part, and what nobody disputes is paid. All in Chinese.
 */

const test = chapters()
let s: Stage
let purchaseId: string
let campaignId: string
let needId: string
let planId: string
let tenderId: string
let contractId: string
let middle: string
let claimPath: string
beforeAll(async () => {
  s = await stage('2026-01-05T09:00:00+08:00')
})
afterAll(() => s.close())
let shown: Actor | undefined
afterEach(async ({ task }) => {
  if (!process.env.DEBUG_JOURNEY) return
  writeSync(2, `${Math.round(performance.now() / 1000)} s: ${task.name}\n`)
  if (task.result?.state === 'fail' && shown) writeSync(2, `${shown.page.url()}\n${await shown.page.locator('body').innerText()}\n`)
})

/** Somebody at their desk; everybody signs in once a day. */
const signedIn = new Map<string, { on: string; actor: Actor }>()
async function at(who: string): Promise<Actor> {
  const on = s.w.clock.now().toString().slice(0, 10)
  const known = signedIn.get(who)
  if (known?.on === on) return (shown = known.actor)
  await known?.actor.page.context().close()
  const actor = await s.as(who, { lang: 'zh' })
  signedIn.set(who, { on, actor })
  return (shown = actor)
}

test('街道为三个社区立项，居民用手机答问卷，不用脚本', async () => {
  const officer = await at('officer')
  await officer.go('/purchases/new')
  await officer.press(/^立项$/)
  await officer.sees('有几处需要改一下')
  await officer.fill('title', '星河街道社工站服务')
  for (const c of ['东园社区', '西桥社区', '南里社区']) await officer.tick(c)
  await officer.press(/^立项$/)
  purchaseId = officer.id('pur')
  await officer.go('/surveys/questionnaires/new')
  await officer.press(/^建立$/)
  const questionnaireId = officer.id('qst')
  await officer.go(`/surveys/new?purchase=${purchaseId}&questionnaire=${questionnaireId}`)
  await officer.fill('title', '社工站服务需求调查')
  await officer.fill('households', '6')
  await officer.fill('contactName', '街道办公室')
  await officer.fill('contactPhone', '0000-0000000')
  await officer.press(/^发起$/)
  campaignId = officer.id('cmp')
  const { codes } = await slipsCutOut(officer, campaignId)
  expect([...codes].map(([c, of]) => `${c} ${of.length}`).sort()).toEqual(['东园社区 6', '南里社区 6', '西桥社区 6'].sort())

  const slips = [...codes.values()].flat()
  for (const [i, slip] of [codes.get('东园社区')![0]!, codes.get('南里社区')![0]!].entries()) {
    const resident = await s.as('public', { lang: 'zh' })
    await resident.go('/s')
    await resident.fill('code', slip)
    await resident.press(/^开始$/)
    await resident.press('开始回答')
    await answersOnward(resident, {
      'n6-importance': '5',
      'n6-met': String(i + 1),
      'first-1': 'rights',
      used: 'yes',
      sex: 'female',
      age: '70-79',
      household: 'alone',
      more: i === 0 ? '办事要跑三个地方。<b>太远</b>' : '',
    })
    // What a resident typed is shown as they typed it, and is no part of the page.
    if (i === 0) await resident.sees('<b>太远</b>')
    await resident.press('交答卷')
    await resident.sees('收到了，谢谢您')
    await resident.page.context().close()
  }
  const c = chance(41)
  const anybody = await s.w.as('public')
  for (const slip of slips.filter((x) => x !== codes.get('东园社区')![0] && x !== codes.get('南里社区')![0]).slice(0, 12))
    expect(
      await storeAnswer(anybody, { campaignId, submissionId: `journey ${slip}`, route: 'own-phone', code: slip, typed: needsAnswer(c) }),
    ).toEqual({ received: true, again: false })
})

test('需求有两类证据才认定', async () => {
  await s.at('2026-01-28T09:00:00+08:00')
  const officer = await at('officer')
  await countsSurvey(officer, campaignId)
  await officer.sees('14 份')
  needId = await acceptsNeed(officer, purchaseId, campaignId)
})

test('计划只有一个项目行，价格固定；主管部门批准后公开意向', async () => {
  await s.at('2026-01-29T09:00:00+08:00')
  const officer = await at('officer')
  await officer.go(`/plans/new?purchase=${purchaseId}`)
  await officer.fill('startsOn', '2026-05-01')
  await officer.fill('months', '12')
  await officer.select('method', 'competitive-consultation')
  await officer.page.locator('input[name=fixedPrice]').check()
  for (const box of await officer.page.locator('input[name=confirms]').all()) await box.check()
  await officer.press(/^保存$/)
  planId = officer.id('pln')
  await officer.go(`/plans/${planId}/lines/new?kind=project`)
  await officer.fill('title', '社工站全年服务')
  await officer.fill('unit', '年度')
  await officer.fill('quantity', '1')
  await officer.fill('unitPrice', '1854000.005')
  await officer.tick('needIds', needId)
  await officer.press(/^保存$/)
  await officer.sees('最多两位小数')
  await officer.fill('unitPrice', '1854000.00')
  await officer.fill('noGoalReason', '先试一年，再定目标。')
  await officer.press(/^保存$/)
  await officer.sees('1,854,000.00 元')
  await officer.go(`/plans/${planId}/sources`)
  await officer.fill('source-0', '镇街财政预算')
  await officer.fill('amount-0', '1854000')
  await officer.press(/^保存$/)
  await officer.press('提交审批')
  const bureau = await at('approver')
  await bureau.go(`/plans/${planId}`)
  await bureau.press(/^批准$/)
  await officer.go(`/plans/${planId}`)
  await officer.press('公开采购意向')
  const anybody = await s.as('public', { lang: 'zh' })
  await anybody.go('/plans')
  await anybody.follow('星河街道社工站服务')
  await anybody.sees('1,854,000.00 元')
})

test('固定价格的招标：文件写明价格不评分，只比服务', async () => {
  await s.at('2026-03-05T09:00:00+08:00')
  const officer = await at('officer')
  tenderId = await beginsTender(officer, purchaseId, 'competitive-consultation')
  await officer.page.locator('input[name=fixedPrice]').check()
  await officer.fill('priceWeight', '')
  await writesCriteria(officer, [
    ['人员配备', '30', 'objective', '拟派人员全部持证 100 分，每少一人减 10 分。'],
    ['督导安排', '20', 'objective', '每月督导 2 次以上 100 分，1 次 60 分，不足 0 分。'],
    ['服务方案', '50', 'subjective', '需求分析、方法、指标各分三档：100、70、40 分。'],
  ])
  await officer.fill('acceptance', '中期和末期由街道、居民代表按服务量和居民意见验收。')
  await officer.fill('payment', '签订、中期验收、末期验收后各付 40%、40%、20%，三十日内付款。')
  await officer.fill('documentsUntilOn', '2026-03-17')
  await officer.fill('deadlineAt', '2026-03-25T09:30')
  await officer.press(/^保存$/)
  await officer.sees('可以发布')
  await officer.press(/^发布$/)
  const anybody = await s.as('public', { lang: 'zh' })
  await anybody.go(`/tenders/${tenderId}`)
  await anybody.sees('固定价格')
  await anybody.follow('招标文件')
  await anybody.sees('价格不评分')
})

test('三家投标，只写服务、不报价；到点开标', async () => {
  await s.at('2026-03-24T15:00:00+08:00')
  for (const [who, approach] of [
    ['manager-tongxin', '一站三点，周末开放。'],
    ['manager-bangban', '以兜底民生为主，个案管理到人。'],
    ['manager-nuanyang', '政策咨询窗口加入户。'],
  ] as const) {
    const manager = await at(who)
    await manager.go(`/tenders/${tenderId}/bid`)
    await manager.sees('固定价格 1,854,000.00 元，不用报价')
    expect(await manager.page.locator('input[name^=price-]').count()).toBe(0)
    await manager.fill('approach', approach)
    for (const box of await manager.page.locator('textarea[name^=promise-]').all()) await box.fill('按要求配备人员，按月公布进度。')
    await manager.press('密封并提交')
    await manager.sees('已密封')
  }
  const officer = await at('officer')
  await officer.go(`/tenders/${tenderId}`)
  await officer.seesNot('邦伴')
  await s.at('2026-03-25T09:31:00+08:00')
  const after = await at('officer')
  await after.go(`/tenders/${tenderId}`)
  for (const bidder of ['同心', '邦伴', '暖阳']) await after.sees(bidder)
})

const people: Readonly<Record<string, string>> = {
  周经办: 'officer',
  蒋专家: 'expert1',
  韩专家: 'expert2',
  杨专家: 'expert3',
  朱专家: 'expert4',
  秦专家: 'expert5',
}
const scores = { 同心: '84', 邦伴: '90', 暖阳: '75' }

test('小组抽签、声明、各自评分、看过汇总后确认；价格不参加评分', async () => {
  const head = await at('head')
  await head.go(`/tenders/${tenderId}/panel`)
  await head.tick('周经办')
  await head.press('抽取专家、组成小组')
  const names = await head.page.locator('table tbody td:first-child').allInnerTexts()
  expect(names).toHaveLength(3)
  await panelScores(
    at,
    tenderId,
    names.map((n) => people[n]!),
    scores,
  )
  await s.at('2026-03-26T09:00:00+08:00')
  const deciding = await at('head')
  await deciding.go(`/tenders/${tenderId}/award`)
  await deciding.fill('reasons', '按评审小组推荐的顺序，确定第一名为成交供应商。')
  await deciding.press('确定第一名中标')
  const anybody = await s.as('public', { lang: 'zh' })
  await anybody.go(`/tenders/${tenderId}`)
  await anybody.sees('邦伴')
  await anybody.sees('1,854,000.00 元')
})

test('合同按中标结果起草，三期 40%、40%、20%；双方签署', async () => {
  await s.at('2026-03-30T09:00:00+08:00')
  const officer = await at('officer')
  await officer.go(`/contracts/new?purchase=${purchaseId}`)
  await officer.page.locator('textarea[name^="stages."]').fill('签订合同，40%，签订\n中期验收，40%，验收\n末期验收，30%，验收')
  await officer.press(/^起草$/)
  // 40 + 40 + 30 is not the whole.
  await officer.sees('有几处需要改一下')
  await officer.page.locator('textarea[name^="stages."]').fill('签订合同，40%，签订\n中期验收，40%，验收\n末期验收，20%，验收')
  await officer.press(/^起草$/)
  contractId = officer.id('con')
  await s.at('2026-04-02T10:00:00+08:00')
  await signsContract(at, contractId, ['manager-bangban', 'head'])
  await s.at('2026-05-01T00:01:00+08:00')
  const manager = await at('manager-bangban')
  await manager.go(`/payments/contracts/${contractId}`)
  // 1,854,000.00 × 2/5 = 741,600.00, twice, and × 1/5 = 370,800.00.
  expect([(1_854_000 * 2) / 5, 1_854_000 / 5, 741_600 * 2 + 370_800]).toEqual([741_600, 370_800, 1_854_000])
  const cells = await manager.page.locator('tbody tr td:nth-child(2)').allInnerTexts()
  expect(cells).toEqual(['741,600.00 元', '741,600.00 元', '370,800.00 元'])
})

/** A claim over its three desks and out of the treasury. */
async function paid(amount: string, on: string, reference: string): Promise<void> {
  for (const [who, button] of [
    ['officer', '核对无误，交负责人'],
    ['head', '同意，交财务付款'],
  ] as const) {
    const desk = await at(who)
    await desk.go(claimPath)
    await desk.sees(amount)
    await desk.press(button)
  }
  await s.at(on)
  const treasurer = await at('treasurer')
  await treasurer.go(claimPath)
  await treasurer.fill('reference', reference)
  await treasurer.press('登记付款')
  await treasurer.sees('按期付清')
}

async function claims(button: string, amount: string): Promise<void> {
  const manager = await at('manager-bangban')
  await manager.go(`/payments/contracts/${contractId}`)
  await manager.press(button)
  claimPath = manager.path
  await manager.sees(amount)
}

test('签订后的预付款 741,600.00 元按期付清', async () => {
  await claims('申请预付款', '741,600.00 元')
  await paid('741,600.00 元', '2026-05-10T10:00:00+08:00', 'GK-2026-0501')
})

/** Work of the project, recorded by the same verb as the form's. */
async function recorded(on: string, units: number): Promise<void> {
  await s.at(`${on}T17:00:00+08:00`)
  const worker = await s.w.as('manager-bangban')
  const [line] = (await contract(worker, contractId))!.lines
  expect(
    await addServiceRecord(worker, {
      contractId,
      lineId: line!.id,
      servedOn: Temporal.PlainDate.from(on),
      category: 'direct',
      what: 'home-visit',
      minutes: 180,
      askedBy: 'own-plan',
      people: 9,
      units,
    }),
  ).toHaveProperty('id')
}

test('中期提交，听取居民意见，认可四分之三；无争议的 556,200.00 元照付', async () => {
  await recorded('2026-08-28', 0)
  await s.at('2026-09-01T09:00:00+08:00')
  const manager = await at('manager-bangban')
  await manager.go(`/delivery/${contractId}`)
  // The last stage waits for its day, or for what was bought.
  await manager.sees('已完成 0，需 1')
  await manager.page.locator('a[href*="/hand-in/"]').first().click()
  await manager.page.waitForURL(/hand-in/)
  await manager.press(/^提交$/)
  await manager.sees('有几处需要改一下')
  await manager.fill('says', '中期报告与服务统计见社工站档案，满意度调查另附。')
  await manager.press(/^提交$/)
  middle = manager.path
  const committee = await at('committee')
  await committee.go(middle)
  await committee.fill('satisfied', '14')
  await committee.fill('neutral', '3')
  await committee.fill('dissatisfied', '1')
  await committee.fill('heard', '周末开放时间太短。')
  await committee.press(/^录入$/)
  await s.at('2026-09-07T09:00:00+08:00')
  const officer = await at('officer')
  await officer.go(middle)
  await officer.sees('周末开放时间太短。')
  await officer.fill('accepted-0', '3/4')
  await officer.fill('uncheckedReason', '签到表还没有送到，下次一并核对。')
  await officer.press(/^验收$/)
  // Less than was claimed needs a reason.
  await officer.sees('有几处需要改一下')
  await officer.fill('reason-0', '周末开放的服务量还没有达到约定。')
  await officer.press(/^验收$/)
  await officer.sees('周末开放的服务量还没有达到约定。')
  // 741,600.00 × 3/4 = 556,200.00, and 741,600.00 − 556,200.00 = 185,400.00 stays in dispute.
  expect([(741_600 * 3) / 4, 741_600 - 556_200]).toEqual([556_200, 185_400])
  await claims('提出付款申请', '556,200.00 元')
  const claimed = await at('manager-bangban')
  await claimed.sees('185,400.00 元 有争议')
  await paid('556,200.00 元', '2026-09-20T10:00:00+08:00', 'GK-2026-0902')
})

test('争议后来了结，剩下的 185,400.00 元另行申请、付清', async () => {
  await s.at('2026-11-02T09:00:00+08:00')
  const officer = await at('officer')
  await officer.go(middle)
  await officer.fill('accepted', '1')
  await officer.fill('note', '九月、十月周末照常开放，已补足。')
  await officer.press('追加认可')
  await officer.sees('九月、十月周末照常开放')
  await claims('提出付款申请', '185,400.00 元')
  await paid('185,400.00 元', '2026-11-12T10:00:00+08:00', 'GK-2026-1101')
})

test('末期 370,800.00 元验收付清，四笔合计正好 1,854,000.00 元', async () => {
  await recorded('2027-04-25', 1)
  await s.at('2027-04-26T09:00:00+08:00')
  const manager = await at('manager-bangban')
  await manager.go(`/delivery/${contractId}`)
  await manager.page.locator('a[href*="/hand-in/"]').first().click()
  await manager.page.waitForURL(/hand-in/)
  await manager.fill('says', '末期报告、服务统计和档案移交清单见社工站。')
  await manager.press(/^提交$/)
  const last = manager.path
  const officer = await at('officer')
  await officer.go(last)
  await officer.fill('uncheckedReason', '签到表随档案移交，年底一并核对。')
  await officer.fill('noOpinionReason', '居民意见在四月的满意度调查里听取，另行公布。')
  await officer.press(/^验收$/)
  await claims('提出付款申请', '370,800.00 元')
  await paid('370,800.00 元', '2027-05-08T10:00:00+08:00', 'GK-2027-0503')
  expect(741_600 + 556_200 + 185_400 + 370_800).toBe(1_854_000)
  const after = await at('manager-bangban')
  await after.go(`/payments/contracts/${contractId}`)
  await after.sees(/已付\s+1,854,000\.00 元/)
})

test('谁都可以看整个采购：听到了什么、买了什么、验收和付款，也可以下载 OCDS 数据', async () => {
  const anybody = await s.as('public', { lang: 'zh' })
  shown = anybody
  await anybody.go('/open/purchases')
  await anybody.follow('星河街道社工站服务')
  await anybody.sees('有困难时知道能申请什么')
  await anybody.sees('14 份居民答卷')
  await anybody.sees('价格固定，只比服务')
  for (const amount of ['741,600.00 元', '556,200.00 元', '185,400.00 元', '370,800.00 元', '1,854,000.00 元']) await anybody.sees(amount)
  const { bytes } = await downloaded(anybody, `/open/purchases/${purchaseId}/ocds.json`)
  const found = JSON.parse(new TextDecoder().decode(bytes)) as ReleasePackage
  expect(checkPackage(found)).toEqual([])
  const transactions = new Map(
    found.releases
      .flatMap((r) => r.contracts ?? [])
      .flatMap((c) => c.implementation?.transactions ?? [])
      .map((t) => [t.id, t.value?.amount ?? 0]),
  )
  expect([...transactions.values()].sort((a, b) => a - b)).toEqual([185_400, 370_800, 556_200, 741_600])
})
