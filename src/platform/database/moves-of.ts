import type { Ctx } from '../context.ts'
import type { Columns } from './columns.gen.ts'
import type { Db } from './open.ts'

/** Tables of records that go through states and are counted in versions. */
type Moved = { [K in keyof Columns]: 'id' | 'state' | 'version' extends keyof Columns[K] ? K : never }[keyof Columns]
/** What each of them has; what is written beside is said by who moves them. */
interface AnyRecord {
  jurisdiction: string
  id: string
  state: string
  version: number
}

/**
 * How the records of a table are moved: by one statement that finds a record still in the state and version it was read in. False when
 * somebody was faster. Each store has one for each of its processes, and `changeOf` alone calls it.
 */
export const movesOf =
  <State extends string, Written extends object>(table: Moved) =>
  async (
    ctx: Pick<Ctx, 'jurisdiction'>,
    tx: Db,
    was: { readonly id: string; readonly state: State; readonly version: number },
    state: State,
    columns: Written,
  ): Promise<boolean> => {
    const done = await tx
      .withTables<{ records: AnyRecord }>()
      .updateTable(table as string as 'records')
      .set({ ...columns, state, version: was.version + 1 })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', was.id)
      .where('state', '=', was.state)
      .where('version', '=', was.version)
      .executeTakeFirst()
    return done.numUpdatedRows === 1n
  }
