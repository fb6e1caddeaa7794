import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import type { Moment, Words } from '#kernel'
import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import { emptyRoot, rootOfRange } from './merkle.ts'
import { isSigned, type LogKey, type LogSigner, type Note, readHead, readHeads, readKey, signHead, writeKey } from './note.ts'
import { Stopped } from '../stopped.ts'
import { stoppedWords } from '../words.ts'
import { tilesIn, treeAt, treeSize } from './order.ts'

/** Where the heads that were signed are kept outside the database: each new one is added at the end, nothing is ever taken away. */
interface OutsideHeads {
  /** Where those of a jurisdiction are, as it is told to people. */
  where(jurisdiction: string): string
  /** Of which jurisdictions there are some. */
  kept(): string[]
  read(jurisdiction: string): string
  /** Adds a head whole, or not at all. @throws what the system says */
  add(jurisdiction: string, note: string): void
  /** Takes away a piece of this head at the end, left where writing it broke off. @returns whether there was one */
  cutBroken(jurisdiction: string, note: string): boolean
}

/** Whether the last line of a file is ended. */
function endsLine(file: number, size: number): boolean {
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  return last[0] === 10
}

/** Heads in a folder, one file for each jurisdiction. */
export function headsInFolder(folder: string): OutsideHeads {
  const file = (jurisdiction: string) => `${folder}/${jurisdiction}.heads`
  return {
    where: file,
    kept: () =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => name.endsWith('.heads'))
            .map((name) => name.slice(0, -'.heads'.length))
            .sort()
        : [],
    read: (j) => (existsSync(file(j)) ? readFileSync(file(j), 'utf8') : ''),
    add(j, note) {
      mkdirSync(folder, { recursive: true })
      const to = openSync(file(j), 'a+', 0o600)
      try {
        const { size } = fstatSync(to)
        try {
          writeFileSync(to, `${size === 0 || endsLine(to, size) ? '' : '\n'}${note}\n`)
          fsyncSync(to)
        } catch (e) {
          // Half a head would be taken for one that somebody altered.
          ftruncateSync(to, size)
          throw e
        }
      } finally {
        closeSync(to)
      }
    },
    cutBroken(j, note) {
      if (!existsSync(file(j))) return false
      const [all, whole] = [readFileSync(file(j)), Buffer.from(note, 'utf8')]
      for (let n = Math.min(all.length, whole.length - 1); n > 0; n--) {
        const before = all.subarray(0, all.length - n)
        if (!all.subarray(-n).equals(whole.subarray(0, n)) || readHeads(before.toString('utf8')).spoiledLine !== undefined) continue
        truncateSync(file(j), before.length)
        return true
      }
      return false
    },
  }
}

/** The log does not fit a head that was signed before: it was rewritten, or is another one. Nothing more is signed. */
export class LogRewritten extends Stopped {
  readonly size: number
  constructor(size: number) {
    super(stoppedWords.both('rewritten', size))
    this.size = size
  }
}

/** The heads kept outside cannot be read whole: whether the log fits them nobody knows. Nothing more is signed. */
class HeadsSpoiled extends Stopped {
  constructor(file: string, line: number) {
    super(stoppedWords.both('headsSpoiled', file, line))
  }
}

/** Heads that were kept outside are there no longer: what the log was held against is gone. Nothing more is signed. */
export class HeadsGone extends Stopped {
  constructor(file: string, missing: number) {
    super(stoppedWords.both('headsGone', file, missing))
  }
}

/** A head that was signed could not be written outside. No other is signed before it is. */
export class HeadsNotKept extends Stopped {
  constructor(file: string, why: string) {
    super(stoppedWords.both('headsNotKept', file, why))
  }
}

const alarms = new WeakMap<Db, Map<string, Words>>()
/** Why the log of a jurisdiction is not signed any more, for whoever looks at it; undefined while all is well. */
export const logAlarm = (db: Db, jurisdiction: string): Words | undefined => alarms.get(db)?.get(jurisdiction)

/** How many heads this process has seen outside: they never become fewer. */
const seen = new WeakMap<Db, Map<string, number>>()

/**
 * Signs the head of the log as it stands, if it has grown since the last, and puts it into the database and outside.
 * The log of today must contain what the last head outside says, and all that was signed before must be outside, or nothing is signed.
 * What could not be written outside the last time is written now.
 * @returns the new head, or undefined where nothing is new
 * @throws LogRewritten, HeadsSpoiled, HeadsGone, HeadsNotKept
 */
export async function signLog(
  db: Db,
  o: { jurisdiction: string; signer: LogSigner; origin: string; outside: OutsideHeads; now: Moment },
): Promise<Note | undefined> {
  const { jurisdiction, signer } = o
  const known = alarms.get(db) ?? new Map<string, Words>()
  alarms.set(db, known)
  try {
    const keys = await keysOf(db, jurisdiction)
    const origin = keys[0]?.name ?? o.origin
    const key = writeKey(origin, signer.publicKey)
    const own: LogKey = { name: origin, publicKey: signer.publicKey }
    const size = await treeSize(db, jurisdiction)
    const last = await lastHead(db, jurisdiction)
    const kept = keptOutside(o, last)
    const newest = kept.reduce<Note | undefined>((a, b) => (a && a.head.size > b.head.size ? a : b), undefined)
    if (newest) {
      if (newest.head.origin !== origin || !isSigned(newest, [...keys, own])) throw new LogRewritten(newest.head.size)
      if (!(await contains(db, jurisdiction, size, newest))) throw new LogRewritten(newest.head.size)
    }
    if (last && (!isSigned(last, [own]) || !(await contains(db, jurisdiction, size, last)))) throw new LogRewritten(last.head.size)
    await refuseGone(db, o, kept, newest)
    for (const note of await headsAfter(db, jurisdiction, newest?.head.size ?? -1)) keepOutside(o, note)
    known.delete(jurisdiction)
    if (size === 0 || last?.head.size === size) return undefined
    const root = (await treeAt(db, jurisdiction, size)).root()
    const note = signHead({ origin, size, root }, signer)
    const { rows } = await sql<{ added: boolean }>`
      select add_log_head(${jurisdiction}, ${BigInt(size)}, ${note}, ${key}, ${o.now}::timestamptz) as added`.execute(db)
    // Another process was quicker: it puts the same one outside as well.
    if (!rows[0]!.added) return undefined
    keepOutside(o, note)
    return readHead(note)
  } catch (e) {
    if (e instanceof Stopped) known.set(jurisdiction, e.words)
    throw e
  }
}

type Outside = { jurisdiction: string; outside: OutsideHeads }

/** What is kept outside, whole. A piece of the newest head at the end is no more than a write that broke off. @throws HeadsSpoiled */
function keptOutside({ jurisdiction, outside }: Outside, last: { note: string } | undefined): Note[] {
  if (last) outside.cutBroken(jurisdiction, last.note)
  const { notes, spoiledLine } = readHeads(outside.read(jurisdiction))
  if (spoiledLine !== undefined) throw new HeadsSpoiled(outside.where(jurisdiction), spoiledLine)
  return notes
}

/** @throws HeadsNotKept */
function keepOutside({ jurisdiction, outside }: Outside, note: string): void {
  try {
    outside.add(jurisdiction, note)
  } catch (e) {
    throw new HeadsNotKept(outside.where(jurisdiction), (e as Error).message)
  }
}

/** @throws HeadsGone where fewer are outside than this process has seen there, or one that was signed before the newest there is not */
async function refuseGone(db: Db, { jurisdiction, outside }: Outside, kept: readonly Note[], newest: Note | undefined): Promise<void> {
  const before = seen.get(db) ?? new Map<string, number>()
  seen.set(db, before)
  const most = before.get(jurisdiction) ?? 0
  // The very first may not have been written yet.
  const missing = await headsUpTo(db, jurisdiction, newest?.head.size)
  const gone = Math.max(most - kept.length, newest || missing > 1 ? missing - new Set(kept.map((n) => n.head.size)).size : 0)
  if (gone > 0) throw new HeadsGone(outside.where(jurisdiction), gone)
  before.set(jurisdiction, kept.length)
}

async function headsUpTo(db: Db, jurisdiction: string, size: number | undefined): Promise<number> {
  let q = db
    .selectFrom('record_log_heads')
    .select((e) => e.fn.countAll<bigint>().as('n'))
    .where('jurisdiction', '=', jurisdiction)
  if (size !== undefined) q = q.where('size', '<=', BigInt(size))
  return Number((await q.executeTakeFirstOrThrow()).n)
}

/** The heads the database has over more entries than these, the smaller first, as they were signed. */
async function headsAfter(db: Db, jurisdiction: string, size: number): Promise<string[]> {
  const rows = await db
    .selectFrom('record_log_heads')
    .select('note')
    .where('jurisdiction', '=', jurisdiction)
    .where('size', '>', BigInt(size))
    .orderBy('size')
    .execute()
  return rows.map((r) => r.note)
}

/** Whether the log as it stands goes as far as a head and says what it says. */
const contains = async (db: Db, jurisdiction: string, size: number, { head }: Note): Promise<boolean> =>
  head.size <= size && (await rootAt(db, jurisdiction, head.size)).equals(head.root)

/**
 * Writes outside what the database has signed and is not there, where the file was lost and no copy is left.
 * @returns how many were written @throws LogRewritten, HeadsSpoiled, HeadsNotKept
 */
export async function beginHeads(db: Db, o: { jurisdiction: string; signer: LogSigner; outside: OutsideHeads }): Promise<number> {
  const keys = await keysOf(db, o.jurisdiction)
  const size = await treeSize(db, o.jurisdiction)
  const there = new Set(keptOutside(o, await lastHead(db, o.jurisdiction)).map((n) => n.head.size))
  const missing = (await headsAfter(db, o.jurisdiction, -1)).filter((note) => !there.has(readHead(note)?.head.size ?? -1))
  for (const text of missing) {
    const note = readHead(text)
    const fits = note && keys.length > 0 && isSigned(note, [{ name: keys[0]!.name, publicKey: o.signer.publicKey }])
    if (!fits || !(await contains(db, o.jurisdiction, size, note))) throw new LogRewritten(note?.head.size ?? 0)
  }
  for (const note of missing) keepOutside(o, note)
  return missing.length
}

/**
 * Heads outside of more entries than the log has, as where an older backup was read back: what was entered since is gone with the log that
 * had it. Undefined where no head goes further.
 */
export async function headsAhead(
  db: Db,
  jurisdiction: string,
  outside: OutsideHeads,
): Promise<{ signed: number; has: number } | undefined> {
  const has = await treeSize(db, jurisdiction)
  const signed = Math.max(0, ...readHeads(outside.read(jurisdiction)).notes.map((n) => n.head.size))
  return signed > has ? { signed, has } : undefined
}

/** Root over the first entries, from the tiles. */
const rootAt = async (db: Db, jurisdiction: string, size: number): Promise<Buffer> =>
  size === 0 ? emptyRoot : await rootOfRange(tilesIn(db, jurisdiction), 0, size).catch(() => Buffer.alloc(0))

/** The newest head that was signed. */
export async function lastHead(db: Db, jurisdiction: string): Promise<(Note & { note: string; signedAt: Moment }) | undefined> {
  const row = await db
    .selectFrom('record_log_heads')
    .selectAll()
    .where('jurisdiction', '=', jurisdiction)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  const note = row && readHead(row.note)
  return note && { ...note, note: row.note, signedAt: row.signed_at }
}

/** The public keys under which heads of this log were signed, the first first. All carry the name of the log. */
export async function keysOf(db: Db, jurisdiction: string): Promise<LogKey[]> {
  const rows = await db.selectFrom('record_log_keys').select('key').where('jurisdiction', '=', jurisdiction).orderBy('since').execute()
  return rows.flatMap((r) => readKey(r.key) ?? [])
}
