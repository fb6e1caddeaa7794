import type { Day } from '#kernel'
import { codecs, type Ctx, type Db, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import type { Selectable, Updateable } from 'kysely'
import type { Appraisal, AppraisalState } from '../rules/appraisal-process.ts'
import type { Side } from '../rules/dimensions.ts'
import type { Instrument } from '../rules/instrument.ts'
import type { BlindMark, Settlement } from '../rules/joined-marks.ts'
import { type EvaluationTables, tables } from './tables.ts'

const row = codecs<EvaluationTables>()('appraisals', { except: ['aside', 'pool', 'instrument'] })
const appraisalOf = (r: Selectable<EvaluationTables['appraisals']>): Appraisal => ({
  ...row.read(r),
  aside: r.aside.ids,
  pool: r.pool?.ids ?? null,
  instrument: r.instrument,
})

export interface AppraisalFilter {
  contractIds?: readonly string[]
  purchaserId?: string
  providerId?: string
  /** Those of one evaluator, or of one rater. */
  evaluatorId?: string
  raterId?: string
  states?: readonly AppraisalState[]
}
const asked = (ctx: Ctx, f: AppraisalFilter, db: Db) => {
  let q = tables(db).selectFrom('appraisals').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (f.contractIds) q = q.where('contract_id', 'in', [...f.contractIds])
  if (f.purchaserId) q = q.where('purchaser_id', '=', f.purchaserId)
  if (f.providerId) q = q.where('provider_id', '=', f.providerId)
  if (f.evaluatorId) q = q.where('evaluator_id', '=', f.evaluatorId)
  if (f.raterId) q = q.where((e) => e.or([e('rater_one', '=', f.raterId!), e('rater_two', '=', f.raterId!)]))
  return f.states ? q.where('state', 'in', [...f.states]) : q
}

export async function readAppraisal(ctx: Ctx, id: string): Promise<Appraisal | undefined> {
  const found = await asked(ctx, {}, ctx.db).where('id', '=', id).executeTakeFirst()
  return found && appraisalOf(found)
}
/** Appraisals, the newest first. */
export async function readAppraisals(ctx: Ctx, f: AppraisalFilter, db: Db = ctx.db): Promise<Appraisal[]> {
  if (f.contractIds?.length === 0) return []
  return (await asked(ctx, f, db).orderBy('opened_on', 'desc').orderBy('id', 'desc').execute()).map(appraisalOf)
}
export const appraisalSorts = ['opened', 'state'] as const
export async function pageOfAppraisals(ctx: Ctx, f: AppraisalFilter, list: ListQuery): Promise<PageOf<Appraisal>> {
  const found = await readPage(asked(ctx, f, ctx.db), list, { opened: 'opened_on', state: 'state' }, { id: 'id' })
  return { ...found, rows: found.rows.map(appraisalOf) }
}

/** Keeps a new appraisal; false when one of its contract was opened at the same moment. */
export async function insertAppraisal(
  ctx: Ctx,
  tx: Db,
  a: Pick<
    Appraisal,
    'id' | 'purchaseId' | 'contractId' | 'purchaserId' | 'providerId' | 'proposedBy' | 'evaluatorId' | 'instrument' | 'state'
  >,
): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('appraisals')
    .values({
      ...{ jurisdiction: ctx.jurisdiction, id: a.id, purchase_id: a.purchaseId, contract_id: a.contractId, purchaser_id: a.purchaserId },
      ...{ provider_id: a.providerId, proposed_by: a.proposedBy, evaluator_id: a.evaluatorId, instrument: a.instrument, state: a.state },
      ...{ aside: { ids: [] }, opened_on: ctx.today, law_day: ctx.today },
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}
export async function holdAppraisal(ctx: Ctx, tx: Db, id: string): Promise<void> {
  await tables(tx)
    .selectFrom('appraisals')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}
type AppraisalColumns = Updateable<Omit<EvaluationTables['appraisals'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveAppraisal = movesOf<AppraisalState, AppraisalColumns>('appraisals')

/** What the raters of an appraisal marked, by rater. */
export async function readBlindMarks(ctx: Ctx, appraisalId: string): Promise<Map<string, readonly BlindMark[]>> {
  const rows = await tables(ctx.db)
    .selectFrom('appraisal_marks')
    .select(['rater_id', 'marks'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('appraisal_id', '=', appraisalId)
    .execute()
  return new Map(rows.map((r) => [r.rater_id as string, r.marks.marks]))
}
/** Keeps what one rater marked; false where it was there already. */
export async function insertBlindMarks(
  ctx: Ctx,
  tx: Db,
  i: { appraisalId: string; raterId: string; marks: readonly BlindMark[] },
): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('appraisal_marks')
    .values({
      ...{ jurisdiction: ctx.jurisdiction, appraisal_id: i.appraisalId, rater_id: i.raterId },
      ...{ marks: { marks: i.marks }, given_on: ctx.today },
    })
    .onConflict((c) => c.doNothing())
    .returning('rater_id')
    .executeTakeFirst()
  return kept !== undefined
}

const settlementRow = codecs<EvaluationTables>()('appraisal_settlements', { only: ['indicator', 'rater_id', 'mark', 'reason'] })
export async function readSettlements(ctx: Ctx, appraisalId: string): Promise<Settlement[]> {
  const rows = await tables(ctx.db)
    .selectFrom('appraisal_settlements')
    .select(settlementRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('appraisal_id', '=', appraisalId)
    .orderBy('indicator')
    .orderBy('rater_id')
    .execute()
  return rows.map((r) => settlementRow.read(r))
}
/** Keeps what a rater says of a difference, or says instead of before. */
export async function keepSettlement(ctx: Ctx, tx: Db, appraisalId: string, s: Settlement): Promise<void> {
  const said = { mark: s.mark, reason: s.reason, said_on: ctx.today }
  await tables(tx)
    .insertInto('appraisal_settlements')
    .values({ ...said, jurisdiction: ctx.jurisdiction, appraisal_id: appraisalId, indicator: s.indicator, rater_id: s.raterId })
    .onConflict((c) => c.columns(['jurisdiction', 'appraisal_id', 'indicator', 'rater_id']).doUpdateSet(said))
    .execute()
}

/** What a side says of the draft. */
export interface Statement {
  readonly side: Side
  readonly says: string
  readonly saidOn: Day
}
const statementRow = codecs<EvaluationTables>()('appraisal_statements', { only: ['side', 'says', 'said_on'] })
export async function readStatements(ctx: Ctx, appraisalId: string): Promise<Statement[]> {
  const rows = await tables(ctx.db)
    .selectFrom('appraisal_statements')
    .select(statementRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('appraisal_id', '=', appraisalId)
    .orderBy('side', 'desc')
    .execute()
  return rows.map((r) => statementRow.read(r))
}
/** Keeps a statement; false where that side has stated its view. */
export async function insertStatement(ctx: Ctx, tx: Db, i: { appraisalId: string; side: Side; says: string }): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('appraisal_statements')
    .values({ jurisdiction: ctx.jurisdiction, appraisal_id: i.appraisalId, side: i.side, says: i.says, said_on: ctx.today })
    .onConflict((c) => c.doNothing())
    .returning('side')
    .executeTakeFirst()
  return kept !== undefined
}

/** An instrument of the place, as it stands now. */
export interface KeptInstrument extends Instrument {
  readonly id: string
  readonly keptOn: Day
  readonly version: number
}
const instrumentRow = codecs<EvaluationTables>()('appraisal_instruments', { except: ['indicators'] })
export async function readInstruments(ctx: Ctx, of: { id?: string } = {}, db: Db = ctx.db): Promise<KeptInstrument[]> {
  let q = tables(db).selectFrom('appraisal_instruments').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.id !== undefined) q = q.where('id', '=', of.id)
  const rows = await q.orderBy('title').orderBy('id').execute()
  return rows.map((r) => ({ ...instrumentRow.read(r), indicators: r.indicators.indicators }))
}
/** Keeps an instrument, over the version that was seen; false where it has changed since. */
export async function keepInstrumentRow(ctx: Ctx, tx: Db, id: string, i: Instrument, seen: number): Promise<boolean> {
  const said = {
    ...{ title: i.title, indicators: { indicators: i.indicators }, apart: i.apart, renews_from: i.renewsFrom, kept_on: ctx.today },
  }
  const done =
    seen === 0
      ? await tables(tx)
          .insertInto('appraisal_instruments')
          .values({ ...said, jurisdiction: ctx.jurisdiction, id })
          .returning('id')
          .executeTakeFirst()
      : await tables(tx)
          .updateTable('appraisal_instruments')
          .set((e) => ({ ...said, version: e('version', '+', 1) }))
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('id', '=', id)
          .where('version', '=', seen)
          .returning('id')
          .executeTakeFirst()
  return done !== undefined
}

/** Everything appraisals hold about whoever asks: the marks they gave with their reasons, and what they said of differences. */
export async function myData(ctx: Ctx, userId: string) {
  const given = tables(ctx.db)
    .selectFrom('appraisal_marks')
    .select(['appraisal_id', 'marks', 'given_on'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('rater_id', '=', userId)
    .orderBy('given_on')
  const settled = tables(ctx.db)
    .selectFrom('appraisal_settlements')
    .select(['appraisal_id', 'indicator', 'mark', 'reason'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('rater_id', '=', userId)
    .orderBy('appraisal_id')
    .orderBy('indicator')
  const [marks, settlements] = await Promise.all([given.execute(), settled.execute()])
  return {
    marks: marks.flatMap((m) => m.marks.marks.map((one) => ({ appraisal_id: m.appraisal_id, given_on: m.given_on, ...one }))),
    settlements,
  }
}
