import { afterAll, beforeAll, test } from 'vitest'
import { approved, bidOf, f24Plan, opened, panelSits, publishedTender, purchaseWithNeed, scored } from '../builders/tender-stages.ts'
import { stage, type Stage } from './stage.ts'

let s: Stage
let purchaseId: string
let planId: string
let tenderId: string
beforeAll(async () => {
  s = await stage('2026-03-02T09:00:00+08:00')
  planId = await f24Plan(s.w, await purchaseWithNeed(s.w, '七社区社工服务'))
  purchaseId = await approved(s.w, planId)
  tenderId = await publishedTender(s.w, purchaseId)
  for (const [who, amount] of [
    ['manager-tongxin', '990000'],
    ['manager-bangban', '400000'],
    ['manager-nuanyang', '980000'],
  ] as const)
    await bidOf(s.w, who, tenderId, { postAmount: amount })
  await opened(s.w, tenderId)
  await scored(s.w, tenderId, await panelSits(s.w, tenderId), (provider) => (provider === s.w.district.institutions.tongxin ? '90' : '80'))
})
afterAll(() => s.close())

test('an officer and an auditor read which rules applied, at a desk and on a phone, in either language', async () => {
  const officer = await s.as('officer')
  await officer.go(`/purchases/${purchaseId}`)
  await officer.follow('Which rules applied')
  await officer.sees('What tender documents break')
  await officer.go(`/tenders/${tenderId}`)
  await officer.follow('Which rules applied')
  await officer.sees('By the rules in force on 3 April 2026')
  await officer.go(`/rules/opening/${tenderId}`)
  await officer.sees('The price score of every offer')
  const auditor = await s.as('auditor', { lang: 'zh' })
  await auditor.page.setViewportSize({ width: 390, height: 844 })
  for (const kind of ['plan', 'panel']) await auditor.go(`/rules/${kind}/${kind === 'plan' ? planId : tenderId}`)
  await auditor.sees('用到的事实')
})

test('the administrator enters a year of working days, told of every mistake at once, and anybody can read it', async () => {
  const administrator = await s.as('administrator')
  await administrator.go('/law/calendar')
  await administrator.follow('Enter a year')
  await administrator.fill('year', '2027')
  await administrator.fill('daysOff', '2027-01-01 to 2027-01-03\n2027-10-07 to 2027-10-01')
  await administrator.fill('workedWeekends', '2027-10-11')
  await administrator.press('Save the year')
  await administrator.sees('“2027-10-07 to 2027-10-01” ends before it begins.')
  await administrator.sees('“2027-10-11” is no day of the weekend')
  await administrator.sees('Name the notice')
  await administrator.fill('daysOff', '2027-01-01 to 2027-01-03\n2027-10-01 to 2027-10-07')
  await administrator.fill('workedWeekends', '2027-10-09')
  await administrator.fill('source', 'A notice made up for this test')
  await administrator.tick('isWhole', 'yes')
  await administrator.press('Save the year')
  await administrator.sees('entered here')
  await administrator.go('/law/calendar/edit')
  await administrator.sees('Take back')
  const anybody = await s.as('public', { lang: 'zh' })
  await anybody.go('/law/calendar')
  await anybody.sees('A notice made up for this test')
})
