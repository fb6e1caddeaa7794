import type { Day } from '#kernel'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Db } from '../database/open.ts'

/** So many refusals of one person, of one kind and day, have an entry each. */
export const enteredEach = 20

/** What somebody was refused on a day, how often. */
export interface RefusedOfDay {
  day: Day
  actorId: string
  actorKind: string
  action: string
  times: number
}

/** Counts a refusal, and says whether it gets an entry of its own. */
export async function countRefusal(ctx: Ctx, tx: Db, action: string): Promise<boolean> {
  const { rows } = await sql<{ times: number }>`
    insert into refused_of_day as r (jurisdiction, day, actor_id, actor_kind, action, times)
    values (${ctx.jurisdiction}, ${ctx.today}, ${ctx.asker.userId ?? ''}, ${ctx.asker.kind}, ${action}, 1)
    on conflict (jurisdiction, day, actor_id, actor_kind, action) do update set times = r.times + 1 returning times`.execute(tx)
  return rows[0]!.times <= enteredEach
}

/** Of days that are over. */
export async function refusedBefore(ctx: Ctx): Promise<RefusedOfDay[]> {
  const { rows } = await sql<RefusedOfDay>`
    select day, actor_id as "actorId", actor_kind as "actorKind", action, times from refused_of_day
    where jurisdiction = ${ctx.jurisdiction} and day < ${ctx.today} order by 1, 2, 3, 4`.execute(ctx.db)
  return rows
}

/** Forgets one; false where it is not there. */
export async function deleteRefused(ctx: Ctx, tx: Db, r: RefusedOfDay): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from refused_of_day where jurisdiction = ${ctx.jurisdiction} and day = ${r.day} and actor_id = ${r.actorId}
      and actor_kind = ${r.actorKind} and action = ${r.action}`.execute(tx)
  return numAffectedRows === 1n
}
