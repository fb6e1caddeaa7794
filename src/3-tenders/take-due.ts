import { dayAt, isRefusal } from '#kernel'
import { decisionOf, inForce, methodNamed } from '#law'
import { calendarOf } from '#people'
import { type Ctx, dueWork, type DueWork } from '#platform'
import { awardFacts, writeAward } from './award.ts'
import { changeTender } from './change-tender.ts'
import { finishScoring } from './finish-scoring.ts'
import { openBids } from './open-bids.ts'
import { stored } from './rules/words.ts'
import { tables, tenders } from './store.ts'

/** What arrived whole before the deadline is given so long to be put away before the bids are opened. */
const settlingSeconds = 5

/** What has fallen due by the clock: bids to open, prices to open, and, where silence decides, the award. Returns how many were done. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  const due = await tables(ctx.db)
    .selectFrom('tenders')
    .select(['id', 'purchase_id'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'published')
    .where('deadline_at', '<', ctx.now.subtract({ seconds: settlingSeconds }))
    .execute()
  await work.each('tenders.open', due, recordOf, async (t) => !isRefusal(await openBids(ctx, { tenderId: t.id })))
  const locked = await tables(ctx.db)
    .selectFrom('tenders as t')
    .select(['id', 'purchase_id'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'opened')
    .where('consensus_locked_at', 'is not', null)
    // Waits for a person while a bid is set aside.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('bids as b')
            .select('b.id')
            .whereRef('b.jurisdiction', '=', 't.jurisdiction')
            .whereRef('b.tender_id', '=', 't.id')
            .where('b.state', '=', 'set-aside'),
        ),
      ),
    )
    .execute()
  await work.each('tenders.finish-scoring', locked, recordOf, async (t) => !isRefusal(await finishScoring(ctx, { tenderId: t.id })))
  await work.all(async () => (await takeSilence(ctx, work), 0))
  return work.finish()
}

const recordOf = (t: { id: string; purchase_id: string }) => ({
  subject: { kind: 'tender' as const, id: t.id },
  purchaseId: t.purchase_id,
})

/** Where the method says so, the first in rank is chosen when the purchaser lets the time to decide pass without a word. */
async function takeSilence(ctx: Ctx, work: DueWork): Promise<void> {
  const scored = await tenders(ctx, { states: ['scored'] })
  const of = (t: (typeof scored)[number]) => recordOf({ id: t.id, purchase_id: t.purchaseId })
  await work.each('awards.by-silence', scored, of, async (t) => {
    const silence = inForce(methodNamed(t.method).silenceDecides, t.lawDay)
    if (!silence.value) return false
    const decision = decisionOf(
      {
        reportReceivedOn: dayAt(t.scoredAt!, ctx.zone),
        objected: false,
        today: ctx.today,
        lawDay: t.lawDay,
        silenceDecides: true,
        silenceCites: silence.cites,
      },
      await calendarOf(ctx),
    )
    if (isRefusal(decision) || decision.value !== 'first-ranked' || (await awardFacts(ctx, t)).openReviews > 0) return false
    const reasons = decision.steps.map((s) => stored(s.says)).join('\n')
    const awarded = await changeTender(ctx, { action: 'awards.by-silence', id: t.id, verb: 'award', facts: awardFacts }, (at) =>
      writeAward(at, reasons),
    )
    return !isRefusal(awarded)
  })
}
