import type { Refusal } from '#kernel'
import { mayNot, organisation, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type C, param } from '#ui'
import { visibleContract } from './contracts.ts'
import { type Contract, type ContractVersion, isUnsigned, isUntouched, type Side, sideOf } from './rules/contract.ts'
import { asParty, type Party } from './rules/party.ts'
import { readVersions } from './store/index.ts'
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

/** Both sides as the text in force names them: those it was signed with, or as they are called now where nobody has signed. */
export async function partiesIn(ctx: Ctx, c: Contract): Promise<Readonly<Record<Side, Party>>> {
  const number = c.inForce ?? c.versionNumber
  return await partiesOf(
    ctx,
    c,
    (await readVersions(ctx, c.id)).find((v) => v.number === number),
  )
}
/** The same for one of its texts. */
export async function partiesOf(ctx: Ctx, c: Contract, version: ContractVersion | undefined): Promise<Readonly<Record<Side, Party>>> {
  if (version?.parties) return version.parties
  const { purchaser, provider } = await parties(ctx, c)
  return { purchaser: asParty(purchaser!), provider: asParty(provider!) }
}

/** The proposal of one's own side that nobody has signed yet: further lines may be added to it. */
export const ownOpen = (ctx: Ctx, c: Contract, versions: readonly ContractVersion[]): ContractVersion | undefined =>
  isUnsigned(c)
    ? undefined
    : versions.find((v) => v.state === 'open' && v.proposedBy === sideOf(c, ctx.asker.organisationId) && isUntouched(v))

/** Why this person may not propose a text of the contract now, or undefined. What is signed has one change at a time that waits. */
export function whyNotPropose(ctx: Ctx, c: Contract, versions: readonly Pick<ContractVersion, 'state'>[]): Refusal | undefined {
  const no = mayNot(ctx.asker, 'contracts.propose', c) ?? (sideOf(c, ctx.asker.organisationId) ? undefined : refuse('not-a-party'))
  return no ?? (!isUnsigned(c) && versions.some((v) => v.state === 'open') ? refuse('already-open') : undefined)
}
