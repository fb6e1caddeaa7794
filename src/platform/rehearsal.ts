import { sql } from 'kysely'
import type { Db } from './database/open.ts'

/** The furthest the clock of a synthetic district may be moved ahead, in days: three years, as the database holds too. */
export const mostDaysAhead = 1095

/** Seconds by which the clock of this database is ahead of time itself: none but in a synthetic district. */
export async function secondsAhead(db: Db): Promise<number> {
  const { rows } = await sql<{ ahead: number }>`select ${ahead} as ahead`.execute(db)
  return rows[0]!.ahead
}

/** The same as a part of another question. */
export const ahead = sql<number>`coalesce((select r.ahead_seconds from rehearsal r
  where exists (select 1 from jurisdictions where demo) and not exists (select 1 from jurisdictions where not demo)), 0)::float8`

/** Moves the clock on by so many seconds. The database refuses it where there is anything real. */
export async function moveAhead(tx: Db, seconds: number, at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto('rehearsal')
    .values({ single: true, ahead_seconds: BigInt(seconds), moved_at: at })
    .onConflict((c) =>
      c.column('single').doUpdateSet({
        ahead_seconds: sql<bigint>`rehearsal.ahead_seconds + excluded.ahead_seconds`,
        moved_at: at,
      }),
    )
    .execute()
}

/** Told where the clock was moved in this process, so that it is asked again before anything else is done. */
export function clockMoved(): void {
  for (const ask of asking) ask()
}
export const onClockMoved = (ask: () => void): void => void asking.add(ask)
const asking = new Set<() => void>()
