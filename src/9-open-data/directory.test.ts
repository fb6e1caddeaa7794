import { day, newId, yuan } from '#kernel'
import { noticeNeed, openPurchase, setAsideNeed } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
let c: { contract: string; visits: string; groups: string; purchase: string }
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区服务', communityIds: w.district.communities.slice(0, 2) }))
  const line = (title: string) => ({
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title, unit: '次', quantity: 30, unitPrice: yuan('100') },
    ...{ amount: yuan('3000'), hangsOn: null },
  })
  const [visits, groups] = [line('独居老人探访'), line('亲子小组')]
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [visits, groups], startsOn: day('2026-03-01') },
      noTenderReason: '续签第二年',
    }),
  )
  await bothSign(w, id)
  await w.runJobs()
  c = { contract: id, visits: visits.id, groups: groups.id, purchase: p.id }
})
afterAll(() => w.close())

const text = async (path: string, who = 'public', lang: 'zh' | 'en' = 'en'): Promise<string> =>
  await (await w.get(who, path, { lang })).text()
const formOf = () => `/directory/${c.contract}/${c.visits}`
const right = {
  ...{ says: '每周有人上门看看您，缺什么帮您联系。', forWhom: ['older', 'disability'], ways: ['phone', 'walk-in'], phone: '0512-65000000' },
  ...{ address: '东园社区服务中心一楼', weekdays: ['1', '2', '3'], opens: '9:00', closes: '17：00', hoursNote: '节假日休息' },
  ...{ languages: ['cmn', 'wuu'], accessible: 'yes', room: 'waiting' },
}
const keep = async (fields: Record<string, string | string[]>, version = 1, who = 'manager-tongxin', path = formOf()) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), _version: String(version), ...fields } as Record<string, string>, {
    lang: 'en',
  })
  return { status: r.status, page: await r.text() }
}

describe('the directory of services', () => {
  test('is filled from contracts that run, before an institution says anything', async () => {
    const page = await text('/open/directory')
    for (const says of ['独居老人探访', '亲子小组', 'The institution has not said when']) expect(page).toContain(says)
    expect(await text('/directory', 'manager-tongxin')).toContain('not yet')
  })
  test('refuses halves, every one at its field, and keeps what was typed', async () => {
    const { status, page } = await keep({ ...right, phone: '', address: '', closes: '' })
    expect(status).toBe(422)
    for (const says of ['give the number', 'give the address', 'Say from, to and the days together', '每周有人上门看看您'])
      expect(page).toContain(says)
    expect((await keep({ ...right, opens: '17:00', closes: '9:00' })).page).toContain('closes after it opens')
    expect((await keep({ ...right, opens: '25:00' })).page).toContain('Write the time as 9:00')
    expect((await keep({ ...right, says: '找小李 13800138000' })).status).toBe(422)
  })
  test('is completed by the institution alone, and public at once', async () => {
    for (const [who, status] of [
      ['officer', 403],
      ['worker-tongxin', 403],
      ['manager-nuanyang', 404],
    ] as const)
      expect([who, (await keep(right, 1, who)).status]).toEqual([who, status])
    expect((await keep(right)).status).toBe(303)
    expect((await keep(right)).status).toBe(409)
    const page = await text(`/open/directory/${c.contract}/${c.visits}`)
    for (const says of [
      '每周有人上门',
      '0512-65000000',
      '09:00–17:00',
      'Wu',
      'A wheelchair gets in',
      'There is a waiting list (said on 1 March 2026)',
    ])
      expect(page).toContain(says)
  })
  test('is searched by the trouble in everyday words, by place, group and language', async () => {
    const found = async (query: string) => {
      const page = (await text(`/open/directory?${query}`)).replace(/<nav[\s\S]*?<\/nav>/g, '')
      return ['独居老人探访', '亲子小组'].filter((t) => page.includes(t))
    }
    expect(await found('q=alone')).toEqual(['独居老人探访'])
    expect(await found(`q=${encodeURIComponent('孩子放学')}`)).toEqual(['亲子小组'])
    expect(await found('trouble=alone')).toEqual(['独居老人探访'])
    expect(await found('group=older')).toEqual(['独居老人探访'])
    expect(await found('language=wuu')).toEqual(['独居老人探访'])
    expect(await found(`place=${w.district.communities[1]}`)).toHaveLength(2)
    expect(await found(`place=${w.district.communities[5]}`)).toEqual([])
    expect(await found('language=uig')).toEqual([])
  })
  test('tells who waits by tens and never fewer', async () => {
    const wait = async (n: number) => {
      for (let k = 0; k < n; k++) await waits(k + 100 * n)
      // What is shown is kept until the record log grows, which whoever lets somebody wait makes it do.
      good(await openPurchase(await w.as('officer'), { title: '别的', communityIds: w.district.communities.slice(0, 1) }))
      return await text(`/open/directory/${c.contract}/${c.groups}`)
    }
    expect(await wait(9)).not.toContain('are waiting')
    expect(await wait(4)).toContain('At least 10 are waiting')
  })
  test('is printed for the notice board of a community', async () => {
    const page = await text(`/open/directory/print?place=${w.district.communities[0]}`)
    for (const says of ['独居老人探访', '东园社区服务中心一楼', '/open/directory', 'class="board"']) expect(page).toContain(says)
  })
  test('is given to programs as HSDS', async () => {
    const r = await w.get('public', '/open/directory.json')
    const page = (await r.json()) as { total_items: number; contents: { name: string; schedules?: unknown[]; languages?: unknown[] }[] }
    expect([r.headers.get('content-type'), page.total_items]).toEqual(['application/json; charset=utf-8', 2])
    const visits = page.contents.find((s) => s.name === '独居老人探访')!
    expect(visits.schedules).toMatchObject([{ freq: 'WEEKLY', byday: 'MO,TU,WE', opens_at: '09:00+08:00', closes_at: '17:00+08:00' }])
    expect(visits.languages).toMatchObject([{ code: 'cmn' }, { code: 'wuu' }])
  })
  test('leads to what became of what a community said, with why something was not bought', async () => {
    const officer = await w.as('officer')
    const notice = async (title: string) => good(await noticeNeed(officer, { title, statement: '居民说的', purchaseId: c.purchase })).id
    await notice('还在看的需要')
    good(await setAsideNeed(officer, { needId: await notice('社区食堂'), reason: '民政局已另有项目' }))
    const path = `/open/communities/${w.district.communities[0]}`
    expect(await text(`/open/directory/${c.contract}/${c.visits}`)).toContain(path)
    for (const page of [await text(path), await text(`/open/purchases/${c.purchase}`)]) {
      expect(page).toContain('社区食堂')
      expect(page).toContain('We did not buy this because: 民政局已另有项目')
      expect(page).not.toContain('还在看的需要')
    }
    expect(await text(`/open/communities/${w.district.communities[5]}`)).not.toContain('社区食堂')
    expect((await w.get('public', '/open/communities/com_none')).status).toBe(404)
  })
  test('loses a service when its contract ends', async () => {
    w.clock.set('2027-06-01T09:00:00+08:00')
    await w.runJobs()
    expect(await text('/open/directory')).not.toContain('独居老人探访')
    expect((await w.get('public', `/open/directory/${c.contract}/${c.visits}`)).status).toBe(404)
    expect((await keep(right, 2)).status).toBe(404)
  })
})

/** Somebody waits for a place in the groups. Their institution has no key here, so it is laid in the table. */
async function waits(n: number): Promise<void> {
  const { tongxin } = w.district.institutions
  await sql`with k as (insert into clients (jurisdiction, id, organisation_id, number, sealed, age_group, sex, worker_id, entered_at, entered_by)
      values ('test', ${`cli_${n}`}, ${tongxin}, ${n}, 'x', '80+', 'female', 'usr_x', now(), 'usr_x') returning id)
    insert into cases (jurisdiction, id, organisation_id, client_id, number, contract_id, line_id, source, asked_on, waiting_since, state, entered_at, entered_by)
    select 'test', ${`cas_${n}`}, ${tongxin}, id, 1, ${c.contract}, ${c.groups}, 'self', '2026-03-01', '2026-03-01', 'waiting', now(), 'usr_x' from k`.execute(
    w.database.db,
  )
}
