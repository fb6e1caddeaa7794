import { type Contract, spanOn, termSpans, workedOn } from '#contracts'
import { isAfter, type Lang, listIn, type Refusal } from '#kernel'
import { purchases } from '#needs'
import { communities, nameOf } from '#people'
import type { Ctx, Db } from '#platform'
import type { RecordInput } from './add-service-record.ts'
import { type ContractMonth, monthOn } from './period-of.ts'
import { type NotCounted, thereOn, whyNotCounted } from './rules/counts.ts'
import type { Appointment } from './rules/posts.ts'
import { needsSoFar, nothingYet, plus, type SoFar, unitFaults, unspent, type Worked } from './rules/units.ts'
import { lockUnits, readAppointments, soFarOf } from './store/index.ts'
import { refuse } from './words.ts'

/** Where a contract is served: the communities of its lines; a line that names none serves all of the purchase. */
export const placesOf = async (ctx: Ctx, c: Contract): Promise<string[]> => (await placesByContract(ctx, [c])).get(c.id)!

/** The same of several contracts at once. */
export async function placesByContract(ctx: Ctx, all: readonly Contract[]): Promise<Map<string, string[]>> {
  const open = all.filter((c) => c.lines.some((l) => l.communityIds.length === 0))
  const bought = new Map((await purchases(ctx, { ids: open.map((c) => c.purchaseId) })).map((p) => [p.id, p.communityIds]))
  return new Map(
    all.map((c): [string, string[]] => [
      c.id,
      [...new Set(c.lines.flatMap((l) => (l.communityIds.length > 0 ? l.communityIds : (bought.get(c.purchaseId) ?? []))))],
    ]),
  )
}

/** Where and by whom a contract is served. */
export interface Served {
  places: readonly string[]
  hasPosts: boolean
  staff: readonly Appointment[]
}
/** Where and by whom a contract is served now. */
export async function servedBy(ctx: Ctx, c: Contract): Promise<Served> {
  const hasPosts = c.lines.some((l) => l.kind === 'post')
  return {
    places: await placesOf(ctx, c),
    hasPosts,
    staff: hasPosts ? await readAppointments(ctx, { contractIds: [c.id] }) : [],
  }
}

/**
 * What the other records of a line amount to for a unit of a day: all of the days on which a unit was the same, and of the others the
 * sessions that made no unit by what was agreed then.
 */
async function soFar(ctx: Ctx, db: Db, c: Contract, i: RecordInput, but: string | undefined): Promise<SoFar> {
  const line = c.lines.find((l) => l.id === i.lineId)!
  const spans = termSpans(c.texts ?? [], line.kind === 'project' ? line : { id: line.id })
  const own = spanOn(spans, i.servedOn)
  let all = nothingYet
  for (const span of spans) {
    const there = await soFarOf(ctx, db, { contractId: c.id, lineId: line.id, on: i.servedOn, but }, span)
    all = plus(all, span === own ? there : unspent({ ...there, terms: span.terms }))
  }
  return all
}

const worked = (i: RecordInput): Worked => ({ ...i, hasNote: (i.note ?? '').trim() !== '' })

/** Whether the units of a record still fit once the line is locked, with what others recorded meanwhile. */
export async function unitsStillWrong(ctx: Ctx, tx: Db, c: Contract, i: RecordInput, but?: string): Promise<Refusal | undefined> {
  const line = workedOn(c, i.servedOn).lines.find((l) => l.id === i.lineId)
  if (!line || i.outside || !needsSoFar(line, i)) return undefined
  await lockUnits(ctx, tx, c.id, line.id)
  const faults = unitFaults(line, worked(i), await soFar(ctx, tx, c, i, but))
  return Object.keys(faults).length > 0 ? refuse('record-wrong').with({ fields: faults }) : undefined
}

/**
 * Whether a record fits its contract: the month it falls into and whether it counts. Every wrong field at once. Where it comes
 * `withOthers`, the sessions of a unit may be among them, so its sum is asked when they are written.
 */
export async function checkRecord(
  ctx: Ctx,
  c: Contract,
  i: RecordInput,
  worker: { id: string; name: string },
  o: { served?: Served; but?: string; withOthers?: boolean } = {},
): Promise<(ContractMonth & { notCounted: NotCounted | null }) | Refusal> {
  if (!['active', 'ended', 'terminated'].includes(c.state)) return refuse('not-running')
  const month = monthOn(c, i.servedOn)
  const then = workedOn(c, i.servedOn)
  const line = then.lines.find((l) => l.id === i.lineId)
  const { places, hasPosts, staff } = (then === c && o.served) || (await servedBy(ctx, then))
  const known = !i.communityId || places.includes(i.communityId) || (await communities(ctx, { ids: [i.communityId] })).length > 0
  const wrong: [string, Refusal][] = []
  if (isAfter(i.servedOn, ctx.today)) wrong.push(['servedOn', refuse('in-future')])
  else if (!month || (c.closedOn && isAfter(i.servedOn, c.closedOn)))
    wrong.push(['servedOn', refuse('outside-contract', c.startsOn, c.closedOn ?? c.endsOn)])
  if (!line) wrong.push(['lineId', refuse('no-line')])
  else if (line.kind === 'post' && i.units > 0) wrong.push(['units', refuse('units-of-post')])
  if (i.outside && i.units > 0) wrong.push(['units', refuse('outside-no-units')])
  if (!known) wrong.push(['communityId', refuse('no-community')])
  const notCounted = whyNotCounted({ ...i, worker }, { places, hasPosts, staff })
  if (known && notCounted === 'other-community') {
    const names = await communities(ctx, { ids: places })
    const say = (lang: Lang) =>
      listIn(
        names.map((p) => nameOf(p, lang)),
        lang,
      )
    wrong.push(['communityId', refuse('other-community', say('zh'), say('en'))])
  }
  if (notCounted === 'not-appointed') {
    const there = thereOn(staff, i.servedOn).map((a) => a.workerName)
    wrong.push([worker.id === ctx.asker.userId ? 'servedOn' : 'workerId', refuse('not-appointed', worker.name, i.servedOn, there)])
  }
  const faults =
    line && !i.outside && !wrong.some(([f]) => f === 'units') && !(o.withOthers && needsSoFar(line, i))
      ? unitFaults(line, worked(i), needsSoFar(line, i) ? await soFar(ctx, ctx.db, c, i, o.but) : nothingYet)
      : {}
  const fields = { ...faults, ...Object.fromEntries(wrong.map(([field, r]) => [field, r.words])) }
  if (Object.keys(fields).length > 0 || !month) {
    const first = wrong[0]?.[1] ?? (month ? refuse('record-wrong') : refuse('in-future'))
    return { ...first, fields }
  }
  return { ...month, notCounted }
}
