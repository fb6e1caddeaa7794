import type { Day, Moment } from '#kernel'
import { acrossJurisdictions, type Ctx, type Db, type Json } from '#platform'
import type { Generated, Selectable } from 'kysely'
import type { Mark, RoundState, Side } from './rules/dimensions.ts'

export type RoundKind = 'mid-term' | 'final'

export type EvaluationTables = {
  rounds: {
    jurisdiction: string
    id: string
    purchase_id: string
    contract_id: string
    purchaser_id: string
    provider_id: string
    kind: RoundKind
    state: RoundState
    opened_on: Day
    closes_on: Day
    due_at: Moment
    revealed_at: Moment | null
    reply_until: Day | null
    recipient: string
    locked_key: string
    law_day: Day
    version: Generated<number>
  }
  ratings: {
    jurisdiction: string
    round_id: string
    side: Side
    given_on: Day
    sealed: string
    marks: Json<{ marks: readonly Mark[] } | null>
    reply: string | null
    replied_on: Day | null
  }
  rating_marks: {
    jurisdiction: string
    round_id: string
    side: Side
    dimension: string
    mark: number
    purchaser_id: string
    provider_id: string
    revealed_on: Day
  }
  resident_samples: {
    jurisdiction: string
    round_id: string
    campaign_id: string
    seed: string
    drawn_on: Day
    drawn_by: string | null
    closes_on: Day
    counts_on: Day
    counted_on: Day | null
  }
  sampled_households: {
    jurisdiction: string
    round_id: string
    community_id: string
    frame_size: number
    drawn: Json<{ numbers: readonly number[] }>
  }
}
export const tables = (db: Db) => db.withTables<EvaluationTables>()

/** What one side gave: `marks` is null until the round is revealed. */
export interface Rating {
  side: Side
  givenOn: Day
  marks: readonly Mark[] | null
  /** The rated side's answer. */
  reply: string | null
  repliedOn: Day | null
}
export interface Round {
  id: string
  purchaseId: string
  contractId: string
  purchaserId: string
  providerId: string
  kind: RoundKind
  state: RoundState
  openedOn: Day
  closesOn: Day
  dueAt: Moment
  revealedAt: Moment | null
  replyUntil: Day | null
  lawDay: Day
  ratings: Partial<Record<Side, Rating>>
  version: number
}
export type SealKeys = { recipient: string; lockedKey: string }

export interface RoundFilter {
  ids?: readonly string[]
  contractIds?: readonly string[]
  purchaseIds?: readonly string[]
  purchaserId?: string
  providerId?: string
  state?: RoundState
  /** Rounds whose last day has passed by this moment. */
  dueBy?: Moment
}

/** Rounds with what came in for them, the newest first. Marks are there only once revealed. */
export async function findRounds(ctx: Ctx, f: RoundFilter, db: Db = ctx.db): Promise<Round[]> {
  if (f.ids?.length === 0 || f.contractIds?.length === 0 || f.purchaseIds?.length === 0) return []
  let q = tables(db).selectFrom('rounds').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (f.ids) q = q.where('id', 'in', [...f.ids])
  if (f.contractIds) q = q.where('contract_id', 'in', [...f.contractIds])
  if (f.purchaseIds) q = q.where('purchase_id', 'in', [...f.purchaseIds])
  if (f.purchaserId) q = q.where('purchaser_id', '=', f.purchaserId)
  if (f.providerId) q = q.where('provider_id', '=', f.providerId)
  if (f.state) q = q.where('state', '=', f.state)
  if (f.dueBy) q = q.where('due_at', '<=', f.dueBy)
  const rows = await q.orderBy('closes_on', 'desc').orderBy('id', 'desc').execute()
  const given = await ratingsOf(
    ctx,
    rows.map((r) => r.id),
    db,
  )
  return rows.map((r) =>
    roundOf(
      r,
      given.filter((g) => g.round_id === r.id),
    ),
  )
}
export const findRound = async (ctx: Ctx, id: string, db: Db = ctx.db): Promise<Round | undefined> =>
  (await findRounds(ctx, { ids: [id] }, db))[0]

async function ratingsOf(ctx: Ctx, roundIds: readonly string[], db: Db) {
  if (roundIds.length === 0) return []
  return await tables(db)
    .selectFrom('ratings')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', 'in', [...roundIds])
    .execute()
}

function roundOf(r: Selectable<EvaluationTables['rounds']>, given: readonly Selectable<EvaluationTables['ratings']>[]): Round {
  const ratings: Round['ratings'] = {}
  for (const g of given)
    ratings[g.side] = { side: g.side, givenOn: g.given_on, marks: g.marks?.marks ?? null, reply: g.reply, repliedOn: g.replied_on }
  return {
    id: r.id,
    purchaseId: r.purchase_id,
    contractId: r.contract_id,
    purchaserId: r.purchaser_id,
    providerId: r.provider_id,
    kind: r.kind,
    state: r.state,
    openedOn: r.opened_on,
    closesOn: r.closes_on,
    dueAt: r.due_at,
    revealedAt: r.revealed_at,
    replyUntil: r.reply_until,
    lawDay: r.law_day,
    ratings,
    version: r.version,
  }
}

export async function keysOf(ctx: Ctx, id: string, db: Db = ctx.db): Promise<SealKeys> {
  const row = await tables(db)
    .selectFrom('rounds')
    .select(['recipient', 'locked_key'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { recipient: row.recipient, lockedKey: row.locked_key }
}
export const sealedOf = async (ctx: Ctx, tx: Db, roundId: string): Promise<{ side: Side; sealed: Uint8Array }[]> =>
  (await ratingsOf(ctx, [roundId], tx)).map((r) => ({ side: r.side, sealed: Buffer.from(r.sealed, 'base64') }))

/** Holds a round for the rest of the transaction: both sides may give their marks at the same moment. */
export async function holdRound(ctx: Ctx, tx: Db, id: string): Promise<void> {
  await tables(tx).selectFrom('rounds').select('id').where('jurisdiction', '=', ctx.jurisdiction).where('id', '=', id).forUpdate().execute()
}

/** What a change of a round may write; its state comes from the process. */
export interface RoundColumns {
  revealed_at?: Moment
  reply_until?: Day
}

/** Changes a round that is still in the state and version it was read in; false when it has moved on. */
export async function moveRound(
  ctx: Ctx,
  tx: Db,
  round: Pick<Round, 'id' | 'state' | 'version'>,
  state: RoundState,
  columns: RoundColumns,
): Promise<boolean> {
  const moved = await tables(tx)
    .updateTable('rounds')
    .set((e) => ({ ...columns, state, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', round.id)
    .where('state', '=', round.state)
    .where('version', '=', round.version)
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}
/** Keeps one side's sealed marks; false when that side has given them before. */
export async function keepSealed(ctx: Ctx, tx: Db, roundId: string, side: Side, sealed: Uint8Array): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('ratings')
    .values({
      jurisdiction: ctx.jurisdiction,
      round_id: roundId,
      side,
      given_on: ctx.today,
      sealed: Buffer.from(sealed).toString('base64'),
      marks: null,
      reply: null,
      replied_on: null,
    })
    .onConflict((c) => c.doNothing())
    .returning('side')
    .executeTakeFirst()
  return kept !== undefined
}
export async function keepRevealed(ctx: Ctx, tx: Db, round: Round, side: Side, marks: readonly Mark[]): Promise<void> {
  await tables(tx)
    .updateTable('ratings')
    .set({ marks: { marks } })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', round.id)
    .where('side', '=', side)
    .execute()
  await tables(tx)
    .insertInto('rating_marks')
    .values(
      marks.map((m) => ({
        jurisdiction: ctx.jurisdiction,
        round_id: round.id,
        side,
        dimension: m.dimension,
        mark: m.mark,
        purchaser_id: round.purchaserId,
        provider_id: round.providerId,
        revealed_on: ctx.today,
      })),
    )
    .execute()
}
/** Keeps a reply to what the other side said; false when there is one already. */
export async function keepReply(ctx: Ctx, tx: Db, roundId: string, about: Side, reply: string): Promise<boolean> {
  const kept = await tables(tx)
    .updateTable('ratings')
    .set({ reply, replied_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', roundId)
    .where('side', '=', about)
    .where('reply', 'is', null)
    .where('marks', 'is not', null)
    .returning('side')
    .executeTakeFirst()
  return kept !== undefined
}

/** Revealed marks that institutions gave to purchasers. */
export async function marksOnPurchasers(
  ctx: Ctx,
  purchaserIds: readonly string[],
  db: Db = ctx.db,
): Promise<{ purchaserId: string; providerId: string; dimension: string; mark: number }[]> {
  if (purchaserIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('rating_marks')
    .select(['purchaser_id', 'provider_id', 'dimension', 'mark'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('side', '=', 'provider')
    .where('purchaser_id', 'in', [...purchaserIds])
    .execute()
  return rows.map((r) => ({ purchaserId: r.purchaser_id, providerId: r.provider_id, dimension: r.dimension, mark: r.mark }))
}

export interface ResidentSample {
  roundId: string
  campaignId: string
  seed: string
  drawnOn: Day
  closesOn: Day
  countsOn: Day
  countedOn: Day | null
  communities: { communityId: string; frameSize: number; drawn: readonly number[] }[]
}
const sampleOf = (r: Selectable<EvaluationTables['resident_samples']>): Omit<ResidentSample, 'communities'> => ({
  roundId: r.round_id,
  campaignId: r.campaign_id,
  seed: r.seed,
  drawnOn: r.drawn_on,
  closesOn: r.closes_on,
  countsOn: r.counts_on,
  countedOn: r.counted_on,
})
export async function residentSample(ctx: Ctx, roundId: string): Promise<ResidentSample | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('resident_samples')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  if (!row) return undefined
  const drawn = await tables(ctx.db)
    .selectFrom('sampled_households')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', roundId)
    .orderBy('community_id')
    .execute()
  return {
    ...sampleOf(row),
    communities: drawn.map((d) => ({ communityId: d.community_id, frameSize: d.frame_size, drawn: d.drawn.numbers })),
  }
}
/** Surveys of rounds whose sample was counted, by round. */
export async function countedSurveys(ctx: Ctx, roundIds: readonly string[]): Promise<Map<string, string>> {
  if (roundIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('resident_samples')
    .select(['round_id', 'campaign_id'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', 'in', [...roundIds])
    .where('counted_on', 'is not', null)
    .execute()
  return new Map(rows.map((r) => [r.round_id, r.campaign_id]))
}
export async function samplesToCount(ctx: Ctx): Promise<Omit<ResidentSample, 'communities'>[]> {
  const rows = await tables(ctx.db)
    .selectFrom('resident_samples')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('counted_on', 'is', null)
    .where('counts_on', '<=', ctx.today)
    .execute()
  return rows.map(sampleOf)
}
export async function markCounted(ctx: Ctx, tx: Db, roundId: string): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('resident_samples')
    .set({ counted_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', roundId)
    .where('counted_on', 'is', null)
    .returning('round_id')
    .executeTakeFirst()
  return row !== undefined
}
export async function keepSample(ctx: Ctx, tx: Db, s: ResidentSample): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('resident_samples')
    .values({
      jurisdiction: ctx.jurisdiction,
      round_id: s.roundId,
      campaign_id: s.campaignId,
      seed: s.seed,
      drawn_on: s.drawnOn,
      drawn_by: ctx.asker.userId,
      closes_on: s.closesOn,
      counts_on: s.countsOn,
      counted_on: null,
    })
    .onConflict((c) => c.columns(['jurisdiction', 'round_id']).doNothing())
    .returning('round_id')
    .executeTakeFirst()
  if (!kept) return false
  await tables(tx)
    .insertInto('sampled_households')
    .values(
      s.communities.map((d) => ({
        jurisdiction: ctx.jurisdiction,
        round_id: s.roundId,
        community_id: d.communityId,
        frame_size: d.frameSize,
        drawn: { numbers: d.drawn },
      })),
    )
    .execute()
  return true
}

/** The newest key locked in this step's tables. Only to know the master secret by it. */
export async function lockedKey(db: Db): Promise<string | undefined> {
  const row = await tables(acrossJurisdictions(db, 'the master secret is one for all of them'))
    .selectFrom('rounds')
    .select('locked_key')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.locked_key
}
