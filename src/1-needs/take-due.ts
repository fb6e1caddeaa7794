import { isRefusal, plusDays } from '#kernel'
import { change, type Ctx, dueWork } from '#platform'
import { countDue, logDays, mixWaiting } from './count-answers.ts'
import { tables } from './store.ts'

/** A draft nobody took up again is thrown away after so many days. */
const draftDays = 14

/**
 * What the clock does for surveys: mixes the answers that wait, counts the surveys for which nothing can come in any more, tells the
 * log how many answers a day brought, throws away old drafts, and destroys the slips of surveys that are over.
 */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  for (const part of [mixWaiting, countDue, logDays, dropDrafts, destroyCodes]) await work.all(() => part(ctx))
  return work.finish()
}

async function dropDrafts(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await tables(ctx.db)
    .deleteFrom('answer_drafts')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where((e) =>
      e.or([
        e('touched_on', '<', plusDays(ctx.today, -draftDays)),
        e.and([e('sent', '=', true), e('touched_on', '<', plusDays(ctx.today, -1))]),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

async function destroyCodes(ctx: Ctx): Promise<number> {
  const over = await tables(ctx.db)
    .selectFrom('campaign_slips as s')
    .innerJoin('campaigns as c', (on) => on.onRef('c.jurisdiction', '=', 's.jurisdiction').onRef('c.id', '=', 's.campaign_id'))
    .select(['c.id', 'c.purchase_id'])
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('s.sealed', 'is not', null)
    .where('c.closes_on', '<', ctx.today)
    .execute()
  let done = 0
  for (const { id, purchase_id } of over) {
    const answer = await change(
      ctx,
      { action: 'needs.destroy-codes', subject: { kind: 'campaign', id }, ...(purchase_id && { purchaseId: purchase_id }) },
      async (tx) => {
        await tables(tx)
          .updateTable('campaign_slips')
          .set({ sealed: null, locked_key: null })
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('campaign_id', '=', id)
          .execute()
        return null
      },
    )
    if (!isRefusal(answer)) done++
  }
  return done
}
