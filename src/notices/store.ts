import type { Ctx, Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { MailChoice, NoticeKind } from './kinds.ts'

type NoticeTables = TablesOf<
  'notices' | 'notice_choices' | 'notice_marks' | 'webhooks',
  { notices: { kind: NoticeKind }; notice_choices: { kind: NoticeKind; mail: MailChoice } }
>
export const tables = (db: Db) => db.withTables<NoticeTables>()
export type Notice = Selectable<NoticeTables['notices']>
export type Webhook = Selectable<NoticeTables['webhooks']>

/** Up to which place of the log everybody was told, and the day everything due was last gone through; undefined before the first time. */
export const markOf = async (ctx: Ctx): Promise<{ told_to: bigint; swept_on: Ctx['today'] } | undefined> =>
  await tables(ctx.db)
    .selectFrom('notice_marks')
    .select(['told_to', 'swept_on'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .executeTakeFirst()

/** Moves the mark on; it never goes back, whichever process was slower. */
export async function keepMark(ctx: Ctx, told_to: bigint, swept_on: Ctx['today']): Promise<void> {
  await tables(ctx.db)
    .insertInto('notice_marks')
    .values({ jurisdiction: ctx.jurisdiction, told_to, swept_on })
    .onConflict((c) =>
      c.column('jurisdiction').doUpdateSet((e) => ({
        told_to: e.fn<bigint>('greatest', ['notice_marks.told_to', 'excluded.told_to']),
        swept_on: e.fn<Ctx['today']>('greatest', ['notice_marks.swept_on', 'excluded.swept_on']),
      })),
    )
    .execute()
}

/** The last place of the record log. */
export async function lastPlace(ctx: Ctx): Promise<bigint> {
  const row = await ctx.db
    .selectFrom('record_log_order')
    .select('seq')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? 0n
}

/** Whether more entries than this wait for their place in the log, of those that nothing holds back. */
export const isQueueLonger = async (ctx: Ctx, than: number): Promise<boolean> =>
  (await ctx.db
    .selectFrom('record_log_pending')
    .select('entry_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('held_by', 'is', null)
    .offset(than)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** The next entries of the log that were done, in their order, with their places. */
export const entriesAfter = (ctx: Ctx, place: bigint, limit: number) =>
  ctx.db
    .selectFrom('record_log_order as o')
    .innerJoin('record_log as l', (on) => on.onRef('l.jurisdiction', '=', 'o.jurisdiction').onRef('l.id', '=', 'o.entry_id'))
    .select(['o.seq', 'l.id', 'l.action', 'l.outcome', 'l.facts', 'l.subject_kind', 'l.subject_id', 'l.purchase_id', 'l.organisation_id'])
    .where('o.jurisdiction', '=', ctx.jurisdiction)
    .where('o.seq', '>', place)
    .orderBy('o.seq')
    .limit(limit)
    .execute()

/** How somebody chose to be told of each kind by mail, where they chose. */
export async function choicesOf(ctx: Ctx, userId: string, db: Db = ctx.db): Promise<Partial<Record<NoticeKind, MailChoice>>> {
  const rows = await tables(db)
    .selectFrom('notice_choices')
    .select(['kind', 'mail'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .execute()
  return Object.fromEntries(rows.map((r) => [r.kind, r.mail]))
}

/** The webhooks that are called. */
export const webhooks = (ctx: Ctx, db: Db = ctx.db): Promise<Webhook[]> =>
  tables(db)
    .selectFrom('webhooks')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
