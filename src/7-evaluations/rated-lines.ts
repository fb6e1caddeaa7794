import { type Contract, contracts } from '#contracts'
import { treeOf } from '#kernel'
import type { Ctx } from '#platform'
import type { Round } from './store/index.ts'

/** The lines a round asks about, as the contract has them now, in the order they hang. */
export const ratedLines = (round: Pick<Round, 'lines'>, of: Pick<Contract, 'lines'> | undefined): Contract['lines'][number][] =>
  treeOf(of?.lines ?? [])
    .placed.map((at) => at.line)
    .filter((l) => round.lines?.includes(l.id))

/** The contracts of some rounds or verdicts, by id. */
export const contractsOf = async (ctx: Ctx, of: readonly { contractId: string }[]): Promise<Map<string, Contract>> =>
  new Map((await contracts(ctx, { ids: [...new Set(of.map((x) => x.contractId))] })).map((c) => [c.id as string, c]))
