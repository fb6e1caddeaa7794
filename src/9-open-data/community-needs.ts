import { purchases } from '#needs'
import { type Community, communities } from '#people'
import type { Ctx } from '#platform'
import { type NotBought, notBought } from './not-bought.ts'
import { publicIndex } from './public-index.ts'
import { publicPurchase } from './public-purchase.ts'
import { remembered } from './remembered.ts'
import type { PublicPurchase } from './rules/public-facts.ts'

/** A public purchase for a community, with what it bought for which need and what it did not buy. */
export interface HeardHere {
  readonly p: PublicPurchase
  readonly notBought: readonly NotBought[]
}
export interface CommunityNeeds {
  readonly community: Community
  /** The newest first. */
  readonly heard: readonly HeardHere[]
}

/** How many purchases are looked through: a community is in a few each year. */
const newest = 30

/** Every need of every public purchase for a community; undefined where there is no such community. */
export async function communityNeeds(ctx: Ctx, id: string): Promise<CommunityNeeds | undefined> {
  const [community] = await communities(ctx, { ids: [id] })
  if (!community) return undefined
  const heard = await remembered(ctx, `community ${id}`, () => readHeard(ctx, id))
  return { community, heard }
}

async function readHeard(ctx: Ctx, id: string): Promise<HeardHere[]> {
  const index = await publicIndex(ctx)
  const here = new Set(
    (await purchases(ctx, { ids: index.map((r) => r.id) })).filter((p) => p.communityIds.includes(id)).map((p) => p.id as string),
  )
  const found: HeardHere[] = []
  for (const row of index.filter((r) => here.has(r.id)).slice(0, newest)) {
    const p = await publicPurchase(ctx, row.id)
    if (p) found.push({ p, notBought: await notBought(ctx, p) })
  }
  return found
}
