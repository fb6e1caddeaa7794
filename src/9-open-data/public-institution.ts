import type { Contract } from '#contracts'
import { type Verdict, verdictsOnInstitutions } from '#evaluations'
import { decimal, fraction, isRefusal } from '#kernel'
import type { Punctuality } from '#law'
import { purchases } from '#needs'
import { claims, punctuality } from '#payments'
import {
  type Community,
  communities,
  type Organisation,
  organisation,
  organisations,
  standingLogo,
  standingsOf,
  type StandingEntry,
} from '#people'
import type { Ctx } from '#platform'
import type { Logo } from '#ui'
import { type UnderContract, underContract } from './rules/under-contract.ts'
import { agreedOf, signedContracts } from './signed-contracts.ts'

type Judged = Pick<Verdict, 'roundId' | 'contractId' | 'purchaserId' | 'revealedOn' | 'reply'> & { mean: string; n: number }

export interface PublicInstitution {
  readonly organisation: Organisation
  readonly logo: Logo | undefined
  readonly contracts: readonly Contract[]
  readonly sums: UnderContract
  readonly communities: readonly Community[]
  readonly purchasers: ReadonlyMap<string, Organisation>
  readonly punctuality: Punctuality | undefined
  readonly verdicts: readonly Judged[]
  readonly standing: readonly StandingEntry[]
}

/** An institution as the public sees it; undefined while it holds no signed contract. */
export async function publicInstitution(ctx: Ctx, id: string): Promise<PublicInstitution | undefined> {
  const found = await organisation(ctx, id)
  if (found?.kind !== 'institution') return undefined
  const own = await signedContracts(ctx, { providerId: id })
  if (own.length === 0) return undefined
  const contractIds = own.map((c) => c.id)
  const [places, offices, spoken, standing, owing] = await Promise.all([
    communitiesOf(ctx, own),
    organisations(ctx, { ids: own.map((c) => c.purchaserId) }),
    verdictsOnInstitutions(ctx, { providerId: id }),
    standingsOf(ctx, id),
    claims(ctx, { contractIds }),
  ])
  const paid = owing.length > 0 ? await punctuality(ctx, { contractIds }) : undefined
  return {
    organisation: found,
    logo: (await standingLogo(ctx, id)).logo,
    contracts: own,
    sums: underContract(own.map(agreedOf)),
    communities: places,
    purchasers: new Map(offices.map((o) => [o.id, o])),
    punctuality: paid && !isRefusal(paid) ? paid.value : undefined,
    verdicts: spoken.filter((v) => v.marks.length > 0).map(judgedBy),
    standing,
  }
}

/** Where it serves. Lines that name no community serve all of the purchase. */
async function communitiesOf(ctx: Ctx, own: readonly Contract[]): Promise<Community[]> {
  const bought = new Map((await purchases(ctx, { ids: [...new Set(own.map((c) => c.purchaseId))] })).map((p) => [p.id, p.communityIds]))
  const ids = own.flatMap((c) => c.lines.flatMap((l) => (l.communityIds.length > 0 ? l.communityIds : (bought.get(c.purchaseId) ?? []))))
  return await communities(ctx, { ids })
}

const judgedBy = (v: Verdict): Judged => ({
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
})
