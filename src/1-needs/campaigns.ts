import { type Day, isAfter, isBefore, type Moment, plusDays, type Refusal, startOf } from '#kernel'
import { mayNot } from '#people'
import type { Asker, Ctx, Db } from '#platform'
import type { Question } from './rules/questionnaire.ts'
import { type Campaign, campaign, type Purpose, questionsInUse } from './store/index.ts'

export { type Campaign, campaign, campaigns } from './store/index.ts'

export type CampaignState = 'planned' | 'open' | 'closed'
/** Whether a survey is to come, takes answers, or is over. */
export const stateOf = (c: Pick<Campaign, 'opensOn' | 'closesOn' | 'countedOn'>, today: Day): CampaignState =>
  c.countedOn || isAfter(today, c.closesOn) ? 'closed' : isBefore(today, c.opensOn) ? 'planned' : 'open'

/** Surveys of needs and votes are the office's; those of satisfaction and opinion belong to whoever evaluates. */
export const editingOf = (purpose: Purpose): 'needs.edit' | 'plans.edit' | 'evaluations.open' =>
  purpose === 'needs' ? 'needs.edit' : purpose === 'vote' ? 'plans.edit' : 'evaluations.open'

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
/** The last day on which paper of a survey is entered. */
export const paperUntil = (c: Pick<Campaign, 'closesOn'>): Day => plusDays(c.closesOn, paperDays)

/** The moment a survey, or the keying of its paper, is over: the last day is one of its days. */
export const endOf = (lastDay: Day, zone: string): Moment => startOf(plusDays(lastDay, 1), zone)

/** The purchase a survey was made for, as an entry of the record log takes it. */
export async function purchaseOf(ctx: Ctx, campaignId: string): Promise<{ purchaseId?: string }> {
  const purchaseId = (await campaign(ctx, campaignId))?.purchaseId
  return purchaseId ? { purchaseId } : {}
}

const asked = new WeakMap<Db, Map<string, readonly Question[]>>()

/** The questions of a survey. A questionnaire in use never changes, so they are read once; what was withdrawn from a vote since is marked. */
export async function questionsOf(
  ctx: Ctx,
  c: Pick<Campaign, 'questionnaireId'> & Partial<Pick<Campaign, 'goneOptions'>>,
): Promise<readonly Question[]> {
  const questions = (await questionsOfAll(ctx, [c])).get(c.questionnaireId)
  if (!questions) throw new Error(`the questionnaire ${c.questionnaireId} is not in use`)
  const gone = c.goneOptions ?? {}
  if (Object.keys(gone).length === 0) return questions
  return questions.map((q) => (q.kind === 'multiple' ? { ...q, options: q.options.map((o) => ({ ...o, gone: gone[o.value] })) } : q))
}

/** The same of several surveys at once, by questionnaire. */
export async function questionsOfAll(
  ctx: Ctx,
  some: readonly Pick<Campaign, 'questionnaireId'>[],
): Promise<Map<string, readonly Question[]>> {
  const known = asked.get(ctx.db) ?? new Map<string, readonly Question[]>()
  asked.set(ctx.db, known)
  const key = (id: string) => `${ctx.jurisdiction} ${id}`
  const ids = [...new Set(some.map((c) => c.questionnaireId))]
  const found = new Map(ids.flatMap((id) => (known.has(key(id)) ? [[id, known.get(key(id))!] as const] : [])))
  const unread = ids.filter((id) => !found.has(id))
  if (unread.length === 0) return found
  const read = await questionsInUse(ctx, unread)
  if (known.size > 500) known.clear()
  for (const [id, questions] of read) known.set(key(id), questions)
  return new Map([...found, ...read])
}
