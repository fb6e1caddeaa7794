import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'

interface LineCounts {
  readonly lineId: string
  readonly running: number
  readonly begun: number
  readonly closed: number
  readonly waiting: number
  readonly sessions: number
  readonly events: number
}

/** Cases, sessions of groups and events of each line of a contract within some days. They are exact and stay in this part. */
export async function countsOfLines(ctx: Ctx, of: { contractId: string; from: Day; to: Day }): Promise<LineCounts[]> {
  const [j, { contractId, from, to }] = [ctx.jurisdiction, of]
  const { rows } = await sql<Record<Exclude<keyof LineCounts, 'lineId'>, bigint> & { lineId: string }>`
    with told as (
      select line_id, (taken_on <= ${to} and (closed_on is null or closed_on > ${to}))::int as running,
        (taken_on >= ${from} and taken_on <= ${to})::int as begun,
        (taken_on is not null and closed_on >= ${from} and closed_on <= ${to})::int as closed,
        (waiting_since <= ${to} and (taken_on is null or taken_on > ${to}) and (closed_on is null or closed_on > ${to}))::int as waiting,
        0 as sessions, 0 as events
      from cases where jurisdiction = ${j} and contract_id = ${contractId}
      union all
      select g.line_id, 0, 0, 0, 0, 1, 0 from work_groups g
      join group_sessions s on s.jurisdiction = g.jurisdiction and s.group_id = g.id
      where g.jurisdiction = ${j} and g.contract_id = ${contractId} and s.held_on >= ${from} and s.held_on <= ${to}
      union all
      select line_id, 0, 0, 0, 0, 0, 1 from community_events
      where jurisdiction = ${j} and contract_id = ${contractId} and state = 'held' and held_on >= ${from} and held_on <= ${to})
    select line_id as "lineId", coalesce(sum(running), 0)::bigint as running, coalesce(sum(begun), 0)::bigint as begun,
      coalesce(sum(closed), 0)::bigint as closed, coalesce(sum(waiting), 0)::bigint as waiting,
      sum(sessions)::bigint as sessions, sum(events)::bigint as events
    from told group by line_id order by line_id`.execute(ctx.db)
  return rows.map((r) => ({
    ...{ lineId: r.lineId, running: Number(r.running), begun: Number(r.begun), closed: Number(r.closed), waiting: Number(r.waiting) },
    ...{ sessions: Number(r.sessions), events: Number(r.events) },
  }))
}
