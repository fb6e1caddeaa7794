import { afterAll, beforeAll, test } from 'vitest'
import { stage, type Stage } from './stage.ts'

let s: Stage
beforeAll(async () => {
  s = await stage('2026-03-02T09:00:00+08:00')
})
afterAll(() => s.close())

test('anybody can read what the law says and by when something must be paid, in either language, without script', async () => {
  for (const lang of ['en', 'zh'] as const) {
    const anybody = await s.as('public', { lang })
    await anybody.go('/')
    await anybody.go('/law?q=R-92')
    await anybody.follow('R-92')
    await anybody.go('/law/methods')
    await anybody.go('/law/numbers')
    await anybody.go('/law/places')
    await anybody.go('/law/calendar')
    await anybody.go('/law/when-paid')
    await anybody.fill('deliveredOn', '2026-06-30')
    await anybody.fill('acceptancePeriodDays', '15')
    await anybody.press(lang === 'en' ? 'Reckon' : '算一算')
    await anybody.sees(lang === 'en' ? '14 August 2026' : '2026 年 8 月 14 日')
    await anybody.go('/law/complaints')
    await anybody.fill('noticeEndedOn', '2026-03-03')
    await anybody.fill('challengeReceivedOn', '2026-03-09')
    await anybody.press(lang === 'en' ? 'Reckon' : '算一算')
    await anybody.sees(lang === 'en' ? '9 April 2026' : '2026 年 4 月 9 日')
    await anybody.go('/help')
    await anybody.go('/search?q=同心')
    await anybody.go('/no-such-page', 404)
    await anybody.sees(lang === 'en' ? 'There is no such page' : '没有这一页')
  }
})

test('people manage their account and their organisation from the keyboard of an office', async () => {
  const head = await s.as('head')
  await head.go('/account')
  await head.go('/account/two-step')
  await head.go('/people')
  await head.fill('email', 'new@example.org')
  await head.select('role', 'officer')
  await head.press('Make the link')
  await head.sees('Hand this link over')
  const administrator = await s.as('administrator')
  await administrator.go('/people')
  await administrator.go('/people/new')
  await administrator.press('Add an organisation')
  await administrator.sees('Something needs to be put right')
  const auditor = await s.as('auditor')
  await auditor.go('/log')
  await auditor.go('/')
})
