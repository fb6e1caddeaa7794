import { type Selectable, sql } from 'kysely'
import { acrossJurisdictions } from '../database/one-jurisdiction.ts'
import type { Db } from '../database/open.ts'
import type { RecordLogRow } from '../database/tables.ts'
import { leafOf, newSalts } from './leaf.ts'
import { countAt, GrowingTree, hashesOf, hashLeaf, levelsOf, type Tile, type TileReader, tileWidth } from './merkle.ts'

/**
 * Gives every committed entry its place in one order per jurisdiction, and its leaf in the tree over that order.
 * Writers take no lock: an entry gets its place after its transaction has committed, by whoever holds the sequencer's lock.
 * @param stillHeld of the things that entries wait for, as a tender's opening, those that have not come about yet; without it none has
 * @returns how many got their place
 */
export async function sequence(
  db: Db,
  o: { batch?: number; stillHeld?: (db: Db, jurisdiction: string, held: readonly string[]) => Promise<ReadonlySet<string>> } = {},
): Promise<number> {
  const batch = o.batch ?? 500
  const all = acrossJurisdictions(db, 'each has a log, and one process orders them')
  return await all.transaction().execute(async (tx) => {
    const lock = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7305) as mine`.execute(tx)
    if (!lock.rows[0]!.mine) return 0
    const carried = await carryOver(tx, batch)
    if (carried > 0) return carried
    const held = o.stillHeld ? await released(tx, o.stillHeld) : []
    const pending = await tx
      .selectFrom('record_log_pending as p')
      .innerJoin('record_log as l', (on) => on.onRef('l.jurisdiction', '=', 'p.jurisdiction').onRef('l.id', '=', 'p.entry_id'))
      .selectAll('l')
      // One without salts, which this program never writes, can have no leaf; it is told when the log is checked and holds up no other.
      .where('l.salts', 'is not', null)
      .where((e) =>
        e.or([
          e('p.held_by', 'is', null),
          ...held.map((h) => e.and([e('p.jurisdiction', '=', h.jurisdiction), e('p.held_by', '=', h.held_by)])),
        ]),
      )
      .orderBy('p.jurisdiction')
      .orderBy('p.entry_id')
      .limit(batch)
      .execute()
    for (const jurisdiction of new Set(pending.map((e) => e.jurisdiction))) {
      const entries = pending.filter((e) => e.jurisdiction === jurisdiction)
      const leaves = entries.map((e) => leafOf(e, e.salts as string[], null))
      const { size, tiles } = await grown(tx, jurisdiction, leaves)
      await sql`select place_log_entries(${jurisdiction}, ${BigInt(size)}, ${entries.map((e) => e.id)}::text[], ${leaves}::text[], ${tiles})`.execute(
        tx,
      )
    }
    return pending.length
  })
}

/** What entries waited for and need not any more. */
async function released(
  tx: Db,
  stillHeld: (db: Db, jurisdiction: string, held: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<{ jurisdiction: string; held_by: string }[]> {
  const { rows } = await sql<{ jurisdiction: string; held_by: string }>`
    select distinct jurisdiction, held_by from record_log_pending where held_by is not null`.execute(tx)
  const free: typeof rows = []
  for (const jurisdiction of new Set(rows.map((r) => r.jurisdiction))) {
    const own = rows.filter((r) => r.jurisdiction === jurisdiction)
    const still = await stillHeld(
      tx,
      jurisdiction,
      own.map((r) => r.held_by),
    )
    free.push(...own.filter((r) => !still.has(r.held_by)))
  }
  return free
}

/** Takes the next entries that were numbered by a version without a tree into the tree, in their order. */
async function carryOver(tx: Db, batch: number): Promise<number> {
  const first = await tx.selectFrom('record_log_order').select('jurisdiction').where('leaf', 'is', null).limit(1).executeTakeFirst()
  if (!first) return 0
  const { jurisdiction } = first
  const rows = await tx
    .selectFrom('record_log_order as o')
    .innerJoin('record_log as l', (on) => on.onRef('l.jurisdiction', '=', 'o.jurisdiction').onRef('l.id', '=', 'o.entry_id'))
    .select(['o.seq as place', 'o.hash as chain'])
    .selectAll('l')
    .where('o.jurisdiction', '=', jurisdiction)
    .where('o.leaf', 'is', null)
    .orderBy('o.seq')
    .limit(batch)
    .execute()
  const salts = new Map(rows.map((r) => [r.id, newSalts()]))
  const leaves = rows.map((r) => leafOf(r, salts.get(r.id)!, r.chain))
  const { tiles } = await grown(tx, jurisdiction, leaves, Number(rows[0]!.place) - 1)
  await sql`select carry_log_entries(${jurisdiction}, ${rows[0]!.place - 1n}, ${rows.map((r) => r.id)}::text[], ${leaves}::text[],
    ${JSON.stringify(Object.fromEntries(salts))}::jsonb, ${tiles})`.execute(tx)
  return rows.length
}

/** The tree with these leaves added, as the tiles that change by it. */
async function grown(tx: Db, jurisdiction: string, leaves: readonly string[], at?: number) {
  const size = at ?? (await placesOf(tx, jurisdiction))
  const tree = await treeAt(tx, jurisdiction, size)
  for (const leaf of leaves) tree.add(hashLeaf(leaf))
  const changed = tree.changed()
  const tiles = sql`${changed.map((t) => t.level)}::int[], ${changed.map((t) => BigInt(t.number))}::bigint[], ${changed.map((t) => t.hashes.toString('base64'))}::text[]`
  return { size, tiles }
}

/** How many places there are. */
export async function placesOf(db: Db, jurisdiction: string): Promise<number> {
  const { rows } = await sql<{ n: bigint | null }>`select max(seq) as n from record_log_order where jurisdiction = ${jurisdiction}`.execute(
    db,
  )
  return Number(rows[0]!.n ?? 0n)
}

/** How many entries the tree holds: as many as there are places, but for those of earlier versions it has not taken in yet. */
export async function treeSize(db: Db, jurisdiction: string): Promise<number> {
  const bare = await db
    .selectFrom('record_log_order')
    .select('seq')
    .where('jurisdiction', '=', jurisdiction)
    .where('leaf', 'is', null)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return bare ? Number(bare.seq) - 1 : await placesOf(db, jurisdiction)
}

/** The tree of this size by its right edge: one tile of each level is read. */
export async function treeAt(db: Db, jurisdiction: string, size: number): Promise<GrowingTree> {
  const read = tilesIn(db, jurisdiction)
  const edge: Buffer[][] = []
  for (let level = 0; level < levelsOf(size); level++) {
    const count = countAt(level, size)
    const inLast = count % tileWidth
    edge.push(inLast === 0 ? [] : hashesOf(await read(level, Math.floor(count / tileWidth))).slice(0, inLast))
    if (edge[level]!.length !== inLast) throw new Error(`the tree of the record log is short of hashes at level ${level}`)
  }
  return new GrowingTree(size, edge)
}

/** Reads tiles as they are kept. One that is not there is empty. */
export function tilesIn(db: Db, jurisdiction: string): TileReader {
  return async (level, number) => {
    const tile = await db
      .selectFrom('record_log_tiles')
      .select('hashes')
      .where('jurisdiction', '=', jurisdiction)
      .where('level', '=', level)
      .where('number', '=', BigInt(number))
      .executeTakeFirst()
    return tile ? Buffer.from(tile.hashes) : Buffer.alloc(0)
  }
}

/** The leaves of places [from, to), counted from 0. */
export async function leavesIn(db: Db, jurisdiction: string, from: number, to: number): Promise<string[]> {
  const rows = await db
    .selectFrom('record_log_order')
    .select('leaf')
    .where('jurisdiction', '=', jurisdiction)
    .where('seq', '>', BigInt(from))
    .where('seq', '<=', BigInt(to))
    .orderBy('seq')
    .execute()
  return rows.map((r) => r.leaf!)
}

export type LogEntryRow = Selectable<RecordLogRow>
export type { Tile }
