import { contract } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { answerFacts } from './answer-facts.ts'
import { changeAcceptance } from './change-acceptance.ts'
import { timeAsked } from './recorded-time.ts'
import { insertTimeAnswer } from './store/index.ts'
import { refuse } from './words.ts'

/** The institution says why so little of somebody's paid time was recorded, before the purchaser answers the period. */
export async function answerTime(
  ctx: Ctx,
  i: { acceptanceId: string; appointmentId: string; answer: string; version: number },
): Promise<{ id: string } | Refusal> {
  const seen = { ...ctx, version: i.version }
  return await changeAcceptance(
    seen,
    { id: i.acceptanceId, verb: 'answerTime', facts: answerFacts },
    async ({ tx, inside, now, entry, set }) => {
      if (i.answer.trim() === '') return refuse('time-say-what').at(`answer-${i.appointmentId}`)
      const { asked } = await timeAsked(inside, (await contract(inside, now.contractId))!, now)
      if (!asked.some((p) => p.appointmentId === i.appointmentId)) return refuse('time-not-asked')
      const kept = await insertTimeAnswer(inside, tx, {
        acceptanceId: now.id,
        times: now.times,
        appointmentId: i.appointmentId,
        answer: i.answer,
        answeredOn: inside.today,
        answeredBy: ctx.asker.name ?? '',
      })
      if (!kept) return refuse('time-answered')
      const moved = await set({})
      if (isRefusal(moved)) return moved
      entry.after = { version: now.version + 1, appointment: i.appointmentId, answer: i.answer }
      return moved
    },
  )
}
