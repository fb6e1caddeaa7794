import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { world, type World } from '#testing'
import { testDatabase } from './builders/test-database.ts'
import { takeDue, tender } from '#tenders'
import {
  alarms,
  CannotUnseal,
  type ComparedClock,
  type Ctx,
  keptCheck,
  openSeal,
  refuseForeign,
  sealWith,
  secretAtHand,
  SecretRefused,
} from '#platform'
import { isRefusal } from '#kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockedKeys } from '../src/commands/keys.ts'
import { makeMetrics } from '../src/commands/metrics.ts'
import { confirmFinding } from '../src/3-tenders/confirm-finding.ts'
import { openedBids } from '../src/3-tenders/store/index.ts'
import { bidOf, f24Tender, granted, opened, panelSits, scored } from './builders/tender-stages.ts'

/* A key of ours that does not fit destroys nothing; a bid that does not fit its fingerprint is judged by a person. */

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const bidders = ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'] as const
async function withBids(title: string): Promise<string> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const of = await f24Tender(w, title)
  const id = of.tenderId
  for (const b of bidders) granted(await bidOf(w, b, id))
  return id
}
const bidStates = async (id: string) =>
  (await sql<{ state: string }>`select state from bids where tender_id = ${id} order by state`.execute(w.database.db)).rows.map(
    (r) => r.state,
  )
const logged = async (action: string, id: string) =>
  (
    await sql<{ n: number }>`select count(*)::int as n from record_log where action = ${action} and subject_id = ${id}`.execute(
      w.database.db,
    )
  ).rows[0]!.n
/** The timed job of a process that has another master secret. */
const foreignClock = async (): Promise<Ctx> => ({
  ...(await w.as('clock')),
  seal: sealWith('the secret of another installation altogether'),
})
const foreignRound = async () => await takeDue(await foreignClock()).catch((e: unknown) => e)
/** How many openings the measurements say could not be done. */
const measured = async (): Promise<number> => {
  const still = { apart: () => undefined, ahead: () => 0, fresh: async () => {} } as unknown as ComparedClock
  const { registry } = makeMetrics(w.db, still, async () => 'ok')
  return Number(/^tandem_alarms\{kind="tenders\.open"\} (\d+)$/m.exec(await registry.metrics())?.[1] ?? 0)
}
const stateOf = async (id: string) => (await tender(await w.as('officer'), id))!.state
const damage = (id: string, column: string, nth: number) =>
  sql`update bids set ${sql.ref(column)} = ${sql.ref(column)} || '\\x00'::bytea
    where id = (select id from bids where tender_id = ${id} order by id limit 1 offset ${nth})`.execute(w.database.db)

describe('a process with another master secret', () => {
  test('opens nothing, rejects nothing, raises one alarm; the right secret opens all and the alarm goes', async () => {
    const id = await withBids('密钥不符')
    const other = await withBids('另一件')
    const deadline = (await tender(await w.as('clock'), id))!.deadlineAt!
    w.clock.set(deadline.add({ minutes: 1 }).toString())
    for (let i = 0; i < 3; i++) expect(await foreignRound()).toBeInstanceOf(AggregateError)
    for (const t of [id, other]) {
      expect(await stateOf(t)).toBe('published')
      expect(await bidStates(t)).toEqual(['sealed', 'sealed', 'sealed'])
      expect(await logged('tenders.open-failed', t)).toBe(1)
    }
    expect((await alarms(await w.as('officer'), { subjectId: id })).map((a) => a.kind)).toEqual(['tenders.open'])
    expect(await (await w.get('officer', `/tenders/${id}`)).text()).toMatch(/due to be opened and are not open yet[\s\S]*TANDEM_SECRET/)
    const toBidder = await (await w.get('manager-tongxin', `/tenders/${id}`)).text()
    expect(toBidder).toContain('a fault of this system, not of any bidder')
    expect(toBidder).not.toContain('TANDEM_SECRET')
    expect(await (await w.get('administrator', '/')).text()).toContain('What the system could not do')
    expect(await measured()).toBe(2)

    await takeDue(await w.as('clock'))
    for (const t of [id, other]) {
      expect([await stateOf(t), await bidStates(t)]).toEqual(['opened', ['opened', 'opened', 'opened']])
      expect(await logged('tenders.open-mended', t)).toBe(1)
    }
    expect(await alarms(await w.as('officer'))).toEqual([])
    expect(await measured()).toBe(0)
  })
  test('opens no price either', async () => {
    const id = await withBids('价格密钥不符')
    await opened(w, id)
    const members = await panelSits(w, id)
    const seal = w.seal.open
    w.seal.open = sealWith('the secret of another installation altogether').open
    const round = await scored(w, id, members, () => '80').catch((e: unknown) => e)
    w.seal.open = seal
    expect(round).toBeInstanceOf(CannotUnseal)
    expect([await stateOf(id), await bidStates(id)]).toEqual(['opened', ['opened', 'opened', 'opened']])
    expect(await logged('tenders.finish-scoring-failed', id)).toBe(1)
    await takeDue(await w.as('clock'))
    expect([await stateOf(id), await bidStates(id)]).toEqual(['scored', ['ranked', 'ranked', 'ranked']])
    expect(await alarms(await w.as('officer'))).toEqual([])
  })
  test('a tender that was ended meanwhile keeps no alarm', async () => {
    const id = await withBids('取消的')
    w.clock.set((await tender(await w.as('clock'), id))!.deadlineAt!.add({ minutes: 1 }).toString())
    await foreignRound()
    expect((await alarms(await w.as('officer'))).length).toBe(1)
    const version = String((await tender(await w.as('officer'), id))!.version)
    expect((await w.post('officer', `/tenders/${id}/end`, { reason: '街道已经决定不再采购这项服务', _version: version })).status).toBe(303)
    await takeDue(await w.as('clock'))
    expect(await alarms(await w.as('officer'))).toEqual([])
  })
})

describe('a bid that does not match its fingerprint', () => {
  test.each(['quality_sealed', 'price_sealed'])(
    '%s: is set aside, and rejected only by a person with a reason; no price is opened before',
    async (column) => {
      const id = await withBids(`指纹不符 ${column}`)
      await damage(id, column, 1)
      await opened(w, id)
      expect([await stateOf(id), await bidStates(id)]).toEqual(['opened', ['opened', 'opened', 'set-aside']])
      const page = await (await w.get('officer', `/tenders/${id}`)).text()
      expect(page).toContain('1 bid does not match the fingerprint')
      const members = await panelSits(w, id)
      await scored(w, id, members, () => '80')
      expect([await stateOf(id), await bidStates(id)]).toEqual(['opened', ['opened', 'opened', 'set-aside']])
      const refusedBefore = await logged('tenders.finish-scoring', id)
      await takeDue(await w.as('clock'))
      expect(await logged('tenders.finish-scoring', id)).toBe(refusedBefore)

      const aside = (await openedBids(await w.as('officer'), id)).find((b) => b.state === 'set-aside')!
      const no = await confirmFinding(await w.as('manager-tongxin'), { tenderId: id, bidId: aside.bidId, reason: '核对过' })
      expect(isRefusal(no) && no.status).toBe(403)
      const at = `/tenders/${id}/bids/${aside.bidId}/confirm-finding`
      expect((await w.post('officer', at, { reason: '' })).status).toBe(422)
      expect((await w.post('officer', at, { ...(await w.seen(at)), reason: '与投标人核对了回执' })).status).toBe(303)
      await takeDue(await w.as('clock'))
      const bids = await openedBids(await w.as('officer'), id)
      expect(bids.find((b) => b.bidId === aside.bidId)).toMatchObject({
        state: 'rejected',
        reason: expect.stringContaining('与投标人核对了回执'),
      })
      expect(await stateOf(id)).not.toBe('opened')
    },
  )
  test('a price part damaged after the opening is found before any price is opened', async () => {
    const id = await withBids('后来损坏')
    await opened(w, id)
    const members = await panelSits(w, id)
    await damage(id, 'price_sealed', 2)
    await scored(w, id, members, () => '80')
    expect([await stateOf(id), await bidStates(id)]).toEqual(['opened', ['opened', 'opened', 'set-aside']])
    const { rows } = await sql<{ n: number }>`select count(price)::int as n from bids where tender_id = ${id}`.execute(w.database.db)
    expect(rows[0]!.n).toBe(0)
  })
})

describe('the master secret and its database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-secret-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const [ours, theirs] = ['the secret this database was begun with', 'a secret of some other database, as long']
  const at = (secret: string | undefined, name = 'none') => ({ secret, dataFolder: join(folder, name) })
  const refusal = async (p: Promise<unknown>) => {
    const e = await p.catch((x: unknown) => x)
    expect(e).toBeInstanceOf(SecretRefused)
    return (e as Error).message
  }

  test('the first start keeps a check value, later ones must fit it, and none is made for a database that has one', async () => {
    const { db, close } = await testDatabase()
    const none = async () => await lockedKeys(db)
    await openSeal(at(ours), db, none)
    await openSeal(at(ours), db, none)
    expect(await refusal(openSeal(at(theirs), db, none))).toMatch(
      /不是这个数据库的主密钥[\s\S]*not the one of this database[\s\S]*TANDEM_SECRET/,
    )
    expect(await refusal(openSeal(at(undefined), db, none))).toMatch(/永远打不开[\s\S]*no other is made/)
    // Nothing in the row is the secret or a quick digest of it.
    const { rows } = await sql<{ proof: Uint8Array; salt: Uint8Array }>`select salt, proof from secret_check`.execute(db)
    expect(rows.length).toBe(1)
    await expect(sql`update secret_check set salt = '\\x00'`.execute(db)).rejects.toThrow()
    await expect(sql`delete from secret_check`.execute(db)).rejects.toThrow()
    await close()
  })
  test('a made secret lies in its file; when the file is lost no other takes its place', async () => {
    const { db, close } = await testDatabase()
    const place = at(undefined, 'made')
    const seal = await openSeal(place, db, async () => [])
    const { lockedKey } = await seal.newEnvelope()
    expect((await openSeal(place, db, async () => [])).unlocks(lockedKey)).toBe(true)
    rmSync(join(folder, 'made', 'secret'))
    await refusal(openSeal(place, db, async () => []))
    writeFileSync(join(folder, 'made', 'secret'), theirs)
    await refusal(openSeal(place, db, async () => []))
    await close()
  })
  test.each([
    ['an empty file', '', /是空的[\s\S]*is empty/],
    ['blanks only', ' \n', /是空的[\s\S]*is empty/],
    ['one sign', 'x', /太短[\s\S]*too short/],
    ['thirty-one signs', 'x'.repeat(31), /太短[\s\S]*too short/],
  ])('a new database does not begin with %s in place of a secret', async (name, content, says) => {
    const { db, close } = await testDatabase()
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'secret'), content)
    expect(await refusal(openSeal(at(undefined, name), db, async () => []))).toMatch(says)
    expect((await sql`select * from secret_check`.execute(db)).rows).toEqual([])
    await close()
  })
  test('a folder where the secret should lie is said in words, and a made secret leaves nothing beside', async () => {
    const { db, close } = await testDatabase()
    mkdirSync(join(folder, 'dir', 'secret'), { recursive: true })
    expect(await refusal(openSeal(at(undefined, 'dir'), db, async () => []))).toMatch(/读不出来[\s\S]*cannot be read \(EISDIR\)/)
    await Promise.all([1, 2, 3].map(() => openSeal(at(undefined, 'alone'), db, async () => [])))
    expect(readdirSync(join(folder, 'alone'))).toEqual(['secret'])
    await close()
  })
  test('a database of another secret is left alone before its tables are looked at', async () => {
    const { db, close } = await testDatabase()
    await openSeal(at(ours), db, async () => [])
    const query = async (statement: string) => (await sql.raw<Record<string, unknown>>(statement).execute(db)).rows
    expect(await refusal(refuseForeign(at(theirs), query))).not.toMatch(/什么也没有改动|nothing changed/)
    await refusal(refuseForeign(at(undefined), query))
    await refuseForeign(at(ours), query)
    await refuseForeign(at(undefined), async () => [{ is_there: false }])
    expect([
      secretAtHand(at(ours), await keptCheck(db)),
      secretAtHand(at(theirs), await keptCheck(db)),
      secretAtHand(at(undefined), await keptCheck(db)),
    ]).toEqual(['fits', 'foreign', 'missing'])
    await close()
  })
  test('two processes that start at once on a fresh database do not both keep their own', async () => {
    const { db, close } = await testDatabase()
    const done = await Promise.allSettled([openSeal(at(ours), db, async () => []), openSeal(at(theirs), db, async () => [])])
    expect(done.map((d) => d.status).sort()).toEqual(['fulfilled', 'rejected'])
    await close()
  })
  test('a database of an earlier version is known by what was locked in it', async () => {
    const { db } = w.database
    expect((await lockedKeys(db)).length).toBeGreaterThan(0)
    await refusal(openSeal(at(theirs), db, () => lockedKeys(db)))
    await refusal(openSeal(at(undefined), db, () => lockedKeys(db)))
    expect((await sql`select * from secret_check`.execute(db)).rows).toEqual([])
    await openSeal(at('a secret that only this test knows, long enough'), db, () => lockedKeys(db))
    await refusal(openSeal(at(theirs), db, () => lockedKeys(db)))
  })
})
