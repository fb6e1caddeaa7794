import { organisations } from '#people'
import type { Ctx } from '#platform'
import { remembered } from './remembered.ts'
import { type UnderContract, underContract } from './rules/under-contract.ts'
import { agreedOf, signedContracts } from './signed-contracts.ts'

export interface InstitutionRow extends UnderContract {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
}

/** Institutions that both signed a contract with, in order of name. */
export const publicInstitutions = (ctx: Ctx): Promise<readonly InstitutionRow[]> =>
  remembered(ctx, 'institutions', async () => {
    const by = Map.groupBy(await signedContracts(ctx), (c) => c.providerId)
    const found = await organisations(ctx, { ids: [...by.keys()] })
    return found.map((o) => ({ id: o.id, name: o.name, nameEn: o.name_en, ...underContract(by.get(o.id)!.map(agreedOf)) }))
  })
