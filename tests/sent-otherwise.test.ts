import { moneyText } from '#kernel'
import { myBid, tender } from '#tenders'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approved, f24Plan, publishedTender, purchaseWithNeed } from './builders/tender-stages.ts'

/* Somebody goes back, changes what a form says and sends it again: that is no second sending of the same form, and nobody is told it was taken. */

let w: World
beforeAll(async () => void (w = await world()))
afterAll(() => w.close())

const key = () => crypto.randomUUID()
const marks = async (action: string) =>
  (
    await sql<{ sent_mark: string | null }>`select sent_mark from once_keys where jurisdiction = 'test' and action = ${action}`.execute(
      w.database.db,
    )
  ).rows.map((r) => r.sent_mark)
const outcomes = async (action: string) =>
  (
    await sql<{
      outcome: string
    }>`select outcome from record_log where jurisdiction = 'test' and action = ${action} order by at, id`.execute(w.database.db)
  ).rows.map((r) => r.outcome)

describe('a need noticed in a form', () => {
  const form = { title: '晚上太黑', statement: '小路没有灯', _once: key() }
  const needs = async () =>
    (await sql<{ title: string }>`select title from needs where jurisdiction = 'test'`.execute(w.database.db)).rows.map((r) => r.title)
  let first: string
  let fields: Record<string, string | string[]>
  beforeAll(async () => {
    fields = { ...form, communityIds: [w.district.communities[0]!] }
    const answer = await w.post('officer', '/needs/new', fields)
    expect(answer.status).toBe(303)
    first = answer.headers.get('location')!
  })
  test('sent twice is led to the one need', async () => {
    const again = await w.post('officer', '/needs/new', fields)
    expect([again.status, again.headers.get('location')]).toEqual([303, first])
    expect(await needs()).toEqual(['晚上太黑'])
  })
  test.each([
    ['zh', '这份表单已经提交过一次', '看已经保存的内容'],
    ['en', 'already sent with other contents', 'See what was stored'],
  ] as const)('sent again with another title is refused in words with the way to what was stored, in %s', async (lang, says, see) => {
    const other = await w.post('officer', '/needs/new', { ...fields, title: '晚上还是太黑' }, { lang })
    const page = await other.text()
    expect(other.status).toBe(409)
    expect(page).toContain(says)
    expect(page).toMatch(new RegExp(`href="${first}"[^>]*>${see}`))
    expect(await needs()).toEqual(['晚上太黑'])
  })
  test('the attempt stands in the log, and the mark tells nothing of what was sent', async () => {
    expect(await outcomes('needs.notice')).toEqual(['done', 'sent-otherwise', 'sent-otherwise'])
    expect(await marks('needs.notice')).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
  })
  test('a field more, a field less and several values in another order are other contents; what begins with _ is none', async () => {
    const status = async (more: object) => (await w.post('officer', '/needs/new', { ...fields, ...more })).status
    expect(await status({ more: 'x' })).toBe(409)
    expect(await status({ communityIds: [] })).not.toBe(303)
    expect(await status({ _version: '7', _from: 'x' })).toBe(303)
  })
  test('a key from before marks were kept fits whatever comes, as it did', async () => {
    await sql`update once_keys set sent_mark = null where jurisdiction = 'test' and action = 'needs.notice'`.execute(w.database.db)
    const other = await w.post('officer', '/needs/new', { ...fields, title: '另一件' })
    expect([other.status, other.headers.get('location')]).toEqual([303, first])
  })
  test('what was refused was not sent: put right, the same form is taken', async () => {
    const at = { ...fields, _once: key() }
    expect((await w.post('officer', '/needs/new', { ...at, title: '' })).status).toBe(422)
    expect((await w.post('officer', '/needs/new', { ...at, title: '有题目了' })).status).toBe(303)
  })
})

describe('a sealed bid', () => {
  let id: string
  beforeAll(async () => {
    const of = await purchaseWithNeed(w, '换了价再交')
    await approved(w, await f24Plan(w, of))
    id = await publishedTender(w, of.purchaseId)
  })
  test('with another price in the same form is refused in words, and no table or page tells that anything came twice', async () => {
    const t = (await tender(await w.as('manager-tongxin'), id))!
    const bid = {
      _once: key(),
      approach: '以居民为中心。',
      ...Object.fromEntries(t.lines.map((l) => [`promise-${l.id}`, `照办：${l.title}`])),
      ...Object.fromEntries(t.lines.map((l) => [`price-${l.id}`, moneyText(l.kind === 'project' ? l.unitPrice : l.amount)])),
    }
    const send = (fields: Record<string, string>) => w.post('manager-tongxin', `/tenders/${id}/bid`, fields)
    expect((await send(bid)).status).toBe(303)
    const first = (await myBid(await w.as('manager-tongxin'), id))!
    expect((await send(bid)).status).toBe(303)
    const other = await send({ ...bid, approach: '换一种做法。' })
    expect(other.status).toBe(409)
    expect(await other.text()).toMatch(new RegExp(`href="/tenders/${id}/bid"[^>]*>See what was stored`))
    expect(await myBid(await w.as('manager-tongxin'), id)).toEqual(first)
    expect([...(await marks('bids.submit'))]).toEqual([])
    // In a new form it is taken; taken back, nothing is kept of what either said.
    expect((await send({ ...bid, approach: '换一种做法。', _once: key() })).status).toBe(303)
    expect((await w.post('manager-tongxin', `/tenders/${id}/bid/withdraw`, { _once: key() })).status).toBe(303)
    const row = (await sql<{ id: string; cover: string }>`select id, cover from bids where tender_id = ${id}`.execute(w.database.db))
      .rows[0]!
    const { answers } = JSON.parse(w.seal.reveal(row.cover, `cover test ${row.id}`)) as { answers: unknown[][] }
    // Of the withdrawal itself there is one: it says nothing.
    expect(answers.map((a) => a.length)).toEqual([2, 2, 3])
  })
})
