import { type Ctx, type Db, markTransaction } from '#platform'
import { usualChoice } from './kinds.ts'
import { mailNotices } from './letters.ts'
import type { Member } from './members.ts'
import { choicesOf, tables } from './store.ts'

/** Notices older than this go into no letter of the day: they stand on the page. */
const hours = 7 * 24

/** The letter of the day: everything open that is to be told by letter, was not read, and went into none yet. One for each person. */
export async function sendDaily(ctx: Ctx, members: readonly Member[], o: { origin: string | undefined }): Promise<void> {
  if (!ctx.mail) return
  const people = new Map(members.map((m) => [m.userId, m]))
  const withAny = await unmailed(ctx, ctx.db).select('user_id').distinct().execute()
  for (const member of withAny.flatMap((r) => people.get(r.user_id) ?? []))
    await ctx.db.transaction().execute((tx) =>
      markTransaction(async () => {
        const waiting = await unmailed(ctx, tx)
          .selectAll()
          .where('user_id', '=', member.userId)
          .orderBy('due_on')
          .orderBy('id')
          .limit(100)
          // Of two processes that are at it at once the second finds nothing left.
          .forUpdate()
          .skipLocked()
          .execute()
        if (waiting.length === 0) return
        const choices = await choicesOf(ctx, member.userId, tx)
        const daily = waiting.filter((n) => ['daily', 'at-once'].includes(choices[n.kind] ?? usualChoice[n.kind]))
        await mailNotices(ctx, tx, member, daily, { ...o, letter: 'daily' })
      }),
    )
}

const unmailed = (ctx: Ctx, db: Db) =>
  tables(db)
    .selectFrom('notices')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('mailed_at', 'is', null)
    .where('read_at', 'is', null)
    .where('done_at', 'is', null)
    .where('made_at', '>', ctx.now.subtract({ hours }))
