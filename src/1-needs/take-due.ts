import { isRefusal } from '#kernel'
import { forgottenBefore } from '#law'
import { change, type Ctx, dueWork, type DueWork } from '#platform'
import { countDue, logDays, mixWaiting, surveysToCount, surveysToMix } from './count-answers.ts'
import { sql } from 'kysely'
import { logPaper } from './paper-of-day.ts'
import { tables } from './store.ts'

/**
 * What the clock does for surveys: mixes the answers that wait, counts the surveys for which nothing can come in any more, tells the
 * log how many answers a day brought and how many sheets were keyed, throws away old drafts and the paper sheets of counted surveys after their time, and destroys the
 * slips of surveys that are over. A survey of which an answer does not open gets an alarm and holds up no other.
 */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  await work.each('needs.mix-answers', await surveysToMix(ctx), surveyOf, async (id) => (await mixWaiting(ctx, id), true))
  await work.each('needs.count-answers', await surveysToCount(ctx), surveyOf, (id) => countDue(ctx, id))
  await work.all(() => dropDrafts(ctx))
  for (const part of [logDays, logPaper, dropSheets, destroyCodes]) await work.all(async () => (await part(ctx, work), 0))
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

async function dropSheets(ctx: Ctx, work: DueWork): Promise<void> {
  const { rows } = await sql<{ id: string; n: number }>`
    select c.id, count(*)::int as n from paper_sheets s join campaigns c on c.jurisdiction = s.jurisdiction and c.id = s.campaign_id
    where s.jurisdiction = ${ctx.jurisdiction} and c.counted_on < ${forgottenBefore('paperSheets', ctx.today)} group by c.id`.execute(
    ctx.db,
  )
  await work.each(
    'needs.forget-sheets',
    rows,
    (c) => surveyOf(c.id),
    async ({ id, n }) => {
      await change(ctx, { action: 'needs.forget-sheets', subject: { kind: 'campaign', id }, facts: { sheets: n } }, async (tx) => {
        await tables(tx).deleteFrom('paper_sheets').where('jurisdiction', '=', ctx.jurisdiction).where('campaign_id', '=', id).execute()
        return null
      })
      return true
    },
  )
}

async function destroyCodes(ctx: Ctx, work: DueWork): Promise<void> {
  const over = await tables(ctx.db)
    .selectFrom('campaign_slips as s')
    .innerJoin('campaigns as c', (on) => on.onRef('c.jurisdiction', '=', 's.jurisdiction').onRef('c.id', '=', 's.campaign_id'))
    .select(['c.id', 'c.purchase_id'])
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('s.sealed', 'is not', null)
    .where('c.closes_on', '<', ctx.today)
    .execute()
  await work.each(
    'needs.destroy-codes',
    over,
    (c) => surveyOf(c.id),
    async ({ id, purchase_id }) => {
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
      return !isRefusal(answer)
    },
  )
}
