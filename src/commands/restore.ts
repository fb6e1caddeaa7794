import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Words } from '#kernel'
import {
  acrossJurisdictions,
  beginAlone,
  checkDatabase,
  type Db,
  type FileStore,
  keptCheck,
  markTransaction,
  openFiles,
  sealFitting,
  SecretRefused,
  sealUnlocking,
  type Settings,
  headsAhead,
  headsInFolder,
  lastHead,
  Stopped,
  whatHasBegun,
} from '#platform'
import { listedJurisdictions, noneAnswers } from '#people'
import { sql } from 'kysely'
import { format, migrationNames, tableNames } from './backup.ts'
import { contentsOf, intoStore, OtherContent } from './backup-files.ts'
import { words } from './backup-words.ts'
import { type CommandIo, refused, told } from './command.ts'
import { words as ofJurisdictions } from './jurisdiction-words.ts'
import { lockedKeys } from './keys.ts'
import { openFor } from './operate.ts'
import { TooMuchInside, unpackedLines } from './unpacked-lines.ts'

export async function restoreCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [file] = argv
  if (!file) return refused(io, { words: words.both('usageRestore') })
  if (!existsSync(file)) return refused(io, { words: words.both('noFile', file) })
  const database = await openFor(settings, { asOwner: true })
  try {
    if ((await whatHasBegun(database.db)) !== 'nothing') return refused(io, { words: words.both('notEmpty') })
    if (await keptCheck(database.db)) return refused(io, { words: words.both('hasSecret') })
    const whole = acrossJurisdictions(database.db, 'a backup is read back whole')
    const { rows, files, lost, unanswered, headless, ahead } = await whole.transaction().execute((tx) =>
      markTransaction(async () => {
        if ((await beginAlone(tx)) !== 'nothing') throw new NotABackup(words.both('notEmpty'))
        if (await keptCheck(tx)) throw new NotABackup(words.both('hasSecret'))
        const read = await readBack(tx, file, openFiles(settings))
        await checkSecret(settings, tx)
        if (read.sameTables) await checkLog(tx)
        // A backup of a version in which the first by code answered them says of none that it does.
        return {
          rows: read.rows,
          files: read.files,
          lost: read.sameTables ? (await contentsOf(tx)).length - read.files : 0,
          unanswered: noneAnswers(await listedJurisdictions(tx)),
          headless: await withoutHeads(tx, settings),
          ahead: await aheadOutside(tx, settings),
        }
      }),
    )
    io.out(told(io, words.both('read', rows, files)))
    if (lost > 0) io.err(told(io, words.both('contentsMissing', lost)))
    if (headless.length > 0) io.out(told(io, words.both('headsElsewhere', headless)))
    for (const a of ahead) io.out(told(io, words.both('headsAhead', a.file, a.signed, a.has)))
    if (unanswered.length > 0) io.out(told(io, ofJurisdictions.both('noneAnswers', unanswered)))
    return 0
  } catch (e) {
    const why = whyNotRead(e)
    if (why) return refused(io, { words: why })
    throw e
  } finally {
    await database.close()
  }
}

/** Files of heads that should be beside this database and are not: what was signed before cannot be held against anything. */
async function withoutHeads(tx: Db, settings: Settings): Promise<string[]> {
  const outside = headsInFolder(settings.logHeads)
  const files: string[] = []
  for (const { code } of await listedJurisdictions(tx))
    if ((await lastHead(tx, code)) && outside.read(code) === '') files.push(outside.where(code))
  return files
}

/** Files of heads that speak of more than was read back: the backup is older than what was signed, and may have been published. */
async function aheadOutside(tx: Db, settings: Settings): Promise<{ file: string; signed: number; has: number }[]> {
  const outside = headsInFolder(settings.logHeads)
  const found: { file: string; signed: number; has: number }[] = []
  for (const { code } of await listedJurisdictions(tx)) {
    const ahead = await headsAhead(tx, code, outside)
    if (ahead) found.push({ file: outside.where(code), ...ahead })
  }
  return found
}

class NotABackup extends Stopped {}

/**
 * Puts the rows of a backup into the tables, and what was attached into the store. @returns how many of each, and whether the backup is of
 * a version with the same tables
 */
async function readBack(tx: Db, file: string, store: FileStore): Promise<{ rows: number; files: number; sameTables: boolean }> {
  const contents = intoStore(store)
  try {
    return { ...(await readLines(tx, file, contents)), files: contents.count() }
  } finally {
    await contents.stop()
  }
}

async function readLines(tx: Db, file: string, contents: ReturnType<typeof intoStore>): Promise<{ rows: number; sameTables: boolean }> {
  const known = new Set(await tableNames(tx))
  const digest = createHash('sha256')
  const into = intoTables(tx)
  let sameTables: boolean | undefined
  let ended = false
  for await (const line of unpackedLines(file)) {
    if (line.startsWith('{"end":true') && sameTables !== undefined) {
      await into.flush()
      await contents.finish()
      ended = true
      checkEnd(line, into.rows(), digest.digest('hex'))
      continue
    }
    // A line below the end cannot be told to the digest any more, and is no part of a backup.
    if (ended) throw new NotABackup(words.both('damaged'))
    digest.update(`${line}\n`)
    if (sameTables === undefined) sameTables = checkHeader(line, await migrationNames(tx))
    else if (line.startsWith('{"table":')) {
      const { table } = JSON.parse(line) as { table: string }
      if (!known.has(table)) throw new NotABackup(words.both('unknownTable', table))
      await into.begin(table)
    } else if (line.startsWith('{"file":')) await contents.begin(line)
    else if (line.startsWith('{"part":')) await contents.add(line)
    else await into.add(line)
  }
  if (!ended) throw new NotABackup(words.both('breaksOff'))
  return { rows: into.rows(), sameTables: sameTables! }
}

/** Characters of rows that are put in together at most; one may have more. */
const mostTogether = 8 * 1024 * 1024
/** Rows as they come, put in by the hundred. */
function intoTables(tx: Db) {
  let [table, batch, rowCount, length] = ['', [] as string[], 0, 0]
  const flush = async () => {
    if (batch.length === 0) return
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${`[${batch.join(',')}]`}::json)`.execute(
      tx,
    )
    rowCount += batch.length
    ;[batch, length] = [[], 0]
  }
  return {
    flush,
    rows: () => rowCount,
    async begin(name: string) {
      await flush()
      table = name
    },
    async add(row: string) {
      batch.push(row)
      length += row.length
      if (batch.length >= 500 || length >= mostTogether) await flush()
    },
  }
}

/** What the first line says. @returns whether all our tables were there already when it was made */
function checkHeader(line: string, mine: readonly string[]): boolean {
  const header = JSON.parse(line) as { format?: string; migrations?: string[] }
  if (header.format !== format) throw new NotABackup(words.both('noBackup'))
  const unknown = (header.migrations ?? []).filter((m) => !mine.includes(m))
  if (unknown.length) throw new NotABackup(words.both('newer', unknown))
  return mine.every((m) => header.migrations?.includes(m))
}

/** One of an earlier version ends without a count and a checksum. */
function checkEnd(line: string, rows: number, sha256: string): void {
  const end = JSON.parse(line) as { rows?: number; sha256?: string }
  if (end.sha256 !== undefined && (end.sha256 !== sha256 || end.rows !== rows)) throw new NotABackup(words.both('wrongChecksum'))
}

/** What was sealed must open here too, or the restored database would be of no use at its next deadline. @throws SecretRefused */
async function checkSecret(settings: Settings, tx: Db): Promise<void> {
  const check = await keptCheck(tx)
  if (check) return void sealFitting(settings, check)
  const keys = await lockedKeys(tx)
  if (keys.length > 0) sealUnlocking(settings, keys)
}

/** The record log as it was read back must say what it said. A backup of an earlier version is brought up to date first, and checked then. */
async function checkLog(tx: Db): Promise<void> {
  for (const { code } of await tx.selectFrom('jurisdictions').select('code').execute()) {
    const { wrong } = await checkDatabase(tx, code)
    if (wrong[0]) throw new NotABackup(words.both('logChanged', code, wrong[0]))
  }
}

/** A sentence for what an operator can do something about; undefined for a fault of the program. */
function whyNotRead(e: unknown): Words | undefined {
  if (e instanceof NotABackup || e instanceof TooMuchInside) return e.words
  if (e instanceof OtherContent) return words.both('contentOther', e.message)
  if (e instanceof SecretRefused) return words.both('otherSecret', e.words)
  const code = (e as { code?: unknown }).code
  if (typeof code === 'string' && code.startsWith('Z_')) return words.both('damaged')
  // What the database says of a row: class 22 a value, class 23 a rule of the table.
  const broken = e instanceof SyntaxError || (e instanceof TypeError && code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
  if (broken || (typeof code === 'string' && /^2[23]\w{3}$/.test(code))) return words.both('rowBreaks', (e as Error).message)
  return undefined
}
