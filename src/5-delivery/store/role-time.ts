import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'
import type { ContestState } from '../rules/errand-contest.ts'
import type { AskedBy, Category } from '../rules/record.ts'
import { tables } from './tables.ts'

interface Within {
  readonly contractId: string
  readonly from: Day
  readonly to: Day
}
/** Minutes of one person at one post, by what they went to. */
export interface RoleMinutes {
  readonly postId: string
  readonly workerId: string
  readonly category: Category
  readonly minutes: number
}

/** Minutes that count for a contract within some days, by the post at which whoever worked them stood that day, by person and kind. */
export async function minutesByRole(ctx: Ctx, of: Within): Promise<RoleMinutes[]> {
  const { rows } = await sql<{ post_id: string; worker_id: string; category: Category; minutes: bigint }>`
    select t.post_id, t.worker_id, t.category, sum(t.minutes)::bigint as minutes from (
      select distinct r.id, a.line_id as post_id, r.worker_id, r.category, r.minutes from service_records r
      join appointments a on a.jurisdiction = r.jurisdiction and a.contract_id = r.contract_id and a.worker_id = r.worker_id
        and a.from_on <= r.served_on and (a.to_on is null or a.to_on >= r.served_on)
      where r.jurisdiction = ${ctx.jurisdiction} and a.state = 'stands' and r.contract_id = ${of.contractId}
        and r.served_on >= ${of.from} and r.served_on <= ${of.to} and not r.struck and r.not_counted is null) t
    group by 1, 2, 3 order by 1, 2, 3`.execute(ctx.db)
  return rows.map((r) => ({ postId: r.post_id, workerId: r.worker_id, category: r.category, minutes: Number(r.minutes) }))
}

/** An errand as a list tells it. */
export interface ErrandRow {
  readonly id: string
  readonly servedOn: Day
  readonly minutes: number
  readonly askedBy: AskedBy
  readonly about: string | null
  readonly by: string | null
  readonly contest: ContestState | null
}

/** The most errands that are listed at once. */
const mostErrands = 300

/** Errands of a contract within some days that count, the last first. */
export async function errandsWithin(ctx: Ctx, of: Within): Promise<ErrandRow[]> {
  const rows = await tables(ctx.db)
    .selectFrom('service_records as r')
    .leftJoin('errand_contests as x', (j) => j.onRef('x.jurisdiction', '=', 'r.jurisdiction').onRef('x.record_id', '=', 'r.id'))
    .select(['r.id', 'r.served_on', 'r.minutes', 'r.asked_by', 'r.errand_about', 'r.errand_by', 'x.state'])
    .where('r.jurisdiction', '=', ctx.jurisdiction)
    .where('r.contract_id', '=', of.contractId)
    .where('r.served_on', '>=', of.from)
    .where('r.served_on', '<=', of.to)
    .where('r.category', '=', 'errand')
    .where('r.struck', '=', false)
    .where('r.not_counted', 'is', null)
    .orderBy('r.served_on', 'desc')
    .orderBy('r.id', 'desc')
    .limit(mostErrands)
    .execute()
  return rows.map((r) => ({
    ...{ id: r.id, servedOn: r.served_on, minutes: r.minutes, askedBy: r.asked_by },
    ...{ about: r.errand_about, by: r.errand_by, contest: r.state },
  }))
}
