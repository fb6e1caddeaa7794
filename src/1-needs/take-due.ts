import { isRefusal } from '#kernel'
import { forgottenBefore } from '#law'
import { change, type Ctx, dueWork, type DueWork } from '#platform'
import { countDue, surveysToCount } from './count-campaign.ts'
import { logDays } from './log-days.ts'
import { logPaper } from './log-paper.ts'
import { mixWaiting } from './mix-waiting.ts'
import { deleteOldDrafts, deleteSheets, destroySlips, sheetsCountedBefore, slipsToDestroy } from './store/index.ts'

/**
 * What the clock does for surveys: mixes the answers that wait, counts the surveys for which nothing can come in any more, tells the
 * log how many answers a day brought and how many sheets were keyed, throws away old drafts and the paper sheets of counted surveys after their time, and destroys the
 * slips of surveys that are over. A survey of which an answer does not open gets an alarm and holds up no other.
 */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  await mixWaiting(ctx, work)
  await work.each('needs.count-answers', await surveysToCount(ctx), surveyOf, (id) => countDue(ctx, id))
  await work.all(() => dropDrafts(ctx))
  for (const part of [logDays, logPaper, dropSheets, destroyCodes]) await work.all(async () => (await part(ctx, work), 0))
  return work.finish()
}

const surveyOf = (id: string) => ({ subject: { kind: 'campaign' as const, id } })

const dropDrafts = (ctx: Ctx): Promise<number> =>
  deleteOldDrafts(ctx, {
    touched: forgottenBefore('drafts', ctx.today, ctx.law.place),
    sent: forgottenBefore('sentDrafts', ctx.today, ctx.law.place),
  })

/** Throws away the sheets of surveys that were counted long enough ago. */
async function dropSheets(ctx: Ctx, work: DueWork): Promise<void> {
  const rows = await sheetsCountedBefore(ctx, forgottenBefore('paperSheets', ctx.today, ctx.law.place))
  await work.each(
    'needs.forget-sheets',
    rows,
    (c) => surveyOf(c.id),
    async ({ id, n }) => {
      await change(ctx, { action: 'needs.forget-sheets', subject: { kind: 'campaign', id }, facts: { sheets: n } }, async (tx) => {
        await deleteSheets(ctx, tx, id)
        return null
      })
      return true
    },
  )
}

/** Destroys the slips of surveys that are over. */
async function destroyCodes(ctx: Ctx, work: DueWork): Promise<void> {
  const over = await slipsToDestroy(ctx)
  await work.each(
    'needs.destroy-codes',
    over,
    (c) => surveyOf(c.id),
    async ({ id, purchaseId }) => {
      const answer = await change(
        ctx,
        { action: 'needs.destroy-codes', subject: { kind: 'campaign', id }, ...(purchaseId && { purchaseId }) },
        async (tx) => {
          await destroySlips(ctx, tx, id)
          return null
        },
      )
      return !isRefusal(answer)
    },
  )
}
