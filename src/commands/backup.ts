import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { lockTotpSecrets } from '#people'
import { type Db, markTransaction, type Settings } from '#platform'
import { sql } from 'kysely'
import type { CommandIo } from './command.ts'
import { sealFor } from './keys.ts'
import { openFor } from './operate.ts'

/**
 * A backup is one compressed file of text: a first line that says what it is and which tables it fits,
 * then for each table its name and its rows as JSON. It is the same for both databases, so it is also the way
 * from the embedded database to PostgreSQL. The master secret is not in it: keep that apart.
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
    await database.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) =>
        markTransaction(async () => {
          const tables = await tableNames(tx)
          const header = { format, migrations: await migrationNames(tx), tables }
          async function* lines() {
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
            yield `${JSON.stringify({ end: true })}\n`
          }
          await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600, flags: 'wx' }))
        }),
      )
    io.out(
      `${rowCount} rows in ${file}. 已备份 ${rowCount} 行。\nThe master secret is not in it: keep ${settings.secret ? 'TANDEM_SECRET' : `${settings.dataFolder}/secret`} apart, or sealed bids can never be opened.`,
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
    if (await database.db.selectFrom('jurisdictions').select('code').limit(1).executeTakeFirst())
      return usage(io, 'This database is not empty; a backup is read back only into an empty one. 数据库不是空的，只能恢复到空的数据库。')
    let table = ''
    let batch: string[] = []
    let rowCount = 0
    let ended = false
    await database.db.transaction().execute((tx) =>
      markTransaction(async () => {
        const known = new Set(await tableNames(tx))
        const flush = async () => {
          if (batch.length === 0) return
          await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${`[${batch.join(',')}]`}::json)`.execute(
            tx,
          )
          rowCount += batch.length
          batch = []
        }
        const input = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })
        let first = true
        for await (const line of input) {
          if (first) {
            first = false
            const header = JSON.parse(line) as { format?: string; migrations?: string[] }
            if (header.format !== format) throw new NotABackup('This file is no backup of Tandem. 这个文件不是同行的备份。')
            const mine = await migrationNames(tx)
            const unknown = (header.migrations ?? []).filter((m) => !mine.includes(m))
            if (unknown.length)
              throw new NotABackup(
                `This backup was made by a newer version (${unknown.join(', ')}). Update Tandem first. 备份来自更新的版本，请先升级。`,
              )
            continue
          }
          if (line.startsWith('{"table":') || line === '{"end":true}') {
            await flush()
            ended = line === '{"end":true}'
            if (!ended) table = (JSON.parse(line) as { table: string }).table
            if (!ended && !known.has(table)) throw new NotABackup(`The backup has a table this version does not know: ${table}.`)
            continue
          }
          batch.push(line)
          if (batch.length >= 500) await flush()
        }
        if (!ended) throw new NotABackup('The backup breaks off before its end; nothing was read back. 备份文件不完整，没有恢复任何内容。')
      }),
    )
    io.out(`${rowCount} rows read back. 已恢复 ${rowCount} 行。`)
    return 0
  } catch (e) {
    if (e instanceof NotABackup || (e as { code?: string }).code?.startsWith('Z_'))
      return usage(io, e instanceof NotABackup ? e.message : 'This file is no backup of Tandem. 这个文件不是同行的备份。')
    throw e
  } finally {
    await database.close()
  }
}

class NotABackup extends Error {}

function usage(io: CommandIo, text: string): number {
  io.err(text)
  return 1
}
