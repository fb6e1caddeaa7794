import { type Ctx, markTransaction } from '#platform'
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
  for (const member of people.values())
    await ctx.db.transaction().execute((tx) =>
      markTransaction(async () => {
        const waiting = await tables(tx)
          .selectFrom('notices')
          .selectAll()
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('user_id', '=', member.userId)
          .where('mailed_at', 'is', null)
          .where('read_at', 'is', null)
          .where('done_at', 'is', null)
          .where('made_at', '>', ctx.now.subtract({ hours }))
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
