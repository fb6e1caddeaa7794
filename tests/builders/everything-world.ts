import { Kysely, sql } from 'kysely'
import { inject } from 'vitest'
import type { District } from '../../src/demonstration/district.ts'
import { dialectOver } from '../../src/platform/database/connection.ts'
import { applicationLogin } from '../../src/platform/database/application-login.ts'
import { postgresSource } from '../../src/platform/database/postgres.ts'
import { type Db, openDatabase } from '#platform'
import { everythingAt, type Secrets, tellEverything } from './everything.ts'
import { keepsAttempts, type Rewinding, rewinding } from './rewind.ts'
import { copyDatabase } from './test-database.ts'
import { toldOnce } from './told-once.ts'
import { meet, type SeenForm } from './walk.ts'
import { addTestDistrict, filesLike, filesTold, type World, worldOver } from './world.ts'

export interface Everything extends World {
  secrets: Secrets
  /** The forms people meet on these records. */
  forms: readonly SeenForm[]
  /** Addresses that people open, with one of those who may. */
  pages: Told['pages']
  rewind: Rewinding
  /** What all tables hold but for those that keep attempts: a fingerprint of each. */
  fingerprints(): Promise<Record<string, string>>
}

interface Told extends Awaited<ReturnType<typeof meet>> {
  district: District
  secrets: Secrets
}
/** Everything, told once for all test files of a run. */
const told = () =>
  toldOnce('everything', async (database): Promise<Told> => {
    await addTestDistrict(database)
    const w = await worldOver(database, everythingAt, undefined, filesTold('everything'))
    const secrets = await tellEverything(w)
    return { district: w.district, secrets, ...(await meet(w, secrets)) }
  })

/** A world in which there is every kind of record, over a database that can be rewound. */
export async function everything(): Promise<Everything> {
  const { notes, template, file } = await told()
  const { district, secrets, forms, pages } = notes
  const server = inject('postgres')
  const migrations = new URL('../../migrations', import.meta.url).pathname
  let source: Rewinding
  if (server) {
    const name = `e_${crypto.randomUUID().replaceAll('-', '')}`
    await copyDatabase(template, name)
    const owner = postgresSource({ url: `${server}/${name}`, pool: 1, prepared: false })
    const url = await applicationLogin(owner, `${server}/${name}`).finally(() => owner.end())
    source = rewinding(postgresSource({ url, pool: 1, prepared: true }))
  } else source = rewinding((await openDatabase({ template: file, migrations })).embedded!)
  const db: Db = new Kysely({ dialect: dialectOver(source) })
  const w = await worldOver({ db, close: () => db.destroy() }, everythingAt, district, filesLike('everything'))
  const { rows } = await sql<{
    t: string
  }>`select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
    db,
  )
  const tables = rows.map((r) => r.t).filter((t) => !keepsAttempts.test(t))
  const each = tables.map(
    (t) =>
      sql`select ${sql.lit(t)} as t, (select md5(coalesce(string_agg(md5(r::text), '' order by md5(r::text)), '')) from ${sql.table(t)} r) as h`,
  )
  return Object.assign(w, {
    secrets,
    forms,
    pages,
    rewind: source,
    async fingerprints() {
      const found = await sql<{ t: string; h: string }>`${sql.join(each, sql` union all `)}`.execute(db)
      return Object.fromEntries(found.rows.map((r) => [r.t, r.h]))
    },
  })
}
