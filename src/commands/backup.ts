import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Words } from '#kernel'
import { lockTotpSecrets } from '#people'
import {
  acrossJurisdictions,
  type Db,
  type FileStore,
  keptCheck,
  markTransaction,
  openFiles,
  type SecretCheck,
  secretAtHand,
  type Settings,
} from '#platform'
import { sql } from 'kysely'
import { contentLines, contentsOf } from './backup-files.ts'
import { words } from './backup-words.ts'
import { type CommandIo, refused, told } from './command.ts'
import { sealFor } from './keys.ts'
import { openFor } from './operate.ts'

/**
 * A backup is one compressed file of text: a first line that says what it is and which tables it fits,
 * then for each table its name and its rows as JSON. It is the same for both databases, so it is also the way
 * from the embedded database to PostgreSQL. Its last line holds how many rows there are and SHA-256 over all lines before it.
 * The master secret is not in it: it is kept apart, and a restore asks for it.
 */
export const format = 'tandem-backup-1'

/** Our tables in the order they were made, so that what is referred to comes first. */
export async function tableNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely_%' order by c.oid`.execute(db)
  return rows.map((r) => r.name)
}

export async function migrationNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((r) => r.name)
}

export async function backupCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [file] = argv
  // What begins with a dash is an option somebody thought of, and a name that other tools take for one.
  if (!file || file.startsWith('-')) return refused(io, { words: words.both('usageBackup') })
  if (existsSync(file)) return refused(io, { words: words.both('fileThere', file) })
  const database = await openFor(settings)
  try {
    const check = await keptCheck(database.db)
    // Without the secret, or with another, a backup is made all the same; those secrets stay as they are.
    if (secretAtHand(settings, check) === 'fits') await lockTotpSecrets(database.db, () => sealFor(settings, database.db))
    // One snapshot for all tables: what is written meanwhile is in the backup whole or not at all.
    const { rows, files, missing } = await acrossJurisdictions(database.db, 'a backup holds them all')
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => markTransaction(() => writeBackup(tx, file, openFiles(settings))))
    io.out(told(io, words.both('made', rows, files, file, ofSecret(settings, check))))
    if (missing > 0) io.err(told(io, words.both('contentsMissing', missing)))
    return missing > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}

/** Writes what a transaction sees into a new file, with the contents of attachments. @returns how many of each, and how many contents are not there or not whole */
async function writeBackup(tx: Db, file: string, store: FileStore): Promise<{ rows: number; files: number; missing: number }> {
  const tables = await tableNames(tx)
  const header = { format, migrations: await migrationNames(tx), tables }
  const digest = createHash('sha256')
  let rowCount = 0
  let [files, missing] = [0, 0]
  async function* lines() {
    for await (const text of content()) {
      digest.update(text)
      yield text
    }
    yield `${JSON.stringify({ end: true, rows: rowCount, files, sha256: digest.digest('hex') })}\n`
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
    yield* contentLines(store, await contentsOf(tx), (there) => (there ? files++ : missing++))
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600, flags: 'wx' }))
  return { rows: rowCount, files, missing }
}

/** What a backup says of the master secret, which it does not hold. */
function ofSecret(settings: Settings, check: SecretCheck | undefined): Words {
  const at = secretAtHand(settings, check)
  if (at === 'fits') return words.both('apart', secretOf(settings))
  if (!check) return words.both('noneYet')
  return at === 'missing' ? words.both('notHere', `${settings.dataFolder}/secret`) : words.both('another', secretOf(settings))
}

const secretOf = (settings: Settings): string => (settings.secret ? 'TANDEM_SECRET' : `${settings.dataFolder}/secret`)
