import { isRefusal, type Refusal } from '#kernel'
import type { Holder } from '#files'
import type { Ctx } from '#platform'
import type { C } from '#ui'
import { asked } from './asked.ts'
import type { Tender } from './rules/tender.ts'
import { publicStates } from './store/index.ts'
import { refuse } from './words.ts'

/** What belongs to the document of a tender: public with it from its publication on, and from then on as it was published. */
export const heldByTender = (x: Tender): Holder => ({
  kind: 'tender',
  id: x.id,
  purchaseId: x.purchaseId,
  href: `/tenders/${x.id}`,
  title: x.number,
  on: { purchaserId: x.purchaserId },
  see: publicStates.includes(x.state) || x.issuedOn ? 'anybody' : 'tenders.read',
  add: 'tenders.edit',
  frozen: x.state === 'draft' ? undefined : refuse('files-published'),
})

export async function tenderHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const x = await asked(ctx, c)
  return isRefusal(x) ? x : heldByTender(x)
}
