import { clientIdsOf, clientsByIds } from '#clients'
import { type Day, daysBetween, type Words } from '#kernel'
import { mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { caseworkDue } from './due-items.ts'
import type { CaseState } from './rules/case.ts'
import { casesOf, nextAndLast } from './store/index.ts'
import { words } from './words.ts'

/** A case without a contact for so many days, and none planned, is told: the measure of the house, no law. */
const quietDays = 30
/** The same where somebody is at high risk. */
const urgentDays = 7

const running: readonly CaseState[] = ['assessing', 'serving']

/** What somebody who works with people has before them today. */
export interface WorkersDay {
  /** Visits, calls, following up and groups, those that are late first. */
  readonly due: readonly DueItem[]
  /** Cases of which nobody heard for long. */
  readonly quiet: readonly { readonly id: string; readonly says: Words; readonly last: Day; readonly days: number }[]
  /** How many cases run. */
  readonly running: number
  /** Requests nobody has begun, and who waits for a place. */
  readonly waiting: number
}

/** The day of a worker; nothing for whoever has neither cases nor groups. */
export async function dayOf(ctx: Ctx): Promise<WorkersDay | undefined> {
  const organisationId = ctx.asker.organisationId
  if (!organisationId || !ctx.asker.userId || !mayAtAll(ctx.asker, 'clients.keep')) return undefined
  const due = (await caseworkDue(ctx)).toSorted((a, b) => Temporal.PlainDate.compare(a.dueOn!, b.dueOn!))
  const clientIds = await clientIdsOf(ctx, { organisationId, workerId: ctx.asker.userId })
  const all = clientIds.length === 0 ? [] : await casesOf(ctx, { organisationId, clientIds, states: ['requested', 'waiting', ...running] })
  if (due.length === 0 && all.length === 0) return undefined
  const cases = all.filter((c) => running.includes(c.state))
  const at = await nextAndLast(
    ctx,
    cases.map((c) => c.id),
  )
  const numbers = new Map((await clientsByIds(ctx, clientIds)).map((c) => [c.id, c.number]))
  const quiet = cases.flatMap((c) => {
    const n = at.get(c.id)
    const last = n?.lastOn ?? c.takenOn ?? c.askedOn
    const days = daysBetween(last, ctx.today)
    const isQuiet = days >= (c.risk === 'high' ? urgentDays : quietDays) && !n?.nextOn
    return isQuiet ? [{ id: c.id, says: words.both('numbered', numbers.get(c.clientId)!, c.number), last, days }] : []
  })
  return { due, quiet: quiet.toSorted((a, b) => b.days - a.days), running: cases.length, waiting: all.length - cases.length }
}
