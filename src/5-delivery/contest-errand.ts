import { type Contract, contract } from '#contracts'
import { isRefusal, newId, type Refusal } from '#kernel'
import { changeOf, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { acceptances } from './acceptances.ts'
import { monthOn } from './period-of.ts'
import { refuseContest } from './rules/contest-words.ts'
import { contestProcess } from './rules/errand-contest.ts'
import type { ServiceRecord } from './rules/record.ts'
import { serviceRecord } from './service-records.ts'
import { contestOf, contestRow, holdSummed, insertContest, keptRecord, moveContest, recordOf } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>

/** How what is said against an errand is kept. */
const changeContest = changeOf({
  process: contestProcess,
  kind: 'contest',
  log: 'delivery',
  load: contestRow,
  move: moveContest,
  says: { absent: () => refuseContest('not-contested') },
})

/** Whether a record is an errand that counts. */
export const isErrand = (r: Pick<ServiceRecord, 'category' | 'struck' | 'notCounted'>): boolean =>
  r.category === 'errand' && !r.struck && r.notCounted === null

/** Why nothing can be said against a record as an errand; nothing where it can. */
export async function whyNotContest(ctx: Ctx, c: Contract, r: ServiceRecord): Promise<Refusal | undefined> {
  if (!isErrand(r)) return refuseContest('no-errand')
  const key = monthOn(c, r.servedOn)?.key
  const decided = (await acceptances(ctx, { contractIds: [c.id] })).some((a) => a.period === key && a.acceptedOn !== null)
  return decided ? refuseContest('month-accepted') : undefined
}

/** The purchaser says that an errand was none, with the reason, before it accepts the month. No hour is taken out by it. */
export async function contestErrand(ctx: Ctx, i: { recordId: string; reason: string }): Done {
  const action = 'delivery.contest-errand'
  const r = await serviceRecord(ctx, i.recordId)
  if (isRefusal(r)) return await recordRefusal(ctx, action, r)
  const no = mayNot(ctx.asker, 'delivery.accept', { purchaserId: r.purchaserId })
  if (no) return await recordRefusal(ctx, action, no)
  const c = await contract(ctx, r.contractId)
  if (!c) return refuse('no-contract')
  const facts = { contract: c.number, reason: i.reason }
  return await change(ctx, { action, subject: { kind: 'record', id: r.id }, purchaseId: c.purchaseId, facts }, async (tx) => {
    // Whoever corrects the record or hands in its month comes before this, or after it.
    await holdSummed(ctx, tx, c.id)
    const inside = { ...ctx, db: tx }
    const why = await whyNotContest(inside, c, recordOf((await keptRecord(ctx, r.id, tx))!))
    if (why) return why
    const id = newId('contest', ctx.now)
    const { purchaserId, providerId, purchaseId } = c
    const at = { id, recordId: r.id, contractId: c.id, purchaseId, purchaserId, providerId }
    return (await insertContest(ctx, tx, { ...at, reason: i.reason })) ? { id } : refuseContest('contested-already')
  })
}

/** The institution says why an errand stands. What both said stays on record. */
export async function upholdErrand(ctx: Ctx, i: { recordId: string; answer: string }): Done {
  const id = (await contestOf(ctx, i.recordId))?.id ?? ''
  return await changeContest(ctx, { id, verb: 'uphold', action: 'delivery.uphold-errand' }, async ({ tx, now, entry, set }) => {
    const kept = await keptRecord(ctx, now.recordId, tx)
    if (!kept || !isErrand(recordOf(kept))) return refuseContest('no-errand')
    entry.facts = { answer: i.answer }
    return await set({ answer: i.answer, answered_on: ctx.today })
  })
}

/** The purchaser takes back what it said against an errand. It stays to be seen that it did. */
export async function withdrawContest(ctx: Ctx, recordId: string): Done {
  const id = (await contestOf(ctx, recordId))?.id ?? ''
  return await changeContest(
    ctx,
    { id, verb: 'withdraw', action: 'delivery.withdraw-contest' },
    async ({ set }) => await set({ withdrawn_on: ctx.today }),
  )
}
