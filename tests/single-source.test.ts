import { contract, signVersion } from '#contracts'
import { isRefusal } from '#kernel'
import { awardOf, decideAward, openedBids, submitBid, takeDue, tender } from '#tenders'
import { sequence } from '#platform'
import { sql } from 'kysely'
import { approved, bidOf, f24Plan, granted, opened, purchaseWithNeed, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
let w: World
beforeAll(async () => {
  w = await world()
  // Whoever is told is told of what comes after this.
  await told()
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
/** The log gets its order, then everybody is told. */
const told = async () => {
  while ((await sequence(w.db)) > 0);
  await w.runJobs()
}
const now = async (id: string) => (await tender(await w.as('officer'), id))!
const ground = () => ({
  method: 'single-source',
  named: w.district.institutions.tongxin,
  ground: 'only-supplier',
  groundSays: '辖区内只有这一家持有社区矫正衔接服务的协议，三家询问均答复不能承接。',
  groundExperts: '某大学社会工作系某教授：同意只有这一家。',
  acceptance: '服务期满由街道和居民代表验收。',
})
const argued = { experts: '某学院某副教授、某研究所某研究员。', answer: '逐家核对资质和人员，所列机构不具备同类服务条件。' }
const despite = { despite: '公众意见已于去年征求，当地数额标准未录入。' }

/** A draft that asks one supplier, as an officer fills it in. */
async function drafted(title: string): Promise<{ id: string; purchaseId: string }> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, title)))
  w.clock.set('2026-04-07T09:00:00+08:00')
  const edit = await send('officer', '/tenders/new', { purchase: purchaseId, method: 'single-source' })
  await send('officer', edit, ground())
  return { purchaseId, id: edit.replace('/tenders/', '').replace('/edit', '') }
}

describe('one supplier alone is asked, from the notice to the signed contract', () => {
  let id: string
  let purchaseId: string
  let at: string
  test('documents without a ground of the law, or without whom, cannot be announced; nothing is asked without the notice', async () => {
    ;({ id, purchaseId } = await drafted('只有一家能做的服务'))
    at = `/tenders/${id}`
    await send('officer', `${at}/edit`, { ...ground(), ground: '' })
    expect(await page('officer', at)).toContain('The ground of the law, the reasons and who argued it are not stated yet.')
    expect(await refused('officer', `${at}/announce`, despite)).toBe(422)
    expect(await refused('officer', `${at}/edit`, { ...ground(), ground: 'follow-on' })).toBe(422)
    // A tenth of the contract it is added to, and no more.
    await send('officer', `${at}/edit`, { ...ground(), ground: 'follow-on', groundOriginal: '2000000' })
    expect(await refused('officer', `${at}/edit`, { ...ground(), named: w.district.people.officer ?? 'x' })).toBe(422)
    await send('officer', `${at}/edit`, ground())
    expect(await refused('officer', `${at}/publish`, despite)).toBe(409)
    expect(await refused('manager-tongxin', `${at}/announce`, despite)).toBe(403)
  })
  test('the notice is public and stands five working days; until it ends nobody is asked', async () => {
    await send('officer', `${at}/announce`, despite)
    expect([(await now(id)).state, (await now(id)).noticeUntilOn!.toString()]).toEqual(['announced', '2026-04-14'])
    const said = await page('public', `${at}/notice`)
    expect([said.includes('三家询问均答复不能承接'), said.includes('name="sender"')]).toEqual([true, true])
    expect(await refused('officer', `${at}/invite`, { deadlineAt: '2026-04-20T10:00' })).toBe(409)
    expect(await page('officer', `${at}/notice`)).toContain('The notice stands until 14 April 2026')
    expect(await refused('officer', `${at}/negotiate`)).not.toBe(303)
  })
  test('anybody objects, the words are published and who it was is not; after the notice it is too late', async () => {
    const objection = { sender: '居民王某', contact: '025-0000000', says: '隔壁区还有一家机构也做这项服务，没有问过。' }
    expect(await send('public', `${at}/objections`, objection)).toBe(`${at}/notice?sent=1`)
    await send('manager-bangban', `${at}/objections`, { ...objection, sender: '邦伴', says: '我们也能承接这项服务，请再论证一次。' })
    // Who objected stands in no history that others read, whoever it was; the office does not object to itself.
    const { manager } = { manager: w.district.people['manager-bangban']! }
    const { rows: kept } = await sql<{ actor: string }>`
      select row_to_json(l)::text as actor from record_log l where action = 'objections.file' and outcome = 'done'`.execute(w.database.db)
    expect(kept.length).toBe(2)
    for (const { actor } of kept) for (const who of [manager, w.district.institutions.bangban]) expect(actor).not.toContain(who)
    expect(await refused('officer', `${at}/objections`, objection)).toBe(403)
    // A telephone reaches people too; the same form with other words is a no, and says so.
    const once = { _once: crypto.randomUUID() }
    const again = { ...objection, contact: '13800138000', says: '第三条异议：没有看到询问的记录，请附上。' }
    expect(await send('public', `${at}/objections`, { ...again, ...once })).toBe(`${at}/notice?sent=3`)
    expect(await refused('public', `${at}/objections`, { ...again, says: '换了一句话的异议，应当另外提出。', ...once })).toBe(409)
    const read = await page('public', `${at}/notice?sent=1`)
    expect([read.includes('隔壁区还有一家'), read.includes('居民王某'), read.includes('as number 1')]).toEqual([true, false, true])
    expect(await page('officer', `${at}/notice`)).toContain('居民王某 · 025-0000000')
    w.clock.set('2026-04-15T09:00:00+08:00')
    expect(await refused('public', `${at}/objections`, objection)).toBe(410)
  })
  test('nothing is asked while an objection waits; each is answered once, with who argued it', async () => {
    expect(await page('officer', '/')).toContain('Answer objections to the notice')
    expect(await refused('officer', `${at}/invite`, { deadlineAt: '2026-04-20T10:00' })).toBe(409)
    const ids = [...new Set([...(await page('officer', `${at}/notice`)).matchAll(/objections\/(obj_\w+)/g)].map((m) => m[1]!))]
    expect(ids.length).toBe(3)
    const [one, two, three] = ids
    expect(await refused('officer', `${at}/objections/${one}`, { finding: 'unfounded', experts: '', answer: argued.answer })).toBe(422)
    for (const o of [one, two, three]) await send('officer', `${at}/objections/${o}`, { finding: 'unfounded', ...argued })
    expect(await refused('officer', `${at}/objections/${two}`, { finding: 'founded', ...argued })).toBe(409)
    expect(await page('public', `${at}/notice`)).toContain('逐家核对资质和人员')
    await told()
    expect(await page('manager-bangban', '/notices')).toContain('Your objection to the notice')
    expect(await page('treasurer', '/notices')).toContain('an objection to the notice of one supplier is unfounded')
  })
  test('an offer is never asked for until a moment nobody could make', async () => {
    for (const deadlineAt of ['2026-04-15T09:02', '2026-04-16T08:59', '2026-08-01T10:00'])
      expect([deadlineAt, await refused('officer', `${at}/invite`, { deadlineAt })]).toEqual([deadlineAt, 422])
  })
  test('only the named supplier makes an offer; it is sealed until its deadline', async () => {
    await send('officer', `${at}/invite`, { deadlineAt: '2026-04-20T10:00' })
    expect((await now(id)).state).toBe('published')
    expect(codeOf(await bidOf(w, 'manager-bangban', id, { postAmount: '800000' }))).toBe('not-named')
    expect((await w.get('manager-bangban', `${at}/bid`)).status).toBe(403)
    expect(await page('manager-bangban', '/')).not.toContain(`href="${at}"`)
    granted(await bidOf(w, 'manager-tongxin', id, { postAmount: '900000' }))
    expect(await openedBids(await w.as('officer'), id)).toEqual([])
    await opened(w, id)
    expect((await now(id)).state).toBe('opened')
  })
  test('what is agreed is never above the limit, is held after the opening, and takes the place of the offer', async () => {
    const post = (await now(id)).lines.find((l) => l.kind === 'post')!
    const record = {
      heldOn: '2026-04-21',
      place: '街道办事处二楼会议室',
      people: '采购方：某主任（八年社会工作采购经验）；供应商：某经理。',
      costs: '人员成本八成；同类合同每岗每月一万二千元。',
      terms: '每月督导两次，其中一次在社区现场。',
    }
    const price = (amount: string) => ({ [`price-${post.id}`]: amount })
    w.clock.set('2026-04-21T15:00:00+08:00')
    expect(await page('officer', '/')).toContain(`${at}/negotiate`)
    expect(await refused('officer', `${at}/negotiate`, { ...record, ...price('99000000') })).toBe(422)
    expect(await refused('officer', `${at}/negotiate`, { ...record, heldOn: '2026-04-19' })).toBe(422)
    expect(await refused('officer', `${at}/negotiate`, { ...record, people: '' })).toBe(422)
    expect(await refused('manager-tongxin', `${at}/negotiate`, record)).toBe(403)
    await send('officer', `${at}/negotiate`, { ...record, ...price('880000') })
    const [bid] = await openedBids(await w.as('officer'), id)
    expect([bid!.rank, bid!.price!.lines.find((l) => l.lineId === post.id)!.amount]).toEqual([1, 88_000_000n])
    granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按协商结果确定。' }))
    expect((await awardOf(await w.as('public'), purchaseId))!.promises).toContain('其中一次在社区现场')
  })
  test('the contract is drawn from what was agreed and signed by both', async () => {
    const to = await send('officer', `/contracts/new?purchase=${purchaseId}`, { startsOn: '2026-06-01', lang: 'zh', paymentDays: '30' })
    const contractId = to.replace('/contracts/', '').replace(/\/.*/, '')
    for (const who of ['head', 'manager-tongxin']) {
      const ctx = await w.as(who)
      const c = (await contract(ctx, contractId))!
      granted(await signVersion(ctx, { contractId, number: c.versionNumber, version: c.version, read: true }))
    }
    expect((await contract(await w.as('officer'), contractId))!.state).toBe('signed')
  })
})

describe('a notice that somebody objects to with reason', () => {
  test('ends the purchase, says why to everybody, and the plan is free for another way of buying', async () => {
    const { id, purchaseId } = await drafted('有人能做的服务')
    const at = `/tenders/${id}`
    await send('officer', `${at}/announce`, despite)
    await send('manager-bangban', `${at}/objections`, { sender: '邦伴', contact: '见登记', says: '我们三年来在邻街做同一项服务。' })
    const objection = (await page('officer', `${at}/notice`)).match(/objections\/(obj_\w+)/)![1]!
    await send('officer', `${at}/objections/${objection}`, { finding: 'founded', ...argued })
    expect((await now(id)).state).toBe('void')
    expect(await page('public', at)).toContain('Objection 1 to the notice of one supplier is founded')
    await told()
    expect(await send('officer', '/tenders/new', { purchase: purchaseId, method: 'competitive-consultation' })).toContain('/edit')
    expect(await page('manager-tongxin', '/notices')).toContain('is founded: another way of buying is used')
  })
  test('where nobody makes the offer that was asked for, the purchase ends', async () => {
    const { id } = await drafted('没有报价的服务')
    const at = `/tenders/${id}`
    await send('officer', `${at}/announce`, despite)
    w.clock.set('2026-04-15T09:00:00+08:00')
    await send('officer', `${at}/invite`, { deadlineAt: '2026-04-20T10:00' })
    w.clock.set('2026-04-20T10:01:00+08:00')
    await takeDue(await w.as('clock'))
    expect((await now(id)).state).toBe('void')
    expect(codeOf(await submitBid(await w.as('manager-tongxin'), { tenderId: id, approach: 'x', promises: [] }))).not.toBe('granted')
  })
})
