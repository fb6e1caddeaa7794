import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { inOrder, type Margin } from '../rules/census.ts'
import { tables } from './tables.ts'

/** The census as it was when a survey was counted. */
export interface CountedCensus {
  /** In the order in which thin ones are merged. */
  readonly communities: readonly { readonly id: string; readonly residents: number | null }[]
  readonly margins: readonly Margin[]
}

/** Keeps the census of this moment for surveys that are counted and have none. There is no other way to write it and none to change it. */
export async function keepCountedCensus(ctx: Ctx, db: Db, campaignIds: readonly string[]): Promise<void> {
  await sql`
    insert into counted_census (jurisdiction, campaign_id, communities, margins)
    select c.jurisdiction, c.id,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'residents', p.residents) order by p.name, p.id)
        from communities p where p.jurisdiction = ${ctx.jurisdiction} and p.id = any(c.community_ids)), '[]'),
      coalesce((
        select jsonb_agg(jsonb_build_object('communityId', m.community_id, 'variable', m.variable, 'category', m.category, 'people', m.people)
          order by m.community_id, m.variable, m.category)
        from community_margins m where m.jurisdiction = ${ctx.jurisdiction} and m.community_id = any(c.community_ids)), '[]')
    from campaigns c
    where c.jurisdiction = ${ctx.jurisdiction} and c.id = any(${[...campaignIds]}::text[]) and c.counted_on is not null
    on conflict do nothing`.execute(db)
}

/**
 * The census each counted survey is held against. One that has none, as read back from a backup of an earlier version, gets that of now
 * and keeps it.
 */
export async function countedCensus(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, CountedCensus>> {
  const found = await kept(ctx, campaignIds)
  const lacking = campaignIds.filter((id) => !found.has(id))
  if (lacking.length === 0) return found
  await keepCountedCensus(ctx, ctx.db, lacking)
  return new Map([...found, ...(await kept(ctx, lacking))])
}

async function kept(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, CountedCensus>> {
  if (campaignIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('counted_census')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', 'in', [...campaignIds])
    .execute()
  return new Map(rows.map((r) => [r.campaign_id, { communities: r.communities, margins: inOrder(r.margins) }]))
}
