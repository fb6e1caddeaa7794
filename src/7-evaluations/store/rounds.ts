import type { Contract } from '#contracts'
import type { Day, Moment } from '#kernel'
import { acrossJurisdictions, codecs, type Ctx, type Db, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import type { Selectable } from 'kysely'
import type { Side } from '../rules/dimensions.ts'
import type { RoundState } from '../rules/round-process.ts'
import { type Rating, ratingOf, ratingsOf } from './ratings.ts'
import { type EvaluationTables, type RoundKind, tables } from './tables.ts'

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
  /** Ids of the lines it asks about; null of a round from before lines were rated. */
  lines: readonly string[] | null
  ratings: Partial<Record<Side, Rating>>
  version: number
}
type SealKeys = { recipient: string; lockedKey: string }

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

const filtered = (ctx: Ctx, f: RoundFilter, db: Db) => {
  let q = tables(db).selectFrom('rounds').where('jurisdiction', '=', ctx.jurisdiction)
  if (f.ids) q = q.where('id', 'in', [...f.ids])
  if (f.contractIds) q = q.where('contract_id', 'in', [...f.contractIds])
  if (f.purchaseIds) q = q.where('purchase_id', 'in', [...f.purchaseIds])
  if (f.purchaserId) q = q.where('purchaser_id', '=', f.purchaserId)
  if (f.providerId) q = q.where('provider_id', '=', f.providerId)
  if (f.state) q = q.where('state', '=', f.state)
  return f.dueBy ? q.where('due_at', '<=', f.dueBy) : q
}

/** The first moment after another at which an open round ends. */
export async function nextEnd(ctx: Ctx, after: Moment): Promise<Moment | undefined> {
  const { at } = await tables(ctx.db)
    .selectFrom('rounds')
    .select((e) => e.fn.min('due_at').as('at'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'open')
    .where('due_at', '>', after)
    .executeTakeFirstOrThrow()
  return at ?? undefined
}

/** The orders a list of rounds can be in, and the column each goes by. */
const sortColumns = { closes: 'closes_on', opened: 'opened_on', state: 'state' } as const
export const roundSorts = ['closes', 'opened', 'state'] as const

/** One page of the rounds, as `findRounds` reads them. */
export async function pageOfRounds(ctx: Ctx, f: RoundFilter, list: ListQuery): Promise<PageOf<Round>> {
  const { rows, total } = await readPage(filtered(ctx, f, ctx.db).selectAll(), list, sortColumns, { id: 'id' })
  return { rows: await whole(ctx, rows, ctx.db), total }
}

/** Rounds with what came in for them, the newest first. Marks are there only once revealed. */
export async function findRounds(ctx: Ctx, f: RoundFilter, db: Db = ctx.db): Promise<Round[]> {
  if (f.ids?.length === 0 || f.contractIds?.length === 0 || f.purchaseIds?.length === 0) return []
  return await whole(ctx, await filtered(ctx, f, db).selectAll().orderBy('closes_on', 'desc').orderBy('id', 'desc').execute(), db)
}
export const findRound = async (ctx: Ctx, id: string, db: Db = ctx.db): Promise<Round | undefined> =>
  (await findRounds(ctx, { ids: [id] }, db))[0]

const roundRow = codecs<EvaluationTables>()('rounds', { except: ['recipient', 'locked_key', 'lines'] })

async function whole(ctx: Ctx, rows: readonly Selectable<EvaluationTables['rounds']>[], db: Db): Promise<Round[]> {
  const given = await ratingsOf(
    ctx,
    rows.map((r) => r.id),
    db,
  )
  const ofRound = Map.groupBy(given, (g) => g.round_id)
  return rows.map((r) => roundOf(r, ofRound.get(r.id) ?? []))
}
function roundOf(r: Selectable<EvaluationTables['rounds']>, given: readonly Selectable<EvaluationTables['ratings']>[]): Round {
  const ratings: Round['ratings'] = {}
  for (const g of given) ratings[g.side] = ratingOf(g)
  return { ...roundRow.read(r), lines: r.lines?.ids ?? null, ratings }
}

/** Keeps a new round; false when one of its contract was opened at the same moment. */
export async function keepRound(
  ctx: Ctx,
  tx: Db,
  r: SealKeys & Pick<Round, 'id' | 'kind' | 'closesOn' | 'dueAt'> & { contract: Contract; lines: readonly string[] },
): Promise<boolean> {
  const { id: contractId, purchaseId, purchaserId, providerId } = r.contract
  const kept = await tables(tx)
    .insertInto('rounds')
    .values({
      jurisdiction: ctx.jurisdiction,
      ...roundRow.write({ id: r.id, purchaseId, contractId, purchaserId, providerId, kind: r.kind, closesOn: r.closesOn, dueAt: r.dueAt }),
      state: 'open',
      opened_on: ctx.today,
      law_day: ctx.today,
      lines: { ids: r.lines },
      recipient: r.recipient,
      locked_key: r.lockedKey,
    })
    .onConflict((k) => k.doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
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
/** Holds a round for the rest of the transaction: both sides may give their marks at the same moment. */
export async function holdRound(ctx: Ctx, tx: Db, id: string): Promise<void> {
  await tables(tx).selectFrom('rounds').select('id').where('jurisdiction', '=', ctx.jurisdiction).where('id', '=', id).forUpdate().execute()
}

/** What a change of a round may write; its state comes from the process. */
interface RoundColumns {
  revealed_at?: Moment
  reply_until?: Day
}

/** Changes a round that is still in the state and version it was read in; false when it has moved on. */
export const moveRound = movesOf<RoundState, RoundColumns>('rounds')
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
