import type { Day } from '#kernel'
import { purchases } from '#needs'
import type { Ctx } from '#platform'
import { contracts } from './contracts.ts'
import type { Contract } from './rules/contract.ts'
import { endsSoon, lastDayOf, leftAfter } from './rules/successor.ts'

/** A contract that ends soon and is not followed everywhere. */
export interface EndingSoon {
  readonly contract: Contract
  readonly lastOn: Day
  /** How many of its communities nothing that is signed serves on the day after. */
  readonly left: number
  readonly of: number
  /** When something that is signed begins there again. */
  readonly nextOn: Day | null
}

/** Which of those contracts end within ninety days while no signed one follows them in every community. */
export async function endingSoon(ctx: Ctx, all: readonly Contract[]): Promise<EndingSoon[]> {
  const near = all.filter((c) => c.state === 'active' && endsSoon(c, ctx.today))
  if (near.length === 0) return []
  const signed = (await Promise.all([...new Set(near.map((c) => c.purchaserId))].map((purchaserId) => signedOf(ctx, purchaserId)))).flat()
  const bought = new Map((await purchases(ctx, { ids: signed.map((c) => c.purchaseId) })).map((p) => [p.id as string, p.communityIds]))
  const following = new Map(
    signed.map((c) => [
      c.id as string,
      {
        ...c,
        communityIds: [...new Set(c.lines.flatMap((l) => (l.communityIds.length > 0 ? l.communityIds : (bought.get(c.purchaseId) ?? []))))],
      },
    ]),
  )
  return near.flatMap((contract) => {
    const one = following.get(contract.id)
    if (!one) return []
    const { communityIds, nextOn } = leftAfter(one, [...following.values()])
    // Where it is not known which communities are served, what follows it cannot be known either.
    return communityIds.length > 0
      ? [{ contract, lastOn: lastDayOf(contract), left: communityIds.length, of: one.communityIds.length, nextOn }]
      : []
  })
}

const signedOf = async (ctx: Ctx, purchaserId: string) =>
  (await contracts(ctx, { purchaserId, states: ['signed', 'active'] })).filter((c) => c.signedOn !== null)
