import { sql } from 'kysely'
import type { Db } from './open.ts'

/** What a database holds: nothing yet, the demonstration district, or what is real. */
export type Begun = 'nothing' | 'demonstration' | 'real'

export async function whatHasBegun(db: Db): Promise<Begun> {
  const { rows } = await sql<{ demo: boolean | null }>`select bool_or(demo) as demo from jurisdictions`.execute(db)
  const demo = rows[0]?.demo ?? null
  return demo === null ? 'nothing' : demo ? 'demonstration' : 'real'
}

/**
 * The same for whoever is about to begin something here: all of them, whatever program they are, wait for one another until the
 * transaction ends, so that what is found still holds when they write. The database refuses the mixture besides.
 */
export async function beginAlone(tx: Db): Promise<Begun> {
  await sql`select pg_advisory_xact_lock(7307)`.execute(tx)
  return await whatHasBegun(tx)
}
