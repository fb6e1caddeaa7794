import { Kysely } from 'kysely'
import { dialectOver, type Source } from './connection.ts'
import { type EmbeddedSource, embeddedSource } from './embedded.ts'
import { applicationRole, migrate } from './migrate.ts'
import { postgresSource } from './postgres.ts'
import type { PlatformTables } from './tables.ts'

/** The database as everybody gets it. A step sees its own tables by `db.withTables<…>()` and no others. */
export type Db = Kysely<PlatformTables>

export interface OpenDatabase {
  db: Db
  kind: 'embedded' | 'postgres'
  /** Names of the migrations that had to be run. */
  migrated: string[]
  embedded: EmbeddedSource | undefined
  close(): Promise<void>
}

export interface DatabaseAddress {
  /** Address of a PostgreSQL; without it the embedded database is opened. */
  url?: string | undefined
  /** Folder of the embedded database; without it, it lives in memory. */
  folder?: string | undefined
  template?: string | undefined
  migrations: string
  pool?: number
  prepared?: boolean
}

/** Opens the database, brings its tables up to date and takes the application's role. */
export async function openDatabase(at: DatabaseAddress): Promise<OpenDatabase> {
  if (at.url) {
    await refuseOldPostgres(at.url)
    const owner = postgresSource({ url: at.url, pool: 2, prepared: false, role: undefined })
    const migrated = await migrate(owner, at.migrations).finally(() => owner.end())
    const source = postgresSource({ url: at.url, pool: at.pool ?? 10, prepared: at.prepared ?? true, role: applicationRole })
    return opened(source, 'postgres', migrated, undefined)
  }
  const source = await embeddedSource({ folder: at.folder, template: at.template })
  try {
    const migrated = await migrate(source, at.migrations)
    const wire = await source.take()
    await wire.query(`set role ${applicationRole}`, [])
    wire.release()
    return opened(source, 'embedded', migrated, source)
  } catch (e) {
    await source.end()
    throw e
  }
}

async function refuseOldPostgres(url: string): Promise<void> {
  const source = postgresSource({ url, pool: 1, prepared: false, role: undefined })
  try {
    const wire = await source.take()
    const { rows } = await wire.query(`select current_setting('server_version_num')::int as version`, [])
    wire.release()
    const version = rows[0]!.version as number
    if (version < 150000) throw new Error(`Tandem needs PostgreSQL 15 or later; this one is ${Math.floor(version / 10000)}.`)
  } finally {
    await source.end()
  }
}

function opened(source: Source, kind: OpenDatabase['kind'], migrated: string[], embedded: EmbeddedSource | undefined): OpenDatabase {
  const db: Db = new Kysely({ dialect: dialectOver(source) })
  return {
    db,
    kind,
    migrated,
    embedded,
    // Kysely ends a driver only if a query was ever made; the source must end in any case.
    async close() {
      await db.destroy()
      await source.end()
    },
  }
}
