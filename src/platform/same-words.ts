import type { Moment } from '#kernel'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Db } from './database/open.ts'
import { entriesOf, type Erasable, type FoundText, leavesOf, type Place, placeOf, textsOf } from './erase-text.ts'

/*
 * Where else the words of a text stand. A verb takes the words of one record over into another, as the reason of a return into the answer to
 * the duty, and no list of such copies stays whole, so the words themselves are looked for. But the same words are not the same text: what is
 * found here is shown to whoever erases, and they say of each whether it goes too.
 */

/** An entry of the record log that says a text. */
interface SayingEntry {
  readonly id: string
  readonly at: Moment
  readonly action: string
  readonly facts: Record<string, unknown>
}
export interface SameWords {
  readonly texts: readonly FoundText[]
  /** Entries that do not go with any of the texts by themselves, for they are about other records. */
  readonly entries: readonly SayingEntry[]
}

type Row = Readonly<Record<string, unknown>>
const isId = (v: unknown): v is string => typeof v === 'string' && /^[a-z]{3}_[0-9a-z]{20,}$/.test(v)
/** The records a row is about or belongs to; who wrote it and for which organisation joins nothing. */
const recordIds = (row: Row): string[] => Object.values(row).filter((v): v is string => isId(v) && !/^(usr|org)_/.test(v))

/**
 * Where the words of a text stand once more in records that belong together with its own, and in the log. In the same column of another
 * record they are somebody else's, as two residents' answers; whoever looks for the words finds those as well.
 * @param among the kinds of record to look in
 */
export async function sameWords(ctx: Ctx, among: readonly Erasable[], found: FoundText, db: Db = ctx.db): Promise<SameWords> {
  const texts = await copiesOf(ctx, among, found, db)
  const of = [found, ...texts]
  const own = new Set((await Promise.all(of.map((f) => entriesOf(ctx, f.row, [f.text], db)))).flat())
  const ids = [...new Set(of.flatMap((f) => Object.values(f.row).filter(isId)))]
  const { rows } = await sql<SayingEntry & { changes: unknown }>`select id, at, action, facts, changes from record_log
    where jurisdiction = ${ctx.jurisdiction} and (subject_id = any(${ids}) or purchase_id = any(${ids}))
      and (facts <> '{}' or changes is not null) order by id desc`.execute(db)
  const says = (said: string) =>
    said === found.text || (said.length >= 40 && found.text.startsWith(said)) || (found.text.length >= 4 && said.includes(found.text))
  const entries = rows.filter((r) => !own.has(r.id) && [...leavesOf([r.facts, r.changes])].some((l) => says(l.text)))
  return { texts, entries }
}

async function copiesOf(ctx: Ctx, among: readonly Erasable[], found: FoundText, db: Db): Promise<FoundText[]> {
  const ids = recordIds(found.row)
  const copies: FoundText[] = []
  const inJson = JSON.stringify(found.text).slice(1, -1)
  for (const of of among)
    for (const in_ of of.texts) {
      const value = sql`${sql.ref(in_.column)}`
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(of.table)} where jurisdiction = ${ctx.jurisdiction}
        and ${in_.leaf ? sql`position(${inJson} in ${value}::text) > 0` : sql`${value} = ${found.text}`}`.execute(db)
      for (const row of rows) {
        if (!recordIds(row).some((id) => ids.includes(id))) continue
        for (const { path, text } of textsOf(in_, row)) {
          const place = placeOf(of, in_, row, path)
          const own = place.kind !== found.place.kind || place.column !== found.place.column || isSameRecord(place, found.place)
          if (text === found.text && own && !isSamePlace(place, found.place)) copies.push({ place, of, in: in_, text, row })
        }
      }
    }
  return copies
}
const isSameRecord = (a: Place, b: Place): boolean => a.kind === b.kind && a.key.join('\n') === b.key.join('\n')
const isSamePlace = (a: Place, b: Place): boolean => isSameRecord(a, b) && a.column === b.column && a.path.join('\n') === b.path.join('\n')
