import { type Contract, workedOn } from '#contracts'
import { isAfter, type Lang, listIn, type Refusal } from '#kernel'
import { purchases } from '#needs'
import { communities, nameOf } from '#people'
import type { Ctx } from '#platform'
import type { RecordInput } from './add-service-record.ts'
import { type ContractMonth, monthOn } from './period-of.ts'
import { type NotCounted, thereOn, whyNotCounted } from './rules/counts.ts'
import type { Appointment } from './rules/posts.ts'
import { unitFaults, type Worked } from './rules/units.ts'
import { pageOfDeliverables, readAppointments, sessionsBeside } from './store/index.ts'
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
interface Served {
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

/** What is said of the deliverable of a record: what it must be held against, or that there is none. */
async function besideOf(ctx: Ctx, i: RecordInput, but: string | undefined): Promise<Worked['deliverable'] | 'none'> {
  if (i.opens) return { members: i.opens.members ?? Number.POSITIVE_INFINITY, sameDay: 0 }
  if (!i.deliverableId) return undefined
  const [d] = await pageOfDeliverables(ctx, { ids: [i.deliverableId], contractIds: [i.contractId], lineId: i.lineId })
  if (!d) return 'none'
  return { members: d.members, ...(await sessionsBeside(ctx, ctx.db, { deliverableId: d.id, on: i.servedOn, but })) }
}

/** What is wrong with the group, case or course of which a record is a session. */
function sessionFaults(i: RecordInput, deliverable: Worked['deliverable'] | 'none'): [string, Refusal][] {
  const wrong: [string, Refusal][] = []
  if (i.outside && (i.deliverableId || i.opens)) wrong.push(['deliverableId', refuse('outside-no-session')])
  if (i.opens && i.opens.title === undefined) wrong.push(['opens.title', refuse('say-which')])
  if (i.opens && i.opens.members === undefined) wrong.push(['opens.members', refuse('say-how-many')])
  if (i.opens && i.deliverableId) wrong.push(['deliverableId', refuse('either-or')])
  if (deliverable === 'none') wrong.push(['deliverableId', refuse('no-deliverable')])
  return wrong
}

/** What an errand does not say: by whom it was asked decides against whose cap it counts, so it is asked, not guessed. */
function errandFaults(i: RecordInput): [string, Refusal][] {
  if (i.category !== 'errand') return []
  const wrong: [string, Refusal][] = []
  if (i.askedBy === 'own-plan' || i.askedBy === 'resident') wrong.push(['askedBy', refuse('errand-of-nobody')])
  if (!i.errandAbout?.trim()) wrong.push(['errandAbout', refuse('errand-about')])
  if (!i.errandBy?.trim()) wrong.push(['errandBy', refuse('errand-by')])
  return wrong
}

/**
 * Whether a record fits its contract: the month it falls into and whether it counts. Every wrong field at once. `was` is what a record
 * said that is corrected.
 */
export async function checkRecord(
  ctx: Ctx,
  c: Contract,
  i: RecordInput,
  worker: { id: string; name: string },
  o: { served?: Served; was?: { id: string; units: number; line_id: string; deliverable_id: string | null } } = {},
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
  wrong.push(...errandFaults(i))
  if (i.outside && i.units > 0) wrong.push(['units', refuse('outside-no-units')])
  const deliverable = await besideOf(ctx, i, o.was?.id)
  wrong.push(...sessionFaults(i, deliverable))
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
  const hasNote = (i.note ?? '').trim() !== ''
  const before = o.was && o.was.deliverable_id === null && o.was.line_id === i.lineId ? { units: o.was.units } : undefined
  const faults =
    line && !i.outside && !wrong.some(([f]) => f === 'units' || f === 'deliverableId')
      ? unitFaults(line, {
          ...i,
          hasNote,
          deliverable: deliverable === 'none' ? undefined : deliverable,
          before,
        })
      : {}
  // Direct work is with people. Where nobody was met all the same, as behind a door that stayed shut, a word says so.
  if (i.category === 'direct' && i.people === 0 && !hasNote && !('people' in faults)) wrong.push(['people', refuse('direct-with-nobody')])
  const fields = { ...faults, ...Object.fromEntries(wrong.map(([field, r]) => [field, r.words])) }
  if (Object.keys(fields).length > 0 || !month) {
    const first = wrong[0]?.[1] ?? (month ? refuse('record-wrong') : refuse('in-future'))
    return { ...first, fields }
  }
  return { ...month, notCounted }
}
