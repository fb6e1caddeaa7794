import type { Ctx } from '#platform'
import { findRounds, readAskedAgain } from './store/index.ts'

/** The round of a purchase whose residents were asked again after the end; the newest of several. */
export async function askedAgainOf(ctx: Ctx, purchaseId: string): Promise<string | undefined> {
  const rounds = await findRounds(ctx, { purchaseIds: [purchaseId] })
  const asked = await readAskedAgain(
    ctx,
    rounds.map((r) => r.id),
  )
  return rounds.find((r) => asked.has(r.id))?.id
}
