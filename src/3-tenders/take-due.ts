import { dayAt, isRefusal } from '#kernel'
import { decisionOf, inForce, methodNamed } from '#law'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { awardFacts, writeAward } from './award.ts'
import { changeTender } from './change-tender.ts'
import { finishScoring } from './finish-scoring.ts'
import { openBids } from './open-bids.ts'
import { tables, tenders } from './store.ts'

/** What has fallen due by the clock: bids to open, prices to open, and, where silence decides, the award. Returns how many were done. */
export async function takeDue(ctx: Ctx): Promise<number> {
  let done = 0
  const due = await tables(ctx.db)
    .selectFrom('tenders')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'published')
    .where('deadline_at', '<', ctx.now)
    .execute()
  for (const t of due) if (!isRefusal(await openBids(ctx, { tenderId: t.id }))) done++
  const locked = await tables(ctx.db)
    .selectFrom('tenders')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'opened')
    .where('consensus_locked_at', 'is not', null)
    .execute()
  for (const t of locked) if (!isRefusal(await finishScoring(ctx, { tenderId: t.id }))) done++
  return done + (await takeSilence(ctx))
}

/** Where the method says so, the first in rank is chosen when the purchaser lets the time to decide pass without a word. */
async function takeSilence(ctx: Ctx): Promise<number> {
  let done = 0
  for (const t of await tenders(ctx, { states: ['scored'] })) {
    const silence = inForce(methodNamed(t.method).silenceDecides, t.lawDay)
    if (!silence.value) continue
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
    if (isRefusal(decision) || decision.value !== 'first-ranked' || (await awardFacts(ctx, t)).openReviews > 0) continue
    const reasons = decision.steps.map((s) => `${s.says.zh}\n${s.says.en}`).join('\n')
    const awarded = await changeTender(
      ctx,
      { action: 'awards.by-silence', tenderId: t.id, verb: 'award', facts: awardFacts },
      (tx, tender, entry, inside) => writeAward(inside, tx, tender, entry, reasons),
    )
    if (!isRefusal(awarded)) done++
  }
  return done
}
