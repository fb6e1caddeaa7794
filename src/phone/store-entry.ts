import { contactForm, heldOf, meetGroup, recordContact, sessionForm } from '#casework'
import { addServiceRecord, atForm, correctionForm, correctRecord, meantBy, newRecordForm, recordValues, serviceRecord } from '#delivery'
import { chosen, readyFiles } from '#files'
import { isRefusal, type Refusal } from '#kernel'
import { canonical, change, type Ctx } from '#platform'
import { readForm } from '#ui'
import type { SentEntry } from './entry-form.ts'
import type { Answer, Stands } from './island/carried.ts'
import { plainValues } from './phone-data.ts'
import type { Phone } from './rules/phone.ts'
import { insertTaken, isInUse, recordsFrom, type TakenRow } from './store/index.ts'
import { refuse } from './words.ts'

type Stored = { record: string | null }

/**
 * Stores one entry by the verb that the form of its kind calls, in one transaction with the mark that it was taken: sent again it changes
 * nothing, and of two that send it at once the second finds it there.
 */
export async function storeEntry(
  ctx: Ctx,
  phone: Phone,
  e: SentEntry,
  before: TakenRow | undefined,
  photos: readonly File[],
): Promise<Answer> {
  const sent_mark = markOf(ctx, e)
  if (before) return await takenBefore(ctx, e, before, sent_mark)
  const act = read(e, photos)
  if (isRefusal(act)) return refused(ctx, e, act)
  const there = await sessionThere(ctx, phone, e)
  if (there) return { id: e.id, is: 'session-there', ...said(ctx, there) }
  const what = { action: 'phones.entry', subject: { kind: 'phone', id: phone.id } as const, countedLater: true as const }
  const done = await change(ctx, what, async (tx): Promise<Stored | Refusal> => {
    if (!(await isInUse(ctx, tx, phone.id))) return refuse('phone-lost')
    // Of what the telephone saw only a correction says a version: it was typed over what stood there.
    const { version, once, sent, ...plain } = ctx
    const stored = await act({ ...plain, db: tx })
    if (isRefusal(stored)) return stored
    const isNew = await insertTaken(ctx, tx, { phone_id: phone.id, id: e.id, kind: e.kind, sent_mark, record_id: stored.record })
    return isNew ? stored : refuse('sent-before')
  })
  if (!isRefusal(done)) return { id: e.id, is: 'stored', record: done.record }
  if (done.code === 'stale' && e.kind === 'correction')
    return { id: e.id, is: 'conflict', says: refuse('changed-since').words[ctx.lang], stands: await standing(ctx, e.of) }
  return refused(ctx, e, done)
}

/** The same entry again is there already; with other contents both are shown. */
async function takenBefore(ctx: Ctx, e: SentEntry, before: TakenRow, sent: string): Promise<Answer> {
  if (before.sent_mark === sent) return { id: e.id, is: 'already', record: before.record_id }
  return {
    id: e.id,
    is: 'conflict',
    says: refuse('sent-before').words[ctx.lang],
    stands: await standing(ctx, before.record_id ?? undefined),
  }
}

const markOf = (ctx: Ctx, e: SentEntry): string =>
  ctx.seal.mark(canonical({ id: e.id, kind: e.kind, of: e.of ?? null, fields: e.fields }), `phone:${ctx.jurisdiction}`)

const said = (ctx: Ctx, no: Refusal) => ({
  says: no.words[ctx.lang],
  fields: Object.fromEntries(Object.entries(no.fields ?? {}).map(([k, w]) => [k, w[ctx.lang]])),
})
const refused = (ctx: Ctx, e: SentEntry, no: Refusal): Answer => ({ id: e.id, is: 'refused', ...said(ctx, no) })

async function standing(ctx: Ctx, id: string | undefined): Promise<Stands | null> {
  const r = id ? await serviceRecord(ctx, id) : undefined
  return r && !isRefusal(r) ? { id: r.id, version: r.version, fields: plainValues(recordValues(r)) } : null
}

/** What the entry asks for, read by the form of its kind: the same fields, limits and looks at what was written. */
function read(e: SentEntry, photos: readonly File[]): ((ctx: Ctx) => Promise<Stored | Refusal>) | Refusal {
  const of = e.of ?? ''
  if (e.kind === 'record') {
    const i = readForm(newRecordForm, { ...e.fields, file: photos })
    if (isRefusal(i)) return i
    const { file, ...typed } = i
    return async (ctx) => {
      const files = await readyFiles(ctx, chosen(file), { isPhoto: true })
      return isRefusal(files) ? files : recordIn(atForm(await addServiceRecord(ctx, { ...meantBy(typed), workerId: undefined, files })))
    }
  }
  if (e.kind === 'correction') {
    const i = readForm(correctionForm, e.fields)
    return isRefusal(i)
      ? i
      : async (ctx) => recordIn(atForm(await correctRecord(ctx, { ...meantBy(i), recordId: of, version: e.version ?? 0 })))
  }
  if (e.kind === 'contact') {
    const i = readForm(contactForm, { ...e.fields, file: photos })
    if (isRefusal(i)) return i
    return async (ctx) => {
      const done = await recordContact(ctx, { ...i, id: of })
      return isRefusal(done) ? done : { record: done.recordId }
    }
  }
  const i = readForm(sessionForm, { ...e.fields, file: photos })
  return isRefusal(i) ? i : async (ctx) => await met(ctx, of, await meetGroup(ctx, { ...i, id: of }))
}

const recordIn = (done: { id: string } | Refusal): Stored | Refusal => (isRefusal(done) ? done : { record: done.id })
async function met(ctx: Ctx, groupId: string, done: { id: string } | Refusal): Promise<Stored | Refusal> {
  if (isRefusal(done)) return done
  return { record: (await heldOf(ctx, [groupId])).at(-1)?.recordId ?? null }
}

/** A session of the same group on the same day that somebody wrote elsewhere: two may have ticked the same people. */
async function sessionThere(ctx: Ctx, phone: Phone, e: SentEntry): Promise<Refusal | undefined> {
  if (e.kind !== 'session' || e.asWell || !e.of) return undefined
  const same = (await heldOf(ctx, [e.of])).filter((s) => s.heldOn.toString() === e.fields.heldOn)
  if (same.length === 0) return undefined
  const own = await recordsFrom(ctx, { phoneId: phone.id, recordIds: same.map((s) => s.recordId) })
  const other = same.find((s) => !own.has(s.recordId))
  return other && refuse('session-there', other.present.length + other.guests)
}
