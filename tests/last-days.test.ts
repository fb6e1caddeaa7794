import { contract, dutiesOf, endEarly, signVersion } from '#contracts'
import { acceptances, handInPeriod } from '#delivery'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { historyOf } from '#platform'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/* A last day on a day off moves in every clock of a contract; where the year is not known, nothing follows from missing it. */

let w: World
beforeAll(async () => {
  w = await world('2026-08-02T09:00:00+08:00')
})
afterAll(() => w.close())
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const at = (moment: string) => w.clock.set(moment)

async function signed(startsOn: string, community: number): Promise<string> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '末日的合同', communityIds: [w.district.communities[community]!] }))
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      startsOn: day(startsOn),
      noTenderReason: '测试',
      terms: { silenceMeansAcceptance: true, mayEndEarly: 'both' },
      lines: [
        {
          id: newId('line', officer.now) as Id<'line'>,
          kind: 'post',
          title: '社区社工',
          hangsOn: null,
          grade: 'assistant',
          posts: 1,
          months: 12,
          amount: yuan('72000'),
        },
      ],
    }),
  )
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, id))!
    good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  return id
}
const dueOf = async (id: string, kind: 'hand-in' | 'fill-vacancy' | 'hand-over' | 'accept', subject?: string) =>
  (await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: [kind] }))
    .find((d) => !subject || d.subjectId.startsWith(subject))
    ?.dueOn?.toString()
const stateOf = async (id: string) => {
  const [a] = await acceptances(await w.as('officer'), { ids: [id] })
  return [a!.state, a!.dueOn.toString(), a!.acceptedOn?.toString()]
}
const handIn = async (id: string, period: string) => good(await handInPeriod(await w.as('manager-tongxin'), { contractId: id, period })).id

describe('clocks of a contract over the national holiday of 2026', () => {
  let id: string
  let first: string
  test('hand-over, vacancy and hand-in: what ends from 1 to 7 October ends on the 8th', async () => {
    at('2026-09-01T09:00:00+08:00')
    id = await signed('2026-09-01', 0)
    await w.runJobs()
    expect([await dueOf(id, 'hand-over'), await dueOf(id, 'fill-vacancy'), await dueOf(id, 'hand-in', 'm01')]).toEqual([
      '2026-09-11',
      '2026-10-08',
      '2026-10-08',
    ])
  })
  test('acceptance: ten days from 1 October end on Sunday the 11th, so silence speaks only after Monday', async () => {
    at('2026-10-01T09:00:00+08:00')
    first = await handIn(id, 'm01')
    expect([await dueOf(id, 'accept', first), await stateOf(first)]).toEqual(['2026-10-12', ['handed-in', '2026-10-12', undefined]])
    at('2026-10-12T23:59:00+08:00')
    await w.runJobs()
    expect((await stateOf(first))[0]).toBe('handed-in')
    at('2026-10-13T00:01:00+08:00')
    await w.runJobs()
    expect(await stateOf(first)).toEqual(['accepted', '2026-10-12', '2026-10-12'])
  })
  test('a day kept by an earlier version is moved by the clock, in the register and in the acceptance, and the log says so', async () => {
    at('2026-11-02T09:00:00+08:00')
    const second = await handIn(id, 'm02')
    await sql`update acceptances set due_on = '2026-11-08' where id = ${second}`.execute(w.database.db)
    await sql`update duties set due_on = '2026-11-08' where subject_id like ${`${second}%`}`.execute(w.database.db)
    at('2026-11-09T23:00:00+08:00')
    await w.runJobs()
    expect([await dueOf(id, 'accept', second), await stateOf(second)]).toEqual(['2026-11-09', ['handed-in', '2026-11-09', undefined]])
    expect((await historyOf(await w.as('officer'), { subjectId: second })).map((e) => e.action)).toContain('delivery.move-last-day')
  })
  test('a year nobody entered: silence accepts nothing; once it is entered the day moves and the silence counts', async () => {
    at('2026-12-24T09:00:00+08:00')
    await w.runJobs()
    const third = await handIn(id, 'm03')
    at('2027-01-20T09:00:00+08:00')
    await w.runJobs()
    expect(await stateOf(third)).toEqual(['handed-in', '2027-01-03', undefined])
    // Nor is anybody late with it: that cannot be said yet, which every page says with what to do.
    const owed = async () => (await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['accept'], open: true }))[0]!
    expect([(await owed()).dueOn, (await owed()).dueSays!.en.includes('cannot be said')]).toEqual([null, true])
    const of = async (path: string) =>
      (await (await w.get('officer', path, { lang: 'en' })).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    const late = async () => (await acceptances(await w.as('officer'), { ids: [third] })).map((a) => [a.stalled, a.mayMove])
    expect(await late()).toEqual([[false, true]])
    for (const path of ['/due', `/contracts/${id}/duties`, `/delivery/${id}`, `/delivery/acceptances/${third}`])
      expect(await of(path)).toContain('The days off of 2027 are not entered yet')
    // Done after that day is not called late either.
    await sql`update duties set state = 'done', fulfilled_on = '2027-01-20' where contract_id = ${id} and kind = 'accept' and state = 'open'`.execute(
      w.database.db,
    )
    const done = (await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['accept'] })).filter((d) => d.mayMove)
    expect(done.map((d) => [d.state, d.dueOn])).toEqual([['done', null]])
    await sql`update duties set state = 'open', fulfilled_on = null where contract_id = ${id} and kind = 'accept' and fulfilled_on = '2027-01-20'`.execute(
      w.database.db,
    )
    await w.post('administrator', '/law/calendar/edit', {
      year: '2027',
      daysOff: '2027-01-01～2027-01-03',
      workedWeekends: '',
      source: '测试用的日历，不是国务院办公厅的通知',
      address: '',
      isWhole: 'yes',
    })
    await w.runJobs()
    expect(await stateOf(third)).toEqual(['accepted', '2027-01-04', '2027-01-04'])
  })
})

test('sixty days’ notice that ends in the national holiday ends after it; into a year not known it is refused near its end, not later', async () => {
  // A world of its own, whose clock does not go back.
  await w.close()
  w = await world('2026-08-02T09:00:00+08:00')
  const id = await signed('2026-08-01', 1)
  const end = async (lastOn: string) => {
    const c = (await contract(await w.as('head'), id))!
    const done = await endEarly(await w.as('head'), { contractId: id, reason: '测试', lastOn: day(lastOn), version: c.version })
    return isRefusal(done) ? done.code : 'given'
  }
  at('2026-08-03T09:00:00+08:00')
  await w.runJobs()
  // 60 days from 3 August are 2 October.
  expect(await end('2026-10-07')).toBe('notice-too-short')
  at('2026-11-10T09:00:00+08:00')
  await w.runJobs()
  // Ends on 9 January 2027, if that is no day off: refused close to it, in words; two weeks later no holiday can matter.
  expect([await end('2027-01-08'), await end('2027-01-15'), await end('2027-02-28')]).toEqual([
    'notice-too-short',
    'calendar-year-unknown',
    'given',
  ])
})

test('where no year is known any more no day is asked about, and what falls due is taken all the same', async () => {
  at('2028-03-06T09:00:00+08:00')
  await w.runJobs()
})
