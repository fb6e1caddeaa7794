import { asItReads, type Contract, contracts, type ContractsAsked, signedStates } from '#contracts'
import { totalOf } from '#kernel'
import type { Ctx } from '#platform'
import type { Agreed } from './rules/under-contract.ts'

/**
 * Contracts that both signed, which is when they become public, each as it reads today: by its text in force, with the title, the days,
 * the lines and the amounts of that text. What is signed for a later day is not in it yet.
 */
export async function signedContracts(ctx: Ctx, of: Omit<ContractsAsked, 'states'> = {}): Promise<Contract[]> {
  const signed = (await contracts(ctx, { ...of, states: signedStates })).filter((c) => c.signedOn !== null)
  return signed.map((c) => asItReads(c)).map((c) => ({ ...c, total: totalOf(c.lines) }))
}

export const agreedOf = (c: Pick<Contract, 'total' | 'state'>): Agreed => ({
  total: c.total,
  isOver: c.state === 'ended' || c.state === 'terminated',
})
