import type { Ctx, Db } from '#platform'
import { holdClaims, transfersOf } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * Why a claim cannot leave the treasurer now, or undefined: a file for the bank pays it all the same, and what the bank then says could not be
 * entered. The claim is held while the change lasts, as by who puts it into a file: of the two the second sees the first.
 */
export async function whyFilePays(ctx: Ctx, tx: Db, claimId: string): Promise<ReturnType<typeof refuse> | undefined> {
  await holdClaims(ctx, tx, [claimId])
  const waits = (await transfersOf(ctx, { claimIds: [claimId] }, tx)).find((t) => t.live)
  return waits && refuse('file-pays', waits.endToEndId)
}
