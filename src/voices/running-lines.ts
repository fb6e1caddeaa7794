import { asItReads, type Contract, type ContractLine, contracts, type ContractsAsked } from '#contracts'
import type { Ctx } from '#platform'

/** A line of a contract that runs: what a directory of services is made of. */
export interface RunningLine {
  readonly contract: Contract
  readonly line: ContractLine
}

/** Lines of contracts that run today, by the text in force; they leave the directory with their contract. */
export const runningLines = async (ctx: Ctx, of: Omit<ContractsAsked, 'states'> = {}): Promise<RunningLine[]> =>
  (await contracts(ctx, { ...of, states: ['active'] })).flatMap((c) => asItReads(c).lines.map((line) => ({ contract: asItReads(c), line })))

/** Whether a line of a contract stands in the directory. */
export const lineShown = (c: Contract, lineId: string): boolean => c.state === 'active' && asItReads(c).lines.some((l) => l.id === lineId)
