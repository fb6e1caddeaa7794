import { inject } from 'vitest'
import pg from 'pg'
import { openDatabase, type OpenDatabase, type Waits } from '#platform'
import { looksAtRoutes } from './looks-at-routes.ts'

/** A fresh database from the migrated template, or a copy of what was told once, on whichever database this run tests. */
export async function testDatabase(
  o: {
    pool?: number
    waits?: Waits
    ownLogin?: boolean
    from?: { template: string; file: string }
    /** Address by which the application reaches a database of that name through a pooler. */
    pooler?: (database: string) => string
  } = {},
): Promise<OpenDatabase> {
  const migrations = new URL('../../migrations', import.meta.url).pathname
  const server = inject('postgres')
  const { from, pooler, ...how } = o
  if (!server) return await openDatabase({ template: from?.file ?? inject('template'), migrations, watch: looksAtRoutes, ...how })
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`
  await copyDatabase(from?.template ?? 'tandem_template', name)
  if (o.ownLogin) {
    // Logins belong to the whole server, and copies of the template share theirs: who takes it away needs another one.
    const owner = new pg.Client({ connectionString: `${server}/${name}` })
    await owner.connect()
    await owner.query(`update tandem_private.application_login set role_name = 'tandem_app_' || substr(current_database(), 3, 16)`)
    await owner.end()
  }
  return await openDatabase({
    url: `${server}/${name}`,
    migrations,
    pool: 6,
    watch: looksAtRoutes,
    ...(pooler && { applicationUrl: pooler(name), pooled: true, prepared: false }),
    ...how,
  })
}

/** Copies the files of a database of the server: to write each of its pages into the log of the server first costs four times as much. */
export const copyDatabase = async (from: string, to: string): Promise<void> =>
  await onServer(`create database ${to} template ${from} strategy file_copy`)

/** A statement to the server itself, as one that makes a database. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('postgres')}/postgres` })
  await client.connect()
  await client.query(statement)
  await client.end()
}
