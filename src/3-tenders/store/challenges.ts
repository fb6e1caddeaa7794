import { codecs, type Ctx, type Db, movesOf } from '#platform'
import { sql } from 'kysely'
import type { Challenge } from '../rules/challenge.ts'
import type { ChallengeState } from '../rules/challenge-process.ts'
import { type Row, tables, type TenderTables } from './tables.ts'

const challengeRow = codecs<TenderTables>()('challenges', { except: ['created_at'] })

interface ChallengeQuery {
  ids?: readonly string[] | undefined
  tenderIds?: readonly string[] | undefined
  purchaserId?: string | undefined
  providerId?: string | undefined
  states?: readonly ChallengeState[] | undefined
}

/** Inquiries and challenges, the oldest first. */
export async function challenges(ctx: Ctx, of: ChallengeQuery): Promise<Challenge[]> {
  if (of.ids?.length === 0 || of.tenderIds?.length === 0) return []
  let q = tables(ctx.db).selectFrom('challenges').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...of.ids])
  if (of.tenderIds) q = q.where('tender_id', 'in', [...of.tenderIds])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.providerId) q = q.where('provider_id', '=', of.providerId)
  if (of.states) q = q.where('state', 'in', [...of.states])
  return (await q.orderBy('id').execute()).map((r) => challengeRow.read(r))
}

export const challenge = async (ctx: Ctx, id: string): Promise<Challenge | undefined> => (await challenges(ctx, { ids: [id] }))[0]

export async function insertChallenge(ctx: Ctx, tx: Db, c: Omit<Challenge, 'version'>): Promise<void> {
  await tables(tx)
    .insertInto('challenges')
    .values({ ...challengeRow.write(c), jurisdiction: ctx.jurisdiction, created_at: ctx.now })
    .execute()
}

type ChallengeColumns = Partial<Omit<Row<'challenges'>, 'jurisdiction' | 'id' | 'version' | 'state'>>

/** Moves a challenge that is still in the state and version it was read in; false when it has moved on. */
export const moveChallenge = movesOf<ChallengeState, ChallengeColumns>('challenges')

export interface Help {
  readonly userId: string
  readonly name: string
  readonly says: string
}

/** What members of the panel said to a challenge. */
export async function helpOf(ctx: Ctx, challengeId: string): Promise<Help[]> {
  const rows = await tables(ctx.db)
    .selectFrom('challenge_help')
    .select(['user_id', 'name', 'says'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('challenge_id', '=', challengeId)
    .orderBy('said_at')
    .execute()
  return rows.map((r) => ({ userId: r.user_id, name: r.name, says: r.says }))
}

/** Says it once; false where this member said something already. */
export async function insertHelp(ctx: Ctx, tx: Db, h: Help & { challengeId: string }): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('challenge_help')
    .values({
      jurisdiction: ctx.jurisdiction,
      challenge_id: h.challengeId,
      user_id: h.userId,
      name: h.name,
      says: h.says,
      said_at: ctx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('user_id')
    .executeTakeFirst()
  return made !== undefined
}

/** The next number of its kind in the year, as `ZY-2026-004`. */
export async function nextOf(ctx: Ctx, tx: Db, kind: 'XW' | 'ZY' | 'TS'): Promise<string> {
  const year = ctx.today.year
  const { rows } = await sql<{ value: bigint }>`
    insert into counters (jurisdiction, name, value) values (${ctx.jurisdiction}, ${`${kind}:${year}`}, 1)
    on conflict (jurisdiction, name) do update set value = counters.value + 1 returning value`.execute(tx)
  return `${kind}-${year}-${String(rows[0]!.value).padStart(3, '0')}`
}
