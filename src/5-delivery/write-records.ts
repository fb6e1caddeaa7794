import type { Contract } from '#contracts'
import type { ReadyFile } from '#files'
import { type Day, type Id, isRefusal, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import type { RecordInput } from './add-service-record.ts'
import type { ContractMonth } from './period-of.ts'
import type { NotCounted } from './rules/counts.ts'
import { longestMinutes } from './rules/record.ts'
import { addTogether, anyClosed, insertMany, insertRecord, minutesOfDays } from './store/index.ts'
import { refuse } from './words.ts'

/** A month that counts more than before. */
interface Grown {
  readonly monthOn: Day
  readonly endsOn: Day
  readonly minutes: bigint
  readonly errandMinutes: bigint
}
/** What was written grew, or why nothing is, by the place of the first that does not fit. */
type Written = { readonly of: readonly Grown[] } | { readonly no: Refusal; readonly n: number }

/** A record that fits its contract, as it is about to be written. */
export interface Row {
  id: Id<'record'>
  workerId: string
  i: RecordInput
  files: readonly ReadyFile[]
  checked: ContractMonth & { notCounted: NotCounted | null }
}

/** Writes records with every total they count in, if their months are open and their days have room. One is one statement. */
export async function writeRecords(
  ctx: Ctx,
  tx: Db,
  c: Contract,
  rows: readonly Row[],
  deliverables: readonly (string | null)[],
): Promise<Written> {
  if (rows.length > 1) return await writeTogether(ctx, tx, c, rows, deliverables)
  const [r] = rows
  if (!r) return { of: [] }
  const now = await writeRecord(ctx, tx, c, r, deliverables[0] ?? null)
  if (isRefusal(now)) return { no: now, n: 0 }
  return { of: now ? [{ monthOn: r.checked.from, endsOn: r.checked.to, ...now }] : [] }
}

/**
 * Many at once, as a table brings them. A total that is added to ten thousand times in one change leaves as many versions of its row behind, each of which the next has to
 * pass: they are added up first.
 */
async function writeTogether(
  ctx: Ctx,
  tx: Db,
  c: Contract,
  rows: readonly Row[],
  deliverables: readonly (string | null)[],
): Promise<Written> {
  const closed = new Map<string, boolean>()
  for (const r of rows) if (!closed.has(r.checked.key)) closed.set(r.checked.key, await anyClosed(ctx, tx, c.id, [r.checked.key]))
  const days = await minutesOfDays(
    ctx,
    tx,
    rows.map((r) => ({ workerId: r.workerId, on: r.i.servedOn })),
  )
  for (const [n, r] of rows.entries()) {
    if (closed.get(r.checked.key)) return { no: refuse('period-closed'), n }
    const day = `${r.workerId} ${r.i.servedOn.toString()}`
    const before = days.get(day) ?? 0
    if (before + r.i.minutes > longestMinutes) return { no: dayFull(before), n }
    const long = longDay(ctx, r.i, before + r.i.minutes)
    if (long) return { no: long, n }
    days.set(day, before + r.i.minutes)
  }
  await insertMany(
    ctx,
    tx,
    c,
    rows.map((r, n) => rowOf(r, deliverables[n] ?? null)),
  )
  const counts = rows.filter((r) => r.checked.notCounted === null)
  const of: Grown[] = []
  for (const month of Map.groupBy(counts, (r) => r.checked.key).values()) {
    const { from, to } = month[0]!.checked
    const ids = month.map((r) => r.id as string)
    of.push({ monthOn: from, endsOn: to, ...(await addTogether(ctx, tx, { contractId: c.id, monthOn: from, endsOn: to, ids })) })
  }
  return { of }
}

/** Writes the record and adds it to its totals, if the month is open and the day has room; gives the new minutes of its month where it counts. */
async function writeRecord(
  ctx: Ctx,
  tx: Db,
  c: Contract,
  r: Row,
  deliverableId: string | null,
): Promise<{ minutes: bigint; errandMinutes: bigint } | Refusal | undefined> {
  const done = await insertRecord(ctx, tx, c, rowOf(r, deliverableId))
  if (!done.open) return refuse('period-closed')
  if (!done.written) return dayFull(Number(done.day))
  const long = longDay(ctx, r.i, Number(done.day) + r.i.minutes)
  if (long) return long
  return done.minutes === null ? undefined : { minutes: done.minutes, errandMinutes: done.errand! }
}

const rowOf = ({ id, workerId, i, checked }: Row, deliverableId: string | null) => ({
  id,
  workerId,
  lineId: i.lineId,
  deliverableId,
  servedOn: i.servedOn,
  category: i.category,
  what: i.what,
  minutes: i.minutes,
  askedBy: i.askedBy,
  people: i.people,
  units: i.units,
  communityId: i.communityId ?? null,
  note: i.note ?? null,
  ...errandOf(i),
  notCounted: checked.notCounted,
  monthOn: checked.from,
  monthTo: checked.to,
  period: checked.key,
})

function dayFull(before: number): Refusal {
  const full = refuse('day-too-full', Math.max(0, longestMinutes - before))
  return full.with({ fields: { minutes: full.words } })
}

/** More hours of one person on one day, over all contracts and posts, than anybody is likely to work: a word on it is asked. */
export function longDay(ctx: Ctx, i: Pick<RecordInput, 'note'>, minutes: number): Refusal | undefined {
  const hours = ctx.longDay ?? 12
  if (minutes <= hours * 60 || i.note?.trim()) return undefined
  const no = refuse('long-day', hours)
  return no.with({ fields: { note: no.words } })
}

/** What is kept of an errand; nothing of any other record. */
export const errandOf = (i: Pick<RecordInput, 'category' | 'errandAbout' | 'errandBy'>) => ({
  errandAbout: i.category === 'errand' ? (i.errandAbout ?? null) : null,
  errandBy: i.category === 'errand' ? (i.errandBy ?? null) : null,
})
