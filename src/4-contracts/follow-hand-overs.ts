import { type Day, isBefore } from '#kernel'
import type { Calendar, Law } from '#law'
import type { Ctx, Db } from '#platform'
import { dueAfter, dueOnceRaised } from './due-after.ts'
import type { Contract } from './rules/contract.ts'
import type { NewDuty } from './rules/duty.ts'
import { inForceOn } from './rules/in-force.ts'
import { renewDuty, voidDuty } from './store/index.ts'
import { raisedWords } from './words.ts'

type At = { readonly today: Day; readonly law: Law }

/** Rooms, data and contacts, which whoever serves needs from the first day on. */
export const handOverOfRooms = (c: Contract, at: At, calendar: Calendar): NewDuty => ({
  contractId: c.id,
  kind: 'hand-over',
  subjectKind: 'contract',
  subjectId: c.id,
  title: raisedWords.both('handOver'),
  why: raisedWords.both('handOverWhy', c.terms.handOverDays),
  otherwise: raisedWords.both('handOverElse'),
  dueOn: dueAfter(at, at.today, c.startsOn, { count: c.terms.handOverDays, unit: 'days' }, calendar),
  clause: '4',
  cites: at.law.cites('equal-parties'),
})

/** Those who are served and what was written of them, at the end. */
export const handOverOfClients = (c: Contract, endsOn: Day, at: At, calendar: Calendar): NewDuty => ({
  contractId: c.id,
  kind: 'hand-over-clients',
  subjectKind: 'contract',
  subjectId: c.id,
  title: raisedWords.both('clients'),
  why: raisedWords.both('clientsWhy', endsOn, inForceOn(c, endsOn).terms.handOverDays),
  otherwise: raisedWords.both('clientsElse'),
  dueOn: dueOnceRaised(at, endsOn, endsOn, { count: inForceOn(c, endsOn).terms.handOverDays, unit: 'days' }, calendar),
  clause: '16',
  cites: [],
})

/** Whether a contract is over before it begins: nobody serves anybody, and nothing of it is handed over. */
export const neverBegins = (c: Pick<Contract, 'startsOn'>, lastOn: Day | null): boolean => lastOn !== null && isBefore(lastOn, c.startsOn)

/**
 * What each side hands over follows the last day of a notice.
 * @param c the contract as it was; @param lastOn null where the notice was taken back
 */
export async function followHandOvers(ctx: Ctx, tx: Db, c: Contract, lastOn: Day | null, calendar: Calendar): Promise<void> {
  const clients = { contractId: c.id, kind: 'hand-over-clients', subjectId: c.id } as const
  if (neverBegins(c, lastOn)) await voidDuty(ctx, tx, { ...clients, kind: 'hand-over' })
  else if (neverBegins(c, c.closedOn)) await renewDuty(ctx, tx, handOverOfRooms(c, ctx, calendar))
  if (lastOn && !neverBegins(c, lastOn)) await renewDuty(ctx, tx, handOverOfClients(c, lastOn, ctx, calendar))
  else await voidDuty(ctx, tx, clients)
}
