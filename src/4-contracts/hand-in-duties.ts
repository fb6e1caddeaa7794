import { type Day, earlier, isAfter } from '#kernel'
import type { Calendar } from '#law'
import { calendarOf } from '#people'
import type { Ctx, Db } from '#platform'
import { dueAfter } from './due-after.ts'
import type { Contract } from './rules/contract.ts'
import { inForceOn } from './rules/in-force.ts'
import { instalments } from './rules/instalments.ts'
import type { NewDuty } from './rules/duty.ts'
import { raiseDuties, renewDuty, voidDuty } from './store/index.ts'
import { raisedWords } from './words.ts'

/** Months whose records are owed, by their subject (`m03`), with the day they end: none after the last day of a notice, and its own ends on it. */
function handInMonths(c: Contract): Map<string, { index: number; to: Day; days: number }> {
  const months = instalments(c).filter((i) => i.kind === 'month' && !(c.closedOn && isAfter(i.periodFrom, c.closedOn)))
  return new Map(
    months.map((i) => {
      const to = c.closedOn ? earlier(i.periodTo, c.closedOn) : i.periodTo
      return [`m${String(i.index).padStart(2, '0')}`, { index: i.index, to, days: inForceOn(c, to).terms.handInDays }]
    }),
  )
}

/**
 * Every hand-in that a contract with its last day owes, each within the days that are agreed on the last day of its month. A month that had passed before both were bound by it is counted from then.
 * @param born the day both are bound by it
 */
export function handInDuties({ law }: Pick<Ctx, 'law'>, c: Contract, born: Day, calendar: Calendar): NewDuty[] {
  return [...handInMonths(c)].map(([subjectId, m]) => ({
    contractId: c.id,
    kind: 'hand-in',
    subjectKind: 'period',
    subjectId,
    title: raisedWords.both('handIn', m.index),
    why: raisedWords.both('handInWhy', m.to, m.days),
    otherwise: raisedWords.both('handInElse'),
    dueOn: dueAfter({ law }, born, m.to, { count: m.days, unit: 'days' }, calendar),
    clause: '6',
    cites: law.cites('service-ledger'),
    href: `/delivery/${c.id}`,
  }))
}

/** The records of every month fall due. */
export const raiseHandIns = async (ctx: Ctx, tx: Db, c: Contract): Promise<void> =>
  raiseDuties(ctx, tx, handInDuties(ctx, c, ctx.today, await calendarOf(ctx, tx)))

/**
 * The hand-ins follow what changed of a contract or its last day: a month that is no more is not owed, one that ends on another day, has other
 * days to be handed in or is new is owed with the day that holds now, every other stays as it is. What was handed in stays so; before the contract begins none is raised.
 */
export async function followHandIns(ctx: Ctx, tx: Db, before: Contract, change: Partial<Contract>): Promise<void> {
  const after: Contract = { ...before, ...change }
  const [was, is] = [handInMonths(before), handInMonths(after)]
  for (const subjectId of was.keys()) if (!is.has(subjectId)) await voidDuty(ctx, tx, { contractId: after.id, kind: 'hand-in', subjectId })
  if (before.state !== 'active') return
  const born = after.closedOn ? earlier(ctx.today, after.closedOn) : ctx.today
  for (const d of handInDuties(ctx, after, born, await calendarOf(ctx, tx)))
    if (!sameDays(was.get(d.subjectId), is.get(d.subjectId)!)) await renewDuty(ctx, tx, d)
}
const sameDays = (was: { to: Day; days: number } | undefined, is: { to: Day; days: number }): boolean =>
  was !== undefined && was.to.equals(is.to) && was.days === is.days
