import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import type { Contract } from './rules/contract.ts'
import type { DutyKind } from './rules/duty-terms.ts'
import { dutiesOf } from './duties-of.ts'
import { refuse } from './words.ts'

/** What is done after the last day and leaves papers: handing over, the last periods, invoices, payments and what is given back, publishing. */
const afterwards: readonly DutyKind[] = [
  ...(['hand-over', 'hand-over-clients', 'add-own', 'hand-in', 'accept', 'publish-acceptance', 'invoice', 'confirm-receivable'] as const),
  ...(['pay', 'pay-undisputed', 'pay-interest', 'pay-back', 'publish-contract', 'file-contract'] as const),
]

/**
 * Why a contract, and what was done by it, takes no more files by its state: it was never signed, or it is over and neither side has anything
 * left to do of what comes after its end.
 */
export async function whyFilesOver(ctx: Ctx, c: Pick<Contract, 'id' | 'state' | 'signedOn'>): Promise<Refusal | undefined> {
  if (c.state !== 'ended' && c.state !== 'terminated') return undefined
  if (!c.signedOn) return refuse('files-never-signed')
  const left = await dutiesOf(ctx, { contractIds: [c.id], kinds: afterwards, open: true, limit: 1 })
  return left.length > 0 ? undefined : refuse('files-over')
}
