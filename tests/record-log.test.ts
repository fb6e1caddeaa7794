import fs, { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  change,
  checkDatabase,
  checkFiles,
  checkReceipt,
  consistencyProof,
  type Ctx,
  entriesOutside,
  eraseActor,
  filesOf,
  GrowingTree,
  hashLeaf,
  hashNode,
  HeadsGone,
  headsInFolder,
  HeadsNotKept,
  lastHead,
  inclusionProof,
  isConsistent,
  leavesIn,
  logAlarm,
  LogRewritten,
  logSigner,
  pathOf,
  readHead,
  readHeads,
  readTilePath,
  rootFromInclusion,
  rootOver,
  sequence,
  signHead,
  signLog,
  type TileReader,
  tilesIn,
  writeBundle,
  writeKey,
} from '#platform'
import { newId } from '#kernel'
import { asOwner, world, type World } from '#testing'

/** What the owner of the database can do where no trigger looks. */
const pastTheDoor = (statement: string): string =>
  `set session_replication_role = replica; ${statement}; set session_replication_role = default`

const which = process.env.TANDEM_TEST_DATABASE!

describe('the tree', () => {
  const leaves = Array.from({ length: 70_000 }, (_, i) => hashLeaf(`entry ${i}`))
  /** The tree over the first n leaves, as the RFC defines it, written a second time and slowly. */
  const slow = (from: number, to: number): Buffer => {
    if (to - from === 1) return leaves[from]!
    let k = 1
    while (k * 2 < to - from) k *= 2
    return hashNode(slow(from, from + k), slow(from + k, to))
  }
  const grow = (size: number) => {
    const tree = new GrowingTree()
    for (const l of leaves.slice(0, size)) tree.add(l)
    const tiles = new Map(tree.changed().map((t) => [`${t.level}/${t.number}`, t.hashes]))
    const read: TileReader = async (level, number) => tiles.get(`${level}/${number}`) ?? Buffer.alloc(0)
    return { tree, tiles, read }
  }
  test.each([1, 2, 3, 7, 8, 255, 256, 257, 511, 513, 1000])('of %i leaves has the root of the RFC, whole and from its edge', (size) => {
    const { tree } = grow(size)
    expect(tree.root().equals(slow(0, size))).toBe(true)
    expect(rootOver(leaves.slice(0, size)).equals(slow(0, size))).toBe(true)
  })
  test('the empty tree and one leaf, as published with the RFC', () => {
    expect(new GrowingTree().root().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hashLeaf('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  })
  test('of 70,000 leaves consists of the tiles that the format says', () => {
    const { tiles } = grow(70_000)
    const files = [...filesOf(70_000)]
    const own = files.filter((f) => f.level !== 'entries')
    expect([...tiles.keys()].sort()).toEqual(own.map((f) => `${f.level}/${f.number}`).sort())
    expect(own.filter((f) => f.level === 0)).toHaveLength(274)
    expect(files.map(pathOf)).toEqual(
      expect.arrayContaining([
        'tile/0/273.p/112',
        'tile/0/272',
        'tile/1/000',
        'tile/1/001.p/17',
        'tile/2/000.p/1',
        'tile/entries/273.p/112',
      ]),
    )
    for (const f of files) expect(readTilePath(pathOf(f))).toEqual(f)
    expect(pathOf({ level: 0, number: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    for (const no of [
      'tile/0/1',
      'tile/00/000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/x000/001',
      'tile/8/000',
      'tile/entries/../key',
    ])
      expect(readTilePath(no)).toBeUndefined()
  })
  test('proves inclusion and consistency, and nothing else', async () => {
    for (const size of [1, 2, 5, 256, 300, 777]) {
      const { read, tree } = grow(size)
      for (const index of new Set([0, 1, Math.floor(size / 2), size - 1])) {
        if (index >= size) continue
        const proof = await inclusionProof(read, index, size)
        expect(rootFromInclusion(leaves[index]!, index, size, proof)?.equals(tree.root())).toBe(true)
        expect(rootFromInclusion(leaves[index + 1]!, index, size, proof)?.equals(tree.root())).not.toBe(true)
      }
      for (const before of [1, 2, 3, 64, 255, 256, 257, 500].filter((b) => b <= size)) {
        const proof = await consistencyProof(read, before, size)
        const first = slow(0, before)
        expect(isConsistent(before, size, first, tree.root(), proof)).toBe(true)
        if (before < size) expect(isConsistent(before, size, hashLeaf('another'), tree.root(), proof)).toBe(false)
      }
    }
  })
})

describe('a signed head', () => {
  const signer = logSigner('a secret that only this test knows, long enough')
  test('is signed by the note format, and by one key only', () => {
    const note = signHead({ origin: 'example.org/log', size: 3, root: hashLeaf('x') }, signer)
    const [origin, size, root, empty, signature] = note.split('\n')
    expect([origin, size, root!.length, empty, signature!.startsWith('— example.org/log ')]).toEqual(['example.org/log', '3', 44, '', true])
    expect(readHeads(`${note}\n${note}`)).toMatchObject({ notes: [{}, {}], spoiledLine: undefined })
  })
  test('in a file that was altered or cut off is not passed over: the first line that is none is named', () => {
    const root = hashLeaf('x')
    const file = [1, 2, 448].map((size) => signHead({ origin: 'example.org/log', size, root }, signer)).join('\n')
    for (const same of [file, file.replaceAll('\n', '\r\n'), `\ufeff${file}`, `\n\n${file}  \n`])
      expect(readHeads(same)).toMatchObject({ notes: [{}, {}, {}], spoiledLine: undefined })
    const altered: [string, number][] = [
      [file.replace('\n448\n', '\n 448\n'), 13],
      [file.replace('\n448\n', '\n4x8\n'), 13],
      [file.replace('\n2\n', '\n2 \n'), 7],
      [file.replace(/\n2\n(.{9})/, '\n2\n$1 '), 7],
      [file.replace('\u2014', '-'), 1],
      [file.slice(0, -60), 13],
      [file.slice(0, file.indexOf('448')), 13],
      [`hello\n${file}`, 1],
      [`${file}hello`, 18],
      [file.replace('\n\n\u2014', '\n\u2014'), 1],
    ]
    for (const [text, line] of altered) expect([text, readHeads(text).spoiledLine]).toEqual([text, line])
    expect(readHead(`${file}`)).toBeUndefined()
    expect(readHead(`hello\n${signHead({ origin: 'o', size: 1, root }, signer)}`)).toBeUndefined()
  })
})

describe('the record log', () => {
  let w: World
  let ctx: Ctx
  const folder = mkdtempSync(join(tmpdir(), 'tandem-heads-'))
  const outside = headsInFolder(folder)
  const signer = logSigner('a secret that only this test knows, long enough')
  // The alarm belongs to the handle the pages ask, so it is that one that signs.
  const sign = async () =>
    signLog((await w.as('operator')).db, { jurisdiction: 'test', signer, origin: 'example.org/log', outside, now: w.clock.now() })
  const allSequenced = async () => {
    while ((await sequence(w.db)) > 0);
  }
  const write = async (n: number, facts: (i: number) => Record<string, string> = (i) => ({ i: String(i) })) => {
    for (let i = 0; i < n; i++) await change(ctx, { action: 'test.write', facts: facts(i) }, async () => ({ i }))
    await allSequenced()
  }
  const kept = (text: string) => [{ name: 'kept', text }]
  const check = (heads = outside.read('test')) => checkDatabase(w.db, 'test', { heads: kept(heads) })
  /** Copies what is published, as an outsider keeps it. */
  const copy = async (): Promise<Map<string, Buffer>> => {
    const files = new Map<string, Buffer>()
    for (const name of ['checkpoint', 'key']) files.set(name, Buffer.from(await (await w.get('public', `/open/log/${name}`)).arrayBuffer()))
    const { size } = readHead(files.get('checkpoint')!.toString())!.head
    for (const f of filesOf(size)) {
      const r = await w.get('public', `/open/log/${pathOf(f)}`)
      expect([pathOf(f), r.status]).toEqual([pathOf(f), 200])
      files.set(pathOf(f), Buffer.from(await r.arrayBuffer()))
    }
    return files
  }
  const from = (files: Map<string, Buffer>) => async (path: string) => files.get(path)

  beforeAll(async () => {
    w = await world()
    ctx = await w.as('officer')
    await write(300)
  })
  afterAll(async () => {
    await w.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is checked from its published files alone, and holds nothing of what happened', async () => {
    const head = (await sign())!
    expect(await sign()).toBeUndefined()
    const files = await copy()
    expect(await checkFiles(from(files))).toMatchObject({ size: head.head.size, wrong: [], origin: 'example.org/log' })
    const published = [...files.values()].map((b) => b.toString('utf8')).join('\n')
    for (const secret of [ctx.asker.name!, ctx.asker.userId!, 'test.write', 'done']) expect(published).not.toContain(secret)
    // A later head is held against the earlier one.
    await write(5)
    await sign()
    const later = await copy()
    const checked = await checkFiles(from(later), {
      heads: [{ name: 'test.heads', text: readFileSync(join(folder, 'test.heads'), 'utf8') }],
    })
    expect(checked).toMatchObject({ heads: 2, wrong: [] })
    const [a, b] = readHeads(outside.read('test')).notes.map((n) => n.head)
    const read: TileReader = async (level, number) => {
      const path = [...later.keys()].find(
        (k) => k.startsWith('tile/') && readTilePath(k)?.level === level && readTilePath(k)?.number === number,
      )
      return path ? later.get(path)! : Buffer.alloc(0)
    }
    expect(isConsistent(a!.size, b!.size, a!.root, b!.root, await consistencyProof(read, a!.size, b!.size))).toBe(true)
  })

  test('a wrong signature, a changed entry, a missing and a foreign one are found from the files', async () => {
    const files = await copy()
    const wrongOf = async (change: (f: Map<string, Buffer>) => void, o = {}) => {
      const other = new Map(files)
      change(other)
      return (await checkFiles(from(other), o)).wrong.map((x) => x.en)
    }
    const note = files.get('checkpoint')!.toString()
    expect(
      await wrongOf((f) => f.set('checkpoint', Buffer.from(note.replace(/\n(\d+)\n/, (_, n: string) => `\n${Number(n) - 1}\n`)))),
    ).toEqual(['The signature under the head is wrong.'])
    const stranger = logSigner('another secret, also long enough to be one')
    expect(await wrongOf(() => {}, { key: writeKey('example.org/log', stranger.publicKey) })).toEqual([
      'The signature under the head is wrong.',
    ])
    const first = [...files.keys()].find((k) => k === 'tile/entries/000')!
    const altered = Buffer.from(files.get(first)!)
    altered[40] = altered[40] === 65 ? 66 : 65
    expect((await wrongOf((f) => f.set(first, altered))).join()).toMatch(/Entry 1 does not hash to its place.*root over all entries/)
    expect((await wrongOf((f) => f.delete(first))).join()).toContain('is missing')
    const foreign = Buffer.concat([files.get(first)!, writeBundle(['{"v":2}'])])
    expect((await wrongOf((f) => f.set(first, foreign))).join()).toContain('has not 256 entries')
  })

  test('the database is checked against its leaves, its tiles and its heads', async () => {
    expect((await check()).wrong).toEqual([])
    // One that somebody did: an entry of the clock names nobody.
    const one = await w.database.db
      .selectFrom('record_log_order')
      .innerJoin('record_log', 'record_log.id', 'record_log_order.entry_id')
      .select(['entry_id', 'seq'])
      .where('actor_id', 'is not', null)
      .where('actor_name', 'is not', null)
      .where('seq', '>=', 7n)
      .orderBy('seq')
      .executeTakeFirstOrThrow()
    const before = await w.database.db.selectFrom('record_log').selectAll().where('id', '=', one.entry_id).executeTakeFirstOrThrow()
    await asOwner(w.database.db, `update record_log set actor_id = 'usr_somebody_else' where id = '${one.entry_id}'`)
    expect((await check()).wrong.map((x) => x.en)).toEqual([`Entry ${one.seq} was changed (actor).`])
    await asOwner(w.database.db, `update record_log set actor_id = '${before.actor_id}' where id = '${one.entry_id}'`)
    // Taking something out needs an entry that says so.
    await asOwner(w.database.db, pastTheDoor(`update record_log set actor_name = null, salts[3] = null where id = '${one.entry_id}'`))
    const taken = await check()
    // What nobody says counts among no erasures.
    expect(taken.erased).toBe(0)
    expect(taken.wrong.map((x) => x.en)).toEqual([`Something of entry ${one.seq} was taken out, and no entry says by whom.`])
    await asOwner(
      w.database.db,
      pastTheDoor(
        `update record_log set actor_name = '${before.actor_name}', salts[3] = '${before.salts![2]}' where id = '${one.entry_id}'`,
      ),
    )
    expect((await check()).wrong).toEqual([])
  })

  test('an entry planted beside the order is found, and the application can plant none', async () => {
    const { db } = w.database
    for (const attempt of [
      `insert into record_log (jurisdiction, id, at, action, actor_kind, outcome, facts) values ('test', 'log_x', now(), 'x', 'user', 'done', '{}')`,
      `insert into record_log_order (jurisdiction, seq, entry_id, leaf) values ('test', 99999, 'log_x', 'x')`,
      `delete from record_log_pending`,
      `update record_log_tiles set hashes = ''`,
      `update record_log_heads set note = ''`,
      `delete from record_log_heads`,
      `insert into record_log_heads select jurisdiction, 99999999, now(), note from record_log_heads limit 1`,
      `insert into record_log_keys values ('test', 'example.org/log+00000000+AAAA', '2020-01-01')`,
      `select grow_log_tiles('test', array[0], array[0], array['AAAA'])`,
    ])
      await expect(sql.raw(attempt).execute(db)).rejects.toThrow(/permission denied/)
    await expect(
      sql`select place_log_entries('test', 3, array['log_x'], array['x'], array[]::int[], array[]::bigint[], array[]::text[])`.execute(db),
    ).rejects.toThrow(/moved on/)
    await asOwner(
      db,
      `insert into record_log (jurisdiction, id, at, action, actor_kind, outcome, facts) values ('test', 'log_planted', now(), 'payments.pay', 'user', 'done', '{}')`,
    )
    expect(await entriesOutside(db, 'test', 5)).toEqual(['log_planted'])
    expect((await check()).wrong.map((x) => x.en)).toEqual(['The entry log_planted stands outside the order of the log.'])
    expect(await (await w.get('auditor', '/log')).text()).toContain('Outside the order')
    await asOwner(db, `delete from record_log where id = 'log_planted'`)
  })

  test('an entry has a receipt that is checked by the public key alone', async () => {
    await write(2, () => ({ sum: '100' }))
    const newest = await sql<{
      id: string
    }>`select entry_id as id from record_log_order where jurisdiction = 'test' order by seq desc limit 1`.execute(w.database.db)
    const { id } = newest.rows[0]!
    // Not signed over yet.
    expect((await w.get('auditor', `/log/${id}/receipt`)).status).toBe(404)
    await sign()
    expect(await (await w.get('auditor', `/log/${id}`)).text()).toContain(`/log/${id}/receipt`)
    expect((await w.get('officer', `/log/${id}/receipt`)).status).toBe(403)
    expect((await w.get('auditor', '/log/log_00000000000000000000000000')).status).toBe(404)
    const text = await (await w.get('auditor', `/log/${id}/receipt`)).text()
    const keys = [{ name: 'example.org/log', publicKey: signer.publicKey }]
    expect(checkReceipt(text, keys)).toMatchObject({
      origin: 'example.org/log',
      shown: { what: { value: { id, action: 'test.write' } }, name: { value: ctx.asker.name } },
    })
    const { extra, ...lines } = { extra: /extra (\S+)/.exec(text)![1]!, index: /index (\d+)/.exec(text)![1]! }
    const inside = Buffer.from(extra, 'base64').toString('utf8')
    const other = (of: string) => text.replace(extra, Buffer.from(of, 'utf8').toString('base64'))
    expect(checkReceipt(other(inside.replace('test.write', 'test.other')), keys)).toEqual({ wrong: 'content' })
    expect(checkReceipt(other(inside.replace(/"what\\":\\"./, '"what\\":\\"_')), keys)).toEqual({ wrong: 'place' })
    expect(checkReceipt(text.replace(`index ${lines.index}`, `index ${Number(lines.index) - 1}`), keys)).toEqual({ wrong: 'place' })
    expect(
      checkReceipt(text, [{ name: 'example.org/log', publicKey: logSigner('another secret, long enough to be one').publicKey }]),
    ).toEqual({
      wrong: 'signature',
    })
    for (const none of ['', 'x', text.slice(20), other('{}'), other('null')]) expect(checkReceipt(none, keys)).toEqual({ wrong: 'form' })
  })

  test('an old head is not shown as the newest, and no second key stands beside the log’s own', async () => {
    const { db } = w.database
    await write(1)
    await sign()
    const [old] = readHeads(outside.read('test')).notes
    const key = writeKey('example.org/log', signer.publicKey)
    const note = `${old!.text}\n— x`
    const add = (size: number, text: string, of = key) =>
      sql`select add_log_head('test', ${BigInt(size)}, ${text}, ${of}, now())`.execute(db)
    await expect(add(99_999_999, note)).rejects.toThrow(/another size/)
    await expect(add(99_999_999, note.replace(`\n${old!.head.size}\n`, '\n99999999\n'))).rejects.toThrow(/further than the log/)
    const stranger = writeKey('example.org/log', logSigner('another secret, also long enough to be one').publicKey)
    await expect(add(old!.head.size, note, stranger)).rejects.toThrow(/another key/)
    const { rows } = await sql<{
      add_log_head: boolean
    }>`select add_log_head('test', ${BigInt(old!.head.size)}, ${note}, ${key}, now())`.execute(db)
    expect(rows).toEqual([{ add_log_head: false }])
    // Had the owner done it, the check would say so.
    await asOwner(
      db,
      `insert into record_log_heads select jurisdiction, 99999999, now(), note from record_log_heads order by size limit 1;
       insert into record_log_keys values ('test', '${stranger}', '2020-01-01')`,
    )
    const found = (await check()).wrong.map((x) => x.en).join()
    expect(found).toContain('There are 2 public keys')
    expect(found).toContain('does not speak of 99999999 entries')
    await asOwner(db, `delete from record_log_heads where size = 99999999; delete from record_log_keys where key = '${stranger}'`)
    expect((await check()).wrong).toEqual([])
  })

  test('a name is erased: the log still fits, here and from the files, and no leaf has changed', async () => {
    const files = await copy()
    const leaves = await leavesIn(w.db, 'test', 0, 300)
    const admin = await w.as('administrator')
    const id = newId('entry', admin.now)
    const subject = { kind: 'user', id: ctx.asker.userId! } as const
    const n = await change(admin, { action: 'people.erase-name', id, subject }, async (tx, entry) => {
      const entries = await eraseActor(admin, tx, { actorId: ctx.asker.userId!, by: id })
      entry.facts = { entries }
      return { n: entries }
    })
    expect((n as { n: number }).n).toBeGreaterThanOrEqual(305)
    await allSequenced()
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from record_log where actor_name = ${ctx.asker.name}`.execute(
      w.database.db,
    )
    expect(rows[0]!.n).toBe(0)
    const after = await check()
    expect([after.wrong, after.erased > 300]).toEqual([[], true])
    expect(await leavesIn(w.db, 'test', 0, 300)).toEqual(leaves)
    // Under the cover of that erasure nobody can put something else in the place of what was erased.
    // One whose name went by that erasure and whose facts stayed: an entry of the clock has no name to lose.
    const one = await w.database.db
      .selectFrom('record_log_order')
      .innerJoin('record_log', 'record_log.id', 'record_log_order.entry_id')
      .select(['entry_id', 'seq', 'facts'])
      .where('record_log_order.jurisdiction', '=', 'test')
      .where('action', '=', 'test.write')
      .where('erased_by', '=', id)
      .where('actor_name', 'is', null)
      .orderBy('seq')
      .executeTakeFirstOrThrow()
    expect(one.facts).toEqual({ i: '0' })
    const forged = async (what: string, undo: string) => {
      const of = `where id = '${one.entry_id}'`
      await asOwner(
        w.database.db,
        `create table kept as select * from record_log ${of}; ${pastTheDoor(`update record_log set ${what} ${of}`)}`,
      )
      const found = (await check()).wrong.map((x) => x.en).join()
      await asOwner(w.database.db, `${pastTheDoor(`update record_log l set ${undo} from kept k where l.id = k.id`)}; drop table kept`)
      return found
    }
    expect(await forged(`actor_name = 'Somebody else'`, 'actor_name = k.actor_name')).toContain(`Entry ${one.seq} was changed (name).`)
    expect(
      await forged(
        `facts = '{"amount":"1.00"}', salts[4] = null, erased_by = '${id}'`,
        'facts = k.facts, salts = k.salts, erased_by = k.erased_by',
      ),
    ).toContain(`Entry ${one.seq} was changed (facts).`)
    // Nor can somebody take out more, or name another erasure: each says how many entries it emptied, and is later than they are.
    const other = newId('entry', admin.now)
    await change(admin, { action: 'people.erase-name', id: other, subject }, async (_, entry) => {
      entry.facts = { entries: 0 }
      return {}
    })
    await allSequenced()
    expect((await check()).wrong).toEqual([])
    const more = `facts = '{}', changes = null, actor_name = null, salts[3] = null, salts[4] = null`
    const whole = 'facts = k.facts, changes = k.changes, actor_name = k.actor_name, salts = k.salts, erased_by = k.erased_by'
    expect(await forged(`${more}, erased_by = '${other}'`, whole)).toMatch(/says that it emptied 0 entries, and 1 points to it/)
    // An entry whose name went may lose its facts too, but only by an erasure that says so.
    expect(await forged(more, whole)).toMatch(/emptied \d+ parts in all, and \d+ are gone/)
    expect(await forged(`at = at + interval '1 hour'`, 'at = k.at')).toContain(`Entry ${one.seq} was changed (what)`)
    const last = `(select entry_id from record_log_order where seq = (select max(seq) from record_log_order))`
    const late = `where id = ${last}`
    w.clock.set('2027-01-05T09:00:00+08:00')
    await change(await w.as('officer'), { action: 'plans.note' }, async () => ({}))
    await allSequenced()
    await asOwner(
      w.database.db,
      `create table kept as select * from record_log ${late}; ${pastTheDoor(`update record_log set ${more}, erased_by = '${id}' ${late}`)}`,
    )
    expect((await check()).wrong.map((x) => x.en).join()).toMatch(/is said to have been erased by log_\w+, which is older than it/)
    await asOwner(w.database.db, `${pastTheDoor(`update record_log l set ${whole} from kept k where l.id = k.id`)}; drop table kept`)
    expect((await check()).wrong).toEqual([])
    await sign()
    expect((await checkFiles(from(await copy()), { heads: kept(files.get('checkpoint')!.toString()) })).wrong).toEqual([])
  })

  test('an owner who reckons everything anew is found by the heads outside, and nothing more is signed', async () => {
    const { db } = w.database
    const kept = outside.read('test')
    // The leaf of one entry, all tiles and the newest head are made anew, with the right key.
    await asOwner(db, `update record_log_order set leaf = replace(leaf, '"v":2', '"v":1') where seq = 2; delete from record_log_heads`)
    const tree = new GrowingTree()
    const size = Number((await sql<{ n: bigint }>`select max(seq) as n from record_log_order`.execute(db)).rows[0]!.n)
    for (const l of await leavesIn(db, 'test', 0, size)) tree.add(hashLeaf(l))
    const tiles = tree.changed()
    await asOwner(
      db,
      `delete from record_log_tiles; ${tiles.map((t) => `insert into record_log_tiles values ('test', ${t.level}, ${t.number}, decode('${t.hashes.toString('base64')}', 'base64'))`).join('; ')}`,
    )
    expect((await tilesIn(db, 'test')(0, 0)).length).toBe(8192)
    expect((await checkDatabase(db, 'test')).wrong).toEqual([])
    expect((await check()).wrong.map((x) => x.en).join()).toContain('the log was rewritten')
    await expect(sign()).rejects.toBeInstanceOf(LogRewritten)
    expect(logAlarm((await w.as('operator')).db, 'test')?.en).toContain('rewritten')
    expect(await (await w.get('auditor', '/log')).text()).toContain('rewritten')
    writeFileSync(join(folder, 'test.heads'), kept)
  })
})

describe('the heads outside', () => {
  let w: World
  const folder = mkdtempSync(join(tmpdir(), 'tandem-heads-'))
  const file = join(folder, 'heads', 'test.heads')
  const outside = headsInFolder(join(folder, 'heads'))
  const signer = logSigner('a secret that only this test knows, long enough')
  const sign = async (to = outside) =>
    signLog((await w.as('operator')).db, { jurisdiction: 'test', signer, origin: 'example.org/log', outside: to, now: w.clock.now() })
  const grow = async () => {
    await change(await w.as('officer'), { action: 'test.write' }, async () => ({}))
    while ((await sequence(w.db)) > 0);
  }
  const alarm = async () => logAlarm((await w.as('operator')).db, 'test')?.en
  const sizes = () => readHeads(readFileSync(file, 'utf8')).notes.map((n) => n.head.size)
  beforeAll(async () => {
    w = await world()
    while ((await sequence(w.db)) > 0);
  })
  afterAll(async () => {
    await w.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('are missed where their file is deleted while the server runs, with the first head as with later ones', async () => {
    await grow()
    await sign()
    for (const heads of [1, 2, 3]) {
      const whole = readFileSync(file, 'utf8')
      expect(await sign()).toBeUndefined()
      rmSync(file)
      await grow()
      await expect(sign()).rejects.toThrow(HeadsGone)
      await expect(sign()).rejects.toThrow(`${heads} head`)
      expect(await alarm()).toContain('begin-heads')
      expect(await (await w.get('auditor', '/log')).text()).toContain('kept in')
      writeFileSync(file, whole)
      expect(await sign()).toBeDefined()
      expect([await alarm(), sizes().length]).toEqual([undefined, heads + 1])
    }
  })
  test('are never written by half: what the disk did not take is cut back, told, and written once there is room', async () => {
    const before = readFileSync(file, 'utf8')
    const { fsyncSync } = fs
    fs.fsyncSync = () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    }
    syncBuiltinESMExports()
    try {
      await grow()
      await expect(sign()).rejects.toThrow(HeadsNotKept)
      expect(readFileSync(file, 'utf8')).toBe(before)
      expect(await (await w.get('auditor', '/log')).text()).toContain('no space left')
      await grow()
      await expect(sign()).rejects.toThrow('no space left')
    } finally {
      fs.fsyncSync = fsyncSync
      syncBuiltinESMExports()
    }
    expect(await sign()).toBeDefined()
    expect(await alarm()).toBeUndefined()
    const { rows } = await sql<{ size: bigint }>`select size from record_log_heads where jurisdiction = 'test' order by size`.execute(w.db)
    expect(sizes()).toEqual(rows.map((r) => Number(r.size)))
  })
  test('are made whole after a write that broke off anywhere, and by nothing else', async () => {
    const head = (await (async () => (await grow(), await sign()))())!
    const whole = readFileSync(file)
    const note = Buffer.from((await lastHead(w.db, 'test'))!.note)
    expect(head.head.size).toBe(sizes().at(-1))
    // Two line ends follow it: what lacks only those is whole.
    for (let cut = 3; cut <= note.length + 1; cut += 7) {
      writeFileSync(file, whole.subarray(0, whole.length - cut))
      expect([cut, await sign()]).toEqual([cut, undefined])
      expect([cut, sizes(), await alarm()]).toEqual([cut, readHeads(whole.toString()).notes.map((n) => n.head.size), undefined])
    }
    writeFileSync(file, Buffer.concat([whole, Buffer.from('example.org/log\n12345\n')]))
    await expect(sign()).rejects.toThrow('neither a head nor blank')
    writeFileSync(file, whole)
  })
})

describe('an entry that was changed by hand', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
    for (const n of [1, 2, 3]) await change(await w.as('officer'), { action: 'test.write', facts: { n } }, async () => ({ n }))
    while ((await sequence(w.db)) > 0);
  })
  afterAll(() => w.close())
  test.each([
    ['the name of who did it', `update record_log set actor_name = '别人' where id = '$'`],
    ['what it is about', `update record_log set facts = '{"n": 9}' where id = '$'`],
    ['what it is about, with its salt', `update record_log set facts = '{}', salts[4] = null where id = '$'`],
    ['its leaf', `update record_log_order set leaf = replace(leaf, '"v":2', '"v":1') where entry_id = '$'`],
  ])('is told as that on every page that shows it: %s', async (_, statement) => {
    const { rows } = await sql<{ id: string }>`
      select id from record_log where jurisdiction = 'test' and action = 'test.write' order by id limit 1`.execute(w.db)
    const { id } = rows[0]!
    const pages = async () =>
      await Promise.all(
        ['/log', `/log/${id}`, '/log?format=csv'].map(async (p) => await (await w.get('auditor', p, { lang: 'en' })).text()),
      )
    for (const page of await pages()) expect(page).not.toContain('does not fit the log')
    await asOwner(
      w.database.db,
      pastTheDoor(
        `create table log_aside as select * from record_log; create table order_aside as select * from record_log_order; ${statement.replace('$', id)}`,
      ),
    )
    for (const page of await pages()) expect(page.match(/does not fit the log/g)).toHaveLength(1)
    await asOwner(
      w.database.db,
      pastTheDoor(
        `update record_log l set actor_name = k.actor_name, facts = k.facts, salts = k.salts from log_aside k where k.id = l.id;
         update record_log_order o set leaf = k.leaf from order_aside k where k.entry_id = o.entry_id; drop table log_aside; drop table order_aside`,
      ),
    )
  })
})

describe('what the application’s own login cannot do to the log unnoticed', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
    for (const n of [1, 2, 3]) await change(await w.as('officer'), { action: `test.log-${n}`, facts: { n } }, async () => ({ n }))
    await sequence(w.db)
  })
  afterAll(() => w.close())
  const refused = async (what: Promise<unknown>) =>
    await what.then(
      () => 'taken',
      (e: Error) => e.message,
    )
  const insert = (salts: string) =>
    sql`insert into record_log_writing (jurisdiction, id, at, action, actor_kind, outcome, facts, salts)
      values ('test', ${newId('entry', w.clock.now())}, now(), 'test.planted', 'operator', 'done', '{}', ${sql.raw(salts)})`

  test('empty an entry, waiting or placed, without an erasure that stands in the log', async () => {
    const waiting = newId('entry', w.clock.now())
    await change(await w.as('officer'), { action: 'test.waits', id: waiting, heldBy: 'tnd_x', facts: { secret: 'before' } }, async () => ({
      n: 1,
    }))
    const { rows } = await sql<{ id: string }>`select id from record_log where action = 'test.log-1'`.execute(w.database.db)
    for (const [id, by] of [
      [waiting, 'log_nobody'],
      [rows[0]!.id, 'log_nobody'],
      [waiting, waiting],
      [waiting, rows[0]!.id],
    ])
      expect(await refused(sql`select erase_log_facts('test', array[${id}], ${by})`.execute(w.database.db))).toMatch(
        /no entry of this transaction/,
      )
    expect(await refused(sql`select erase_log_name('test', ${w.district.people.officer!}, 'log_nobody')`.execute(w.database.db))).toMatch(
      /no entry/,
    )
    // Whoever gets past that door, as the owner, is found by the check, the entry being placed or not.
    await asOwner(w.database.db, pastTheDoor(`update record_log set facts = '{}', erased_by = 'log_nobody' where id = '${waiting}'`))
    const check = await checkDatabase(w.db, 'test')
    expect(check.wrong.map((x) => x.en)).toEqual([expect.stringContaining('and the log has no such erasure')])
    await asOwner(
      w.database.db,
      pastTheDoor(`update record_log set facts = '{"secret": "before"}', erased_by = null where id = '${waiting}'`),
    )
  })

  test('make a tile longer than the log, or one far ahead of it', async () => {
    const [tile] = (
      await sql<{ hashes: string }>`select encode(hashes, 'base64') as hashes from record_log_tiles where level = 0 and number = 0`.execute(
        w.database.db,
      )
    ).rows
    const longer = Buffer.concat([Buffer.from(tile!.hashes, 'base64'), Buffer.alloc(32, 7)]).toString('base64')
    const carry = (level: number, number: number, hashes: string) =>
      sql`select carry_log_entries('test', 0, '{}', '{}', '{}', array[${level}::int], array[${number}::bigint], array[${hashes}::text])`.execute(
        w.database.db,
      )
    const junk = Buffer.alloc(32, 7).toString('base64')
    for (const [level, number, hashes] of [
      [0, 0, longer],
      [0, 9, junk],
      [1, 0, junk],
      [0, -1, junk],
      [0, 0, ''],
    ] as const)
      expect(await refused(carry(level, number, hashes)), `${level}/${number}`).toMatch(/longer or shorter than the log|would be rewritten/)
    await change(await w.as('officer'), { action: 'test.log-4' }, async () => ({ n: 4 }))
    expect(await sequence(w.db)).toBe(1)
    await asOwner(
      w.database.db,
      `update record_log_tiles set hashes = hashes || decode('${junk}', 'base64') where level = 0 and number = 0`,
    )
    expect((await checkDatabase(w.db, 'test')).wrong.map((x) => x.en)).toEqual([expect.stringContaining('longer or shorter than the log')])
    await asOwner(
      w.database.db,
      `update record_log_tiles set hashes = substr(hashes, 1, length(hashes) - 32) where level = 0 and number = 0`,
    )
  })

  test('write an entry without salts; one that an owner put there holds up no other and is told', async () => {
    for (const salts of ['null', `array['a', 'b', 'c']`, `array['a', 'b', 'c', null]`, `array['', '', '', '']`])
      expect(await refused(insert(salts).execute(w.database.db)), salts).toMatch(/four salts/)
    await asOwner(
      w.database.db,
      `insert into record_log (jurisdiction, id, at, action, actor_kind, outcome, facts) values ('test', 'log_0000', now(), 'test.planted', 'operator', 'done', '{}');
       insert into record_log_pending (jurisdiction, entry_id) values ('test', 'log_0000')`,
    )
    await change(await w.as('officer'), { action: 'test.log-5' }, async () => ({ n: 5 }))
    expect(await sequence(w.db)).toBe(1)
    expect((await checkDatabase(w.db, 'test')).wrong.map((x) => x.en)).toEqual([expect.stringContaining('has no salts')])
  })
})

describe('a bid is not counted before the opening', () => {
  test('an entry that waits has no place, no number and is on no page until what it waits for has come about', async () => {
    const w = await world()
    try {
      const ctx = await w.as('operator')
      const places = async () =>
        Number((await sql<{ n: bigint | null }>`select max(seq) as n from record_log_order`.execute(w.database.db)).rows[0]!.n ?? 0n)
      while ((await sequence(w.db)) > 0);
      const before = await places()
      await change(ctx, { action: 'bids.submit', heldBy: 'tnd_1' }, async () => ({}))
      const still = async () => new Set(['tnd_1'])
      expect(await sequence(w.db, { stillHeld: still })).toBe(0)
      expect(await sequence(w.db)).toBe(0)
      expect(await places()).toBe(before)
      expect(await (await w.get('auditor', '/log?action=bids.submit')).text()).toContain('Nothing matches')
      expect((await checkDatabase(w.db, 'test', { stillHeld: still })).wrong).toEqual([])
      expect((await checkDatabase(w.db, 'test', { stillHeld: async () => new Set() })).wrong).toHaveLength(1)
      expect(await sequence(w.db, { stillHeld: async () => new Set() })).toBe(1)
      expect(await places()).toBe(before + 1)
      expect((await checkDatabase(w.db, 'test')).wrong).toEqual([])
    } finally {
      await w.close()
    }
  })
})

describe('the chain of earlier versions', () => {
  test('is taken into the tree once, entry by entry, and checked like any other', async () => {
    const w = await world()
    try {
      const { db } = w.database
      const ctx = await w.as('officer')
      for (let i = 0; i < 20; i++) await change(ctx, { action: 'test.old', facts: { i } }, async () => ({}))
      await asOwner(
        db,
        `insert into record_log_order (jurisdiction, seq, entry_id, hash) select jurisdiction, row_number() over (order by entry_id), entry_id, md5(entry_id) from record_log_pending;
         delete from record_log_pending; ${pastTheDoor('update record_log set salts = null')}`,
      )
      await change(ctx, { action: 'test.new' }, async () => ({}))
      expect(await sequence(db, { batch: 7 })).toBe(7)
      while ((await sequence(db, { batch: 7 })) > 0);
      const checked = await checkDatabase(db, 'test')
      expect([checked.wrong, checked.erased]).toEqual([[], 0])
      const leaves = await leavesIn(db, 'test', 0, checked.size)
      expect([leaves.at(0)!.slice(0, 6), leaves.at(-1)!.slice(0, 6)]).toEqual(['{"v":1', '{"v":2'])
      expect(which).toBeTruthy()
    } finally {
      await w.close()
    }
  })
})
