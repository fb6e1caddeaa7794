import { day, type Grade, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openingDue } from './opening-due.ts'

/* A post asks for a certificate: who is appointed has one, and it is renewed in time. */

let w: World
let contractId = ''
const [graded, plain] = [newId('line', Temporal.Now.instant()), newId('line', Temporal.Now.instant())] as const
const manager = 'manager-tongxin'
const person = (who: string): string => w.district.people[who]!
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: w.district.communities.slice(0, 1) }))
  const post = (id: typeof graded, grade: Grade) => ({
    ...{ id, kind: 'post' as const, title: `岗位 ${grade}`, posts: 2, months: 12 },
    ...{ grade, hangsOn: null, communityIds: [], amount: yuan('240000') },
  })
  const c = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin },
      ...{ lines: [post(graded, 'social-worker'), post(plain, 'any')] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, c.id)
  contractId = c.id
})
afterAll(() => w.close())

const sent = async (who: string, path: string, fields: Record<string, string>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, text: await r.text() }
}
const card = async (line: string) =>
  await sent(manager, `/delivery/${contractId}/posts/${line}/card`, {
    purpose: '社区服务',
    mayAssign: '主管',
    certificate: 'social-worker',
  })
const appoint = async (lineId: string, more: Record<string, string>) =>
  await sent(manager, `/delivery/${contractId}/posts`, {
    ...{ lineId, workerId: '', workerName: '', grade: 'social-worker', share: '1', fromOn: '2026-03-02', toOn: '', replacesId: '' },
    ...{ competition: '公开竞聘', applicants: '', certificateUntil: '', ...more },
  })
const due = async () =>
  (await openingDue(await w.as(manager), w.district.institutions.tongxin)).map((i) => [i.title.en, i.dueOn?.toString() ?? null])

describe('a certificate that a post asks for', () => {
  test('is asked of nobody before a card says so', async () => {
    expect((await card(graded)).status).toBe(303)
    expect((await card(plain)).status).toBe(303)
    expect(
      (await w.get('officer', `/delivery/${contractId}/posts`, { lang: 'en' }).then((r) => r.text())).includes('Certificate asked for'),
    ).toBe(true)
  })
  test('is a part of the grade that was bought: nobody is appointed without a valid one', async () => {
    const who = { workerId: person('worker-tongxin') }
    const none = await appoint(graded, who)
    expect([none.status, none.text.includes('This post asks for “Social worker”')]).toEqual([422, true])
    expect((await appoint(graded, { ...who, uncertified: 'yes' })).status).toBe(422)
    expect((await appoint(graded, { ...who, certificateUntil: '2026-03-01' })).status).toBe(422)
    expect((await appoint(graded, { ...who, certificateUntil: '2026-06-30' })).status).toBe(303)
    expect(await due()).toEqual([])
  })
  test('entered among the qualifications is not asked for again', async () => {
    const q = { userId: person('worker2-tongxin'), kind: 'social-worker', validUntil: '2027-06-30' }
    expect((await sent(manager, '/openings/qualifications', q)).status).toBe(303)
    expect((await appoint(graded, { workerId: person('worker2-tongxin') })).status).toBe(303)
  })
  test('that is missing where no grade was bought is said, and stays due', async () => {
    const none = await appoint(plain, { workerName: '孙没证' })
    expect([none.status, none.text.includes('tick the box')]).toEqual([422, true])
    expect((await appoint(plain, { workerName: '孙没证', uncertified: 'yes' })).status).toBe(303)
    expect(await due()).toEqual([['孙没证 is at a post without “Social worker”', null]])
  })
  test('is due from sixty days before it ends, until its new last day is entered', async () => {
    w.clock.set('2026-05-02T09:00:00+08:00')
    expect((await due()).map(([, on]) => on)).toEqual(['2026-06-30', null].toSorted((a, b) => (a === null ? 1 : b === null ? -1 : 0)))
    const { rows } = await sql<{ id: string; version: number }>`
      select id, version from appointments where line_id = ${graded} and worker_id = ${person('worker-tongxin')}`.execute(w.database.db)
    const at = `/delivery/appointments/${rows[0]!.id}/certificate`
    const _version = String(rows[0]!.version)
    for (const who of ['worker-tongxin', 'manager-bangban', 'officer'])
      expect([who, (await sent(who, at, { validUntil: '2028-06-30', _version })).status]).toEqual([who, 403])
    expect((await w.get(manager, at)).status).toBe(200)
    expect((await sent(manager, at, { validUntil: '2028-06-30', _version })).status).toBe(303)
    expect((await due()).map(([, on]) => on)).toEqual([null])
  })
})
