import { codecs, type Ctx, type Db, movesOf } from '#platform'
import type { Insertable, Updateable } from 'kysely'
import type { Vote, VoteState } from '../rules/vote.ts'
import { tables, type VoteTables } from './tables.ts'

const row = codecs<VoteTables>()('votes')
const all = (ctx: Ctx) => tables(ctx.db).selectFrom('votes').selectAll().where('jurisdiction', '=', ctx.jurisdiction)

/** One vote; undefined where there is none of this id. */
export async function vote(ctx: Ctx, id: string): Promise<Vote | undefined> {
  const found = await all(ctx).where('id', '=', id).executeTakeFirst()
  return found && row.read(found)
}

/** The vote whose ballots a survey keeps. */
export async function voteOfBallots(ctx: Ctx, campaignId: string): Promise<Vote | undefined> {
  const found = await all(ctx).where('campaign_id', '=', campaignId).executeTakeFirst()
  return found && row.read(found)
}

/** Votes, the newest first. */
export async function votes(
  ctx: Ctx,
  of: { purchaseId?: string; purchaserId?: string; states?: readonly VoteState[] } = {},
): Promise<Vote[]> {
  let q = all(ctx)
  if (of.purchaseId) q = q.where('purchase_id', '=', of.purchaseId)
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.states) q = q.where('state', 'in', [...of.states])
  return (await q.orderBy('closes_on', 'desc').orderBy('id', 'desc').limit(200).execute()).map((r) => row.read(r))
}

export const insertVote = async (
  ctx: Ctx,
  tx: Db,
  v: Omit<Insertable<VoteTables['votes']>, 'jurisdiction' | 'state' | 'version'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('votes')
    .values({ ...v, jurisdiction: ctx.jurisdiction, state: 'draft', version: 1 })
    .execute())

export type VoteColumns = Updateable<Omit<VoteTables['votes'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveVote = movesOf<VoteState, VoteColumns>('votes')
