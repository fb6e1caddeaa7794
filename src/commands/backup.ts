import { count } from '#kernel'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { lockTotpSecrets } from '#people'
import {
  acrossJurisdictions,
  beginAlone,
  checkDatabase,
  type Db,
  keptCheck,
  markTransaction,
  sealFitting,
  SecretRefused,
  sealUnlocking,
  type Settings,
  whatHasBegun,
} from '#platform'
import { sql } from 'kysely'
import type { CommandIo } from './command.ts'
import { lockedKeys, sealFor } from './keys.ts'
import { openFor } from './operate.ts'

/**
 * A backup is one compressed file of text: a first line that says what it is and which tables it fits,
 * then for each table its name and its rows as JSON. It is the same for both databases, so it is also the way
 * from the embedded database to PostgreSQL. Its last line holds how many rows there are and SHA-256 over all lines before it.
 * The master secret is not in it: it is kept apart, and a restore asks for it.
 */
const format = 'tandem-backup-1'

/** Our tables in the order they were made, so that what is referred to comes first. */
async function tableNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely_%' order by c.oid`.execute(db)
  return rows.map((r) => r.name)
}

async function migrationNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((r) => r.name)
}

export async function backupCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [file] = argv
  if (!file) return usage(io, 'Usage: tandem backup FILE')
  if (existsSync(file)) return usage(io, `${file} exists already; a backup never overwrites. ${file} 已存在，备份不会覆盖旧文件。`)
  const database = await openFor(settings)
  try {
    await lockTotpSecrets(database.db, () => sealFor(settings, database.db))
    let rowCount = 0
    // One snapshot for all tables: what is written meanwhile is in the backup whole or not at all.
    await acrossJurisdictions(database.db, 'a backup holds them all')
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) =>
        markTransaction(async () => {
          const tables = await tableNames(tx)
          const header = { format, migrations: await migrationNames(tx), tables }
          const digest = createHash('sha256')
          async function* lines() {
            for await (const text of content()) {
              digest.update(text)
              yield text
            }
            yield `${JSON.stringify({ end: true, rows: rowCount, sha256: digest.digest('hex') })}\n`
          }
          async function* content() {
            yield `${JSON.stringify(header)}\n`
            for (const table of tables) {
              yield `${JSON.stringify({ table })}\n`
              await sql`declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(tx)
              for (;;) {
                const { rows } = await sql<{ row: string }>`fetch 1000 from backup_rows`.execute(tx)
                if (rows.length === 0) break
                rowCount += rows.length
                yield rows.map((r) => `${r.row}\n`).join('')
              }
              await sql`close backup_rows`.execute(tx)
            }
          }
          await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600, flags: 'wx' }))
        }),
      )
    io.out(
      `${count(rowCount, 'row')} in ${file}. 已备份 ${rowCount} 行。\n` +
        `主密钥不在备份里：请把 ${secretOf(settings)} 另行妥善保管，恢复时要用；没有它，密封的内容永远打不开。\n` +
        `The master secret is not in it: keep ${secretOf(settings)} apart and safe. A restore asks for it; without it what is sealed can never be opened.`,
    )
    return 0
  } finally {
    await database.close()
  }
}

export async function restoreCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [file] = argv
  if (!file || !existsSync(file)) return usage(io, file ? `There is no file ${file}. 没有这个文件。` : 'Usage: tandem restore FILE')
  const database = await openFor(settings, { asOwner: true })
  try {
    if ((await whatHasBegun(database.db)) !== 'nothing') return usage(io, notEmpty)
    let table = ''
    let batch: string[] = []
    let rowCount = 0
    let ended = false
    let sameTables = false
    const whole = acrossJurisdictions(database.db, 'a backup is read back whole')
    await whole.transaction().execute((tx) =>
      markTransaction(async () => {
        if ((await beginAlone(tx)) !== 'nothing') throw new NotABackup(notEmpty)
        const known = new Set(await tableNames(tx))
        const flush = async () => {
          if (batch.length === 0) return
          await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${`[${batch.join(',')}]`}::json)`.execute(
            tx,
          )
          rowCount += batch.length
          batch = []
        }
        const digest = createHash('sha256')
        let first = true
        for await (const line of linesOf(file)) {
          if (first) {
            first = false
            digest.update(`${line}\n`)
            const header = JSON.parse(line) as { format?: string; migrations?: string[] }
            if (header.format !== format) throw new NotABackup('This file is no backup of Tandem. 这个文件不是同行的备份。')
            const mine = await migrationNames(tx)
            sameTables = mine.every((m) => header.migrations?.includes(m))
            const unknown = (header.migrations ?? []).filter((m) => !mine.includes(m))
            if (unknown.length)
              throw new NotABackup(
                `This backup was made by a newer version (${unknown.join(', ')}). Update Tandem first. 备份来自更新的版本，请先升级。`,
              )
            continue
          }
          if (line.startsWith('{"table":') || line.startsWith('{"end":true')) {
            await flush()
            ended = line.startsWith('{"end":true')
            if (ended) checkEnd(line, rowCount, digest.digest('hex'))
            if (!ended) digest.update(`${line}\n`)
            if (!ended) table = (JSON.parse(line) as { table: string }).table
            if (!ended && !known.has(table)) throw new NotABackup(`The backup has a table this version does not know: ${table}.`)
            continue
          }
          digest.update(`${line}\n`)
          batch.push(line)
          if (batch.length >= 500) await flush()
        }
        if (!ended) throw new NotABackup('The backup breaks off before its end; nothing was read back. 备份文件不完整，没有恢复任何内容。')
        await checkSecret(settings, tx)
        if (sameTables) await checkLog(tx)
      }),
    )
    io.out(`${count(rowCount, 'row')} read back. 已恢复 ${rowCount} 行。`)
    return 0
  } catch (e) {
    const says = whyNotRead(e)
    if (says) return usage(io, says)
    throw e
  } finally {
    await database.close()
  }
}

const notEmpty = 'This database is not empty; a backup is read back only into an empty one. 数据库不是空的，只能恢复到空的数据库。'
class NotABackup extends Error {}

const secretOf = (settings: Settings): string => (settings.secret ? 'TANDEM_SECRET' : `${settings.dataFolder}/secret`)

/** The lines of a compressed file, without their ends. @throws what the file or its compression is broken by */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unzipped = source.pipe(createGunzip())
  source.on('error', (e) => unzipped.destroy(e))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of unzipped) {
    const parts = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n')
    rest = parts.pop()!
    yield* parts
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

/** One of an earlier version ends without a count and a checksum. */
function checkEnd(line: string, rows: number, sha256: string): void {
  const end = JSON.parse(line) as { rows?: number; sha256?: string }
  if (end.sha256 !== undefined && (end.sha256 !== sha256 || end.rows !== rows))
    throw new NotABackup(
      'The backup does not match its checksum: it was damaged or changed. Nothing was read back; take another copy. 备份文件与校验值不符，已损坏或被改动，没有恢复任何内容，请换一份备份。',
    )
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
    if (wrong[0])
      throw new NotABackup(
        `The record log in this backup was changed (${code}): ${wrong[0].en} Nothing was read back. 备份中的记录日志被改动过（${code}）：${wrong[0].zh}没有恢复任何内容。`,
      )
  }
}

/** A sentence for what an operator can do something about; undefined for a fault of the program. */
function whyNotRead(e: unknown): string | undefined {
  if (e instanceof NotABackup) return e.message
  if (e instanceof SecretRefused)
    return `${e.message}\n没有恢复任何内容：请先给出备份时的主密钥。\nNothing was read back: give the master secret the backup was made under first.`
  const code = (e as { code?: unknown }).code
  if (typeof code === 'string' && code.startsWith('Z_'))
    return 'This file is no backup of Tandem, or it is damaged; nothing was read back. 这个文件不是同行的备份，或者已损坏，没有恢复任何内容。'
  // What the database says of a row: class 22 a value, class 23 a rule of the table.
  const broken = e instanceof SyntaxError || (e instanceof TypeError && code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
  if (broken || (typeof code === 'string' && /^2[23]\w{3}$/.test(code)))
    return `A row of this backup does not fit the tables (${(e as Error).message}). The file was damaged or changed; nothing was read back. 备份中有一行与表不符，文件已损坏或被改动，没有恢复任何内容。`
  return undefined
}

function usage(io: CommandIo, text: string): number {
  io.err(text)
  return 1
}
