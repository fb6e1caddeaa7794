import { contract } from '#contracts'
import type { Calendar } from '#law'
import { isRefusal, type Refusal } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx, DueWork } from '#platform'
import { acceptanceDuties } from './acceptance-duties.ts'
import { answerFacts } from './answer-facts.ts'
import { followRuns } from './follow-runs.ts'
import { changeAcceptance } from './change-acceptance.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { acceptAsClaimed, overdueToSilence, readAcceptances } from './store/index.ts'

/** How many acceptances are looked at together. */
const together = 100

/** Accepts by silence what the purchaser did not answer in time, as of the last day it had. */
export async function acceptSilently(ctx: Ctx, work: DueWork): Promise<void> {
  const calendar = await calendarOf(ctx)
  const due = await overdueToSilence(ctx)
  // All of them, some at a time: those that wait for a word keep none behind them from being taken.
  const all: Acceptance[] = []
  for (let i = 0; i < due.length; i += together) all.push(...(await readAcceptances(ctx, { ids: due.slice(i, i + together) })))
  await work.each('delivery.fall-silent', all, recordOf, async (a) => {
    // A last day that is a day off, or whose year is not known yet, is not over: silence means nothing before the term is.
    if (!(await answerFacts(ctx, a, calendar)).silent) return false
    return !isRefusal(await fallSilent(ctx, a.id, calendar))
  })
}
const recordOf = (a: Acceptance) => ({ subject: { kind: 'acceptance' as const, id: a.id }, purchaseId: a.purchaseId })

const fallSilent = (ctx: Ctx, id: string, calendar: Calendar): Promise<{ id: string } | Refusal> =>
  changeAcceptance(
    ctx,
    { action: 'delivery.fall-silent', id, verb: 'fallSilent', facts: (inside, now) => answerFacts(inside, now, calendar) },
    async ({ tx, inside, now, entry, set }) => {
      entry.facts = { ...entry.facts, dueOn: now.dueOn.toString() }
      const moved = await set({ accepted_on: ctx.law.lastDays.civilLastDay(now.dueOn, calendar).on, decided_by: 'silence' })
      if (isRefusal(moved)) return moved
      await acceptAsClaimed(inside, tx, now.id)
      await followRuns(inside, tx, (await contract(inside, now.contractId))!)
      await acceptanceDuties.unanswered(inside, tx, now)
      return moved
    },
  )
