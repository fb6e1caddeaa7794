import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx, Db } from '#platform'
import type { AgreedText, Contract, ContractVersion } from './rules/contract.ts'
import { type ContractsAsked, holdContract, readAgreedTexts, readContract, readVersions } from './store/index.ts'
import { refuse } from './words.ts'

export { contracts, type ContractsAsked, contractSorts, pageOfContracts } from './store/index.ts'

/** A contract as every step reads it, by the text in force today, without asking who may see it. */
export const contract = (ctx: Ctx, id: string): Promise<Contract | undefined> => readContract(ctx, id)

/** The same inside a transaction, and nobody changes it until the end of that: what is counted by its text is counted by the one in force. */
export async function contractHeld(inside: Ctx, tx: Db, id: string): Promise<Contract | undefined> {
  await holdContract(inside, tx, id)
  return await readContract(inside, id)
}

/** Every text of a contract, the newest first. */
export const versionsOf = (ctx: Ctx, contractId: string): Promise<ContractVersion[]> => readVersions(ctx, contractId)

/** The texts both agreed to of those contracts, of several at once, that were changed since the first; nothing changes from a day on of the others. */
export const agreedTexts = (ctx: Pick<Ctx, 'db' | 'jurisdiction'>, contractIds: readonly string[]): Promise<Map<string, AgreedText[]>> =>
  readAgreedTexts(ctx, contractIds)

/** A contract that this person may see. A contract of others is answered as if it were not there. */
export async function visibleContract(ctx: Ctx, id: string): Promise<Contract | Refusal> {
  const found = await contract(ctx, id)
  if (!found) return refuse('no-contract')
  const no = mayNot(ctx.asker, 'contracts.read', found)
  if (!no) return found
  return no.status === 401 ? no : refuse('no-contract')
}

/** Which contracts a person's list holds: those of their side, or all where the role reaches all. */
export function listedFor(ctx: Ctx): ContractsAsked | Refusal {
  const all = mayNot(ctx.asker, 'contracts.read', {})
  if (!all) return {}
  const own = mayNot(ctx.asker, 'contracts.read', { purchaserId: ctx.asker.organisationId, providerId: ctx.asker.organisationId })
  return own ?? { organisationId: ctx.asker.organisationId! }
}
