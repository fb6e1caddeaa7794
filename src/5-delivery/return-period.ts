import { contract } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { acceptanceDuties } from './acceptance-duties.ts'
import { answerFacts } from './answer-facts.ts'
import { changeAcceptance } from './change-acceptance.ts'
import { countDeliverables } from './count-deliverables.ts'
import { deliverablesWithin } from './store/index.ts'

/** The purchaser returns a period with its reasons; its records open again until it is handed in anew. */
export async function returnPeriod(
  ctx: Ctx,
  i: { acceptanceId: string; reason: string; version: number },
): Promise<{ id: string } | Refusal> {
  const seen = { ...ctx, version: i.version }
  return await changeAcceptance(
    seen,
    { id: i.acceptanceId, verb: 'return', facts: answerFacts },
    async ({ tx, inside, now, entry, set }) => {
      entry.facts = { ...entry.facts, reason: i.reason }
      const moved = await set({ returned_on: ctx.today, returned_reason: i.reason })
      if (isRefusal(moved)) return moved
      const c = (await contract(inside, now.contractId))!
      // What a deliverable makes may stand on its records again.
      if (now.kind === 'month') {
        const sessions = { contractId: c.id, from: now.periodFrom, to: now.periodTo }
        await countDeliverables(inside, tx, c, await deliverablesWithin(inside, tx, sessions))
      }
      await acceptanceDuties.returned(inside, tx, now, i.reason)
      await acceptanceDuties.raiseAgain(inside, tx, c, now)
      return moved
    },
  )
}
