import { type Campaign, campaignResultsOf, campaigns, type Need, needs, type RankedNeed, stateOf } from '#needs'
import { organisations } from '#people'
import type { Ctx } from '#platform'
import { plans } from '#plans'
import { publicIndex } from './public-index.ts'
import { smallest } from './rules/public-facts.ts'

export interface Office {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
}

export interface HeardSurvey {
  readonly campaign: Campaign
  /** Null where fewer than are shown answered. */
  readonly n: number | null
  readonly nEff: number
  readonly top: readonly RankedNeed[]
  readonly purchaseId: string | null
}

export interface HeardNeed {
  readonly need: Pick<Need, 'id' | 'title' | 'titleEn' | 'acceptedOn'>
  readonly purchases: readonly { id: string; number: string; title: string; titleEn: string | null }[]
}

export interface HeardOffice extends Office {
  /** The newest of those that are over, and how many those are in all. */
  readonly surveys: readonly HeardSurvey[]
  readonly surveysInAll: number
  readonly needs: readonly HeardNeed[]
}

/** How many surveys are shown. */
const newest = 20

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
  const over = all.filter((c) => c.purpose === 'needs' && stateOf(c, ctx.today) === 'closed')
  // A need is public once a public purchase rests on it; before that it is the office's own draft.
  const bought = accepted.flatMap((need): HeardNeed[] => {
    const ids = new Set(published.filter((p) => p.lines.some((l) => l.needIds.includes(need.id))).map((p) => p.purchaseId))
    if (need.purchaseId && shown.has(need.purchaseId)) ids.add(need.purchaseId)
    const found = [...ids].map((id) => shown.get(id)).filter((r) => r !== undefined)
    return found.length > 0 ? [{ need, purchases: found }] : []
  })
  return {
    ...officeOf(office),
    surveys: await surveysOf(ctx, over.slice(0, newest), (id) => shown.has(id)),
    surveysInAll: over.length,
    needs: bought,
  }
}

async function surveysOf(ctx: Ctx, over: readonly Campaign[], isPublic: (purchaseId: string) => boolean): Promise<HeardSurvey[]> {
  const results = await campaignResultsOf(
    ctx,
    over.map((c) => c.id),
  )
  return over.flatMap((campaign) => {
    const r = results.get(campaign.id)
    if (!r) return []
    const enough = r.n >= smallest
    return [
      {
        campaign,
        n: enough ? r.n : null,
        nEff: r.nEff,
        top: enough ? r.ranking.slice(0, 5) : [],
        purchaseId: campaign.purchaseId && isPublic(campaign.purchaseId) ? campaign.purchaseId : null,
      },
    ]
  })
}

const officeOf = (o: { id: string; name: string; name_en: string | null }): Office => ({ id: o.id, name: o.name, nameEn: o.name_en })
export const offices = async (ctx: Ctx): Promise<Office[]> => (await organisations(ctx, { kind: 'purchaser' })).map(officeOf)
