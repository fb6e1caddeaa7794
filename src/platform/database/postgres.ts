import { createHash } from 'node:crypto'
import pg from 'pg'
import { DatabaseBusy, endless, isDiskFull, type Waits } from '../waits.ts'
import type { Health, Source, Wire } from './connection.ts'
import { type Others, othersOn } from './others.ts'
import { readerFor, writeValue } from './values.ts'
import { notSetUp, setUpOf } from './session.ts'
import { Stopped } from '../stopped.ts'
import { stoppedWords } from '../words.ts'

const types = { getTypeParser: (oid: number) => readerFor(oid) } as unknown as pg.CustomTypesConfig

/** How long the disk is said to be full after the server said so, in milliseconds; timed work writes more often than that. */
const saidFullFor = 60_000

/** The most parameters a statement has that does not hold a list. */
const mostPrepared = 40

/** PostgreSQL by its address. */
export function postgresSource(o: {
  url: string
  /** Address past a pooler, for the one connection that listens; given, `url` is a pooler that lends a connection for one transaction. */
  past?: string | undefined
  pool: number
  prepared: boolean
  waits?: Waits
}): Source & {
  health(): Promise<Health>
  others: Others
} {
  const waits = o.waits ?? endless
  const pool = new pg.Pool({
    connectionString: o.url,
    max: o.pool,
    types,
    application_name: 'tandem',
    keepAlive: true,
    // For a free connection, and for a new one to come about.
    connectionTimeoutMillis: waits.connection * 1000,
    // Where the server itself does not answer any more, as when its machine is gone, it ends no statement either.
    ...(waits.statement > 0 && { query_timeout: waits.statement * 1000 + 2000 }),
  })
  const setUp = setUpOf(waits)
  let forHealth: pg.Pool | undefined
  // The server tells that its disk is full to whoever writes, and to nobody else.
  let fullAt = Number.NEGATIVE_INFINITY
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
      const client = await pool.connect().catch((e: unknown) => {
        throw new DatabaseBusy(e)
      })
      if (!prepared.has(client))
        try {
          if (o.past) await isSetUp(client, waits)
          else await client.query(setUp)
          prepared.add(client)
        } catch (e) {
          // It takes a place of the pool until it is let go, and like this it is of no use to anybody.
          client.release(e as Error)
          if (e instanceof Stopped) throw e
          throw new DatabaseBusy(e)
        }
      let broken: Error | undefined
      return {
        async query(sql, parameters) {
          const values = parameters.map(writeValue)
          try {
            // Without parameters the simple protocol is used: it takes several statements at once, as migrations need.
            const result = (await client.query(
              values.length === 0 ? sql : { text: sql, values, ...(isPrepared(parameters) ? { name: nameOf(sql) } : {}) },
            )) as pg.QueryResult | pg.QueryResult[]
            const last = Array.isArray(result) ? result.at(-1)! : result
            return { rows: last.rows, changed: last.rowCount ?? 0 }
          } catch (e) {
            // The server says how severe a fault is; one that says nothing is the connection's own.
            if (isDiskFull(e)) fullAt = performance.now()
            if ((e as { severity?: string }).severity) throw e
            broken = e as Error
            throw new DatabaseBusy(e)
          }
        },
        release: () => client.release(broken),
      }
    },
    async health() {
      if (pool.ending) return 'no database'
      if (!forHealth) {
        const brief = 1500
        // A connection of its own, so that it is answered while every other one is taken.
        forHealth = new pg.Pool({
          connectionString: o.url,
          max: 1,
          connectionTimeoutMillis: brief,
          query_timeout: brief,
          application_name: 'tandem health',
        })
        forHealth.on('error', () => {})
        forHealth.on('connect', (client) => client.on('error', () => {}))
      }
      try {
        // The right to read is asked for, not the table: somebody's lock on it takes no process out of service.
        const { rows } = await forHealth.query<{ may: boolean }>(`select has_table_privilege('jurisdictions', 'select') as may`)
        if (!rows[0]!.may) return 'no database'
      } catch {
        return 'no database'
      }
      if (performance.now() - fullAt < saidFullFor) return 'disk full'
      return pool.waitingCount > 0 && pool.idleCount === 0 ? 'degraded' : 'ok'
    },
    others: othersOn({ url: o.past ?? o.url, query: (text, values) => pool.query(text, values) }),
    async end() {
      await forHealth?.end()
      forHealth = undefined
      if (!pool.ending) await pool.end()
    },
  }
}

/** A connection of a pooler is not ours to set: it is looked at, and not used where it is not as the program relies on. @throws Stopped */
async function isSetUp(client: pg.PoolClient, waits: Waits): Promise<void> {
  const wrong = await notSetUp((text, values) => client.query(text, values), waits)
  if (wrong.length > 0) throw new Stopped(stoppedWords.both('poolerNotSetUp', wrong))
}
