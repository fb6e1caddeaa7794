import { erasedMark, type ErasureGround, isErased, type Words } from '#kernel'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Db } from './database/open.ts'
import { eraseFacts } from './log/erase.ts'
import { holds, holdsInSql, searchWords } from './search.ts'

/*
 * Erasing a text about a person, wherever it is kept. Each step says in its `erasable.ts` where people write freely about people: that
 * list is the whole knowledge, and what is here follows it.
 */

/** A column in which somebody may write freely. */
export interface ErasableText {
  readonly column: string
  readonly says: Words
  /** Of a json column: which texts in it are free, by their path. Without it the column is a plain text. */
  readonly leaf?: RegExp
  /** Of those, only texts that look like this; what does not is a code. */
  readonly only?: RegExp
  /** Other columns of the row that hold the same once more, as what is sealed: they get the mark as well. */
  readonly along?: readonly string[]
  /** Kept versions and copies, which go together with the text: columns of another table, by the columns that lead there. */
  readonly kept?: readonly Kept[]
  /** A copy in a table the application may not rewrite: a function of the database that takes (jurisdiction, key, mark). */
  readonly keptBy?: string
}
interface Kept {
  readonly table: string
  readonly column: string
  readonly leaf?: RegExp
  /** Column there: column here. */
  readonly by: Readonly<Record<string, string>>
}

/** A kind of record with free texts about people. */
export interface Erasable {
  /** As it stands in addresses and in the list of erasures. */
  readonly kind: string
  readonly says: Words
  readonly table: string
  /** Its key, without the jurisdiction. */
  readonly key: readonly string[]
  readonly texts: readonly ErasableText[]
  /** Rows have a version: it moves on, so that a form opened before cannot bring the text back. */
  readonly versioned?: boolean
  /** Part of the file of a procurement, which the law wants kept: only what names a person may go. */
  readonly inFile?: boolean
  /** Where the record is shown. */
  readonly href?: (row: Readonly<Record<string, unknown>>) => string
}

/** Where one text stands. It can be written down and found again after a restore. */
export interface Place {
  readonly kind: string
  readonly key: readonly (string | number)[]
  readonly column: string
  /** The way to the text in a json column; empty for a plain one. */
  readonly path: readonly string[]
}

export interface FoundText {
  readonly place: Place
  readonly of: Erasable
  readonly in: ErasableText
  readonly text: string
  readonly row: Readonly<Record<string, unknown>>
}

type Row = Record<string, unknown>

/** What no database has as a key is asked of none. */
const mayBeKey = (k: string | number): boolean => (typeof k === 'number' ? Number.isSafeInteger(k) : !k.includes('\u0000'))

const keyIs = (e: Erasable, key: readonly (string | number)[]) =>
  sql.join(
    e.key.map((column, i) => sql`${sql.ref(column)} = ${key[i]}`),
    sql` and `,
  )

/** Every text in a value of json, with the way to it. */
export function* leavesOf(value: unknown, path: readonly string[] = []): Generator<{ path: readonly string[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (value !== null && typeof value === 'object') for (const [k, v] of Object.entries(value)) yield* leavesOf(v, [...path, k])
}
export function textsOf(in_: Pick<ErasableText, 'column' | 'leaf' | 'only'>, row: Row): { path: readonly string[]; text: string }[] {
  const value = row[in_.column]
  if (!in_.leaf) return typeof value === 'string' ? [{ path: [], text: value }] : []
  return [...leavesOf(value)].filter((l) => in_.leaf!.test(l.path.join('.')) && (in_.only?.test(l.text) ?? true))
}
function replaced(value: unknown, path: readonly string[], by: string): unknown {
  const [first, ...rest] = path
  if (first === undefined) return by
  if (Array.isArray(value)) return value.map((v, i) => (String(i) === first ? replaced(v, rest, by) : v))
  return { ...(value as Row), [first]: replaced((value as Row)[first], rest, by) }
}

/** Records of each kind that are looked up at a time. */
export const mostFound = 20

/**
 * The texts that hold all words, at most so many of each kind of record, with the latest first.
 * @param among the kinds of record to look in
 */
export async function findTexts(ctx: Ctx, among: readonly Erasable[], words: string, most = mostFound): Promise<FoundText[]> {
  if (searchWords(words).length === 0) return []
  const found: FoundText[] = []
  for (const of of among)
    for (const in_ of of.texts) {
      const { rows } = await sql<Row>`select * from ${sql.table(of.table)} where jurisdiction = ${ctx.jurisdiction}
        and ${holdsInSql(sql`coalesce(${sql.ref(in_.column)}::text, '')`, words)}
        order by ${sql.join(of.key.map((k) => sql`${sql.ref(k)} desc`))} limit ${most}`.execute(ctx.db)
      for (const row of rows)
        for (const { path, text } of textsOf(in_, row))
          if (!isErased(text) && holds(text, words)) found.push({ place: placeOf(of, in_, row, path), of, in: in_, text, row })
    }
  return found
}

export const placeOf = (of: Erasable, in_: ErasableText, row: Row, path: readonly string[]): Place => ({
  kind: of.kind,
  key: of.key.map((k) => row[k] as string | number),
  column: in_.column,
  path,
})

/** The text at a place; undefined where there is none. */
export async function textAt(ctx: Ctx, among: readonly Erasable[], place: Place, db: Db = ctx.db): Promise<FoundText | undefined> {
  const of = among.find((e) => e.kind === place.kind)
  const in_ = of?.texts.find((t) => t.column === place.column)
  if (!of || !in_ || place.key.length !== of.key.length || !place.key.every(mayBeKey)) return undefined
  const { rows } = await sql<Row>`select * from ${sql.table(of.table)} where jurisdiction = ${ctx.jurisdiction}
    and ${keyIs(of, place.key)}`.execute(db)
  const row = rows[0]
  const at = row && textsOf(in_, row).find((l) => l.path.join('\n') === place.path.join('\n'))
  return row && at ? { place, of, in: in_, text: at.text, row } : undefined
}

/**
 * Puts the mark in the place of a text and of its kept versions, and takes the facts out of the entries about the same record that say it.
 * Other places with the same words go only where they are named: the words may be somebody else's, as a sentence any office writes.
 * @param o.by id of the entry of the log that says who erased
 * @param o.among the kinds of record in which the named places are
 * @param o.also what else was chosen to go, of what `sameWords` found
 * @returns how many entries lost their facts and where else the words went; undefined when the text is not there any more as it was found
 */
export async function eraseText(
  ctx: Ctx,
  tx: Db,
  found: FoundText,
  o: {
    ground: ErasureGround
    by: string
    among: readonly Erasable[]
    also?: { texts: readonly FoundText[]; entryIds: readonly string[] }
  },
): Promise<{ entries: number; copies: readonly Place[] } | undefined> {
  const entries = await eraseAt(ctx, tx, found, o)
  if (!entries) return undefined
  const gone: Place[] = []
  for (const copy of o.also?.texts ?? []) {
    // One erased along with another, as a kept version, is not there any more, and one in the same json stands beside what went.
    const now = await textAt(ctx, o.among, copy.place, tx)
    const done = now && !isErased(now.text) ? await eraseAt(ctx, tx, now, o) : undefined
    if (!done) continue
    entries.push(...done)
    gone.push(copy.place)
  }
  const entryIds = [...new Set([...entries, ...(o.also?.entryIds ?? [])])]
  if (entryIds.length > 0) await eraseFacts(ctx, tx, { entryIds, by: o.by })
  return { entries: entryIds.length, copies: gone }
}

/** Erases at one place, and gives the entries of the log about the same record that said it. */
async function eraseAt(ctx: Ctx, tx: Db, found: FoundText, o: { ground: ErasureGround }): Promise<string[] | undefined> {
  const mark = erasedMark({ on: ctx.today, ground: o.ground })
  const { of, in: in_, place, row } = found
  const value = in_.leaf ? sql`${JSON.stringify(replaced(row[in_.column], place.path, mark))}::jsonb` : sql`${mark}`
  const was = in_.leaf ? sql`${JSON.stringify(row[in_.column])}::jsonb` : sql`${found.text}`
  const { numAffectedRows } = await sql`update ${sql.table(of.table)} set ${sql.ref(in_.column)} = ${value}
    ${sql.join((in_.along ?? []).map((c) => sql`, ${sql.ref(c)} = ${mark}`).concat(of.versioned ? [sql`, version = version + 1`] : [sql``]), sql``)}
    where jurisdiction = ${ctx.jurisdiction} and ${keyIs(of, place.key)} and ${sql.ref(in_.column)} = ${was}`.execute(tx)
  if (numAffectedRows !== 1n) return undefined
  const texts = [found.text]
  for (const kept of in_.kept ?? []) texts.push(...(await eraseKept(ctx, tx, row, kept, mark)))
  if (in_.keptBy) await sql`select ${sql.raw(in_.keptBy)}(${ctx.jurisdiction}, ${JSON.stringify(place.key)}::jsonb, ${mark})`.execute(tx)
  return await entriesOf(ctx, row, texts, tx)
}

/** Kept versions of a text hold what the same person may have asked to erase, in other words: they go whole. */
async function eraseKept(ctx: Ctx, tx: Db, row: Row, kept: Kept, mark: string): Promise<string[]> {
  const here = sql`jurisdiction = ${ctx.jurisdiction} and ${sql.join(
    Object.entries(kept.by).map(([there, own]) => sql`${sql.ref(there)} = ${row[own]}`),
    sql` and `,
  )}`
  const { rows } = await sql<Row & { at: string }>`select ctid::text as at, ${sql.ref(kept.column)} from ${sql.table(kept.table)}
    where ${here} for update`.execute(tx)
  const gone: string[] = []
  for (const r of rows) {
    const texts = textsOf(kept, r).filter((l) => !isErased(l.text))
    if (texts.length === 0) continue
    gone.push(...texts.map((l) => l.text))
    const value = kept.leaf
      ? sql`${JSON.stringify(texts.reduce((v, l) => replaced(v, l.path, mark), r[kept.column]))}::jsonb`
      : sql`${mark}`
    await sql`update ${sql.table(kept.table)} set ${sql.ref(kept.column)} = ${value} where ${here} and ctid = ${r.at}::tid`.execute(tx)
  }
  return gone
}

/** Entries about the record itself whose facts say one of the texts: whole, or its beginning where facts are cut short. */
export async function entriesOf(ctx: Ctx, row: Row, texts: readonly string[], db: Db): Promise<string[]> {
  if (typeof row.id !== 'string') return []
  const { rows } = await sql<{ id: string; facts: unknown; changes: unknown }>`select id, facts, changes from record_log
    where jurisdiction = ${ctx.jurisdiction} and subject_id = ${row.id} and (facts <> '{}' or changes is not null)`.execute(db)
  const says = (said: string) => texts.some((t) => said === t || (said.length >= 40 && t.startsWith(said)))
  return rows.filter((r) => [...leavesOf([r.facts, r.changes])].some((l) => says(l.text))).map((r) => r.id)
}
