import { isRefusal, plusDays } from '#kernel'
import { change, type Ctx, dueWork } from '#platform'
import { sql } from 'kysely'
import { tables } from './store.ts'

/** A draft nobody took up again is thrown away after so many days. */
const draftDays = 14

/**
 * What the clock does for surveys: throws away old drafts, destroys the codes of surveys that are over, and rewrites the
 * answers of past days in random order. A row of a database remembers by which transaction and where it was written, and so
 * could be laid beside the record log or a spent code; after the rewriting all answers of a day share one transaction and their
 * order is that of their random fingerprints.
 */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  for (const part of [dropDrafts, destroyCodes, shuffleAnswers]) await work.all(() => part(ctx))
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

async function shuffleAnswers(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (
      delete from answers where jurisdiction = ${ctx.jurisdiction} and not shuffled and answered_on < ${ctx.today} returning *),
    back as (
      insert into answers (jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content, shuffled)
      select jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content, true from gone order by submission_hash
      returning 1)
    select count(*)::int as n from back`.execute(ctx.db)
  return rows[0]!.n
}
