import type { Ctx, Db, ListQuery } from '#platform'
import { type Notice, tables } from './store.ts'

/** Everything told to whoever asks, in the organisation they act for. */
const mine = (ctx: Ctx, db: Db = ctx.db) =>
  tables(db)
    .selectFrom('notices')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId)
    .where('organisation_id', '=', ctx.asker.organisationId)

export const noticeSorts = ['made', 'due'] as const

/** One page of notices, the newest first, and how many there are: the open ones, or all. */
export async function pageOfNotices(ctx: Ctx, of: { open: boolean }, list: ListQuery): Promise<{ rows: Notice[]; total: number }> {
  const asked = of.open ? mine(ctx).where('done_at', 'is', null) : mine(ctx)
  const by = list.sort === 'due' ? ('due_on' as const) : ('id' as const)
  const direction = list.descending ? 'desc' : 'asc'
  const rows = await asked
    .selectAll()
    .orderBy(by, (o) => (list.descending ? o.desc().nullsLast() : o.asc().nullsLast()))
    .orderBy('id', direction)
    .limit(list.size)
    .offset((list.page - 1) * list.size)
    .execute()
  const { n } = await asked.select((e) => e.fn.countAll<bigint>().as('n')).executeTakeFirstOrThrow()
  return { rows, total: Number(n) }
}

/** How many open notices were not read: here, and in the other organisations of the same person. */
export async function unread(ctx: Ctx): Promise<{ here: number; elsewhere: number }> {
  const rows = await tables(ctx.db)
    .selectFrom('notices')
    .select(['organisation_id', (e) => e.fn.countAll<bigint>().as('n')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId)
    .where('read_at', 'is', null)
    .where('done_at', 'is', null)
    .groupBy('organisation_id')
    .execute()
  const here = Number(rows.find((r) => r.organisation_id === ctx.asker.organisationId)?.n ?? 0n)
  return { here, elsewhere: rows.reduce((sum, r) => sum + Number(r.n), 0) - here }
}

/** Everything told to whoever asks, in whatever organisation, and how they chose to be told: for the export of their own data. */
export async function myNotices(ctx: Ctx) {
  const notices = await tables(ctx.db)
    .selectFrom('notices')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId)
    .select(['kind', 'title_zh', 'title_en', 'due_on', 'made_at', 'read_at', 'done_at', 'mailed_at'])
    .orderBy('id')
    .execute()
  const choices = await tables(ctx.db)
    .selectFrom('notice_choices')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId)
    .select(['kind', 'mail'])
    .orderBy('kind')
    .execute()
  return { notices, choices }
}
