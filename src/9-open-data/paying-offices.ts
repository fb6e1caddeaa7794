import { beforeClocks } from '#contracts'
import { pooledVerdicts } from '#evaluations'
import { add, divide, type Fraction, fraction, zero } from '#kernel'
import type { Punctuality } from '#law'
import { type PaidSums, punctualityBy, sumsBy } from '#payments'
import { organisations } from '#people'
import type { Ctx } from '#platform'
import { remembered } from './remembered.ts'
import { type OfficeDays, officeDays } from './rules/days-of.ts'
import { signedContracts } from './signed-contracts.ts'

export interface PayingRow {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  readonly paid: Punctuality
  /** In all, so that a share can be held against the money behind it. */
  readonly sums: PaidSums
  /** Mean over all dimensions of how institutions see it, or how many have spoken so far. */
  /** What passed before any clock of its contracts ran. */
  readonly before: OfficeDays
  readonly seen: { readonly mean: Fraction | null; readonly institutions: number }
}

/** How each office with a signed contract pays, in order of name. */
export const payingOffices = (ctx: Ctx): Promise<readonly PayingRow[]> =>
  remembered(ctx, 'paying', async () => {
    const signed = await signedContracts(ctx)
    const ids = [...new Set(signed.map((c) => c.purchaserId))]
    const [offices, seen, all, sums, clocks] = await Promise.all([
      organisations(ctx, { ids }),
      pooledVerdicts(ctx, ids),
      punctualityBy(ctx, 'purchaserId', ids),
      sumsBy(ctx, ids),
      beforeClocks(ctx, signed),
    ])
    const rows: PayingRow[] = []
    for (const o of offices) {
      const paid = all.get(o.id)
      if (!paid) continue
      const pooled = seen.get(o.id)
      const mean =
        pooled?.shown && pooled.dimensions.length > 0
          ? divide(pooled.dimensions.map((d) => d.mean).reduce(add, zero), fraction(pooled.dimensions.length))
          : null
      const before = officeDays(signed.filter((c) => c.purchaserId === o.id).map((c) => clocks.get(c.id)!))
      rows.push({
        id: o.id,
        name: o.name,
        nameEn: o.name_en,
        paid,
        sums: sums.get(o.id)!,
        before,
        seen: { mean, institutions: pooled?.institutions ?? 0 },
      })
    }
    return rows
  })

/** How many payments fell due in all offices, and how many of them came in time. */
export function inTimeOf(rows: readonly PayingRow[]): { due: number; inTime: number } {
  const whole = ({ inTimeByCount: f, due }: Punctuality) => (f ? Number((f.n * BigInt(due)) / f.d) : 0)
  return { due: rows.reduce((n, o) => n + o.paid.due, 0), inTime: rows.reduce((n, o) => n + whole(o.paid), 0) }
}
