import { type Day, isAfter, isBefore, plusDays, type Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Asker, Ctx, Db } from '#platform'
import type { Question } from './rules/questionnaire.ts'
import { type CampaignRow, type Purpose, tables } from './store.ts'

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
  /** From this day on there are results, and nothing comes in any more. */
  countedOn: Day | null
  version: number
}

export type CampaignState = 'planned' | 'open' | 'closed'
export const stateOf = (c: Pick<Campaign, 'opensOn' | 'closesOn' | 'countedOn'>, today: Day): CampaignState =>
  c.countedOn || isAfter(today, c.closesOn) ? 'closed' : isBefore(today, c.opensOn) ? 'planned' : 'open'

/** Surveys of needs are the office's; those of satisfaction and opinion belong to whoever evaluates. */
export const editingOf = (purpose: Purpose): 'needs.edit' | 'evaluations.open' => (purpose === 'needs' ? 'needs.edit' : 'evaluations.open')

type Run = Pick<Campaign, 'drawnBy' | 'purpose' | 'purchaserId'>
/** Whether somebody may run a survey: its slips, its progress, its end. A drawn sample is run by the evaluator that drew it and nobody else. */
export const mayNotRun = (asker: Asker, c: Run): Refusal | undefined =>
  c.drawnBy
    ? mayNot(asker, 'evaluations.run-sample', { organisationId: c.drawnBy })
    : mayNot(asker, editingOf(c.purpose), { purchaserId: c.purchaserId })
/** Whether somebody may enter its paper. Paper carries codes, so that of a drawn sample is the evaluator's too. */
export const mayNotEnter = (asker: Asker, c: Run): Refusal | undefined =>
  c.drawnBy ? mayNotRun(asker, c) : mayNot(asker, 'needs.enter-paper', { purchaserId: c.purchaserId })

/** Paper that was collected in time may still be entered for two weeks. */
export const paperDays = 14
export const paperUntil = (c: Pick<Campaign, 'closesOn'>): Day => plusDays(c.closesOn, paperDays)

export async function campaign(ctx: Ctx, id: string): Promise<Campaign | undefined> {
  return (await campaigns(ctx, { ids: [id] }))[0]
}

/** Surveys, the one that closes last first. */
export async function campaigns(
  ctx: Ctx,
  of: { ids?: readonly string[]; purchaserId?: string; drawnBy?: string; purchaseIds?: readonly string[]; closesFrom?: Day } = {},
): Promise<Campaign[]> {
  if (of.ids?.length === 0 || of.purchaseIds?.length === 0) return []
  let q = tables(ctx.db).selectFrom('campaigns').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...new Set(of.ids)])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.drawnBy) q = q.where('drawn_by', '=', of.drawnBy)
  if (of.purchaseIds) q = q.where('purchase_id', 'in', [...new Set(of.purchaseIds)])
  if (of.closesFrom) q = q.where('closes_on', '>=', of.closesFrom)
  return (await q.orderBy('closes_on', 'desc').orderBy('id', 'desc').execute()).map(fromRow)
}

export const fromRow = (r: CampaignRow): Campaign => ({
  id: r.id,
  purchaserId: r.purchaser_id,
  purchaseId: r.purchase_id,
  questionnaireId: r.questionnaire_id,
  title: r.title,
  titleEn: r.title_en,
  purpose: r.purpose,
  communityIds: r.community_ids,
  opensOn: r.opens_on,
  closesOn: r.closes_on,
  about: r.about,
  aboutEn: r.about_en,
  contactName: r.contact_name,
  contactPhone: r.contact_phone,
  keyedTwice: r.keyed_twice,
  openLink: r.open_token_hash !== null,
  codesMade: r.codes_made,
  drawnBy: r.drawn_by,
  countedOn: r.counted_on,
  version: r.version,
})

const asked = new WeakMap<Db, Map<string, readonly Question[]>>()

/** The questions of a survey. A questionnaire in use never changes, so they are read once. */
export async function questionsOf(ctx: Ctx, c: Pick<Campaign, 'questionnaireId'>): Promise<readonly Question[]> {
  const known = asked.get(ctx.db) ?? new Map<string, readonly Question[]>()
  asked.set(ctx.db, known)
  const key = `${ctx.jurisdiction} ${c.questionnaireId}`
  const found = known.get(key)
  if (found) return found
  const { content } = await tables(ctx.db)
    .selectFrom('questionnaires')
    .select('content')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', c.questionnaireId)
    .where('state', '=', 'in-use')
    .executeTakeFirstOrThrow()
  if (known.size > 500) known.clear()
  known.set(key, content.questions)
  return content.questions
}
