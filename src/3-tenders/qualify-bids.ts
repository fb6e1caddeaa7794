import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { concludeExamination, type Examination, type Examining, takingPart, whatIsWrong } from './conclude-examination.ts'

/**
 * The office looks at every bid item by item before anybody scores: may this bidder take part. Whoever meets one item not is out and
 * reads which and why; with too few left the purchase ends.
 */
export async function qualifyBids(ctx: Ctx, i: Examining): Promise<Examination | Refusal> {
  return await changeTender(ctx, { action: 'bids.qualify', id: i.tenderId, verb: 'qualify' }, async (work) => {
    const taking = await takingPart(work)
    if (isRefusal(taking)) return taking
    return whatIsWrong(work.now, 'qualify', i, taking) ?? (await concludeExamination(work, 'qualify', taking, i))
  })
}
