import { isBefore, isRefusal, type Refusal } from '#kernel'
import { calendarOf } from '#people'
import { type Ctx, dueWork } from '#platform'
import { awardBegun, awardEnded, signingWaits } from '#tenders'
import { changeContract } from './change-contract.ts'
import { dropWithAward } from './drop-draft.ts'
import { raiseDuty, renewDuty, voidDuties, endOfferAnswer, contractOf, contractQuery, noOffer } from './store/index.ts'
import { followHandIns, raiseHandIns } from './hand-in-duties.ts'
import { handOverOfClients, neverBegins } from './follow-hand-overs.ts'
import { moveLastDays } from './move-last-days.ts'
import type { Contract } from './rules/contract.ts'
import { ownContribution } from './own-contribution.ts'

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
  const ready: Contract[] = []
  for (const c of due.map(contractOf(ctx))) if (!(await beginningWaits(ctx, c))) ready.push(c)
  await work.each('contracts.due', ready, recordOf, async (c) => !isRefusal(await takeOne(ctx, c)))
  await work.each('contracts.drop', await withoutAward(ctx), recordOf, async (c) => !isRefusal(await dropWithAward(ctx, c)))
  await work.all(async () => (await moveLastDays(ctx, work), 0))
  return work.finish()
}

/** One whose award may still change, or has ended, does not begin on its first day: it begins once nothing stands any more, or is revoked. */
async function beginningWaits(ctx: Ctx, c: Contract): Promise<boolean> {
  if (c.state !== 'signed' || c.closedOn !== null || c.tenderId === null) return false
  return ((await awardEnded(ctx, { ...c, tenderId: c.tenderId })) ?? (await signingWaits(ctx, c.tenderId))) !== undefined
}

/** Contracts that have not begun whose award has ended: a text cannot be signed any more, and what was signed is revoked. */
async function withoutAward(ctx: Ctx): Promise<Contract[]> {
  const open = await contractQuery(ctx)
    .where('c.state', 'in', ['draft', 'negotiating', 'signed'])
    .where('c.tender_id', 'is not', null)
    .orderBy('c.id')
    .limit(500)
    .execute()
  const ended: Contract[] = []
  for (const c of open.map(contractOf(ctx))) if (await awardEnded(ctx, { ...c, tenderId: c.tenderId! })) ended.push(c)
  return ended
}

/** Begins a contract or ends it. What somebody changed since it was read is left for the next time. */
async function takeOne(ctx: Ctx, c: Contract): Promise<{ id: string } | Refusal> {
  const early = c.closedOn !== null && isBefore(c.closedOn, ctx.today)
  const verb = early ? 'endEarly' : c.state === 'signed' ? 'begin' : 'end'
  const action = verb === 'begin' ? 'contracts.begin' : 'contracts.end'
  return await changeContract({ ...ctx, version: c.version }, { id: c.id, verb, action }, async ({ tx, inside, now, set }) => {
    const columns = { begin: { begun_at: ctx.now }, end: { closed_on: now.endsOn }, endEarly: noOffer }
    const moved = await set(columns[verb])
    if (verb === 'begin') {
      await raiseHandIns(ctx, tx, now)
      if (now.tenderId) await awardBegun(inside, tx, now.tenderId)
    }
    const over = verb === 'begin' ? undefined : verb === 'end' ? now.endsOn : (now.closedOn ?? now.endsOn)
    // Nobody can say any more what will count as success of what is over.
    if (over) await voidDuties(ctx, tx, { contractId: now.id, kinds: ['say-success'] })
    if (over && !neverBegins(now, over))
      for (const d of ownContribution(now, over, ctx, await calendarOf(inside))) await raiseDuty(ctx, tx, d)
    if (verb === 'end') await renewDuty(ctx, tx, handOverOfClients(now, now.endsOn, ctx, await calendarOf(inside)))
    if (verb === 'endEarly') {
      // The hand-ins followed the notice when it was given; one given before they did has them follow now.
      await followHandIns(ctx, tx, { ...now, closedOn: null }, now)
      await endOfferAnswer(ctx, tx, now.id, null)
    }
    return moved
  })
}
