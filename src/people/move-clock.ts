import { isBefore, type Moment, type Refusal } from '#kernel'
import { change, clockMoved, type Ctx, moveAhead, mostDaysAhead, recordRefusal, secondsAhead } from '#platform'
import { mayNot } from './permission.ts'
import { tables } from './store.ts'
import { refuse } from './words.ts'

/**
 * Moves the clock of a synthetic district on to a moment, for every process on its database; never back, for what the log holds has happened.
 * Whoever is signed in stays so: nobody waited for the time that was skipped.
 */
export async function moveClock(ctx: Ctx, to: Moment): Promise<{ to: string } | Refusal> {
  const action = 'people.move-clock'
  if (!ctx.demo) return await recordRefusal(ctx, action, refuse('clock-is-real'))
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, action, no)
  const seconds = Math.ceil(to.since(ctx.now).total('seconds'))
  if (seconds <= 0) return await recordRefusal(ctx, action, refuse('clock-not-back'))
  const moved = await change(ctx, { action, facts: { from: ctx.now.toString(), to: to.toString() } }, async (tx) => {
    const furthest = ctx.today.subtract({ days: Math.floor((await secondsAhead(tx)) / 86_400) }).add({ days: mostDaysAhead })
    if (isBefore(furthest, to.toZonedDateTimeISO(ctx.zone).toPlainDate())) return refuse('clock-too-far', mostDaysAhead)
    await moveAhead(tx, seconds, ctx.now)
    const open = await tables(tx)
      .selectFrom('sessions')
      .select(['id', 'expires_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('expires_at', '>', ctx.now)
      .execute()
    for (const s of open)
      await tables(tx)
        .updateTable('sessions')
        .set({ expires_at: s.expires_at.add({ seconds }) })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', s.id)
        .execute()
    return { to: to.toString() }
  })
  clockMoved()
  return moved
}
