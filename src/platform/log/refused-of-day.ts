import type { Day } from '#kernel'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Db } from '../database/open.ts'

/** So many refusals of one person, of one kind and day, have an entry each. */
const enteredEach = 20
/** Of those that come after them the first at each record has one too, as long as there are no more than so many. */
const enteredOfRecords = 200

/** What somebody was refused on a day, how often, and how often without an entry. */
export interface RefusedOfDay {
  day: Day
  actorId: string
  actorKind: string
  action: string
  counted: number
}

/** Counts a refusal, and says whether it gets an entry of its own: nobody hides what they try at one record behind tries at others. */
export async function countRefusal(ctx: Ctx, tx: Db, action: string, subject: string | undefined): Promise<boolean> {
  const one = sql`jurisdiction = ${ctx.jurisdiction} and day = ${ctx.today} and actor_id = ${ctx.asker.userId ?? ''}
    and actor_kind = ${ctx.asker.kind} and action = ${action}`
  const { rows } = await sql<{ times: number }>`
    insert into refused_of_day as r (jurisdiction, day, actor_id, actor_kind, action, times)
    values (${ctx.jurisdiction}, ${ctx.today}, ${ctx.asker.userId ?? ''}, ${ctx.asker.kind}, ${action}, 1)
    on conflict (jurisdiction, day, actor_id, actor_kind, action) do update set times = r.times + 1 returning times`.execute(tx)
  const times = rows[0]!.times
  const isEntered =
    times <= enteredEach || (times <= enteredOfRecords && subject !== undefined && (await isFirstAt(ctx, tx, action, subject)))
  if (isEntered) await sql`update refused_of_day set entered = entered + 1 where ${one}`.execute(tx)
  return isEntered
}

/** Whether nobody of this name was refused this at the record today. */
async function isFirstAt(ctx: Ctx, tx: Db, action: string, subject: string): Promise<boolean> {
  const { rows } = await sql`
    select from record_log where jurisdiction = ${ctx.jurisdiction} and subject_id = ${subject} and action = ${action} and outcome <> 'done'
      and actor_kind = ${ctx.asker.kind} and actor_id is not distinct from ${ctx.asker.userId}
      and at >= ${ctx.today.toZonedDateTime({ timeZone: ctx.zone }).toInstant()}::timestamptz limit 1`.execute(tx)
  return rows.length === 0
}

/** Of days that are over. */
export async function refusedBefore(ctx: Ctx): Promise<RefusedOfDay[]> {
  const { rows } = await sql<RefusedOfDay>`
    select day, actor_id as "actorId", actor_kind as "actorKind", action, times - entered as counted from refused_of_day
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
