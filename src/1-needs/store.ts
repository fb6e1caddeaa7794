import type { Day, Moment } from '#kernel'
import { acrossJurisdictions, type Ctx, type Db, type Json } from '#platform'
import type { ColumnType, Generated, Insertable, Selectable } from 'kysely'
import type { FrozenEstimate } from './rules/evidence.ts'
import type { NeedState } from './rules/need-process.ts'
import type { KeptSheet } from './keyed-paper.ts'
import type { Answers, MarginVariable, Questions } from './rules/questionnaire.ts'

type List = ColumnType<string[], readonly string[], readonly string[]>
export type Purpose = 'needs' | 'satisfaction' | 'opinion'
export type Route = 'own-phone' | 'helped' | 'tablet' | 'paper' | 'open-link'
export const routesOfAnswer = ['own-phone', 'helped', 'tablet', 'paper', 'open-link'] as const satisfies readonly Route[]

export type NeedsTables = {
  purchases: {
    jurisdiction: string
    id: string
    number: string
    title: string
    title_en: string | null
    purchaser_id: string
    community_ids: List
    law_day: Day
    opened_at: Moment
    version: Generated<number>
  }
  community_margins: {
    jurisdiction: string
    community_id: string
    variable: MarginVariable
    category: string
    people: number
    source: string
    counted_on: Day
  }
  questionnaires: {
    jurisdiction: string
    id: string
    purchaser_id: string
    title: string
    title_en: string | null
    purpose: Purpose
    first_id: string
    edition: number
    state: 'draft' | 'in-use'
    content: Json<Questions>
    created_on: Day
    version: Generated<number>
  }
  campaigns: {
    jurisdiction: string
    id: string
    purchaser_id: string
    purchase_id: string | null
    questionnaire_id: string
    title: string
    title_en: string | null
    purpose: Purpose
    community_ids: List
    opens_on: Day
    closes_on: Day
    about: string | null
    about_en: string | null
    contact_name: string | null
    contact_phone: string | null
    keyed_twice: Generated<boolean>
    open_token_hash: string | null
    codes_made: Generated<number>
    law_day: Day
    opened_at: Moment
    drawn_by: string | null
    counted_on: Day | null
    version: Generated<number>
  }
  campaign_slips: { jurisdiction: string; campaign_id: string; locked_key: string | null; sealed: Uint8Array | null }
  answer_keys: { jurisdiction: string; campaign_id: string; locked_key: string; sealed: Uint8Array }
  waiting_answers: { jurisdiction: string; campaign_id: string; token: string; submission: string; box: Uint8Array }
  answers_of_day: { jurisdiction: string; campaign_id: string; day: Day; answers: number }
  paper_of_day: {
    jurisdiction: string
    campaign_id: string
    day: Day
    keyed_by: string
    keyed_name: string | null
    organisation_id: string | null
    keyed: Generated<number>
    settled: Generated<number>
  }
  answer_salts: { jurisdiction: string; salt: string }
  household_codes: { jurisdiction: string; code_hash: string; campaign_id: string; community_id: string; used: Generated<boolean> }
  answer_drafts: {
    jurisdiction: string
    id_hash: string
    campaign_id: string
    community_id: string
    code_hash: string | null
    submission_id: string | null
    route: Exclude<Route, 'paper'>
    content: Json<Answers>
    touched_on: Day
    sent: Generated<boolean>
    box: Uint8Array | null
  }
  answers: {
    jurisdiction: string
    campaign_id: string
    submission_hash: string
    community_id: string
    route: Route
    invited: boolean
    answered_on: Day
    content: Json<Answers>
    shuffled: Generated<boolean>
  }
  answer_totals: {
    jurisdiction: string
    campaign_id: string
    community_id: string
    route: Route
    invited: boolean
    answers: number
    scored: number
    score_milli: bigint
  }
  paper_sheets: {
    jurisdiction: string
    campaign_id: string
    sheet: string
    community_id: string
    code_hash: string | null
    state: 'keyed-once' | 'differs' | 'settled'
    first_content: Json<KeptSheet> | null
    second_content: Json<KeptSheet> | null
    first_keyed_by: string | null
    keyed_on: Day
    version: Generated<number>
  }
  needs: {
    jurisdiction: string
    id: string
    purchaser_id: string
    purchase_id: string | null
    title: string
    title_en: string | null
    statement: string
    state: 'noticed' | 'accepted' | 'set-aside'
    noticed_on: Day
    accepted_on: Day | null
    set_aside_on: Day | null
    set_aside_reason: string | null
    accepted_reason: string | null
    law_day: Day
    version: Generated<number>
  }
  need_evidence: {
    jurisdiction: string
    id: string
    need_id: string
    kind: 'felt' | 'normative' | 'expressed' | 'comparative'
    says: string
    source: string
    campaign_id: string | null
    question_id: string | null
    estimate: Json<FrozenEstimate> | null
    added_on: Day
  }
}

export const tables = (db: Db) => db.withTables<NeedsTables>()

export type CampaignRow = Selectable<NeedsTables['campaigns']>
export type QuestionnaireRow = Selectable<NeedsTables['questionnaires']>

/** A key locked in this step's tables, of a survey whose slips can still be printed. Only to know the master secret by it. */
export async function lockedKey(db: Db): Promise<string | undefined> {
  const row = await tables(acrossJurisdictions(db, 'the master secret is one for all of them'))
    .selectFrom('campaign_slips')
    .select('locked_key')
    .where('locked_key', 'is not', null)
    .orderBy('campaign_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.locked_key ?? undefined
}

type NewRow<T extends keyof NeedsTables> = Omit<Insertable<NeedsTables[T]>, 'jurisdiction'>

export async function insertNeed(ctx: Ctx, tx: Db, row: NewRow<'needs'>): Promise<void> {
  await tables(tx)
    .insertInto('needs')
    .values({ ...row, jurisdiction: ctx.jurisdiction })
    .execute()
}

/** What a change of a need may write; its state comes from the process. */
export type NeedColumns = Partial<Omit<Selectable<NeedsTables['needs']>, 'jurisdiction' | 'id' | 'version' | 'state'>>

/** Changes a need that is still in the state and version it was read in; false when it has moved on. */
export async function moveNeed(
  ctx: Ctx,
  tx: Db,
  need: { id: string; state: NeedState; version: number },
  state: NeedState,
  columns: NeedColumns,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('needs')
    .set((e) => ({ ...columns, state, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', need.id)
    .where('state', '=', need.state)
    .where('version', '=', need.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function insertEvidence(ctx: Ctx, tx: Db, row: NewRow<'need_evidence'>): Promise<void> {
  await tables(tx)
    .insertInto('need_evidence')
    .values({ ...row, jurisdiction: ctx.jurisdiction })
    .execute()
}

/** Deletes one piece of evidence and gives its kind; undefined when it is not there. */
export async function deleteEvidence(ctx: Ctx, tx: Db, needId: string, evidenceId: string): Promise<string | undefined> {
  const gone = await tables(tx)
    .deleteFrom('need_evidence')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('need_id', '=', needId)
    .where('id', '=', evidenceId)
    .returning('kind')
    .executeTakeFirst()
  return gone?.kind
}

/** The states of the needs of each of several purchases. */
export async function needStates(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, NeedState[]>> {
  const rows = await tables(ctx.db)
    .selectFrom('needs')
    .select(['purchase_id', 'state'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('purchase_id', 'in', [...purchaseIds])
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.purchase_id!)].map(([id, own]) => [id, own.map((r) => r.state)]))
}

/** How many paper sheets of each of several surveys wait for a second keying or to be settled. */
export async function sheetsWaiting(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, number>> {
  if (campaignIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('paper_sheets')
    .select('campaign_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', 'in', [...campaignIds])
    .where('state', '<>', 'settled')
    .execute()
  return new Map([...Map.groupBy(rows, (s) => s.campaign_id)].map(([id, own]) => [id, own.length]))
}
