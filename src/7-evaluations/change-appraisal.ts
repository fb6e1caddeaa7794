import { type Day, isAfter, type Refusal } from '#kernel'
import { calendarOf, changeOf, may, mayNot } from '#people'
import type { Ctx, Db } from '#platform'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import { type Appraisal, appraisalProcess } from './rules/appraisal-process.ts'
import type { Side } from './rules/dimensions.ts'
import { holdAppraisal, moveAppraisal, readAppraisal } from './store/index.ts'

/** Every change of an appraisal goes this way. */
export const changeAppraisal = changeOf({
  process: appraisalProcess,
  kind: 'appraisal',
  log: 'appraisals',
  load: readAppraisal,
  hold: holdAppraisal,
  move: moveAppraisal,
})

/** The side this person speaks for, if any. */
export function sideOfAsker(ctx: Ctx, a: Pick<Appraisal, 'purchaserId' | 'providerId'>): Side | undefined {
  const own = ctx.asker.organisationId
  return own === a.purchaserId ? 'purchaser' : own === a.providerId ? 'provider' : undefined
}
/** Which of the two raters this person is, if any. */
export const raterIs = (ctx: Ctx, a: Pick<Appraisal, 'raterOne' | 'raterTwo'>): 'one' | 'two' | undefined =>
  ctx.asker.userId === null ? undefined : ctx.asker.userId === a.raterOne ? 'one' : ctx.asker.userId === a.raterTwo ? 'two' : undefined

/** Whether somebody sees it from inside the evaluator: whoever leads it, or one of the two raters. */
export const isInside = (ctx: Ctx, a: Appraisal): boolean =>
  may(ctx.asker, 'evaluations.appraise', { organisationId: a.evaluatorId }) || raterIs(ctx, a) !== undefined

/** An appraisal that this person may see; to everybody else there is none. */
export async function visibleAppraisal(ctx: Ctx, id: string): Promise<Appraisal | Refusal> {
  const found = await readAppraisal(ctx, id)
  const no = found && isInside(ctx, found) ? undefined : mayNot(ctx.asker, 'evaluations.read', found ?? {})
  if (no?.status === 401) return no
  return found && !no ? found : refuse('no-appraisal')
}

/** The last of so many days from today, as days are counted here. */
export const lastOf = async (ctx: Ctx, db: Db, days: number): Promise<Day> =>
  ctx.law.lastDays.lastOfDays('civil', ctx.today, days, await calendarOf(ctx, db)).on

/** Whether a last day is over: never before it is known whether it is a day off. */
export const isOver = async (ctx: Ctx, until: Day | null): Promise<boolean> =>
  until !== null && isAfter(ctx.today, until) && ctx.law.lastDays.isCivilTermOver(until, ctx.today, await calendarOf(ctx))
