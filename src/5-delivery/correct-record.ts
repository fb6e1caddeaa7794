import { type Contract, contract } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import { may, mayNot, people } from '#people'
import { change, type Ctx, type Db, type Entry, fieldChanges, type PlainFields, recordRefusal, stale } from '#platform'
import type { RecordInput } from './add-service-record.ts'
import { errandOf, longDay } from './write-records.ts'
import { checkRecord } from './check-record.ts'
import { countDeliverables } from './count-deliverables.ts'
import { judgeMonth } from './judge-month.ts'
import { deliverableFor } from './open-deliverable.ts'
import { type ContractMonth, monthKey, monthOn } from './period-of.ts'
import type { NotCounted } from './rules/counts.ts'
import { longestMinutes } from './rules/record.ts'
import {
  addToTotals,
  anyClosed,
  changeRecord,
  holdSummed,
  insertEdition,
  keptRecord,
  lockDeliverables,
  minutesOfDay,
  recordOf,
  type RecordRow,
} from './store/index.ts'
import { refuse } from './words.ts'

export interface Correction extends Omit<RecordInput, 'contractId'> {
  recordId: string
  reason: string
  /** Takes the record out altogether, as when it was entered twice. */
  strike?: boolean | undefined
  version: number
}

/** Corrects a record, with the reason; what it said before is kept. Not once its month has been handed in. */
export async function correctRecord(ctx: Ctx, i: Correction): Promise<{ id: string } | Refusal> {
  const row = await keptRecord(ctx, i.recordId)
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: row?.provider_id ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.correct', no)
  if (!row) return refuse('no-record')
  if (row.worker_id !== ctx.asker.userId && !may(ctx.asker, 'delivery.appoint', { providerId: row.provider_id }))
    return await recordRefusal(ctx, 'delivery.correct', refuse('not-your-record'))
  const c = await contract(ctx, row.contract_id)
  if (!c) return refuse('no-contract')
  const input: RecordInput = i.strike
    ? {
        ...recordOf(row),
        communityId: row.community_id ?? undefined,
        note: row.note ?? undefined,
        errandAbout: row.errand_about ?? undefined,
        errandBy: row.errand_by ?? undefined,
        deliverableId: row.deliverable_id ?? undefined,
      }
    : { ...i, contractId: c.id }
  const before = monthOn(c, row.served_on)!
  const name = (await people(ctx, { userIds: [row.worker_id] }))[0]?.name ?? ''
  // What is struck need fit nothing any more.
  const checked = i.strike
    ? { ...before, notCounted: row.not_counted }
    : await checkRecord(ctx, c, input, { id: row.worker_id, name }, { was: row })
  if (isRefusal(checked)) return checked
  const facts = { contract: c.number, reason: i.reason, struck: i.strike ?? false }
  return await change(
    ctx,
    {
      action: 'delivery.correct',
      subject: { kind: 'record', id: row.id },
      purchaseId: c.purchaseId,
      facts,
      before: recordOf(row),
      after: input,
    },
    (tx, entry) => written(ctx, tx, entry, { c, row, i, input, checked, before }),
  )
}

interface Corrected {
  c: Contract
  row: RecordRow
  i: Correction
  input: RecordInput
  checked: ContractMonth & { notCounted: NotCounted | null }
  /** The month it was in. */
  before: ContractMonth
}

/** Writes what the record says now, keeps what it said, and counts everything anew in which either of them counts. */
async function written(
  ctx: Ctx,
  tx: Db,
  entry: Entry,
  { c, row, i, input, checked, before }: Corrected,
): Promise<{ id: string } | Refusal> {
  await holdSummed(ctx, tx, c.id)
  if (row.struck) return refuse('already-struck')
  if (await anyClosed(ctx, tx, c.id, [monthKey(before.index), checked.key])) return refuse('period-closed')
  const deliverableId = await deliverableFor(ctx, tx, c, input)
  if (isRefusal(deliverableId)) return deliverableId
  const touched = [row.deliverable_id, deliverableId]
  // Another record of the same deliverable may have moved its unit here since this one was read.
  await lockDeliverables(ctx, tx, touched)
  const held = { ...row, units: (await keptRecord(ctx, row.id, tx))!.units }
  const next = columnsOf(input, checked, deliverableId, unitsNow(held, i, input, deliverableId))
  if (!i.strike && Object.entries(next).every(([k, v]) => String(held[k as keyof typeof held]) === String(v)))
    return refuse('nothing-changed')
  const minutes = await minutesOfDay(ctx, tx, { workerId: row.worker_id, on: input.servedOn, but: row.id })
  if (minutes + input.minutes > longestMinutes) {
    const full = refuse('day-too-full', Math.max(0, longestMinutes - minutes))
    return full.with({ fields: { minutes: full.words } })
  }
  const long = i.strike ? undefined : longDay(ctx, input, minutes + input.minutes)
  if (long) return long
  if (!(await changeRecord(ctx, tx, { id: row.id, version: i.version }, { ...next, struck: i.strike ?? false }))) return stale()
  entry.changes = fieldChanges(plainOf(held, false), plainOf(next, i.strike ?? false))
  await insertEdition(ctx, tx, held, i.version, i.reason)
  await recount(ctx, tx, { c, row: held, i, input: { ...input, units: next.units }, checked, before })
  await countDeliverables(ctx, tx, c, touched)
  return { id: row.id }
}

/** Of a deliverable the units are counted: the record keeps its own until they are. */
function unitsNow(row: RecordRow, i: Correction, input: RecordInput, deliverableId: string | null): number {
  if (deliverableId === null) return input.units
  return !i.strike && deliverableId === row.deliverable_id ? row.units : 0
}

const columnsOf = (input: RecordInput, checked: Corrected['checked'], deliverableId: string | null, units: number) => ({
  errand_about: errandOf(input).errandAbout,
  errand_by: errandOf(input).errandBy,
  line_id: input.lineId,
  deliverable_id: deliverableId,
  served_on: input.servedOn,
  month_on: checked.from,
  category: input.category,
  what: input.what,
  minutes: input.minutes,
  asked_by: input.askedBy,
  people: input.people,
  units,
  community_id: input.communityId ?? null,
  note: input.note ?? null,
  not_counted: checked.notCounted,
})

const plainOf = (r: Pick<RecordRow, 'served_on' | 'category' | 'minutes' | 'people' | 'units'>, struck: boolean): PlainFields => ({
  servedOn: r.served_on,
  category: r.category,
  minutes: r.minutes,
  people: r.people,
  units: r.units,
  struck,
})

/** Takes what the record said out of every total, and adds what it says. */
async function recount(ctx: Ctx, tx: Db, { c, row, i, input, checked, before }: Corrected): Promise<void> {
  const parties = { purchaserId: c.purchaserId, providerId: c.providerId }
  const old = {
    lineId: row.line_id,
    workerId: row.worker_id,
    servedOn: row.served_on,
    category: row.category,
    askedBy: row.asked_by,
    minutes: row.minutes,
    people: row.people,
    units: row.units,
    communityId: row.community_id,
    monthOn: before.from,
    monthTo: before.to,
    ...parties,
  }
  if (row.not_counted === null) {
    const left = await addToTotals(ctx, tx, c.id, old, -1)
    await judgeMonth(ctx, tx, c, { monthOn: before.from, endsOn: before.to, ...left })
  }
  if (!i.strike && checked.notCounted === null) {
    const now = await addToTotals(
      ctx,
      tx,
      c.id,
      { ...input, workerId: row.worker_id, monthOn: checked.from, monthTo: checked.to, ...parties },
      1,
    )
    await judgeMonth(ctx, tx, c, { monthOn: checked.from, endsOn: checked.to, ...now })
  }
}
