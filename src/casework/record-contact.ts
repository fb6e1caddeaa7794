import { agreedTo, type ClientRow, lockFiles, markedBy, penOf } from '#clients'
import { type Contract, contract, workedOn } from '#contracts'
import { addServiceRecord, isSession, type NewRecord, placesOf, serviceRecord } from '#delivery'
import { chosen } from '#files'
import { isRefusal, newId, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import type { ContactInput } from './case-form.ts'
import { changeCase, servedIn } from './change-case.ts'
import { planNext } from './plan-contact.ts'
import { askedByOf, type Case, recordOfContact } from './rules/case.ts'
import { fulfil, insertContact, plannedOf } from './store/index.ts'
import { refuse, words } from './words.ts'

/**
 * Records a contact: a service record like every other, which says nothing of whom it was with; that it was of this case stays here. The note
 * lies under the key. What was planned is fulfilled by it, and the next one is planned in the same go.
 */
export async function recordContact(ctx: Ctx, i: ContactInput & { id: string }): Promise<{ id: string; recordId: string } | Refusal> {
  const files = chosen(i.file)
  const pen = i.note || files.length > 0 ? await penOf(ctx) : undefined
  const minutes = i.minutes === 'other' ? i.otherMinutes : Number(i.minutes)
  if (minutes === undefined) return refuse('say-minutes').at('otherMinutes')
  if (i.nextKind && !i.nextOn) return refuse('say-next-day').at('nextOn')
  const locked = isRefusal(pen) ? [] : await lockFiles(ctx, files)
  if (isRefusal(locked)) return locked
  return await changeCase(markedBy(ctx, pen), { id: i.id, verb: 'contact' }, async ({ tx, inside, now, set }) => {
    const client = await servedIn(inside, now)
    if (isRefusal(client)) return client
    if (isRefusal(pen)) return pen
    const c = await contract(inside, now.contractId)
    if (!c) return refuse('no-line')
    const record = await recordFor(inside, c, now, { ...i, minutes, client })
    const { version, ...part } = inside
    const added = await addServiceRecord(part, record)
    if (isRefusal(added)) return atContact(added)
    const id = newId('contact', ctx.now)
    const planned = await plannedOf(ctx, tx, now.id)
    const done = { kind: i.kind, record_id: added.id, done_on: i.servedOn, met: i.met === 'yes' }
    if (planned) await fulfil(ctx, tx, { ...done, id: planned.id })
    else await insertContact(ctx, tx, { ...done, id, case_id: now.id, planned_on: null })
    const about = { clientId: client.id, about: planned?.id ?? id }
    await pen?.write(tx, { ...about, kind: 'contact', says: { text: i.note } })
    if (locked.length > 0 && !(await agreedTo(inside, client.id, 'photo'))) return refuse('not-agreed-photo').at('file')
    const unfiled = await pen?.attach(tx, { ...about, files: locked })
    if (unfiled) return unfiled
    const no = i.nextOn && (await planNext(ctx, tx, { caseId: now.id, nextOn: i.nextOn, nextKind: i.nextKind ?? i.kind }))
    if (no) return no
    const moved = await set({ deliverable_id: await deliverableOf(part, now, added.id) })
    return isRefusal(moved) ? moved : { id: now.id, recordId: added.id }
  })
}

/** The record of a contact: one person, by what it was, for the line of the case, in the community of the person where the contract serves it. */
async function recordFor(
  ctx: Ctx,
  c: Contract,
  now: Case,
  i: Omit<ContactInput, 'minutes'> & { minutes: number; client: ClientRow },
): Promise<NewRecord> {
  const { what, direct } = recordOfContact(i.kind, i.met === 'yes')
  const category = direct ? ('direct' as const) : ('indirect' as const)
  const line = workedOn(c, i.servedOn).lines.find((l) => l.id === now.lineId)
  const ofSessions = line?.kind === 'project' && isSession(line.unitTerms, { what, category })
  const place = i.client.communityId
  return {
    ...{ contractId: c.id, lineId: now.lineId, servedOn: i.servedOn, category, what, minutes: i.minutes },
    ...{ askedBy: askedByOf(now.source), people: direct ? 1 : 0, units: direct && i.unit && !ofSessions ? 1 : 0 },
    communityId: place && (await placesOf(ctx, c)).includes(place) ? place : undefined,
    // What is written of the person lies under the key and answers no question that a purchaser has: why so long, or why once more.
    note: i.reason,
    ...(ofSessions &&
      (now.deliverableId ? { deliverableId: now.deliverableId } : { opens: { title: words[ctx.lang].asDeliverable, members: 1 } })),
  }
}

/** What the line counts the case as from its first session on. */
async function deliverableOf(ctx: Ctx, now: Case, recordId: string): Promise<string | null> {
  if (now.deliverableId) return now.deliverableId
  const r = await serviceRecord(ctx, recordId)
  return isRefusal(r) ? null : r.deliverableId
}

/** What the form of a contact calls a field of the record. */
const names: Record<string, string> = {
  what: 'kind',
  units: 'unit',
  people: 'met',
  lineId: 'kind',
  deliverableId: 'kind',
  communityId: 'kind',
  note: 'reason',
}
const atContact = (no: Refusal): Refusal =>
  no.fields ? { ...no, fields: Object.fromEntries(Object.entries(no.fields).map(([name, says]) => [names[name] ?? name, says])) } : no
