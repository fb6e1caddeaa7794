import type { Refusal } from '#kernel'
import { mayNot, organisation, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type C, param } from '#ui'
import { visibleContract } from './contracts.ts'
import { type Contract, sideOf } from './rules/contract.ts'
import { refuse } from './words.ts'

/** The contract of the address, if this person may see it. */
export const asked = (ctx: Ctx, c: C): Promise<Contract | Refusal> => visibleContract(ctx, param(c, 'id'))

export interface Parties {
  purchaser: Organisation | undefined
  provider: Organisation | undefined
}
export const parties = async (ctx: Ctx, c: Contract): Promise<Parties> => ({
  purchaser: await organisation(ctx, c.purchaserId),
  provider: await organisation(ctx, c.providerId),
})

/** Why this person may not propose a text of the contract, or undefined. */
export const mayNotPropose = (ctx: Ctx, c: Contract): Refusal | undefined =>
  mayNot(ctx.asker, 'contracts.propose', c) ?? (sideOf(c, ctx.asker.organisationId) ? undefined : refuse('not-a-party'))
