import type { Ctx } from '#platform'
import { tables } from './tables.ts'

/** Who leads a group that meets, runs an event or has planned supervision, of today or before. */
export async function plannedBy(ctx: Ctx): Promise<{ userId: string }[]> {
  const db = tables(ctx.db)
  const groups = db.selectFrom('work_groups').select('worker_id as userId').distinct().where('jurisdiction', '=', ctx.jurisdiction)
  const events = db.selectFrom('community_events').select('worker_id as userId').distinct().where('jurisdiction', '=', ctx.jurisdiction)
  const supervisions = db
    .selectFrom('supervisions')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'planned')
    .where('planned_on', '<=', ctx.today)
  return [
    ...(await groups.where('state', 'in', ['planned', 'running']).where('next_on', '<=', ctx.today).execute()),
    ...(await events.where('state', '=', 'planned').where('held_on', '<=', ctx.today).execute()),
    ...(await supervisions.select('supervisor_id as userId').distinct().execute()),
    ...(await supervisions.select('worker_id as userId').distinct().execute()),
  ]
}
