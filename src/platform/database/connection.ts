import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'

/** What a database must be able to do for us. Both databases answer with values read by `readerFor`. */
export interface Wire {
  query(sql: string, parameters: readonly unknown[]): Promise<{ rows: Record<string, unknown>[]; changed: number }>
  release(broken?: unknown): void
}

/** Whether the database answers: it does, it does but everybody is waiting for a free connection, it does but has no room to write, it does not. */
export type Health = 'ok' | 'degraded' | 'disk full' | 'no database'

export interface Source {
  take(): Promise<Wire>
  end(): Promise<void>
}

/**
 * Inside a transaction every query must go through its handle. On the embedded database a query beside it
 * would wait for ever, on PostgreSQL it would see other data: so on both it is a fault at once.
 */
const inTransaction = new AsyncLocalStorage<{ open: boolean }>()

class Connection implements DatabaseConnection {
  readonly wire: Wire
  constructor(wire: Wire) {
    this.wire = wire
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changed } = await this.wire.query(query.sql, query.parameters)
    return { rows: rows as R[], numAffectedRows: BigInt(changed) }
  }
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query)
  }
}

class SourceDriver implements Driver {
  readonly #source: Source
  constructor(source: Source) {
    this.#source = source
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    if (inTransaction.getStore()?.open) throw new Error('a query was made beside the open transaction: use its handle')
    return new Connection(await this.#source.take())
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ;(connection as Connection).wire.release()
  }
  async destroy(): Promise<void> {
    await this.#source.end()
  }
}

export const dialectOver = (source: Source): Dialect => ({
  createDriver: () => new SourceDriver(source),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
})

/** Runs work marked as being inside a transaction, so that a query beside its handle is noticed. */
export async function markTransaction<T>(work: () => Promise<T>): Promise<T> {
  const mark = { open: true }
  return inTransaction.run(mark, async () => {
    try {
      return await work()
    } finally {
      mark.open = false
    }
  })
}
