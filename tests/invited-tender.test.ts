import { contract, signVersion } from '#contracts'
import { drawOrder, isRefusal } from '#kernel'
import { awardOf, submitBid, tender } from '#tenders'
import { approved, bidOf, f24Plan, granted, opened, panelSits, purchaseWithNeed, scored, type World, world } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const send = async (who: string, path: string, fields: Record<string, string> = {}): Promise<string> => {
  const r = await w.post(who, path, { ...(await w.seen(path)), ...fields })
  if (r.status !== 303) throw new Error(`${who} ${path}: ${r.status} ${(await r.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')}`)
  return r.headers.get('location') ?? ''
}
const refused = async (who: string, path: string, fields: Record<string, string> = {}) =>
  (await w.post(who, path, { ...(await w.seen(path)), ...fields })).status
const page = async (who: string, path: string): Promise<string> => await (await w.get(who, path, { lang: 'en' })).text()
const now = async (id: string) => (await tender(await w.as('officer'), id))!
const says = { says: '民办非企业单位登记证书齐全；前三年没有重大违法记录；在职社工十二名。' }
const managers = ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'] as const

/** A call as an officer fills it in and publishes it. */
async function called(title: string): Promise<{ id: string; purchaseId: string; at: string }> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, title)))
  w.clock.set('2026-04-07T09:00:00+08:00')
  const edit = await send('officer', '/tenders/new', { purchase: purchaseId, method: 'invited-tender' })
  const id = edit.replace('/tenders/', '').replace('/edit', '')
  const form = await page('officer', edit)
  expect([form.includes('name="deadlineAt"'), form.includes('name="documentsUntilOn"')]).toEqual([false, false])
  await send('officer', edit, {
    method: 'invited-tender',
    priceWeight: '10',
    conditions: '依法登记的社会工作服务机构。',
    acceptance: '每季度由街道、居民代表和第三方验收。',
    ...{ 'title-0': '服务方案', 'weight-0': '90', 'kind-0': 'subjective', 'guide-0': '需求分析、方法、指标各分三档：100、70、40 分。' },
  })
  expect(await refused('officer', `/tenders/${id}/publish`, { despite: '公众意见已于去年征求，当地数额标准未录入。' })).toBe(409)
  const at = await send('officer', `/tenders/${id}/call`, { despite: '公众意见已于去年征求，当地数额标准未录入。' })
  return { id, purchaseId, at }
}

describe('an invited tender, from its call to the signed contract', () => {
  let [id, purchaseId, at] = ['', '', '']
  test('the call is public for the days of the law; institutions apply, and nobody reads who before it is over', async () => {
    ;({ id, purchaseId, at } = await called('邀请招标的社工服务'))
    expect((await now(id)).noticeUntilOn!.toString()).toBe('2026-04-14')
    expect(await page('public', at)).toContain('applies here first')
    for (const who of managers) {
      expect(await page(who, '/')).toContain(at)
      await send(who, at, says)
      expect(await page(who, '/')).not.toContain(`href="${at}"`)
    }
    await send('manager-tongxin', at, { says: `${says.says}督导由高级社工担任。` })
    expect(await page('manager-tongxin', at)).toContain('督导由高级社工担任')
    for (const who of ['public', 'officer', 'manager-bangban']) expect(await page(who, at)).not.toContain('督导由高级社工担任')
    expect([await refused('officer', at, says), await refused('public', at, says)]).toEqual([403, 401])
    expect((await w.get('public', `/tenders/${id}/notice`)).status).toBe(404)
    const early = Object.fromEntries(managers.map((m) => [`finding-${w.district.institutions[m.slice(8)]!}`, 'qualified']))
    expect(await refused('officer', `${at}/review`, early)).toBe(409)
    // Nobody bids, nor is anybody invited, before the applications were looked at.
    expect(codeOf(await bidOf(w, 'manager-tongxin', id))).toBe('not-named')
    const actors = await sql<{ all: string }>`select string_agg(row_to_json(l)::text, '') as all from record_log l
      where action = 'applications.file' and outcome = 'done'`.execute(w.database.db)
    for (const who of managers) expect(actors.rows[0]!.all).not.toContain(w.district.people[who]!)
  })
  test('once it is over the office says of each whether it qualifies; who does not reads why', async () => {
    w.clock.set('2026-04-15T09:00:00+08:00')
    expect(await refused('manager-bangban', at, says)).toBe(410)
    expect(await page('officer', '/')).toContain(at)
    const { tongxin, bangban, nuanyang } = w.district.institutions
    const found = Object.fromEntries([tongxin, bangban, nuanyang].map((o) => [`finding-${o!}`, 'qualified']))
    expect(await refused('officer', `${at}/review`, { ...found, [`finding-${nuanyang!}`]: 'unqualified' })).toBe(422)
    expect(await refused('head', `${at}/invite`, { way: 'all', deadlineAt: '2026-05-20T10:00' })).toBe(409)
    await send('officer', `${at}/review`, found)
    expect(await page('manager-nuanyang', at)).toContain('qualifies')
  })
  test('at least three are drawn, with the time the law asks for; what is chosen is told to the invited alone until the opening', async () => {
    const invite = { way: 'drawn', count: '3', deadlineAt: '2026-05-20T10:00' }
    expect(await refused('head', `${at}/invite`, { ...invite, count: '2' })).toBe(422)
    expect(await refused('head', `${at}/invite`, { ...invite, count: '4' })).toBe(422)
    expect(await refused('head', `${at}/invite`, { ...invite, deadlineAt: '2026-04-25T10:00' })).toBe(422)
    await send('head', `${at}/invite`, invite)
    const x = await now(id)
    expect([x.state, x.named.length, x.inviteSeed === null]).toEqual(['published', 3, false])
    for (const who of managers) expect(await page(who, at)).toContain('you are invited to bid')
    for (const who of ['public', 'manager-bangban']) {
      expect(await page(who, at)).not.toContain(x.inviteSeed!)
      expect(await page(who, at)).not.toContain(w.district.institutions.tongxin!)
    }
  })
  test('whoever was not invited cannot bid; after the opening anybody repeats the draw', async () => {
    await sql`update tenders set named = named - 2 where id = ${id}`.execute(w.database.db)
    const left = (await now(id)).named
    const out = managers.find((m) => !left.includes(w.district.institutions[m.replace('manager-', '')]!))!
    expect(codeOf(await submitBid(await w.as(out), { tenderId: id, approach: 'x', promises: [] }))).toBe('not-named')
    const all = drawOrder(
      Object.values(w.district.institutions)
        .filter((o) => managers.some((m) => w.district.institutions[m.slice(8)] === o))
        .toSorted(),
      (await now(id)).inviteSeed!,
    )
    expect(all.slice(0, 2)).toEqual(left)
    await sql`update tenders set named = ${JSON.stringify(all)}::jsonb where id = ${id}`.execute(w.database.db)
    for (const [who, postAmount] of [
      ['manager-tongxin', '990000'],
      ['manager-bangban', '950000'],
      ['manager-nuanyang', '970000'],
    ] as const)
      granted(await bidOf(w, who, id, { postAmount }))
    await opened(w, id)
    const told = await page('public', at)
    expect([told.includes((await now(id)).inviteSeed!), ...all.map((o) => told.includes(o))]).toEqual([true, true, true, true])
  })
  test('then it goes on as an open tender, to a contract that both sign', async () => {
    const met = async (who: string, path: string) =>
      Object.fromEntries([...(await page(who, path)).matchAll(/type="radio" name="([^"]+)"/g)].map((m) => [m[1]!, 'met']))
    await send('officer', `/tenders/${id}/qualify`, await met('officer', `/tenders/${id}/qualify`))
    const members = await panelSits(w, id)
    for (const m of members.slice(0, 3)) await send(m, `/panel/${id}/conform`, await met(m, `/panel/${id}/conform`))
    await scored(w, id, members, (p) => (p === w.district.institutions.nuanyang ? '95' : '60'))
    await send('head', `/tenders/${id}/award`, { reasons: '按排序确定。' })
    expect((await awardOf(await w.as('public'), purchaseId))!.providerId).toBe(w.district.institutions.nuanyang)
    const to = await send('officer', `/contracts/new?purchase=${purchaseId}`, { startsOn: '2026-07-01', lang: 'zh', paymentDays: '30' })
    const contractId = to.replace('/contracts/', '').replace(/\/.*/, '')
    for (const who of ['head', 'manager-nuanyang']) {
      const ctx = await w.as(who)
      const c = (await contract(ctx, contractId))!
      granted(await signVersion(ctx, { contractId, number: c.versionNumber, version: c.version, read: true }))
    }
    expect((await contract(await w.as('officer'), contractId))!.state).toBe('signed')
  })
})

test('with two who qualify nobody is invited: the purchase is cancelled, for a new call or another way', async () => {
  const { id, at } = await called('只有两家合格的邀请招标')
  for (const who of managers) await send(who, at, says)
  w.clock.set('2026-04-15T09:00:00+08:00')
  const { tongxin, bangban, nuanyang } = w.district.institutions
  const why = '登记证书已经过期，没有换新的。'
  const found = { [`finding-${tongxin!}`]: 'qualified', [`finding-${bangban!}`]: 'qualified', [`finding-${nuanyang!}`]: 'unqualified' }
  await send('officer', `${at}/review`, { ...found, [`why-${nuanyang!}`]: why })
  expect(await page('manager-nuanyang', at)).toContain(why)
  expect(await page('manager-tongxin', at)).not.toContain(why)
  expect(await refused('head', `${at}/invite`, { way: 'all', deadlineAt: '2026-05-20T10:00' })).toBe(409)
  await send('head', `/tenders/${id}/end`, { reason: '合格供应商不足三家，重新公告。' })
  expect((await now(id)).state).toBe('cancelled')
})
