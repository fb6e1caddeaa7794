import { dayAt, isRefusal, type Moment, settlingSeconds } from '#kernel'
import { calendarOf, whyNotInUse } from '#people'
import { type Ctx, dueWork, type DueWork } from '#platform'
import { changeTender, standsStill } from './change-tender.ts'
import { awardFacts, writeAward } from './decide-award.ts'
import { closeLastOffers } from './close-last-offers.ts'
import { finishScoring } from './finish-scoring.ts'
import { openBids } from './open-bids.ts'
import { stored } from './rules/words.ts'
import { suspendedOn } from './sign-by.ts'
import { nextDeadline, openedBids, tenders, toClose, toFinish, toOpen } from './store/index.ts'

/** What has fallen due by the clock: bids to open, prices to open, and, where silence decides, the award. Returns how many were done. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  const settled = ctx.now.subtract({ seconds: settlingSeconds })
  // Both in one go: an alarm of an opening is taken back for every record that was not in the list.
  const due = [
    ...(await toOpen(ctx, settled)).map((t) => ({ ...t, opens: openBids })),
    ...(await toClose(ctx, settled)).map((t) => ({ ...t, opens: closeLastOffers })),
  ]
  await work.each('tenders.open', due, recordOf, async ({ id, opens }) => !isRefusal(await opens(ctx, { tenderId: id })))
  await work.each(
    'tenders.finish-scoring',
    await toFinish(ctx),
    recordOf,
    async (t) => !isRefusal(await finishScoring(ctx, { tenderId: t.id })),
  )
  await work.all(async () => (await takeSilence(ctx, work), 0))
  return work.finish()
}

/** The next moment at which bids are opened. */
export async function nextDue(ctx: Ctx): Promise<Moment | undefined> {
  const deadline = await nextDeadline(ctx, ctx.now.subtract({ seconds: settlingSeconds }))
  // Opened is what lies more than that behind.
  return deadline?.add({ seconds: settlingSeconds, milliseconds: 1 })
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
    if (standsStill(t, ctx.today)) return false
    if (!ctx.law.cell(ctx.law.method(t.method).silenceDecides, t.lawDay).value) return false
    const still = await suspendedOn(ctx, t.id)
    const decision = ctx.law.tenders.decision(
      { reportReceivedOn: dayAt(t.scoredAt!, ctx.zone), objected: false, today: ctx.today, lawDay: t.lawDay, method: t.method, still },
      await calendarOf(ctx),
    )
    if (isRefusal(decision) || decision.value !== 'first-ranked' || (await awardFacts(ctx, t)).openReviews > 0) return false
    // Whom nobody can be bound to any more waits for the head, who passes it over with a reason.
    const first = (await openedBids(ctx, t.id)).find((b) => b.rank === 1)
    if (first && (await whyNotInUse(ctx, first.providerId, 'award'))) return false
    const reasons = decision.steps.map((s) => stored(s.says)).join('\n')
    const awarded = await changeTender(ctx, { action: 'awards.by-silence', id: t.id, verb: 'award', facts: awardFacts }, (at) =>
      writeAward(at, reasons),
    )
    return !isRefusal(awarded)
  })
}
