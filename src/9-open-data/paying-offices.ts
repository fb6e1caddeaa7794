import { contracts } from '#contracts'
import { pooledVerdicts } from '#evaluations'
import { add, divide, type Fraction, fraction, zero } from '#kernel'
import type { Punctuality } from '#law'
import { type Campaign, campaignResultsOf, campaigns, type Need, needs, type RankedNeed, stateOf } from '#needs'
import { punctualityBy } from '#payments'
import { organisations } from '#people'
import type { Ctx } from '#platform'
import { plans } from '#plans'
import { publicContractStates, publicIndex } from './public-index.ts'
import { smallest } from './public-purchase.ts'
import { remembered } from './remembered.ts'

export interface PayingRow {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  readonly paid: Punctuality
  /** Mean over all dimensions of how institutions see it, or how many have spoken so far. */
  readonly seen: { readonly mean: Fraction | null; readonly institutions: number }
}

/** How each office with a signed contract pays, in order of name. */
export const payingOffices = (ctx: Ctx): Promise<readonly PayingRow[]> =>
  remembered(ctx, 'paying', async () => {
    const signed = await contracts(ctx, { states: publicContractStates })
    const ids = [...new Set(signed.filter((c) => c.signedOn !== null).map((c) => c.purchaserId))]
    const [offices, seen, all] = await Promise.all([
      organisations(ctx, { ids }),
      pooledVerdicts(ctx, ids),
      punctualityBy(ctx, 'purchaserId', ids),
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
      rows.push({ id: o.id, name: o.name, nameEn: o.name_en, paid, seen: { mean, institutions: pooled?.institutions ?? 0 } })
    }
    return rows
  })

export interface HeardOffice {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  readonly surveys: readonly {
    readonly campaign: Campaign
    readonly n: number | null
    readonly nEff: number
    readonly top: readonly RankedNeed[]
    readonly purchaseId: string | null
  }[]
  readonly needs: readonly {
    readonly need: Pick<Need, 'id' | 'title' | 'titleEn' | 'acceptedOn'>
    readonly purchases: readonly { id: string; number: string; title: string; titleEn: string | null }[]
  }[]
}

/** What an office heard in surveys that are over, and which public purchases its accepted needs led to. */
export async function heardBy(ctx: Ctx, purchaserId: string): Promise<HeardOffice | undefined> {
  const [office] = await organisations(ctx, { ids: [purchaserId], kind: 'purchaser' })
  if (!office) return undefined
  const [all, index, accepted, published] = await Promise.all([
    campaigns(ctx, { purchaserId }),
    publicIndex(ctx),
    needs(ctx, { purchaserId, state: 'accepted' }),
    plans(ctx, { purchaserId, states: ['published'] }),
  ])
  const shown = new Map(index.map((r) => [r.id, r]))
  const over = all.filter((c) => c.purpose === 'needs' && stateOf(c, ctx.today) === 'closed').slice(0, 20)
  const surveys = []
  const results = await campaignResultsOf(
    ctx,
    over.map((c) => c.id),
  )
  for (const campaign of over) {
    const r = results.get(campaign.id)
    if (!r) continue
    const enough = r.n >= smallest
    surveys.push({
      campaign,
      n: enough ? r.n : null,
      nEff: r.nEff,
      top: enough ? r.ranking.slice(0, 5) : [],
      purchaseId: campaign.purchaseId && shown.has(campaign.purchaseId) ? campaign.purchaseId : null,
    })
  }
  // A need is public once a public purchase rests on it; before that it is the office's own draft.
  const rows = accepted.flatMap((need) => {
    const ids = new Set(published.filter((p) => p.lines.some((l) => l.needIds.includes(need.id))).map((p) => p.purchaseId))
    if (need.purchaseId && shown.has(need.purchaseId)) ids.add(need.purchaseId)
    const found = [...ids].map((id) => shown.get(id)).filter((r) => r !== undefined)
    return found.length > 0 ? [{ need, purchases: found }] : []
  })
  return { id: office.id, name: office.name, nameEn: office.name_en, surveys, needs: rows }
}

export const offices = async (ctx: Ctx): Promise<{ id: string; name: string; nameEn: string | null }[]> =>
  (await organisations(ctx, { kind: 'purchaser' })).map((o) => ({ id: o.id, name: o.name, nameEn: o.name_en }))
