import { type Contract, contract } from '#contracts'
import { type Day, isRefusal, newId, type Refusal } from '#kernel'
import { fileWith, type ReadyFile } from '#files'
import { mayNot, people } from '#people'
import { change, type Ctx, type Db, isSentOtherwise, recordRefusal, sentOtherwise } from '#platform'
import { checkRecord, servedBy } from './check-record.ts'
import { countDeliverables } from './count-deliverables.ts'
import { judgeMonth } from './judge-month.ts'
import { deliverableFor } from './open-deliverable.ts'
import type { AskedBy, Category, ServiceKind } from './rules/record.ts'
import { holdSummed } from './store/index.ts'
import { refuse } from './words.ts'
import { type Row, writeRecords } from './write-records.ts'

export interface RecordInput {
  contractId: string
  lineId: string
  servedOn: Day
  category: Category
  what: ServiceKind
  minutes: number
  askedBy: AskedBy
  people: number
  units: number
  communityId?: string | undefined
  note?: string | undefined
  /** What an errand was about, and who asked for it; asked of an errand alone. */
  errandAbout?: string | null | undefined
  errandBy?: string | null | undefined
  /** The group, case or course of which it is a session. */
  deliverableId?: string | undefined
  /** Or one that is opened with it. */
  opens?: { readonly title: string | undefined; readonly members: number | undefined } | undefined
  /** Work outside the contract: kept, and counted nowhere for it. */
  outside?: boolean | undefined
}
export interface NewRecord extends RecordInput {
  /** Whose work it was; the asker's own when left out. */
  workerId?: string | undefined
  /** Pictures and recordings that came with it. */
  files?: readonly ReadyFile[]
}

/** Records one piece of work, together with every total it counts in. The work itself is one statement. */
export async function addServiceRecord(ctx: Ctx, i: NewRecord): Promise<{ id: string } | Refusal> {
  const added = await addServiceRecords(ctx, i.contractId, [i])
  if (isSentOtherwise(added)) return sentOtherwise({ id: (added.first as { ids: string[] }).ids[0]! })
  return 'refused' in added ? added : { id: added.ids[0]! }
}

/** What else a table of records asks for. */
interface Beside {
  /** Which of them do not stand there yet. Asked while nobody else records anything for the contract. */
  readonly isNew: (tx: Db, all: readonly (RecordInput & { workerId: string })[]) => Promise<boolean[]>
  /** What is kept with them. */
  readonly keep: (tx: Db) => Promise<void>
  /** A refusal as it is said of one of them, by its place. */
  readonly at: (no: Refusal, n: number) => Refusal
}

/** Records several pieces of work for one contract, all or none. A refusal is that of the first that does not fit. */
export async function addServiceRecords(
  ctx: Ctx,
  contractId: string,
  all: readonly Omit<NewRecord, 'contractId'>[],
  beside?: Beside,
): Promise<{ ids: string[] } | Refusal> {
  const c = await contract(ctx, contractId)
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.record', no)
  if (!c) return refuse('no-contract')
  const own = ctx.asker.userId ?? ''
  const workerOf = (i: { workerId?: string | undefined }) => i.workerId ?? own
  const others = [...new Set(all.map(workerOf))].filter((id) => id !== own)
  const ours = others.length > 0 ? await people(ctx, { organisationId: c.providerId, userIds: others }) : []
  const names = new Map<string, string>([[own, ctx.asker.name ?? ''], ...ours.map((p): [string, string] => [p.userId, p.name])])
  if (others.some((id) => !names.has(id)) || (others.length > 0 && mayNot(ctx.asker, 'delivery.appoint', { providerId: c.providerId })))
    return await recordRefusal(ctx, 'delivery.record', refuse('not-our-worker').at('workerId'))
  const served = await servedBy(ctx, c)
  const rows: Row[] = []
  for (const one of all) {
    const i = { ...one, contractId: c.id }
    const checked = await checkRecord(ctx, c, i, { id: workerOf(i), name: names.get(workerOf(i))! }, { served })
    if ('refused' in checked) return checked
    rows.push({ i, checked, workerId: workerOf(i), id: newId('record', ctx.now), files: one.files ?? [] })
  }
  if (rows.length === 0) return { ids: [] }
  const { facts, subject } = saidOf(c, rows)
  return await change(ctx, { action: 'delivery.record', subject, purchaseId: c.purchaseId, facts }, async (tx, entry) => {
    await holdSummed(ctx, tx, c.id)
    const isNew = await beside?.isNew(
      tx,
      rows.map((r) => ({ ...r.i, workerId: r.workerId })),
    )
    const news = rows.filter((_, n) => isNew?.[n] ?? true)
    // What stands there already is no change, and no entry of the log.
    if (news.length === 0) entry.repeated = true
    if (news.length < rows.length)
      entry.facts = { contract: c.number, records: news.length, minutes: news.reduce((n, r) => n + r.i.minutes, 0) }
    const counted: (string | null)[] = []
    for (const r of news) {
      const deliverableId = await deliverableFor(ctx, tx, c, r.i)
      if (isRefusal(deliverableId)) return deliverableId
      const filed = await filesWith(ctx, tx, c, r)
      if (isRefusal(filed)) return filed
      if (filed) entry.facts = { ...facts, ...filed }
      counted.push(deliverableId)
    }
    const months = await writeRecords(ctx, tx, c, news, counted)
    if ('no' in months) return beside?.at(months.no, rows.indexOf(news[months.n]!)) ?? months.no
    await countDeliverables(ctx, tx, c, counted)
    for (const m of months.of) await judgeMonth(ctx, tx, c, m)
    await beside?.keep(tx)
    return { ids: news.map((r) => r.id) }
  })
}

/** What the log says of them. */
function saidOf(c: Contract, rows: readonly Row[]) {
  const facts =
    rows.length === 1
      ? { contract: c.number, minutes: rows[0]!.i.minutes, category: rows[0]!.i.category, askedBy: rows[0]!.i.askedBy }
      : { contract: c.number, records: rows.length, minutes: rows.reduce((n, r) => n + r.i.minutes, 0) }
  const subject = rows.length === 1 ? ({ kind: 'record', id: rows[0]!.id } as const) : ({ kind: 'contract', id: c.id } as const)
  return { facts, subject }
}

/** Keeps what came with a record, and gives what the log says of it. */
async function filesWith(ctx: Ctx, tx: Db, c: Contract, r: Row): Promise<{ files: number; sha256: string } | Refusal | undefined> {
  const filed = await fileWith(ctx, tx, { kind: 'record', id: r.id, purchaseId: c.purchaseId }, r.files)
  if (isRefusal(filed)) return filed
  return filed.length > 0 ? { files: filed.length, sha256: filed.map((f) => f.sha256).join(' ') } : undefined
}
