import { contract, inForceOn } from '#contracts'
import type { Calendar } from '#law'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import type { Acceptance } from './rules/acceptance.ts'
import type { AnswerFacts } from './rules/acceptance-process.ts'
import { readAcceptances } from './store/index.ts'
import { isForAPerson, whyNotPayable } from './why-not-due.ts'

/** Whether there is still somebody to answer: the day decides, not the job that writes down what silence said. */
export async function answerFacts(ctx: Ctx, a: Acceptance, calendar?: Calendar): Promise<AnswerFacts> {
  const over =
    a.state === 'handed-in' && a.silenceAccepts && ctx.law.lastDays.isCivilTermOver(a.dueOn, ctx.today, calendar ?? (await calendarOf(ctx)))
  return { silent: over && !(await waitsForAWord(ctx, a)) }
}

/**
 * Whether no silence accepts it: a stage that only a person can judge, one handed in before it was due, as could happen before stages had
 * days, and one that rests on what was recorded in a month the purchaser returned and
 * has not accepted since.
 */
async function waitsForAWord(ctx: Ctx, a: Acceptance): Promise<boolean> {
  const c = a.kind === 'milestone' ? await contract(ctx, a.contractId) : undefined
  if (!c) return false
  if (isForAPerson(inForceOn(c, a.handedInOn), a.period)) return true
  const periods = await readAcceptances(ctx, { contractIds: [c.id] })
  const handedIn = periods.map((p) => (p.state === 'handed-in' && p.times > 1 ? { ...p, state: 'returned' as const } : p))
  return (await whyNotPayable(ctx, c, a, a.handedInOn, { handedIn })) !== undefined
}
