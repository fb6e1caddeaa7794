import { type Day, isAfter, isBefore, isRefusal, type Refusal } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx, Db } from '#platform'
import { changeContract, partyOf } from './change-contract.ts'
import { dueAfter } from './due-after.ts'
import { raiseDuty, endOfferAnswer } from './store/index.ts'
import type { Ending } from './end-early.ts'
import { type Contract, otherSide, type Side } from './rules/contract.ts'
import { raisedWords, refuse } from './words.ts'

/**
 * Offers another last day than that of the notice; the side that gave it may also offer to take it back (either side, where it was not kept
 * who gave it). Until the other side agrees the notice stands. A side may replace its own offer, and answers that of the other.
 * @param i.on the last day; null to take the notice back
 */
export const offerEnd = (ctx: Ctx, i: Ending & { on: Day | null }): Promise<{ offered: true } | Refusal> =>
  changeContract(
    { ...ctx, version: i.version },
    { id: i.contractId, verb: 'offerEnd', action: 'contracts.offer-end' },
    async ({ tx, now, entry, set }) => {
      const side = partyOf(ctx, now)
      if (isRefusal(side)) return side
      entry.facts = { side, on: i.on?.toString() ?? '', reason: i.reason.slice(0, 200) }
      if (now.offer && now.offer.by !== side) return refuse('answer-offer')
      if (!i.on && (now.noticeBy ?? side) !== side) return refuse('not-your-notice').at('lastOn')
      if (i.on?.equals(now.closedOn!)) return refuse('same-last-day').at('lastOn')
      if (i.on && isAfter(i.on, now.endsOn)) return refuse('ends-before', now.endsOn).at('lastOn')
      if (i.on && isBefore(i.on, ctx.today)) return refuse('day-past', ctx.today).at('lastOn')
      const moved = await set({ offer_by: side, offer_on: i.on, offer_reason: i.reason })
      if (isRefusal(moved)) return moved
      await raiseOfferAnswer(ctx, tx, now, side)
      return { offered: true as const }
    },
  )

/** The duty to answer an offer about a notice to end early: of each offer, told apart by the version of the contract it was made on. */
const offerAnswer = (c: { readonly id: string; readonly version: number }) => ({
  contractId: c.id,
  kind: 'answer-change' as const,
  subjectKind: 'contract',
  subjectId: `${c.id}:end:${c.version}`,
})

async function raiseOfferAnswer(ctx: Ctx, tx: Db, c: Contract, by: Side): Promise<void> {
  const count = c.terms.answerWorkingDays
  await endOfferAnswer(ctx, tx, c.id, null)
  await raiseDuty(ctx, tx, {
    ...offerAnswer(c),
    debtor: otherSide(by),
    title: raisedWords.both('answerOffer'),
    why: raisedWords.both('answerOfferWhy', count),
    otherwise: raisedWords.both('noticeStands'),
    dueOn: dueAfter(ctx, ctx.today, ctx.today, { count, unit: 'working-days' }, await calendarOf(ctx, tx)),
    dueSays: raisedWords.both('inWorkingDays', count),
    clause: '15',
    cites: [],
    href: `/contracts/${c.id}#notice`,
  })
}
