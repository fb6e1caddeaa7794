import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Moment, Words } from '#kernel'
import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import { emptyRoot, rootOfRange } from './merkle.ts'
import { isSigned, type LogKey, type LogSigner, type Note, readHead, readHeads, readKey, signHead, writeKey } from './note.ts'
import { Stopped } from '../stopped.ts'
import { stoppedWords } from '../words.ts'
import { tilesIn, treeAt, treeSize } from './order.ts'

/** Where the heads that were signed are kept outside the database: each new one is added at the end, nothing is ever taken away. */
export interface OutsideHeads {
  /** Where those of a jurisdiction are, as it is told to people. */
  where(jurisdiction: string): string
  read(jurisdiction: string): string
  add(jurisdiction: string, note: string): void
}

/** Heads in a folder, one file for each jurisdiction. */
export function headsInFolder(folder: string): OutsideHeads {
  const file = (jurisdiction: string) => `${folder}/${jurisdiction}.heads`
  return {
    where: file,
    read: (j) => (existsSync(file(j)) ? readFileSync(file(j), 'utf8') : ''),
    add(j, note) {
      mkdirSync(dirname(file(j)), { recursive: true })
      appendFileSync(file(j), `${note}\n`, { mode: 0o600 })
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
export class HeadsSpoiled extends Stopped {
  constructor(file: string, line: number) {
    super(stoppedWords.both('headsSpoiled', file, line))
  }
}

const alarms = new WeakMap<Db, Map<string, Words>>()
/** Why the log of a jurisdiction is not signed any more, for whoever looks at it; undefined while all is well. */
export const logAlarm = (db: Db, jurisdiction: string): Words | undefined => alarms.get(db)?.get(jurisdiction)

/**
 * Signs the head of the log as it stands, if it has grown since the last, and puts it into the database and outside.
 * The log of today must contain what the last head outside says, or nothing is signed.
 * @returns the new head, or undefined where nothing is new
 * @throws LogRewritten, HeadsSpoiled
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
    const kept = readHeads(o.outside.read(jurisdiction))
    if (kept.spoiledLine !== undefined) throw new HeadsSpoiled(o.outside.where(jurisdiction), kept.spoiledLine)
    for (const note of kept.notes.slice(-1)) {
      if (note.head.origin !== origin || !isSigned(note, [...keys, own])) throw new LogRewritten(note.head.size)
      if (note.head.size > size || !(await rootAt(db, jurisdiction, note.head.size)).equals(note.head.root))
        throw new LogRewritten(note.head.size)
    }
    known.delete(jurisdiction)
    const last = await lastHead(db, jurisdiction)
    if (last && !isSigned(last, [own])) throw new LogRewritten(last.head.size)
    if (size === 0 || last?.head.size === size) return undefined
    if (last && (last.head.size > size || !(await rootAt(db, jurisdiction, last.head.size)).equals(last.head.root)))
      throw new LogRewritten(last.head.size)
    const root = (await treeAt(db, jurisdiction, size)).root()
    const note = signHead({ origin, size, root }, signer)
    const { rows } = await sql<{ added: boolean }>`
      select add_log_head(${jurisdiction}, ${BigInt(size)}, ${note}, ${key}, ${o.now}::timestamptz) as added`.execute(db)
    // Another process was quicker: it has put the same one outside as well.
    if (!rows[0]!.added) return undefined
    o.outside.add(jurisdiction, note)
    return readHead(note)
  } catch (e) {
    if (e instanceof LogRewritten || e instanceof HeadsSpoiled) known.set(jurisdiction, e.words)
    throw e
  }
}

/** Root over the first entries, from the tiles. */
export const rootAt = async (db: Db, jurisdiction: string, size: number): Promise<Buffer> =>
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
