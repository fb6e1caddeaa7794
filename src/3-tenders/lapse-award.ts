import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { refuseRedress } from './rules/redress-words.ts'
import type { LapseFacts, WinnerGround } from './rules/award-end.ts'
import { liesBefore } from './rules/still-days.ts'
import type { Tender } from './rules/tender.ts'
import { winnersDay } from './sign-by.ts'
import { awardOf, endAward } from './store/index.ts'

interface Lapse {
  tenderId: string
  ground: WinnerGround
  reason: string
  /** What proves it: a letter with its number and day, a call that was noted. */
  evidence: string
}

/** Somebody of the office records that the winner declines or did not sign, and what proves it. What follows is for another person. */
export async function lapseAward(ctx: Ctx, i: Lapse): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'awards.lapse', id: i.tenderId, verb: 'lapse', facts: (inside, t) => lapseFacts(inside, t, i) },
    async ({ inside, tx, now, entry, set }) => {
      const award = await awardOf(inside, now.purchaseId)
      const { ground, reason, evidence } = i
      const ended = await endAward(inside, tx, now.id, { on: ctx.today, ground, reason, evidence, by: ctx.asker.userId })
      if (!award || !ended) return refuseRedress('no-award')
      entry.facts = { ground, provider: award.providerId, reason: reason.slice(0, 500) }
      return await set({ ended_on: null })
    },
  )
}

async function lapseFacts(ctx: Ctx, t: Tender, { ground, reason, evidence }: Lapse): Promise<LapseFacts> {
  const award = await awardOf(ctx, t.purchaseId)
  const by = award ? await winnersDay(ctx, award) : refuseRedress('no-award')
  const signed = award?.signedOn != null
  const winnerSignedOn = award?.winnerSignedOn ?? null
  const textBefore = award !== undefined && liesBefore(award.beforeWinner)
  return { ground, reason, evidence, signed, winnerSignedOn, textBefore, signBy: isRefusal(by) ? by : by.value, today: ctx.today }
}
