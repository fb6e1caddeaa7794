import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Source, Wire } from './connection.ts'
import { readerFor, writeValue } from './values.ts'

const types = { getTypeParser: (oid: number) => readerFor(oid) } as unknown as pg.CustomTypesConfig

/** The most parameters a statement has that does not hold a list. */
const mostPrepared = 40

/** PostgreSQL by its address. Every connection takes the role of the application as soon as that role exists. */
export function postgresSource(o: { url: string; pool: number; prepared: boolean; role: string | undefined }): Source {
  const pool = new pg.Pool({ connectionString: o.url, max: o.pool, types, application_name: 'tandem' })
  // A connection that breaks (server restarted) is dropped by the pool, and a query on it fails; it must not end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  // Each distinct text that is prepared stays in the memory of every connection, here and in the server. Texts with a list of
  // ids are another one for each length of the list: there is no end of them, so they are not prepared.
  const names = new Map<string, string>()
  const isPrepared = (parameters: readonly unknown[]) => o.prepared && parameters.length <= mostPrepared
  const nameOf = (sql: string) => {
    let name = names.get(sql)
    if (name === undefined) names.set(sql, (name = createHash('sha1').update(sql).digest('base64url')))
    return name
  }
  const prepared = new WeakSet<pg.PoolClient>()
  return {
    async take(): Promise<Wire> {
      const client = await pool.connect()
      if (!prepared.has(client)) {
        await client.query(`set time zone 'UTC'${o.role ? `; set role ${pg.escapeIdentifier(o.role)}` : ''}`)
        prepared.add(client)
      }
      let broken: Error | undefined
      return {
        async query(sql, parameters) {
          try {
            // Without parameters the simple protocol is used: it takes several statements at once, as migrations need.
            const result = (await client.query(
              parameters.length === 0
                ? sql
                : { text: sql, values: parameters.map(writeValue), ...(isPrepared(parameters) ? { name: nameOf(sql) } : {}) },
            )) as pg.QueryResult | pg.QueryResult[]
            const last = Array.isArray(result) ? result.at(-1)! : result
            return { rows: last.rows, changed: last.rowCount ?? 0 }
          } catch (e) {
            if (!(e as { severity?: string }).severity) broken = e as Error
            throw e
          }
        },
        release: () => client.release(broken),
      }
    },
    async end() {
      if (!pool.ending) await pool.end()
    },
  }
}
