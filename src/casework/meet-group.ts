import { agreedAmong, clientHeld } from '#clients'
import { type Contract, contract, workedOn } from '#contracts'
import {
  addServiceRecord,
  changeDeliverable,
  deliverable,
  type DeliverableStands as Deliverable,
  isSession,
  serviceRecord,
} from '#delivery'
import { chosen, type ReadyFile, readyFiles } from '#files'
import { type Day, isBefore, isRefusal, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { changeGroup, leadsGroup } from './change-group.ts'
import type { CloseGroupInput, SessionInput } from './group-form.ts'
import { groupWords } from './group-words.ts'
import { heldOf } from './held-of.ts'
import { differentPeople, type Member, type Session, type WorkGroup } from './rules/group.ts'
import { insertSession, membersOf, sessionsOf } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * Records a session with everybody who was there, on one page: one service record of so many people. The group is a deliverable of its
 * line from its first session on, and how many different people take part follows from who came, nobody types it.
 */
export async function meetGroup(ctx: Ctx, i: SessionInput & { id: string }): Promise<{ id: string } | Refusal> {
  const guests = i.guests ?? 0
  const present = i.present.map(Number)
  const files = await readyFiles(ctx, chosen(i.file), { isPhoto: true })
  if (isRefusal(files)) return files
  return await changeGroup(ctx, { id: i.id, verb: 'meet' }, async ({ tx, inside, now, set }) => {
    if (!leadsGroup(ctx, now)) return refuse('not-your-group')
    const absent = await whyNotThere(inside, tx, now, present, i.heldOn)
    if (absent) return absent
    if (present.length + guests === 0) return refuse('nobody-came').at('present')
    if (i.nextOn && isBefore(i.nextOn, i.heldOn)) return refuse('day-past').at('nextOn')
    const c = await contract(inside, now.contractId)
    if (!c) return refuse('no-line')
    const { version, ...part } = inside
    const held = [...(await heldOf(inside, [now.id])), { present, guests }]
    const written = await writeRecord(part, c, now, {
      heldOn: i.heldOn,
      minutes: i.minutes,
      note: i.note,
      files,
      people: present.length + guests,
      held,
    })
    if (isRefusal(written)) return written
    const number = ((await sessionsOf(inside, [now.id], tx)).at(-1)?.number ?? 0) + 1
    await insertSession(ctx, tx, { group_id: now.id, number, record_id: written.recordId, held_on: i.heldOn, present, guests })
    return await set({ deliverable_id: written.deliverableId, next_on: i.nextOn ?? null })
  })
}

/** Why somebody who is ticked is not written down: no such place, left by then, or nothing more is to be written of them. */
async function whyNotThere(ctx: Ctx, tx: Db, g: WorkGroup, present: readonly number[], heldOn: Day): Promise<Refusal | undefined> {
  const members = await membersOf(ctx, [g.id], tx)
  const ticked = members.filter((m) => present.includes(m.number))
  if (ticked.length < present.length) return refuse('no-member').at('present')
  const say = (of: readonly Member[]) => of.map((m) => groupWords[ctx.lang].place(m.number))
  const left = ticked.filter((m) => m.leftOn && isBefore(m.leftOn, heldOn))
  if (left.length > 0) return refuse('left-before', say(left)).at('present')
  const clientIds = ticked.flatMap((m) => m.clientId ?? []).sort()
  // Whoever takes the consent back at this moment, or erases, is waited for: afterwards nothing more is written.
  for (const id of clientIds) await clientHeld(ctx, tx, id)
  const agreed = await agreedAmong(ctx, clientIds)
  const not = ticked.filter((m) => m.clientId && !agreed.has(m.clientId))
  return not.length > 0 ? refuse('not-agreed-there', say(not)).at('present') : undefined
}

/** Who came to a session. */
type Came = Pick<Session, 'present' | 'guests'>

/** The record of a session, with the deliverable of which it is one: opened with the first, and as large as who came. */
async function writeRecord(
  ctx: Ctx,
  c: Contract,
  g: WorkGroup,
  s: {
    heldOn: SessionInput['heldOn']
    minutes: number
    note: string | undefined
    files: readonly ReadyFile[]
    people: number
    held: readonly Came[]
  },
): Promise<{ recordId: string; deliverableId: string | null } | Refusal> {
  const line = workedOn(c, s.heldOn).lines.find((l) => l.id === g.lineId)
  const ofSessions = line?.kind === 'project' && isSession(line.unitTerms, { what: 'group', category: 'direct' })
  const grown = await growFor(ctx, g, s.people)
  if (grown) return grown
  const added = await addServiceRecord(ctx, {
    ...{ contractId: c.id, lineId: g.lineId, servedOn: s.heldOn, category: 'direct', what: 'group', minutes: s.minutes },
    ...{ askedBy: 'own-plan', people: s.people, units: 0, note: s.note, files: s.files },
    ...(ofSessions &&
      (g.deliverableId ? { deliverableId: g.deliverableId } : { opens: { title: g.title, members: differentPeople(s.held) } })),
  })
  if (isRefusal(added)) return atSession(added)
  const told = await tellDifferent(ctx, g, s.held)
  if (told) return told
  const r = await serviceRecord(ctx, added.id)
  return { recordId: added.id, deliverableId: g.deliverableId ?? (isRefusal(r) ? null : r.deliverableId) }
}

/** More people came at once than take part so far: said before the session, which is not written with more than take part. */
async function growFor(ctx: Ctx, g: WorkGroup, people: number): Promise<Refusal | undefined> {
  const d = await deliverableOf(ctx, g)
  if (!d || isRefusal(d) || d.members >= people) return isRefusal(d) ? d : undefined
  return await sayMembers(ctx, d, people)
}

/** What of the number of those who take part is no reason against a session: it stays as it was handed in, or as others wrote it. */
const stays: readonly string[] = ['unit-stands', 'fewer-than-came']

/**
 * Says how many different people came, as the sessions tell it now. Fewer than before, as where one was struck, only while nobody else
 * wrote sessions of the deliverable: who came to those is not known here.
 */
async function tellDifferent(ctx: Ctx, g: WorkGroup, held: readonly Came[]): Promise<Refusal | undefined> {
  const d = await deliverableOf(ctx, g)
  if (!d || isRefusal(d)) return d
  const different = differentPeople(held)
  if (d.members === different || (d.members > different && d.sessions !== held.length)) return undefined
  const no = await sayMembers(ctx, d, different)
  return no && stays.includes(no.code) ? undefined : no
}

const deliverableOf = async (ctx: Ctx, g: WorkGroup): Promise<Deliverable | Refusal | undefined> => {
  const found = g.deliverableId ? await deliverable(ctx, g.deliverableId) : undefined
  return found && (isRefusal(found) ? found : found.deliverable)
}
async function sayMembers(ctx: Ctx, d: Deliverable, members: number): Promise<Refusal | undefined> {
  const changed = await changeDeliverable(ctx, { deliverableId: d.id, title: d.title, members, version: d.version })
  return isRefusal(changed) ? changed : undefined
}

const names: Record<string, string> = {
  servedOn: 'heldOn',
  people: 'present',
  what: 'present',
  lineId: 'present',
  deliverableId: 'present',
  note: 'note',
}
const atSession = (no: Refusal): Refusal =>
  no.fields ? { ...no, fields: Object.fromEntries(Object.entries(no.fields).map(([name, says]) => [names[name] ?? name, says])) } : no

/** The group has met for the last time: whether what it was for was attained. */
export const closeGroup = (ctx: Ctx, i: CloseGroupInput & { id: string }): Promise<{ id: string } | Refusal> =>
  changeGroup(ctx, { id: i.id, verb: 'close' }, async ({ inside, now, set }) => {
    if (!leadsGroup(ctx, now)) return refuse('not-your-group')
    const { version, ...part } = inside
    const no = await tellDifferent(part, now, await heldOf(inside, [now.id]))
    if (no) return no
    return await set({ closed_on: ctx.today, attained: i.attained, closing_note: i.closingNote ?? null, next_on: null })
  })
