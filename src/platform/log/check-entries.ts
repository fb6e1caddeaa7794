import type { Selectable } from 'kysely'
import type { Db } from '../database/open.ts'
import type { RecordLogRow } from '../database/tables.ts'
import { unfittingParts } from './leaf.ts'
import { hashLeaf, tileWidth } from './merkle.ts'
import { tilesIn } from './order.ts'

/**
 * Which of these entries do not say what they said when they were entered: the entry does not fit its leaf, something was taken out of it
 * without an erasure, or the leaf is not the one in the tree. Costs no more than the entries themselves, so that every page that shows
 * some can ask; whether the whole log stands is told by `tandem log verify`.
 * @returns the ids of those that differ; an entry that has no place yet cannot
 */
export async function differing(db: Db, jurisdiction: string, entries: readonly Selectable<RecordLogRow>[]): Promise<Set<string>> {
  const found = new Set<string>()
  const tile = tilesIn(db, jurisdiction)
  const tiles = new Map<number, Promise<Buffer>>()
  for (let i = 0; i < entries.length; i += 1000) {
    const some = new Map(entries.slice(i, i + 1000).map((e) => [e.id, e]))
    const order = await db
      .selectFrom('record_log_order')
      .select(['entry_id', 'seq', 'leaf', 'hash'])
      .where('jurisdiction', '=', jurisdiction)
      .where('entry_id', 'in', [...some.keys()])
      .execute()
    for (const { entry_id, seq, leaf, hash } of order) {
      const entry = some.get(entry_id)!
      const place = Number(seq) - 1
      const number = Math.floor(place / tileWidth)
      const hashes = tiles.get(number) ?? tile(0, number)
      tiles.set(number, hashes)
      const at = (place % tileWidth) * 32
      const isInTree = leaf !== null && hashLeaf(leaf).equals((await hashes).subarray(at, at + 32))
      const isEmptied = entry.salts?.includes(null) !== false && !entry.erased_by
      if (!isInTree || isEmptied || unfittingParts(entry, leaf, hash).length > 0) found.add(entry_id)
    }
  }
  return found
}
