import { Kysely, type KyselyPlugin, type LogEvent } from 'kysely'
import pg from 'pg'
import { Stopped } from '../stopped.ts'
import { endless, type Waits } from '../waits.ts'
import { onChange } from '../wake.ts'
import { stoppedWords } from '../words.ts'
import { applicationLogin, asLogin, NoApplicationLogin, whyNotApplication } from './application-login.ts'
import { dialectOver, type Health, type Source } from './connection.ts'
import { type EmbeddedSource, embeddedSource } from './embedded.ts'
import { applicationRole, migrate } from './migrate.ts'
import { whileOthersBegin } from './others-begin.ts'
import { OneJurisdiction } from './one-jurisdiction.ts'
import { postgresSource } from './postgres.ts'
import { setUpLogin } from './session.ts'
import type { Others } from './others.ts'
import type { PlatformTables } from './tables.ts'

/** The database as everybody gets it. A step sees its own tables by `db.withTables<…>()` and no others. */
export type Db = Kysely<PlatformTables>

export interface OpenDatabase {
  db: Db
  kind: 'embedded' | 'postgres'
  /** Names of the migrations that had to be run. */
  migrated: string[]
  embedded: EmbeddedSource | undefined
  /** Connections there are; undefined where there is one session that is taken in turn. */
  places: number | undefined
  /** Word with other processes on the same database; undefined where there can be none. */
  others: Others | undefined
  /** Whether the database answers, told within two seconds also when everything else waits. */
  health(): Promise<Health>
  close(): Promise<void>
}

interface DatabaseAddress {
  /** Address of a PostgreSQL as the owner of the tables; without it the embedded database is opened. */
  url?: string | undefined
  /** Address of the same as the application, where somebody has made a login for it; without it one is made. */
  applicationUrl?: string | undefined
  /** Stay the owner, as reading back a backup must: nobody else may write what the record log holds. */
  asOwner?: boolean
  /** Folder of the embedded database; without it, it lives in memory. */
  folder?: string | undefined
  template?: string | undefined
  migrations: string
  /** Bytes that stay free on the disk of the embedded database, other than are needed. */
  leastFree?: (() => number) | undefined
  /** Looks at the database before anything of it is changed, and throws where it is not to be touched. */
  before?: (query: (statement: string) => Promise<Record<string, unknown>[]>) => Promise<void>
  pool?: number
  prepared?: boolean
  /** A pooler that lends a connection for one transaction stands between the application and PostgreSQL. */
  pooled?: boolean
  /** How long anything may wait; without it, without end. */
  waits?: Waits
  watch?: Watch
}

/** Looks on at every query: the plugin sees those that are held to one jurisdiction, the log all of them. */
export interface Watch {
  readonly plugin: KyselyPlugin
  readonly log: (event: LogEvent) => void
}

/** Whoever brings the tables up to date waits for others that do the same, and changes of whole tables take their time. */
const whileMigrating: Waits = { statement: 0, lock: 300, idle: 0, connection: 30 }

/** Opens the database, brings its tables up to date and works as the application from then on. */
export async function openDatabase(at: DatabaseAddress): Promise<OpenDatabase> {
  if (at.url) {
    await refuseOldPostgres(at.url)
    const owner = postgresSource({ url: at.url, pool: 2, prepared: false, waits: whileMigrating })
    const places = at.pool ?? 10
    const how = {
      pool: places,
      prepared: at.prepared ?? true,
      waits: at.waits ?? endless,
      past: at.pooled ? pastPooler(at.url, at.applicationUrl!) : undefined,
    }
    let migrated: string[]
    let source: ReturnType<typeof postgresSource>
    try {
      await lookedAt(owner, at)
      migrated = await whileOthersBegin(() => migrate(owner, at.migrations))
      source = postgresSource({ ...how, url: at.asOwner ? at.url : await applicationAddress(owner, at) })
    } finally {
      await owner.end()
    }
    return opened(
      source,
      { kind: 'postgres', migrated, embedded: undefined, places, health: source.health, others: source.others },
      at.watch,
    )
  }
  const source = await embeddedSource({ folder: at.folder, template: at.template, wait: at.waits?.connection, leastFree: at.leastFree })
  try {
    await lookedAt(source, at)
    const migrated = await migrate(source, at.migrations)
    if (!at.asOwner) {
      const wire = await source.take()
      await wire.query(`set role ${applicationRole}`, [])
      wire.release()
    }
    return opened(
      source,
      { kind: 'embedded', migrated, embedded: source, places: undefined, health: source.health, others: undefined },
      at.watch,
    )
  } catch (e) {
    await source.end()
    throw e
  }
}

/** The application's login at PostgreSQL itself, where its own address is a pooler's. */
export function pastPooler(url: string, applicationUrl: string): string {
  const { username, password } = new URL(applicationUrl)
  return asLogin(url, decodeURIComponent(username), decodeURIComponent(password))
}

async function lookedAt(source: Source, at: DatabaseAddress): Promise<void> {
  if (!at.before) return
  const wire = await source.take()
  try {
    await at.before(async (statement) => (await wire.query(statement, [])).rows as Record<string, unknown>[])
  } finally {
    wire.release()
  }
}

async function applicationAddress(owner: Source, at: DatabaseAddress): Promise<string> {
  if (!at.applicationUrl) return await applicationLogin(owner, at.url!)
  if (at.pooled) await setUpForPooler(owner, at.applicationUrl, at.waits ?? endless)
  const why = await whyNotApplication(at.applicationUrl)
  if (why !== undefined) throw new NoApplicationLogin(why)
  return at.applicationUrl
}

/** Where the owner may not, whoever runs the database does it: what is missing is said when the first connection is looked at. */
async function setUpForPooler(owner: Source, applicationUrl: string, waits: Waits): Promise<void> {
  const wire = await owner.take()
  try {
    const { rows } = await wire.query('select current_database() as name', [])
    const login = pg.escapeIdentifier(decodeURIComponent(new URL(applicationUrl).username))
    await wire.query(setUpLogin(login, pg.escapeIdentifier(rows[0]!.name as string), waits), []).catch(() => {})
  } finally {
    wire.release()
  }
}

async function refuseOldPostgres(url: string): Promise<void> {
  const source = postgresSource({ url, pool: 1, prepared: false, waits: whileMigrating })
  try {
    const wire = await source.take()
    const { rows } = await wire.query(`select current_setting('server_version_num')::int as version`, [])
    wire.release()
    const version = rows[0]!.version as number
    if (version < 150000) throw new Stopped(stoppedWords.both('oldPostgres', Math.floor(version / 10000)))
  } finally {
    await source.end()
  }
}

function opened(source: Source, facts: Omit<OpenDatabase, 'db' | 'close'>, watch?: Watch): OpenDatabase {
  const db: Db = new Kysely({
    dialect: dialectOver(source),
    plugins: [new OneJurisdiction(), ...(watch ? [watch.plugin] : [])],
    ...(watch && { log: watch.log }),
  })
  let isChanged = false
  const deaf = onChange(() => (isChanged = true))
  return {
    db,
    ...facts,
    // Kysely ends a driver only if a query was ever made; the source must end in any case.
    async close() {
      deaf()
      // What a command did, or a process that ends, others have to look at: nobody is left here to do it.
      if (isChanged) await facts.others?.tell().catch(() => {})
      await db.destroy()
      await source.end()
    },
  }
}
