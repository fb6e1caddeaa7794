import { forgottenBefore } from '#law'
import { change, type Ctx, type Db, enterRefused } from '#platform'
import { sql } from 'kysely'
import { endedBefore } from './leftovers.ts'

/** The hour each database was last cleared in, so that the clock asks once an hour and process. */
const cleared = new WeakMap<Db, Map<string, string>>()

/**
 * Deletes what names people and serves nothing any more, each after its time (`law/cn/retention.ts`): keys against sending twice,
 * sessions, invitations, tokens, forgotten browsers, used links, letters sent or given up, counts of tries. How many of each is entered
 * in the record log, and nothing of whom. What was refused too often to be entered each time is entered as a number.
 */
export async function takeDue(ctx: Ctx): Promise<number> {
  const done = cleared.get(ctx.db) ?? new Map<string, string>()
  cleared.set(ctx.db, done)
  const hour = ctx.now.toString().slice(0, 13)
  if (done.get(ctx.jurisdiction) === hour) return 0
  const j = ctx.jurisdiction
  const of = (kind: Parameters<typeof endedBefore>[1]) => endedBefore(ctx, kind, forgottenBefore(kind, ctx.today, ctx.law.place))
  const over = {
    onceKeys: of('onceKeys'),
    sessions: of('sessions'),
    invitations: of('invitations'),
    tokens: of('tokens'),
    devices: of('devices'),
    resets: of('resets'),
    letters: of('letters'),
    notices: of('notices'),
    answers: sql`login_answers where jurisdiction = ${j} and until < ${ctx.now}`,
    tries: sql`${of('tries')} and next_at < ${ctx.now}`,
  }
  let found = 0
  for (const what of Object.values(over)) found += (await sql`select 1 from ${what} limit 1`.execute(ctx.db)).rows.length
  if (found > 0)
    await change(ctx, { action: 'people.forget' }, async (tx, entry) => {
      const facts: Record<string, number> = {}
      for (const [name, what] of Object.entries(over)) {
        const { numAffectedRows } = await sql`delete from ${what}`.execute(tx)
        if (numAffectedRows) facts[name] = Number(numAffectedRows)
      }
      entry.facts = facts
      return null
    })
  const refused = await enterRefused(ctx)
  done.set(j, hour)
  return found + refused
}
