import { isRefusal } from '#kernel'
import { forgottenBefore } from '#law'
import { change, type Ctx, dueWork } from '#platform'
import { countDue, logDays, mixWaiting, surveysToCount, surveysToMix } from './count-answers.ts'
import { sql } from 'kysely'
import { tables } from './store.ts'

/**
 * What the clock does for surveys: mixes the answers that wait, counts the surveys for which nothing can come in any more, tells the
 * log how many answers a day brought, throws away old drafts and the paper sheets of counted surveys after their time, and destroys the
 * slips of surveys that are over. A survey of which an answer does not open gets an alarm and holds up no other.
 */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  await work.each('needs.mix-answers', await surveysToMix(ctx), surveyOf, async (id) => (await mixWaiting(ctx, id), true))
  await work.each('needs.count-answers', await surveysToCount(ctx), surveyOf, (id) => countDue(ctx, id))
  for (const part of [logDays, dropDrafts, dropSheets, destroyCodes]) await work.all(() => part(ctx))
  return work.finish()
}

const surveyOf = (id: string) => ({ subject: { kind: 'campaign' as const, id } })

async function dropDrafts(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await tables(ctx.db)
    .deleteFrom('answer_drafts')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where((e) =>
      e.or([
        e('touched_on', '<', forgottenBefore('drafts', ctx.today)),
        e.and([e('sent', '=', true), e('touched_on', '<', forgottenBefore('sentDrafts', ctx.today))]),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

async function dropSheets(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ id: string; n: number }>`
    select c.id, count(*)::int as n from paper_sheets s join campaigns c on c.jurisdiction = s.jurisdiction and c.id = s.campaign_id
    where s.jurisdiction = ${ctx.jurisdiction} and c.counted_on < ${forgottenBefore('paperSheets', ctx.today)} group by c.id`.execute(
    ctx.db,
  )
  for (const { id, n } of rows)
    await change(ctx, { action: 'needs.forget-sheets', subject: { kind: 'campaign', id }, facts: { sheets: n } }, async (tx) => {
      await tables(tx).deleteFrom('paper_sheets').where('jurisdiction', '=', ctx.jurisdiction).where('campaign_id', '=', id).execute()
      return null
    })
  return rows.length
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
