import { type Contract, contracts } from '#contracts'
import { type Verdict, verdictsOnInstitutions } from '#evaluations'
import { decimal, fraction, isRefusal, type Money, sum } from '#kernel'
import type { Punctuality } from '#law'
import { purchases } from '#needs'
import { claims, punctuality } from '#payments'
import { type Community, communities, type Organisation, organisation, organisations, standingsOf, type StandingEntry } from '#people'
import type { Ctx } from '#platform'
import { publicContractStates } from './public-index.ts'
import { remembered } from './remembered.ts'

export interface InstitutionRow {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  readonly contracts: number
  readonly inForce: number
  readonly value: Money
}

/** Institutions that both signed a contract with. */
export const publicInstitutions = (ctx: Ctx): Promise<readonly InstitutionRow[]> =>
  remembered(ctx, 'institutions', async () => {
    const signed = (await contracts(ctx, { states: publicContractStates })).filter((c) => c.signedOn !== null)
    const by = Map.groupBy(signed, (c) => c.providerId)
    const found = await organisations(ctx, { ids: [...by.keys()] })
    return found.map((o) => {
      const own = by.get(o.id)!
      return {
        id: o.id,
        name: o.name,
        nameEn: o.name_en,
        contracts: own.length,
        inForce: own.filter((c) => c.state === 'active').length,
        value: sum(own.map((c) => c.total)),
      }
    })
  })

export interface PublicInstitution {
  readonly organisation: Organisation
  readonly contracts: readonly Contract[]
  readonly communities: readonly Community[]
  readonly purchasers: ReadonlyMap<string, Organisation>
  readonly punctuality: Punctuality | undefined
  readonly verdicts: readonly (Pick<Verdict, 'roundId' | 'contractId' | 'purchaserId' | 'revealedOn' | 'reply'> & {
    mean: string
    n: number
  })[]
  readonly standing: readonly StandingEntry[]
}

/** An institution as the public sees it; undefined while it holds no signed contract. */
export async function publicInstitution(ctx: Ctx, id: string): Promise<PublicInstitution | undefined> {
  const found = await organisation(ctx, id)
  if (found?.kind !== 'institution') return undefined
  const own = (await contracts(ctx, { providerId: id, states: publicContractStates })).filter((c) => c.signedOn !== null)
  if (own.length === 0) return undefined
  const contractIds = own.map((c) => c.id)
  const bought = new Map((await purchases(ctx, { ids: [...new Set(own.map((c) => c.purchaseId))] })).map((p) => [p.id, p.communityIds]))
  // Lines that name no community serve all of the purchase.
  const served = own.flatMap((c) => c.lines.flatMap((l) => (l.communityIds.length > 0 ? l.communityIds : (bought.get(c.purchaseId) ?? []))))
  const [places, offices, spoken, standing, owing] = await Promise.all([
    communities(ctx, { ids: served }),
    organisations(ctx, { ids: own.map((c) => c.purchaserId) }),
    verdictsOnInstitutions(ctx, { providerId: id }),
    standingsOf(ctx, id),
    claims(ctx, { contractIds }),
  ])
  const paid = owing.length > 0 ? await punctuality(ctx, { contractIds }) : undefined
  return {
    organisation: found,
    contracts: own,
    communities: places,
    purchasers: new Map(offices.map((o) => [o.id, o])),
    punctuality: paid && !isRefusal(paid) ? paid.value : undefined,
    verdicts: spoken
      .filter((v) => v.marks.length > 0)
      .map((v) => ({
        roundId: v.roundId,
        contractId: v.contractId,
        purchaserId: v.purchaserId,
        revealedOn: v.revealedOn,
        reply: v.reply,
        n: v.marks.length,
        mean: decimal(
          fraction(
            v.marks.reduce((n, m) => n + m.mark, 0),
            v.marks.length,
          ),
          2,
        ),
      })),
    standing,
  }
}
