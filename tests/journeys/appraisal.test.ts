import { contract, draftFromAward, signVersion } from '#contracts'
import { day } from '#kernel'
import { decideAward } from '#tenders'
import { afterAll, beforeAll, test } from 'vitest'
import { good } from '../builders/outcome.ts'
import { approved, bidOf, f24Plan, opened, panelSits, publishedTender, purchaseWithNeed, scored } from '../builders/tender-stages.ts'
import { stage, type Stage } from './stage.ts'

/*
 * The last months of a yearly contract: two raters who know nothing of each other's marks, what they see differently, an appeal, and a
 * grade that bars the renewal; and a worker who reports that the purchaser meddles.
 */

let s: Stage
let contractId: string
beforeAll(async () => {
  s = await stage('2026-03-02T09:00:00+08:00')
  const { w } = s
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '满一年的社工服务')))
  const tenderId = await publishedTender(w, purchaseId)
  for (const [who, postAmount] of [
    ['manager-tongxin', '990000'],
    ['manager-bangban', '950000'],
  ] as const)
    await bidOf(w, who, tenderId, { postAmount })
  await opened(w, tenderId)
  await scored(w, tenderId, await panelSits(w, tenderId), (p) => (p === w.district.institutions.tongxin ? '90' : '80'))
  good(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
  contractId = good(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: day('2026-06-01') })).id
  for (const who of ['head', 'manager-tongxin']) {
    const ctx = await w.as(who)
    const c = (await contract(ctx, contractId))!
    good(await signVersion(ctx, { contractId, number: c.versionNumber, version: c.version, read: true }))
  }
  await s.at('2026-06-02T09:00:00+08:00')
  await s.at('2027-03-02T09:00:00+08:00')
}, 180_000)
afterAll(() => s.close())

const rows = '过程 | 按约定提供 | 40 | 记录\n成效 | 目标实现 | 40 | 指标\n管理 | 人员稳定 | 20 | 上岗记录'

test('two blind raters disagree and settle it, and the grade that stands after an appeal bars the renewal', async () => {
  const approver = await s.as('approver')
  await approver.go('/evaluations/instruments')
  await approver.follow('Keep an instrument')
  await approver.fill('rows', rows)
  await approver.press('Keep')
  await approver.sees('“medium” and better may be renewed')

  const head = await s.as('head')
  await head.go('/evaluations/appraisals')
  await head.follow('Open an appraisal')
  await head.select('contractId', contractId)
  await head.select('evaluatorId', s.w.district.evaluator)
  await head.press('Open an appraisal')
  await head.sees('Waits for the other side to agree')
  const at = head.path

  const manager = await s.as('manager-tongxin', { lang: 'zh' })
  await manager.go(at)
  await manager.press('同意')

  const lead = await s.as('evaluator')
  await lead.go(at)
  await lead.select('raterOne', s.w.district.people.expert4!)
  await lead.select('raterTwo', s.w.district.people.expert5!)
  await lead.press('Name these two')

  const [one, two] = [await s.as('expert4'), await s.as('expert5')]
  for (const [rater, given] of [
    [one, ['5', '1', '3']],
    [two, ['4', '4', '2']],
  ] as const) {
    await rater.go(at)
    await rater.seesNot('How far the two raters agree')
    for (const [n, mark] of given.entries()) {
      await rater.select(`i${n + 1}`, mark)
      await rater.fill(`i${n + 1}-reason`, `看过材料，给 ${mark} 分`)
    }
    await rater.press('Send the marks')
  }
  await two.sees('How far the two raters agree')
  await head.go(at)
  await head.sees('The appraisal is running')
  await head.seesNot('给 1 分')
  for (const rater of [one, two]) {
    await rater.go(at)
    await rater.select('mark', '2')
    await rater.fill('reason', '又看了一遍指标')
    await rater.press('Say it')
  }

  await lead.go(at)
  await lead.fill('findings', '记录齐全，目标大半没有实现。')
  await lead.fill('advice', '补做跟进。')
  await lead.press('Send to both sides')
  await manager.go(at)
  await manager.fill('says', '目标定得太高。')
  await manager.press('陈述')
  await head.go(at)
  await head.fill('says', '同意初稿。')
  await head.press('State it')
  await lead.go(at)
  await lead.fill('answer', '目标是双方定的。')
  await lead.press('Grade it')
  await lead.sees('poor')

  const gate = `/evaluations/gates/${contractId}`
  await head.go(gate)
  await head.sees('an appeal is possible or undecided')
  await s.at('2027-03-08T09:00:00+08:00')
  const appellant = await s.as('manager-tongxin', { lang: 'zh' })
  await appellant.go(at)
  await appellant.fill('appeal', '有一项没有看复核记录。')
  await appellant.press('申诉')
  await s.at('2027-03-20T09:00:00+08:00')
  const bureau = await s.as('approver')
  await bureau.go(at)
  await bureau.fill('decision', '复核记录已经看过，维持。')
  await bureau.press('Decide')
  await bureau.sees('“poor” stands')
  const signs = await s.as('head')
  await signs.go(gate)
  await signs.sees('The evaluator graded it below what was fixed beforehand')
})

test('a worker reports that the purchaser meddles and reads the answer by a receipt, which the purchaser never sees', async () => {
  const worker = await s.as('worker-tongxin')
  await worker.page.setViewportSize({ width: 390, height: 844 })
  await worker.go('/evaluations/independence')
  await worker.follow('Report interference')
  await worker.select('contractId', contractId)
  await worker.tick('kind', 'errand')
  await worker.fill('says', '街道让我们去填它自己的报表')
  await worker.press('Send the report')
  const receipt = await worker.page.locator('.receipt').innerText()
  const approver = await s.as('approver')
  await approver.go('/')
  await approver.follow('Answer a report of interference')
  await approver.select('outcome', 'stopped')
  await approver.fill('answer', '已要求街道停止。')
  await approver.press('Answer')
  await worker.go('/evaluations/independence')
  await worker.fill('receipt', receipt)
  await worker.press('Look')
  await worker.sees('已要求街道停止。')
  const head = await s.as('head')
  await head.go('/evaluations/independence')
  await head.seesNot('Work that has nothing to do with the contract')
})
