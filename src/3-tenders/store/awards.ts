import { codecs, type Ctx, type Db } from '#platform'
import type { AwardEnd } from '../rules/award-end.ts'
import { lineFromJson, lineJson } from '../rules/line-json.ts'
import type { Award } from '../rules/tender.ts'
import { asJsonList, tables, type TenderTables } from './tables.ts'

const endColumns = ['ended_on', 'ended_ground', 'ended_reason', 'evidence', 'ended_by'] as const
const awardRow = codecs<TenderTables>()('awards', {
  except: ['lines', 'winner_signed_on', 'before_winner', 'signed_on', 'begun_on', ...endColumns],
})

export async function insertAward(
  ctx: Ctx,
  tx: Db,
  a: Omit<Award, 'lawDay' | 'method' | 'winnerSignedOn' | 'beforeWinner' | 'signedOn' | 'begunOn' | 'end'>,
): Promise<void> {
  await tables(tx)
    .insertInto('awards')
    .values({ ...awardRow.write(a), jurisdiction: ctx.jurisdiction, lines: asJsonList(a.lines.map(lineJson)) })
    .execute()
}

/** Every award of some purchases, the oldest first: those that ended, and the one that stands. */
export async function awardsOf(ctx: Ctx, purchaseIds: readonly string[]): Promise<Award[]> {
  if (purchaseIds.length === 0) return []
  const rows = await awardRows(ctx)
    .where('a.purchase_id', 'in', [...purchaseIds])
    .execute()
  return rows.map(awardFrom)
}

/** The awards of an office that stand and of which no contract is signed yet: what waits, and not all there ever were. */
export async function unsignedAwards(ctx: Ctx, purchaserId: string): Promise<Award[]> {
  const rows = await awardRows(ctx)
    .where('t.jurisdiction', '=', ctx.jurisdiction)
    .where('t.purchaser_id', '=', purchaserId)
    .where('t.state', '=', 'awarded')
    .where('a.ended_on', 'is', null)
    .where('a.signed_on', 'is', null)
    .execute()
  return rows.map(awardFrom)
}

const awardRows = (ctx: Ctx) =>
  tables(ctx.db)
    .selectFrom('awards as a')
    .innerJoin('tenders as t', (on) => on.onRef('t.jurisdiction', '=', 'a.jurisdiction').onRef('t.id', '=', 'a.tender_id'))
    .selectAll('a')
    .select(['t.law_day', 't.method'])
    .where('a.jurisdiction', '=', ctx.jurisdiction)
    .orderBy('a.id')

type AwardRow = Awaited<ReturnType<ReturnType<typeof awardRows>['execute']>>[number]
const awardFrom = (row: AwardRow): Award => ({
  ...awardRow.read(row),
  lines: row.lines.map(lineFromJson),
  lawDay: row.law_day,
  method: row.method,
  winnerSignedOn: row.winner_signed_on,
  beforeWinner: row.before_winner.map((b) => ({
    from: Temporal.PlainDate.from(b.from),
    until: b.until === null ? null : Temporal.PlainDate.from(b.until),
  })),
  signedOn: row.signed_on,
  begunOn: row.begun_on,
  end:
    row.ended_on === null
      ? null
      : { on: row.ended_on, ground: row.ended_ground!, reason: row.ended_reason!, evidence: row.evidence, by: row.ended_by },
})

/** The award of a purchase that stands, with the lines at the prices of the winning bid; with a fixed price those of the plan. */
export const awardOf = async (ctx: Ctx, purchaseId: string): Promise<Award | undefined> =>
  (await awardsOf(ctx, [purchaseId])).find((a) => a.end === null)

/** Ends the award of a tender that stands; false where none does. */
export async function endAward(ctx: Ctx, tx: Db, tenderId: string, end: AwardEnd): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('awards')
    .set({ ended_on: end.on, ended_ground: end.ground, ended_reason: end.reason, evidence: end.evidence, ended_by: end.by })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Notes that the winner has signed a contract of the award that stands, or that it took its signature back. */
export async function noteWinnerSigned(ctx: Ctx, tx: Db, of: Pick<Award, 'tenderId' | 'providerId'>, signed: boolean): Promise<void> {
  await tables(tx)
    .updateTable('awards')
    .set({ winner_signed_on: signed ? ctx.today : null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', of.tenderId)
    .where('provider_id', '=', of.providerId)
    .where('ended_on', 'is', null)
    .where('signed_on', 'is', null)
    .where('winner_signed_on', signed ? 'is' : 'is not', null)
    .execute()
}

/** Notes from when on a contract of the award that stands lies before its winner to sign, and until when it did. */
export async function noteTextBefore(ctx: Ctx, tx: Db, of: Pick<Award, 'tenderId' | 'providerId'>, lies: boolean): Promise<void> {
  const own = tables(tx)
    .selectFrom('awards')
    .select(['id', 'before_winner'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', of.tenderId)
    .where('provider_id', '=', of.providerId)
    .where('ended_on', 'is', null)
  const award = await own.forUpdate().executeTakeFirst()
  const last = award?.before_winner.at(-1)
  const lay = last !== undefined && last.until === null
  if (!award || lay === lies) return
  const today = ctx.today.toString()
  const spans = lies
    ? [...award.before_winner, { from: today, until: null }]
    : [...award.before_winner.slice(0, -1), { ...last!, until: today }]
  await tables(tx)
    .updateTable('awards')
    .set({ before_winner: asJsonList(spans) })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', award.id)
    .execute()
}

/** Notes that a contract of the award that stands was signed by both. */
export async function noteSigned(ctx: Ctx, tx: Db, tenderId: string): Promise<void> {
  await tables(tx)
    .updateTable('awards')
    .set({ signed_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where('ended_on', 'is', null)
    .execute()
}

/** Notes that the contract of the award that stands has begun. */
export async function noteBegun(ctx: Ctx, tx: Db, tenderId: string): Promise<void> {
  await tables(tx)
    .updateTable('awards')
    .set({ begun_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where('ended_on', 'is', null)
    .execute()
}
