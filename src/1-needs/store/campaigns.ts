import type { Day } from '#kernel'
import { codecs, type Ctx, type Db, type ListQuery, type PageOf, readPage } from '#platform'
import { type Insertable, sql } from 'kysely'
import { type GoneOptions, type NeedsTables, type Purpose, type Row, tables, titleOrder } from './tables.ts'
import { withCode } from './waiting.ts'

export interface Campaign {
  id: string
  purchaserId: string
  purchaseId: string | null
  questionnaireId: string
  title: string
  titleEn: string | null
  purpose: Purpose
  communityIds: readonly string[]
  opensOn: Day
  closesOn: Day
  about: string | null
  aboutEn: string | null
  contactName: string | null
  contactPhone: string | null
  keyedTwice: boolean
  openLink: boolean
  codesMade: number
  /** The evaluator that drew its sample and alone runs it; null for a survey the office runs itself. */
  drawnBy: string | null
  goneOptions: GoneOptions
  /** From this day on there are results, and nothing comes in any more. */
  countedOn: Day | null
  version: number
}

const campaignRow = codecs<NeedsTables>()('campaigns', { except: ['open_token_hash', 'law_day', 'opened_at'] })
const campaignFrom = (r: Row<'campaigns'>): Campaign => ({ ...campaignRow.read(r), openLink: r.open_token_hash !== null })

/** Makes whoever opens a survey wait for whoever is opening one: what it asks is held against all others, in whichever community. */
export async function holdSurveys(ctx: Ctx, tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`surveys:${ctx.jurisdiction}`}, 0))`.execute(tx)
}

/** One survey; undefined where there is none of this id. */
export async function campaign(ctx: Ctx, id: string): Promise<Campaign | undefined> {
  return (await campaigns(ctx, { ids: [id] }))[0]
}

/** Which surveys are asked for. */
interface CampaignQuery {
  ids?: readonly string[]
  purchaserId?: string
  drawnBy?: string
  purchaseIds?: readonly string[]
  closesFrom?: Day
  purpose?: Purpose
}

function matching(ctx: Ctx, of: CampaignQuery) {
  let q = tables(ctx.db).selectFrom('campaigns').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...new Set(of.ids)])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.drawnBy) q = q.where('drawn_by', '=', of.drawnBy)
  if (of.purchaseIds) q = q.where('purchase_id', 'in', [...new Set(of.purchaseIds)])
  if (of.closesFrom) q = q.where('closes_on', '>=', of.closesFrom)
  if (of.purpose) q = q.where('purpose', '=', of.purpose)
  return q
}

export const campaignSorts = ['dates', 'title'] as const

/** One page of surveys. */
export async function pageOfCampaigns(ctx: Ctx, of: CampaignQuery, list: ListQuery): Promise<PageOf<Campaign>> {
  const by = { dates: 'closes_on', title: titleOrder(ctx.lang) } as const
  const { rows, total } = await readPage(matching(ctx, of), list, by, { id: 'id' })
  return { rows: rows.map(campaignFrom), total }
}

/** Surveys, the one that closes last first. */
export async function campaigns(ctx: Ctx, of: CampaignQuery = {}): Promise<Campaign[]> {
  if (of.ids?.length === 0 || of.purchaseIds?.length === 0) return []
  const rows = await matching(ctx, of).orderBy('closes_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map(campaignFrom)
}

/** The survey a household code leads to, and the community it was drawn in. Whether it is spent is not looked at. */
export async function campaignOfCode(ctx: Ctx, codeHash: string): Promise<{ campaign: Campaign; communityId: string } | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('household_codes as h')
    .innerJoin('campaigns as c', (on) => on.onRef('c.jurisdiction', '=', 'h.jurisdiction').onRef('c.id', '=', 'h.campaign_id'))
    .selectAll('c')
    .select('h.community_id')
    .where('h.jurisdiction', '=', ctx.jurisdiction)
    .where('h.code_hash', '=', codeHash)
    .executeTakeFirst()
  return found && { campaign: campaignFrom(found), communityId: found.community_id }
}

/** The survey an open link leads to. */
export async function campaignOfLink(ctx: Ctx, linkHash: string): Promise<Campaign | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('campaigns')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('open_token_hash', '=', linkHash)
    .executeTakeFirst()
  return row && campaignFrom(row)
}

/** The surveys that closed before a day and are not counted. */
export async function uncountedBefore(ctx: Ctx, day: Day): Promise<string[]> {
  const due = await tables(ctx.db)
    .selectFrom('campaigns')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('counted_on', 'is', null)
    .where('closes_on', '<', day)
    .orderBy('id')
    .execute()
  return due.map((c) => c.id)
}

/** Surveys with the number of answers that are mixed, whoever may be told it. */
export async function campaignsWithAnswers(ctx: Ctx, ids: readonly string[]) {
  return await tables(ctx.db)
    .selectFrom('campaigns as c')
    .leftJoin('answer_totals as t', (on) => on.onRef('t.jurisdiction', '=', 'c.jurisdiction').onRef('t.campaign_id', '=', 'c.id'))
    .select(['c.id', 'c.counted_on', 'c.drawn_by', 'c.purpose', 'c.purchaser_id'])
    .select(sql<number>`coalesce(sum(t.answers), 0)::int`.as('all'))
    .select(sql<number>`coalesce(sum(t.answers) filter (where t.invited), 0)::int`.as('coded'))
    .select(
      sql<number>`(select count(*) from waiting_answers w where w.jurisdiction = ${ctx.jurisdiction} and w.campaign_id = c.id and ${withCode})::int`.as(
        'waiting',
      ),
    )
    .where('c.jurisdiction', '=', ctx.jurisdiction)
    .where('c.id', 'in', [...ids])
    .groupBy(['c.jurisdiction', 'c.id', 'c.counted_on', 'c.drawn_by', 'c.purpose', 'c.purchaser_id'])
    .execute()
}

/** Makes a survey. */
export async function insertCampaign(tx: Db, row: Insertable<NeedsTables['campaigns']>): Promise<void> {
  await tables(tx).insertInto('campaigns').values(row).execute()
}

/** Moves the last day of a survey; false when it has moved on. */
export async function moveLastDay(ctx: Ctx, tx: Db, c: { id: string; version: number }, closesOn: Day): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('campaigns')
    .set((e) => ({ closes_on: closesOn, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', c.id)
    .where('version', '=', c.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Keeps which choices of a vote are gone. */
export async function writeGoneOptions(ctx: Ctx, tx: Db, id: string, gone: GoneOptions): Promise<void> {
  await tables(tx)
    .updateTable('campaigns')
    .set({ gone_options: gone })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .execute()
}

/** Marks a survey as counted today; false where it was already. */
export async function markCounted(ctx: Ctx, tx: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('campaigns')
    .set({ counted_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .where('counted_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
