import { contract } from '#contracts'
import { day, fractionText } from '#kernel'
import { appointed, good, type Tied, tiedContract, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptances } from './acceptances.ts'
import { addServiceRecord } from './add-service-record.ts'
import { endAppointment } from './end-appointment.ts'
import { handInPeriod } from './hand-in-period.ts'
import { appointments } from './occupancy.ts'
import { recordedTime } from './recorded-time.ts'
import { projectShare } from './rules/shared-time.ts'
import type { Showing } from './showings-of.ts'
import { movedBy, standstillDue, standstillsFor, stillDays } from './standstill.ts'
import { timeAtPosts } from './time-at-posts.ts'

let w: World
let t: Tied
let worker1: string
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  t = await tiedContract(w, day('2026-03-01'))
  worker1 = await appointed(w, t.id, t.lines.posts.id, 'worker-tongxin', day('2026-03-01'))
  await appointed(w, t.id, t.lines.subsidised.id, 'worker2-tongxin', day('2026-03-01'))
})
afterAll(() => w.close())

const at = (on: string) => w.clock.set(`${on}T09:00:00+08:00`)
const page = async (who: string, path: string, lang: 'zh' | 'en' = 'en') => (await w.get(who, path, { lang })).text()
const here = async () => (await contract(await w.as('officer'), t.id))!
const record = async (who: string, lineId: string, on: string, minutes: number, units = 0) =>
  good(
    await addServiceRecord(await w.as(who, `${on}T18:00:00+08:00`), {
      ...{ contractId: t.id, lineId, servedOn: day(on), category: 'direct', what: 'other', minutes, askedBy: 'own-plan', people: 2, units },
    }),
  )

describe('a project inside a post', () => {
  test('one record is time of the post and counts towards the units of the project; the post is paid by its days and the project by its units', async () => {
    await record('worker-tongxin', t.lines.posts.id, '2026-03-10', 180)
    await record('worker-tongxin', t.lines.inPost.id, '2026-03-11', 60, 1)
    await record('worker2-tongxin', t.lines.project.id, '2026-03-12', 120, 1)
    at('2026-04-01')
    const month = { from: day('2026-03-01'), to: day('2026-03-31') }
    const [own] = (await recordedTime(await w.as('officer'), await here(), month)).filter((p) => p.lineIds.includes(t.lines.posts.id))
    expect(own!.recorded).toBe(240)
    const time = await timeAtPosts(await w.as('officer'), await here(), month)
    expect(time.map((s) => [s.own, s.projects.map((p) => p.minutes), fractionText(projectShare(s)!)])).toEqual([
      [180, [60], '1/4'],
      [0, [120], '1'],
    ])
    good(await handInPeriod(await w.as('manager-tongxin'), { contractId: t.id, period: 'm01' }))
    const [a] = await acceptances(await w.as('officer'), { contractIds: [t.id] })
    const claimed = (id: string) => {
      const l = a!.lines.find((x) => x.lineId === id)!
      return `${fractionText(l.claimed.count)}/${fractionText(l.claimed.of)}`
    }
    // One of two posts was filled for 31 days; one of twelve units was made. The hours are in neither.
    expect([claimed(t.lines.posts.id), claimed(t.lines.inPost.id), claimed(t.lines.project.id)]).toEqual(['31/62', '1/12', '1/8'])
    for (const path of [
      `/delivery/acceptances/${a!.id}`,
      `/delivery/${t.id}/posts`,
      `/delivery/${t.id}`,
      `/delivery/${t.id}/lines/${t.lines.inPost.id}`,
    ]) {
      const text = await page('officer', path)
      expect([path, text.includes('so nothing is paid twice'), text.includes('25%') || text.includes('25.0%')]).toEqual([path, true, true])
    }
    expect(await page('committee', `/delivery/acceptances/${a!.id}`)).not.toContain('nothing is paid twice')
  })

  test('every line has a page of its own, with the way to what it hangs on and to what hangs on it', async () => {
    const path = (id: string) => `/delivery/${t.id}/lines/${id}`
    const inPost = await page('officer', path(t.lines.inPost.id))
    expect([inPost.includes(path(t.lines.posts.id)), inPost.includes('Hangs on'), inPost.includes('¥24,000.00')]).toEqual([
      true,
      true,
      true,
    ])
    expect(inPost).toContain('Of the 1 hours recorded for it, 1 are time of the posts tied to it as well.')
    const posts = await page('manager-tongxin', path(t.lines.posts.id))
    expect([posts.includes(path(t.lines.inPost.id)), posts.includes('What hangs on it')]).toEqual([true, true])
    const subsidised = await page('auditor', path(t.lines.subsidised.id), 'zh')
    expect([
      subsidised.includes('其余 72,000.00 元'),
      subsidised.includes('机构没有说明'),
      subsidised.includes(path(t.lines.project.id)),
    ]).toEqual([true, true, true])
    expect((await w.get('officer', path('lin_00000000000000000000000000'))).status).toBe(404)
    expect((await w.get('manager-bangban', path(t.lines.posts.id))).status).toBe(404)
    expect((await w.get('public', path(t.lines.posts.id))).status).not.toBe(200)
  })

  test('while nobody is at its post both sides are told since when, and its page says so', async () => {
    const [a] = await appointments(await w.as('officer'), { id: worker1 })
    at('2026-04-10')
    good(
      await endAppointment(await w.as('manager-tongxin'), {
        appointmentId: worker1,
        lastOn: day('2026-04-10'),
        reason: '离职',
        version: a!.version,
      }),
    )
    const due = async (who: string) =>
      (await standstillDue(await w.as(who), (await w.as(who)).asker.organisationId!)).map((i) => [i.side, i.title.en, i.dueOn?.toString()])
    expect([await due('manager-tongxin'), await due('officer')]).toEqual([[], []])
    at('2026-04-20')
    const says = '“长者陪伴” stands still: nobody is at “社区社工岗位” since 11 April 2026'
    // Of its two posts one was never filled; the project stands still once nobody is left.
    expect([await due('manager-tongxin'), await due('officer'), await due('manager-bangban')]).toEqual([
      [['ours', says, '2026-05-11']],
      [['theirs', says, '2026-05-11']],
      [],
    ])
    const text = await page('officer', `/delivery/${t.id}/lines/${t.lines.inPost.id}`)
    expect([text.includes('since 11 April 2026: the project stands still'), text.includes('10 days not counted')]).toEqual([true, true])
    expect(await page('manager-tongxin', `/delivery/${t.id}/posts`)).toContain('since 11 April 2026: the project stands still')
    // The project with its own post is not held up by another's.
    expect(await page('officer', `/delivery/${t.id}/lines/${t.lines.project.id}`)).not.toContain('stands still')
  })

  test('its clock stands still for the days agreed to fill a vacancy and no longer, for what the institution shows', async () => {
    at('2026-06-10')
    const found = (await standstillsFor(await w.as('officer'), [await here()])).get(t.id)!
    const s = found.find((x) => x.projectId === t.lines.inPost.id)!
    expect(s.empty.map((e) => [e.from.toString(), e.to.toString(), e.stillTo.toString()])).toEqual([
      ['2026-04-11', '2026-06-10', '2026-05-10'],
    ])
    const within = (from: string, to: string) => stillDays(s, { from: day(from), to: day(to) })
    expect([
      within('2026-04-01', '2026-04-30'),
      within('2026-05-01', '2026-05-31'),
      within('2026-06-01', '2026-06-30'),
      within('2026-03-01', '2026-06-30'),
    ]).toEqual([20, 10, 0, 30])
    const showing = (by: string, lineId: string) =>
      ({ lineId, indicator: { by }, from: day('2026-04-01'), on: day('2026-04-30') }) as unknown as Showing
    expect(
      [showing('provider', t.lines.inPost.id), showing('residents', t.lines.inPost.id), showing('provider', t.lines.project.id)].map((x) =>
        movedBy(x, found),
      ),
    ).toEqual([20, 0, 0])
  })

  test('somebody who comes ends it; the days it was empty stay on its page', async () => {
    await appointed(w, t.id, t.lines.posts.id, 'worker-tongxin', day('2026-06-10'))
    const text = await page('officer', `/delivery/${t.id}/lines/${t.lines.inPost.id}`)
    expect([
      text.includes('the project stands still'),
      text.includes('11 April 2026 to 9 June 2026: 30 days not counted, 30 beyond'),
    ]).toEqual([false, true])
  })
})
