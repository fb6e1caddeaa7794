import { sql } from 'kysely'
import type { Words } from '#kernel'
import type { Db } from '../database/open.ts'
import { databaseWords } from './check-words.ts'
import { wrongErasures } from './check-erasures.ts'
import { keptHeads, type LogCheck } from './check-files.ts'
import { keysOf } from './heads.ts'
import { unfittingParts } from './leaf.ts'
import { checkWords } from './check-words.ts'
import { countAt, GrowingTree, hashLeaf, tileWidth } from './merkle.ts'
import { acrossJurisdictions } from '../database/one-jurisdiction.ts'
import { isSigned, type KeptHeads, type Note, readHead } from './note.ts'
import { tilesIn, treeSize } from './order.ts'

/**
 * Checks the log in the database: that each entry says what its leaf was made from, that the leaves make the tree as it is kept, that
 * every head that was signed, here and outside, lies in it, that erasures are later than what they erased and as many as they say, and
 * that no entry stands outside the order.
 * @returns also how many entries lost something by an erasure that stands in the log
 * @returns and how many heads of the database, but the newest, are in none of the files
 * @param o `heads` files with heads kept outside the database; `stillHeld` which things that entries wait for have not come about;
 * `publicKey` the one the log must be signed with, where it is known from elsewhere than the database
 */
export async function checkDatabase(
  db: Db,
  jurisdiction: string,
  o: {
    heads?: readonly KeptHeads[]
    stillHeld?: (held: readonly string[]) => Promise<ReadonlySet<string>>
    publicKey?: Buffer | undefined
  } = {},
): Promise<LogCheck & { erased: number; waiting: number; notOutside: number }> {
  const wrong: Words[] = []
  const say = (w: Words) => void (wrong.length < 50 && wrong.push(w))
  const keys = await keysOf(db, jurisdiction)
  const size = await treeSize(db, jurisdiction)
  const kept = await signedHeads(db, jurisdiction)
  if (keys.length > 1) say(databaseWords.both('severalKeys', keys.length))
  if (o.publicKey && keys.some((k) => !k.publicKey.equals(o.publicKey!))) say(databaseWords.both('otherKey'))
  for (const k of kept) if (readHead(k.note)?.head.size !== Number(k.size)) say(databaseWords.both('otherSize', k.size))
  const outside = keptHeads(o.heads ?? [])
  const sizesOutside = new Set(outside.notes.map((n) => n.head.size))
  for (const w of outside.wrong) say(w)
  const notes = [...kept.flatMap((k) => readHead(k.note) ?? []), ...outside.notes]
  const earlier = new Map<number, Note[]>()
  for (const n of notes) {
    if (!isSigned(n, keys)) say(databaseWords.both('headUnsigned', n.head.size))
    else if (n.head.size > size) say(databaseWords.both('shrunk', n.head.size, size))
    else earlier.set(n.head.size, [...(earlier.get(n.head.size) ?? []), n])
  }
  const { tree, erased } = await treeOf(db, jurisdiction, { size, earlier, say })
  for (const w of [
    ...(await wrongErasures(db, jurisdiction)),
    ...(await wrongTiles(db, jurisdiction, size)),
    ...(await stuck(db, jurisdiction)),
  ])
    say(w)
  for (const id of await entriesOutside(db, jurisdiction, 20)) say(databaseWords.both('outside', id))
  const { inVain, waiting } = await waitingEntries(db, jurisdiction, o.stillHeld)
  for (const held of inVain) say(databaseWords.both('waitsInVain', held))
  return {
    size,
    root: tree.root().toString('base64'),
    origin: keys[0]?.name ?? '',
    heads: notes.length,
    outside: outside.notes.length,
    newestOutside: outside.newest,
    notOutside: kept.slice(0, -1).filter((k) => !sizesOutside.has(Number(k.size))).length,
    wrong,
    erased,
    waiting,
  }
}

const signedHeads = (db: Db, jurisdiction: string) =>
  db.selectFrom('record_log_heads').select(['size', 'note']).where('jurisdiction', '=', jurisdiction).orderBy('size').execute()

/**
 * The tree that the leaves make, in their order, each held against its entry, and the tree against every head on its way.
 * @returns also how many entries lost something by an erasure that stands in the log
 */
async function treeOf(
  db: Db,
  jurisdiction: string,
  { size, earlier, say }: { size: number; earlier: ReadonlyMap<number, readonly Note[]>; say: (w: Words) => void },
): Promise<{ tree: GrowingTree; erased: number }> {
  const tree = new GrowingTree()
  const read = tilesIn(db, jurisdiction)
  let erased = 0
  for (let from = 0n; from < BigInt(size); ) {
    const rows = await leavesFrom(db, jurisdiction, from, size)
    if (rows.length === 0) break
    for (const { place, leaf, chain, eraser, ...entry } of rows) {
      if (place !== from + 1n) say(databaseWords.both('entryGone', from + 1n))
      from = place
      if (entry.id === null) say(databaseWords.both('contentGone', place))
      else {
        const parts = unfittingParts(entry as Parameters<typeof unfittingParts>[0], leaf!, chain)
        if (parts.length) say(databaseWords.both('changed', place, parts))
        if (entry.salts?.includes(null) || !entry.salts) {
          if (!eraser || entry.salts?.[0] === null || entry.salts?.[1] === null) say(databaseWords.both('takenOut', place))
          else erased++
        }
      }
      tree.add(hashLeaf(leaf!))
      for (const n of earlier.get(tree.size) ?? []) if (!tree.root().equals(n.head.root)) say(databaseWords.both('rewritten', tree.size))
    }
    for (const t of tree.changed()) {
      const own = await read(t.level, t.number)
      if (!own.subarray(0, t.hashes.length).equals(t.hashes)) say(databaseWords.both('tile', t.level, t.number))
    }
  }
  return { tree, erased }
}

/** A thousand leaves after a place, each with its entry and the erasure that took something out of it. */
const leavesFrom = (db: Db, jurisdiction: string, from: bigint, size: number) =>
  db
    .selectFrom('record_log_order as o')
    .leftJoin('record_log as l', (on) => on.onRef('l.jurisdiction', '=', 'o.jurisdiction').onRef('l.id', '=', 'o.entry_id'))
    .leftJoin('record_log as by', (on) =>
      on
        .onRef('by.jurisdiction', '=', 'o.jurisdiction')
        .onRef('by.id', '=', 'l.erased_by')
        .on('by.action', '~', 'eras(e|ure)')
        .on('by.outcome', '=', 'done'),
    )
    .select(['o.seq as place', 'o.leaf', 'o.hash as chain', 'by.id as eraser'])
    .selectAll('l')
    .where('o.jurisdiction', '=', jurisdiction)
    .where('o.seq', '>', from)
    .where('o.seq', '<=', BigInt(size))
    .orderBy('o.seq')
    .limit(1000)
    .execute()

/** Entries without a place yet: what some wait for that has come about, and how many wait for nothing but their turn. */
async function waitingEntries(
  db: Db,
  jurisdiction: string,
  stillHeld?: (held: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<{ inVain: string[]; waiting: number }> {
  const { rows } = await sql<{
    held_by: string
  }>`select distinct held_by from record_log_pending where jurisdiction = ${jurisdiction} and held_by is not null`.execute(db)
  const held = rows.map((r) => r.held_by)
  const still = (await stillHeld?.(held)) ?? new Set(held)
  const waiting = await sql<{
    n: number
  }>`select count(*)::int as n from record_log_pending where jurisdiction = ${jurisdiction} and held_by is null`.execute(db)
  return { inVain: held.filter((h) => !still.has(h)), waiting: waiting.rows[0]!.n }
}

/** Tiles that hold more or less than the tree has at their place; the program itself compares only as far as it goes. */
async function wrongTiles(db: Db, jurisdiction: string, size: number): Promise<Words[]> {
  const { rows } = await sql<{ level: number; number: bigint; length: number }>`
    select level::int, number, length(hashes)::int as length from record_log_tiles where jurisdiction = ${jurisdiction} order by level, number`.execute(
    db,
  )
  const right = (level: number, number: bigint) => 32 * Math.max(0, Math.min(tileWidth, countAt(level, size) - Number(number) * tileWidth))
  return rows
    .filter((t) => t.length !== right(t.level, t.number))
    .slice(0, 20)
    .map((t) => checkWords.both('tile', t.level, t.number.toString()))
}

/** How long an entry that waits for nothing may lack its place, in minutes: it gets it within seconds. */
const longMinutes = 10

/** Entries that can get no place, and those that should have had theirs long ago. */
async function stuck(db: Db, jurisdiction: string): Promise<Words[]> {
  const saltless = await sql<{ id: string }>`
    select l.id from record_log l join record_log_pending p on p.jurisdiction = l.jurisdiction and p.entry_id = l.id
    where l.jurisdiction = ${jurisdiction} and l.salts is null order by l.id limit 20`.execute(db)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from record_log_pending p join record_log l on l.jurisdiction = p.jurisdiction and l.id = p.entry_id
    where p.jurisdiction = ${jurisdiction} and p.held_by is null and l.at <
      (select max(signed_at) from record_log_heads where jurisdiction = ${jurisdiction}) - ${longMinutes} * interval '1 minute'`.execute(db)
  return [
    ...saltless.rows.map((r) => checkWords.both('saltless', r.id)),
    ...(rows[0]!.n > 0 ? [checkWords.both('waitsLong', rows[0]!.n, longMinutes)] : []),
  ]
}

/** Entries that have no place and do not wait for one: nobody can have written them through the application. */
export async function entriesOutside(db: Db, jurisdiction: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from record_log l
    where l.jurisdiction = ${jurisdiction}
      and not exists (select from record_log_order o where o.jurisdiction = l.jurisdiction and o.entry_id = l.id)
      and not exists (select from record_log_pending p where p.jurisdiction = l.jurisdiction and p.entry_id = l.id)
    order by l.id limit ${limit}`.execute(db)
  return rows.map((r) => r.id)
}

/**
 * The jurisdictions of which anything of a log is in the database, whether or not there is such a jurisdiction: a log does not vanish with
 * its name.
 */
export async function jurisdictionsWithLog(db: Db): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select jurisdiction as code from record_log union select jurisdiction from record_log_order union select jurisdiction from record_log_pending
    union select jurisdiction from record_log_tiles union select jurisdiction from record_log_heads union select jurisdiction from record_log_keys
    order by 1`.execute(acrossJurisdictions(db, 'a log may stand under a name that is no jurisdiction'))
  return rows.map((r) => r.code)
}
