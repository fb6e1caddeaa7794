import { type Day, isAfter, isBefore, isRefusal, type Refusal } from '#kernel'
import { type Calendar, cite } from '#law'
import { calendarOf } from '#people'
import { type Ctx, type Db, dueWork } from '#platform'
import { changeContract } from './change-contract.ts'
import { dueAfter, dueOnceRaised } from './due-after.ts'
import type { NewDuty } from './rules/duty.ts'
import { raiseDuties, renewDuty, voidDuty, endOfferAnswer, contractOf, contractQuery, noOffer } from './store/index.ts'
import { moveLastDays } from './move-last-days.ts'
import type { Contract } from './rules/contract.ts'
import { instalments } from './rules/instalments.ts'
import { raisedWords } from './words.ts'

/** Begins contracts whose first day has come and ends those whose last day has passed. Returns how many. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const due = await contractQuery(ctx)
    .where((e) =>
      e.or([
        e.and([e('c.state', '=', 'signed'), e('c.starts_on', '<=', ctx.today)]),
        e.and([e('c.state', '=', 'active'), e('c.ends_on', '<', ctx.today)]),
        e.and([e('c.state', 'in', ['signed', 'active']), e('c.closed_on', '<', ctx.today)]),
      ]),
    )
    .orderBy('c.id')
    .limit(100)
    .execute()
  const work = dueWork(ctx)
  const recordOf = (c: Contract) => ({ subject: { kind: 'contract' as const, id: c.id }, purchaseId: c.purchaseId })
  await work.each('contracts.due', due.map(contractOf), recordOf, async (c) => !isRefusal(await takeOne(ctx, c)))
  await work.all(async () => (await moveLastDays(ctx, work), 0))
  return work.finish()
}

/** Begins a contract or ends it. What somebody changed since it was read is left for the next time. */
async function takeOne(ctx: Ctx, c: Contract): Promise<{ id: string } | Refusal> {
  const early = c.closedOn !== null && isBefore(c.closedOn, ctx.today)
  const verb = early ? 'endEarly' : c.state === 'signed' ? 'begin' : 'end'
  const action = verb === 'begin' ? 'contracts.begin' : 'contracts.end'
  return await changeContract({ ...ctx, version: c.version }, { id: c.id, verb, action }, async ({ tx, inside, now, set }) => {
    const columns = { begin: { begun_at: ctx.now }, end: { closed_on: now.endsOn }, endEarly: noOffer }
    const moved = await set(columns[verb])
    if (verb === 'begin') await raiseAtBeginning(ctx, tx, now)
    if (verb === 'end') await renewDuty(ctx, tx, handOverOfClients(now, now.endsOn, ctx.today, await calendarOf(inside)))
    if (verb === 'endEarly') await voidAfterEnd(ctx, tx, now)
    return moved
  })
}

/** Months after the last day are not served: their records are not owed, and neither is an answer about the notice. */
async function voidAfterEnd(ctx: Ctx, tx: Db, c: Contract): Promise<void> {
  await endOfferAnswer(ctx, tx, c.id, null)
  const after = instalments(c).filter((i) => i.kind === 'month' && c.closedOn && isAfter(i.periodFrom, c.closedOn))
  for (const index of new Set(after.map((i) => i.index)))
    await voidDuty(ctx, tx, { contractId: c.id, kind: 'hand-in', subjectId: monthSubject(index) })
}
const monthSubject = (index: number): string => `m${String(index).padStart(2, '0')}`

/** The records of every month fall due. A month that had passed before both signed is counted from now. */
export async function raiseAtBeginning(ctx: Ctx, tx: Db, c: Contract): Promise<void> {
  const months = new Map(
    instalments(c)
      .filter((i) => i.kind === 'month')
      .map((i) => [i.index, i]),
  )
  const count = c.terms.handInDays
  const calendar = await calendarOf(ctx, tx)
  await raiseDuties(
    ctx,
    tx,
    [...months.values()].map(
      (m): NewDuty => ({
        contractId: c.id,
        kind: 'hand-in',
        subjectKind: 'period',
        subjectId: monthSubject(m.index),
        title: raisedWords.both('handIn', m.index),
        why: raisedWords.both('handInWhy', m.periodTo, count),
        otherwise: raisedWords.both('handInElse'),
        dueOn: dueAfter(ctx.today, m.periodTo, { count, unit: 'days' }, calendar),
        clause: '6',
        cites: [cite('R-111')],
        href: `/delivery/${c.id}`,
      }),
    ),
  )
}

export const handOverOfClients = (c: Contract, endsOn: Day, today: Day, calendar: Calendar): NewDuty => ({
  contractId: c.id,
  kind: 'hand-over-clients',
  subjectKind: 'contract',
  subjectId: c.id,
  title: raisedWords.both('clients'),
  why: raisedWords.both('clientsWhy', endsOn, c.terms.handOverDays),
  otherwise: raisedWords.both('clientsElse'),
  dueOn: dueOnceRaised(today, endsOn, endsOn, { count: c.terms.handOverDays, unit: 'days' }, calendar),
  clause: '16',
  cites: [],
})
