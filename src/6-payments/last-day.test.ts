import { dutiesOf } from '#contracts'
import { day, isRefusal, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { enterYear } from '#people'
import { bothSign, directContract, good, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrears } from './arrears.ts'
import { makeClaim } from './make-claim.ts'

/** An advance claimed on 3 December 2026, to be paid within thirty days: Saturday 2 January of a year whose days off nobody knows. */
let w: World
let ids: { contract: string; claim: string }
beforeAll(async () => {
  w = await world('2026-12-03T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '课程', communityIds: w.district.communities }))
  const line = {
    ...{ id: newId('line', officer.now), kind: 'project' as const, title: '课程', hangsOn: null, quantity: 10, unit: '门' },
    ...{ unitPrice: yuan('1000'), amount: yuan('10000') },
  }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, noTenderReason: '续签第二年', lines: [line] },
      ...{ terms: { advanceShare: '0.3' }, startsOn: day('2026-12-03'), endsOn: day('2027-03-02') },
    }),
  )
  await bothSign(w, id)
  await w.runJobs()
  const claim = good(await makeClaim(await w.as('manager-tongxin'), { contractId: id, from: 'advance' }))
  ids = { contract: id, claim: claim.id }
})
afterAll(() => w.close())

const on = async (date: string) => {
  w.clock.set(`${date}T09:00:00+08:00`)
  await w.runJobs()
}
const page = async (who: string, path: string): Promise<string> =>
  (await (await w.get(who, path, { lang: 'en' })).text())
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
/** What each page says of it that is told where something is late. */
const told = async () => {
  const [list, late, schedule, claim] = await Promise.all(
    [
      ['manager-tongxin', '/payments'],
      ['manager-tongxin', '/payments?standing=late'],
      ['officer', `/payments/contracts/${ids.contract}`],
      ['officer', `/payments/claims/${ids.claim}`],
    ].map(([who, path]) => page(who!, path!)),
  )
  return {
    sum: /Of it late (¥[\d,.]+)/.exec(list!)![1],
    inList: /(\d+) days? late/.exec(list!)?.[1],
    among: late!.includes('HT-2026-001-P01'),
    inSchedule: / (late|claimed, to be paid) HT-2026-001-P01/.exec(schedule!)![1],
    ofClaim: /To be paid: ¥3,000.00 (\d+ days? late|due today|\d+ days? left) ([^.]*?\d{4})/.exec(claim!)!.slice(1, 3),
    arrears: (await arrears(await w.as('officer'), {})).map((l) => l.daysLate),
  }
}
const nothingLate = { sum: '¥0.00', inList: undefined, among: false, inSchedule: 'claimed, to be paid', arrears: [] }

test('nobody is told that they pay late while the days off of the year are not entered, on no page', async () => {
  await on('2027-01-03')
  expect(await told()).toEqual({ ...nothingLate, ofClaim: ['due today', '2 January 2027'] })
  expect(await page('officer', `/payments/claims/${ids.claim}`)).toContain('the working days of 2027 are not entered yet')
})
test('once they are entered the last day is the first that is worked, and every page agrees on it', async () => {
  const year = {
    ...{ year: '2027', workedWeekends: '', source: '通知（测试）', isWhole: true, isMeant: true },
    daysOff:
      '2027-01-01 至 2027-01-03\n2027-02-05 至 2027-02-11\n2027-04-03 至 2027-04-05\n2027-05-01 至 2027-05-05\n2027-06-09\n2027-10-01 至 2027-10-07',
  }
  const entered = await enterYear(await w.as('administrator'), year)
  expect(isRefusal(entered) && entered.words.en).toBe(false)
  await on('2027-01-04')
  expect(await told()).toEqual({ ...nothingLate, ofClaim: ['due today', '4 January 2027'] })
  const duty = async () =>
    (await dutiesOf(await w.as('officer'), { contractIds: [ids.contract], kinds: ['pay'] })).map((d) => String(d.dueOn))
  expect(await duty()).toEqual(['2027-01-04'])
  await on('2027-01-06')
  expect(await told()).toEqual({
    ...{ sum: '¥3,000.00', inList: '2', among: true, inSchedule: 'late', arrears: [2] },
    ofClaim: ['2 days late', '4 January 2027'],
  })
})
