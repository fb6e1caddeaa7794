import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { tables } from './tables.ts'

/** The salt of the jurisdiction: the one that is there, or else the one that is proposed. */
export async function saltOrNew(ctx: Ctx, db: Db, proposed: string): Promise<string> {
  await tables(db)
    .insertInto('answer_salts')
    .values({ jurisdiction: ctx.jurisdiction, salt: proposed })
    .onConflict((c) => c.doNothing())
    .execute()
  const { salt } = await tables(db)
    .selectFrom('answer_salts')
    .select('salt')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .executeTakeFirstOrThrow()
  return salt
}

/** Keeps the fingerprints of household codes, in the order in which they are given. */
export async function insertCodes(
  ctx: Ctx,
  tx: Db,
  campaignId: string,
  codes: readonly { hash: string; communityId: string }[],
): Promise<void> {
  for (let at = 0; at < codes.length; at += 2000)
    await tables(tx)
      .insertInto('household_codes')
      .values(
        codes.slice(at, at + 2000).map((c) => ({
          jurisdiction: ctx.jurisdiction,
          code_hash: c.hash,
          campaign_id: campaignId,
          community_id: c.communityId,
        })),
      )
      .execute()
}

/** How many codes were made for each community, survey by survey. */
export async function codesByCommunity(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, Map<string, number>>> {
  const rows = await tables(ctx.db)
    .selectFrom('household_codes')
    .select(['campaign_id', 'community_id'])
    .select(sql<number>`count(*)::int`.as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', 'in', [...campaignIds])
    .groupBy(['campaign_id', 'community_id'])
    .execute()
  return new Map([...Map.groupBy(rows, (k) => k.campaign_id)].map(([id, own]) => [id, new Map(own.map((k) => [k.community_id, k.n]))]))
}

/** Marks codes as spent and gives the community of each that was not. */
export async function spendCodes(ctx: Ctx, tx: Db, campaignId: string, hashes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code_hash: string; community_id: string }>`
    update household_codes set used = true
    where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} and code_hash = any(${hashes}::text[]) and not used
    returning code_hash, community_id`.execute(tx)
  return new Map(rows.map((s) => [s.code_hash, s.community_id]))
}

/** Marks every code of a survey as spent: which of them were used is no longer to be told. */
export async function spendAllCodes(ctx: Ctx, tx: Db, campaignId: string): Promise<void> {
  await sql`update household_codes set used = true where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId}`.execute(tx)
}
