import { world, type World } from '#testing'
import { makeLogger, sequence } from '#platform'
import { coverOlderBids, myBid, submitBid, takeDue, tender, withdrawBid } from '#tenders'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeApp } from '../src/app.ts'
import { asOwner } from './builders/world.ts'
import { approved, bidOf, f24Plan, f24Tender, granted, publishedTender, purchaseWithNeed } from './builders/tender-stages.ts'

/* Before the opening nobody can count the bids: not on a page, not in the log, not in the metrics, not in the tables. */

let w: World
let id: string
beforeAll(async () => {
  w = await world()
  const of = await purchaseWithNeed(w, '数不出来')
  await approved(w, await f24Plan(w, of))
  id = await publishedTender(w, of.purchaseId)
})
afterAll(() => w.close())

const bidders = ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'] as const

test('the log page says the same before and after bids came, whoever looks', async () => {
  const said = async (who: string) => {
    await sequence(w.db)
    return (await (await w.get(who, '/log')).text()).match(/\d+ entries are numbered|\d+ in all/g)
  }
  const watchers = ['auditor', 'approver', 'administrator']
  const before = await Promise.all(watchers.map(said))
  expect(before[0]).toBeTruthy()
  for (const b of bidders) granted(await bidOf(w, b, id))
  expect(await Promise.all(watchers.map(said))).toEqual(before)
})

/** Everything the database holds of bids and of the forms they came by, as text. */
const everything = async () => {
  const { rows } = await sql<{ row: string }>`
    select row_to_json(b)::text as row from bids b union all select row_to_json(o)::text from once_keys o`.execute(w.database.db)
  return rows.map((r) => r.row)
}

test('the tables name no bidder, no sender, no moment and no number of replacements before the opening', async () => {
  for (const b of bidders) granted(await bidOf(w, b, id))
  const text = (await everything()).join('\n')
  for (const b of bidders) {
    const { organisationId, userId } = (await w.as(b)).asker
    expect(text).not.toContain(organisationId)
    expect(text).not.toContain(userId)
  }
  const { rows } = await sql`
    select provider_id, submitted_by, received_at, withdrawn_at, revision, version from bids where tender_id = ${id}`.execute(w.database.db)
  const blank = { provider_id: null, submitted_by: null, received_at: null, withdrawn_at: null, revision: 1, version: 1 }
  expect(rows).toEqual([blank, blank, blank])
  const covers = await sql<{ n: number }>`select distinct length(cover) as n from bids`.execute(w.database.db)
  expect(covers.rows.length).toBe(1)
  // Ids made one after the other begin alike; those of bids do not.
  const ids = await sql<{ id: string }>`select substr(id, 5, 8) as id from bids`.execute(w.database.db)
  expect(new Set(ids.rows.map((r) => r.id)).size).toBe(3)
})

test('a bidder has another blind name in another tender', async () => {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const of = await f24Tender(w, '另一件')
  const other = of.tenderId
  granted(await bidOf(w, 'manager-tongxin', other))
  const { rows } = await sql<{ n: number }>`select count(distinct bidder_blind)::int as n from bids`.execute(w.database.db)
  expect(rows[0]!.n).toBe(4)
})

test('the bidder still has the receipt, can replace and withdraw, and a form sent twice changes nothing', async () => {
  const ctx = { ...(await w.as('manager-tongxin')), once: '0123456789abcdef' }
  const t = (await tender(ctx, id))!
  const bid = {
    tenderId: id,
    approach: '再换一份',
    promises: t.lines.map((l) => ({ lineId: l.id, says: '照办' })),
    prices: Object.fromEntries(t.lines.map((l) => [l.id, l.kind === 'project' ? l.unitPrice : l.amount])),
  }
  const before = (await myBid(ctx, id))!
  const logged = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from record_log where action like 'bids.%'`.execute(w.database.db)).rows[0]!.n
  const first = granted(await submitBid(ctx, bid))
  const n = await logged()
  expect(first).toMatchObject({ bidId: before.bidId, revision: before.revision + 1 })
  expect(await submitBid(ctx, bid)).toEqual(first)
  expect(await logged()).toBe(n)
  const both = { ...ctx, once: 'fedcba9876543210' }
  const [a, b] = await Promise.all([submitBid(both, bid), submitBid(both, bid)])
  expect(a).toEqual(b)
  expect((await myBid(ctx, id))!.revision).toBe(before.revision + 2)
  granted(await withdrawBid(ctx, { tenderId: id }))
  expect(granted(await withdrawBid(ctx, { tenderId: id })).id).toBe(before.bidId)
  expect(await myBid(ctx, id)).toMatchObject({ state: 'withdrawn', withdrawnAt: ctx.now })
  expect((await everything()).join()).not.toContain(ctx.asker.organisationId)
  granted(await submitBid({ ...ctx, once: 'aaaaaaaaaaaaaaaa' }, bid))
  // Nobody else’s.
  expect((await myBid(await w.as('manager-bangban'), id))!.bidId).not.toBe(before.bidId)
})

test('a bid of the earlier version is covered at the first start, and read in the meantime', async () => {
  const ctx = await w.as('manager-bangban')
  const known = (await myBid(ctx, id))!
  await asOwner(
    w.database.db,
    `update bids set provider_id = '${ctx.asker.organisationId}', submitted_by = '${ctx.asker.userId}', received_at = '${known.receivedAt}',
      revision = ${known.revision}, bidder_blind = null, cover = null where id = '${known.bidId}'`,
  )
  expect(await myBid(ctx, id)).toMatchObject({ bidId: known.bidId, revision: known.revision })
  expect(await coverOlderBids(w.db, w.seal)).toBe(1)
  expect(await coverOlderBids(w.db, w.seal)).toBe(0)
  expect((await everything()).join()).not.toContain(ctx.asker.organisationId)
  expect(await myBid(ctx, id)).toEqual(known)
})

test('neither the measurements nor the log of requests tell a bid from any other form', async () => {
  const [seen, lines]: [string[], string[]] = [[], []]
  const logger = makeLogger({ log: 'silent' })
  logger.info = ((line: object) => void lines.push(JSON.stringify(line))) as never
  const settings = { root: new URL('..', import.meta.url).pathname, origin: undefined }
  const app = makeApp({
    db: w.db,
    clock: w.clock,
    seal: w.seal,
    logger,
    settings,
    observe: (r) => void seen.push(`${r.method} ${r.route}`),
  })
  const headers = { host: 'test.example', origin: 'http://test.example' }
  for (const path of [`/tenders/${id}/bid`, `/tenders/${id}/bid/withdraw`, `/tenders/${id}/questions`, '/sign-in'])
    await app.request(`http://test.example${path}`, { method: 'POST', body: new URLSearchParams({ x: 'y' }), headers })
  await app.request(`http://test.example/tenders/${id}/bid`, { headers })
  await app.request(`http://test.example/tenders/${id}/document`, { headers })
  expect(new Set(seen)).toEqual(new Set(['POST (form)', 'GET /tenders/:id/…']))
  expect(lines.join()).not.toMatch(/bid|tnd_/)
})

test('the opening fills in what was covered, in the order the bids came', async () => {
  w.clock.set((await tender(await w.as('clock'), id))!.deadlineAt!.add({ minutes: 1 }).toString())
  await takeDue(await w.as('clock'))
  const { rows } = await sql<{ provider_id: string; received_at: unknown; revision: number }>`
    select provider_id, received_at, revision from bids where tender_id = ${id}`.execute(w.database.db)
  const expected = await Promise.all(bidders.map(async (b) => (await w.as(b)).asker.organisationId))
  expect(rows.map((r) => r.provider_id).sort()).toEqual(expected.sort())
  expect(Math.max(...rows.map((r) => r.revision))).toBeGreaterThan(2)
})
