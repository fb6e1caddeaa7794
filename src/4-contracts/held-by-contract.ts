import { type Holder, refuseFiles } from '#files'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import type { C } from '#ui'
import { asked } from './asked.ts'
import { whyFilesOver } from './why-files-over.ts'
import type { Contract } from './rules/contract.ts'

/**
 * What belongs to a contract on paper, as the scan with both seals. What was there when both had signed stays.
 * @param over why it takes no more
 */
export const heldByContract = (c: Contract, over?: Refusal): Holder => ({
  kind: 'contract',
  id: c.id,
  purchaseId: c.purchaseId,
  href: `/contracts/${c.id}`,
  title: c.number,
  on: c,
  see: 'contracts.read',
  add: 'contracts.propose',
  frozen: over,
  stays: c.signedOn ? refuseFiles('files-stay') : undefined,
  photos: true,
})

export async function contractHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const found = await asked(ctx, c)
  return isRefusal(found) ? found : heldByContract(found, await whyFilesOver(ctx, found))
}
