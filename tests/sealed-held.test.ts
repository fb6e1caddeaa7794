import { world, type World } from '#testing'
import { alarms, sha256 } from '#platform'
import { coverOlderBids, openedBids, submitBid, takeDue, tender, withdrawBid } from '#tenders'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bidOf, f24Tender, granted, opened, panelSits, scored } from './builders/tender-stages.ts'
import { asOwner } from './builders/world.ts'

/* Whoever can write into the tables decides neither which bids are opened nor with what: the log and the receipts say it. */

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
const run = (statement: string) => sql.raw(statement).execute(w.database.db)
const rowsOf = async (id: string) =>
  (await sql<{ row: { id: string } }>`select row_to_json(b) as row from bids b where tender_id = ${id} order by id`.execute(w.database.db))
    .rows
const putBack = async (id: string, rows: readonly { row: object }[]) => {
  await sql`delete from bids where tender_id = ${id} or id in (${sql.join(rows.map((r) => (r.row as { id: string }).id))})`.execute(
    w.database.db,
  )
  for (const { row } of rows)
    await sql`insert into bids select * from json_populate_record(null::bids, ${JSON.stringify(row)}::json)`.execute(w.database.db)
}
const stateOf = async (id: string) => (await tender(await w.as('officer'), id))!.state
const afterDeadline = async (id: string) => w.clock.set((await tender(await w.as('clock'), id))!.deadlineAt!.add({ minutes: 1 }).toString())
const round = async () => await takeDue(await w.as('clock')).catch((e: unknown) => e)
const logged = async (action: string, id: string) =>
  (
    await sql<{ n: number }>`select count(*)::int as n from record_log where action = ${action} and subject_id = ${id}`.execute(
      w.database.db,
    )
  ).rows[0]!.n
const swap = (columns: readonly string[], a: string, b: string) =>
  run(`update bids x set ${columns.map((c) => `${c} = y.${c}`).join(', ')} from bids y
    where (x.id = '${a}' and y.id = '${b}') or (x.id = '${b}' and y.id = '${a}')`)
const content = ['quality_sealed', 'quality_hash', 'price_sealed', 'price_hash']

/** What somebody who can write into the tables does with three sealed bids, [a, b, c], of the tender `id`. */
const breaches: Record<string, (id: string, of: readonly string[]) => Promise<unknown>> = {
  'the contents of two bids change places, with their fingerprints': (_, [a, b]) => swap(content, a!, b!),
  'only their prices do': (_, [a, b]) => swap(['price_sealed', 'price_hash'], a!, b!),
  'a row is deleted': (_, [a]) => run(`delete from bids where id = '${a}'`),
  'a row is called withdrawn': (_, [a]) => run(`update bids set state = 'withdrawn' where id = '${a}'`),
  'a row is called rejected': (_, [a]) =>
    run(
      `update bids set state = 'rejected', reason = 'x', quality = '{}', provider_id = '${w.district.institutions.tongxin}', received_at = now() where id = '${a}'`,
    ),
  'a row is moved to another tender': (_, [a]) => run(`update bids set tender_id = 'tnd_elsewhere' where id = '${a}'`),
  'a file is taken away or put in with its fingerprint': (_, [a]) =>
    run(`update bids set file_sealed = '\\x00', file_hash = '${sha256(new Uint8Array(1))}' where id = '${a}'`),
  'what is in a bid is made anew, with its fingerprints': (_, [a]) =>
    run(`update bids set quality_sealed = '\\x00', quality_hash = '${sha256(new Uint8Array(1))}' where id = '${a}'`),
  'the bidders of two bids change places': (_, [a, b]) =>
    run(`update bids set bidder_blind = bidder_blind || 'x' where id in ('${a}', '${b}')`).then(() =>
      run(`update bids x set bidder_blind = (select substr(y.bidder_blind, 1, length(y.bidder_blind) - 1) from bids y
        where y.id in ('${a}', '${b}') and y.id <> x.id) where x.id in ('${a}', '${b}')`),
    ),
  'an entry is made up beside': (id) =>
    run(`insert into record_log_writing (jurisdiction, id, at, action, actor_kind, outcome, facts, request_id, salts, held_by)
      select jurisdiction, 'log_' || md5(random()::text), at, action, actor_kind, outcome, facts, 'x', salts, '${id}' from record_log
      where action = 'bids.submit' and outcome = 'done' limit 1`),
}

describe('before anything is opened, what lies there is held against the log and the covers', () => {
  let id: string
  let whole: Awaited<ReturnType<typeof rowsOf>>
  beforeAll(async () => {
    id = await withBids('对照日志')
    whole = await rowsOf(id)
    await afterDeadline(id)
  })
  test.each(Object.keys(breaches).filter((b) => b !== 'an entry is made up beside'))('%s: nothing is opened', async (name) => {
    await breaches[name]!(
      id,
      whole.map((r) => r.row.id),
    )
    const touched = await rowsOf(id)
    expect(await round()).toBeInstanceOf(Error)
    expect(await stateOf(id)).toBe('published')
    expect(await rowsOf(id)).toEqual(touched)
    expect((await alarms(await w.as('officer'), { subjectId: id })).map((a) => a.kind)).toEqual(['tenders.open-differs'])
    await putBack(id, whole)
  })
  test('the page says it to everybody, and to nobody how many bids there are; the log says it once', async () => {
    await breaches['a row is deleted']!(
      id,
      whole.map((r) => r.row.id),
    )
    await round()
    await round()
    const office = await (await w.get('officer', `/tenders/${id}`)).text()
    expect(office).toMatch(/not open yet[\s\S]*not what the record log says/)
    expect(office).not.toContain('TANDEM_SECRET')
    const notices = office.slice(office.indexOf('not open yet'), office.indexOf('not open yet') + 1500)
    expect(notices.replace(/\d{4}|\d+:\d+|\d+ (March|April)/g, '')).not.toMatch(/\b[23]\b/)
    const bidder = await (await w.get('manager-tongxin', `/tenders/${id}`)).text()
    expect(bidder).toContain('a fault of this system, not of any bidder')
    expect(await logged('tenders.open-differs-failed', id)).toBe(1)
    expect(await (await w.get('administrator', '/')).text()).toContain('do not fit the record log')
    await putBack(id, whole)
  })
  test('once they fit again they are opened, and the alarm is taken back', async () => {
    await takeDue(await w.as('clock'))
    expect(await stateOf(id)).toBe('opened')
    expect((await openedBids(await w.as('officer'), id)).length).toBe(3)
    expect(await alarms(await w.as('officer'))).toEqual([])
    expect(await logged('tenders.open-differs-mended', id)).toBe(1)
  })
  test('an entry made up beside is an alarm as well, and a person can end the tender', async () => {
    const other = await withBids('多一条记录')
    await breaches['an entry is made up beside']!(other, [])
    await afterDeadline(other)
    await round()
    expect(await stateOf(other)).toBe('published')
    const version = String((await tender(await w.as('officer'), other))!.version)
    expect((await w.post('officer', `/tenders/${other}/end`, { reason: '密封内容与日志不符，重新采购', _version: version })).status).toBe(
      303,
    )
    await takeDue(await w.as('clock'))
    expect(await alarms(await w.as('officer'))).toEqual([])
  })
})

describe('what was replaced or withdrawn', () => {
  const again = async (who: string, id: string, says: string) => {
    const ctx = await w.as(who)
    const t = (await tender(ctx, id))!
    const prices = Object.fromEntries(t.lines.map((l) => [l.id, l.kind === 'project' ? l.unitPrice : l.amount]))
    granted(await submitBid(ctx, { tenderId: id, approach: says, promises: t.lines.map((l) => ({ lineId: l.id, says: '照办' })), prices }))
  }
  test('replaced, withdrawn and handed in anew: all of it fits and is opened', async () => {
    const id = await withBids('换过撤过')
    await again('manager-tongxin', id, '换一份')
    granted(await withdrawBid(await w.as('manager-bangban'), { tenderId: id }))
    await again('manager-bangban', id, '又投')
    granted(await withdrawBid(await w.as('manager-bangban'), { tenderId: id }))
    await again('manager-bangban', id, '再投')
    granted(await withdrawBid(await w.as('manager-nuanyang'), { tenderId: id }))
    await again('manager-nuanyang', id, '还是投')
    await opened(w, id)
    expect((await openedBids(await w.as('officer'), id)).map((b) => b.quality.approach).sort()).toEqual(['再投', '换一份', '还是投'].sort())
  })
  test.each([
    ['replaced', async (id: string) => await again('manager-tongxin', id, '换一份')],
    ['withdrawn', async (id: string) => void granted(await withdrawBid(await w.as('manager-tongxin'), { tenderId: id }))],
  ])('an earlier row put back in place of one that was %s is found', async (_, then) => {
    const id = await withBids('放回旧的')
    const before = await rowsOf(id)
    await then(id)
    await putBack(id, before)
    await afterDeadline(id)
    await round()
    expect(await stateOf(id)).toBe('published')
    expect((await alarms(await w.as('officer'), { subjectId: id })).map((a) => a.kind)).toEqual(['tenders.open-differs'])
    const version = String((await tender(await w.as('officer'), id))!.version)
    await w.post('officer', `/tenders/${id}/end`, { reason: '街道已经决定不再采购这项服务', _version: version })
  })
})

describe('after the opening', () => {
  test('prices that changed places are not opened', async () => {
    const id = await withBids('开标后换价')
    await opened(w, id)
    const members = await panelSits(w, id)
    const [a, b] = (await rowsOf(id)).map((r) => r.row.id)
    await swap(['price_sealed', 'price_hash'], a!, b!)
    await scored(w, id, members, () => '80').catch(() => {})
    expect(await stateOf(id)).toBe('opened')
    expect((await alarms(await w.as('officer'), { subjectId: id })).map((x) => x.kind)).toEqual(['tenders.finish-scoring-differs'])
    await swap(['price_sealed', 'price_hash'], a!, b!)
    await takeDue(await w.as('clock'))
    expect(await stateOf(id)).toBe('scored')
    expect(await alarms(await w.as('officer'))).toEqual([])
  })
})

describe('bids of earlier versions', () => {
  test('a sealed bid without a cover cannot be put in by the application; what an upgrade finds is covered and opened', async () => {
    const id = await withBids('早先的版本')
    const [first] = await rowsOf(id)
    const bare = `cover = null, bidder_blind = null, provider_id = '${w.district.institutions.tongxin}', received_at = now() where id = '${first!.row.id}'`
    await expect(run(`update bids set ${bare}`)).rejects.toThrow(/cover/)
    const own = (await openedOrder(id))!
    await asOwner(
      w.database.db,
      `update bids set cover = null, bidder_blind = null, provider_id = '${own.provider}', received_at = '2026-03-09T01:00:00Z' where id = '${own.id}'`,
    )
    expect(await coverOlderBids(w.db, w.seal)).toBe(1)
    await opened(w, id)
    expect((await openedBids(await w.as('officer'), id)).length).toBe(3)
  })
  /** One bid and whose it is, found by its blind name. */
  async function openedOrder(id: string) {
    const provider = w.district.institutions.tongxin
    const { rows } = await sql<{ id: string; blind: string }>`select id, bidder_blind as blind from bids where tender_id = ${id}`.execute(
      w.database.db,
    )
    const { jurisdiction } = await w.as('clock')
    const mine = rows.find((r) => r.blind === w.seal.blind(`bidder ${jurisdiction} ${id} ${provider}`))
    return mine && { id: mine.id, provider }
  }
  test('a cover without fingerprints is held against the log', async () => {
    const id = await withBids('没有指纹的封面')
    const { jurisdiction } = await w.as('clock')
    for (const { row } of await rowsOf(id)) {
      const bid = row as { id: string; cover: string }
      const {
        parts: _,
        counted: __,
        ...older
      } = JSON.parse(w.seal.reveal(bid.cover, `cover ${jurisdiction} ${bid.id}`)) as Record<string, unknown>
      await sql`update bids set cover = ${w.seal.hide(JSON.stringify(older).padEnd(4096), `cover ${jurisdiction} ${bid.id}`)} where id = ${bid.id}`.execute(
        w.database.db,
      )
    }
    const rows = await rowsOf(id)
    await breaches['what is in a bid is made anew, with its fingerprints']!(
      id,
      rows.map((r) => r.row.id),
    )
    await afterDeadline(id)
    await round()
    expect(await stateOf(id)).toBe('published')
    await putBack(id, rows)
    await takeDue(await w.as('clock'))
    expect(await stateOf(id)).toBe('opened')
  })
})
