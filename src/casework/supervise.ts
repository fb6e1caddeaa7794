import { isLeader, markedBy, underKey } from '#clients'
import { addServiceRecord } from '#delivery'
import { isAfter, isBefore, isRefusal, newId, type Refusal } from '#kernel'
import { mayNot, people } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { changeSupervision } from './change-supervision.ts'
import { isOneOfTwo, type Supervision } from './rules/supervision.ts'
import { deleteSupervisionNote, insertSupervision, insertSupervisionNote, supervisionNotesOf } from './store/index.ts'
import type { HeldInput, NewSupervisionInput } from './supervision-form.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>

/** Plans when two colleagues meet, and whose work they look at. Either of them plans it. */
export async function planSupervision(ctx: Ctx, i: NewSupervisionInput): Done {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, 'supervision.plan', no ?? refuse('no-colleague'))
  const me = ctx.asker.userId!
  const there = (await people(ctx, { organisationId, userIds: [i.otherId] })).some((p) => p.role === 'worker' || p.role === 'manager')
  if (!there || i.otherId === me) return refuse('no-colleague').at('otherId')
  if (isBefore(i.plannedOn, ctx.today)) return refuse('day-past').at('plannedOn')
  const id = newId('supervision', ctx.now)
  return await change(ctx, { action: 'supervision.plan', subject: { kind: 'supervision', id } }, async (tx, entry) => {
    const two = i.who === 'mine' ? { worker_id: me, supervisor_id: i.otherId } : { worker_id: i.otherId, supervisor_id: me }
    await insertSupervision(ctx, tx, { id, organisation_id: organisationId, ...two, planned_on: i.plannedOn })
    entry.after = { state: 'planned', version: 1 }
    return { id }
  })
}

/** What is kept of a note says where it belongs: moved to another meeting it does not open. */
const placeOf = (ctx: Ctx, supervisionId: string, id: string): string => `supervision_notes:${ctx.jurisdiction}:${supervisionId}:${id}`

/** Writes a note for the two. Nobody else reads it, whoever leads the institution neither. */
export async function noteSupervision(ctx: Ctx, i: { id: string; note: string }): Done {
  const key = await underKey(ctx)
  return await changeSupervision(markedBy(ctx, key), { id: i.id, verb: 'note' }, async ({ tx, now }) => {
    if (!isOneOfTwo(now, ctx.asker.userId)) return refuse('not-your-supervision')
    if (isRefusal(key)) return key
    const id = newId('note', ctx.now)
    await insertSupervisionNote(ctx, tx, { id, supervision_id: now.id, sealed: key.seal(i.note, placeOf(ctx, now.id, id)) })
    return { id: now.id }
  })
}

/** Whoever wrote a note takes it out again: nothing of it stays. */
export const dropSupervisionNote = (ctx: Ctx, i: { id: string; noteId: string }): Done =>
  changeSupervision(ctx, { id: i.id, verb: 'note', action: 'supervision.drop-note' }, async ({ tx, now }) => {
    if (!isOneOfTwo(now, ctx.asker.userId)) return refuse('not-your-supervision')
    if (!(await deleteSupervisionNote(ctx, tx, { supervisionId: now.id, id: i.noteId, writtenBy: ctx.asker.userId! })))
      return refuse('no-own-note')
    return { id: now.id }
  })

/** A note as one of the two reads it. */
export interface SupervisionNote {
  readonly id: string
  readonly text: string
  readonly writtenBy: string
  readonly writtenAt: Temporal.Instant
}
/** What the two wrote, for them alone; or why it is not shown here. */
export async function supervisionNotes(ctx: Ctx, s: Supervision): Promise<readonly SupervisionNote[] | 'closed' | 'not-yours'> {
  if (!isOneOfTwo(s, ctx.asker.userId)) return 'not-yours'
  const key = await underKey(ctx)
  if (isRefusal(key)) return 'closed'
  return (await supervisionNotesOf(ctx, s.id)).map((n) => ({
    ...{ id: n.id, writtenBy: n.written_by, writtenAt: n.written_at },
    text: key.open(n.sealed, placeOf(ctx, s.id, n.id)),
  }))
}

/**
 * It took place: its time is a service record of the worker, of its own kind, which says nothing of what was spoken. Recorded by the worker
 * whose time it is, or by whoever leads the institution.
 */
export const recordSupervision = (ctx: Ctx, i: HeldInput & { id: string }): Done =>
  changeSupervision(ctx, { id: i.id, verb: 'hold' }, async ({ inside, now, set }) => {
    if (now.workerId !== ctx.asker.userId && !isLeader(ctx)) return refuse('their-time')
    if (isAfter(i.heldOn, ctx.today)) return refuse('day-to-come').at('heldOn')
    const { version, ...part } = inside
    const [contractId, lineId] = i.line.split('/') as [string, string | undefined]
    const added = await addServiceRecord(part, {
      ...{ contractId, lineId: lineId ?? '', servedOn: i.heldOn, category: 'supervision', what: 'other', minutes: i.minutes },
      ...{ askedBy: 'own-plan', people: 0, units: 0, workerId: now.workerId },
    })
    if (isRefusal(added)) return atSupervision(added)
    return await set({ record_id: added.id, held_on: i.heldOn, minutes: i.minutes })
  })

/** What the form of supervision calls a field of the record. */
const names: Record<string, string> = { servedOn: 'heldOn', lineId: 'line', contractId: 'line', workerId: 'line', note: 'minutes' }
const atSupervision = (no: Refusal): Refusal =>
  no.fields ? { ...no, fields: Object.fromEntries(Object.entries(no.fields).map(([name, says]) => [names[name] ?? name, says])) } : no

/** It does not take place. */
export const dropSupervision = (ctx: Ctx, id: string): Done =>
  changeSupervision(ctx, { id, verb: 'drop' }, async ({ now, set }) =>
    isOneOfTwo(now, ctx.asker.userId) || isLeader(ctx) ? await set({}) : refuse('not-your-supervision'),
  )
