import { type Day, type ErasureGround, isErased, isRefusal, newId, type Refusal } from '#kernel'
import { keepErasure, mayNot, requestBy } from '#people'
import {
  change,
  type Ctx,
  eraseFacts,
  eraseText,
  fingerprint,
  type FoundText,
  type Place,
  recordRefusal,
  sameWords,
  textAt,
} from '#platform'
import { erasable } from './erasable.ts'
import { refuseErasure as refuse } from './personal-data-words.ts'
import { factsPlace, isFacts, refOf } from './place-ref.ts'

/** A text as the officer saw it: what is erased is what was read. */
export const seenText = (text: string): string => fingerprint(text).slice(0, 32)

/**
 * Erases a text about a person: a mark stays, and nothing of what it said, where it stood, in its kept versions and in the entries of the
 * log about the same record. Erasing what is erased changes nothing and gives the same answer.
 * @param i.also other places and entries with the same words that go too, each named by `refOf`; none that is not named
 */
export async function erase(
  ctx: Ctx,
  i: { place: Place; ground: ErasureGround; seen: string; requestId?: string | undefined; also?: readonly string[] },
): Promise<{ place: Place } | Refusal> {
  const no = mayNot(ctx.asker, 'people.erase-text')
  if (no) return await recordRefusal(ctx, 'people.erase-text', no)
  const found = await textAt(ctx, erasable(), i.place)
  if (!found) return await recordRefusal(ctx, 'people.erase-text', refuse('no-text'))
  if (i.requestId && !(await requestBy(ctx, i.requestId)))
    return await recordRefusal(ctx, 'people.erase-text', refuse('no-request').at('requestId'))
  if (!isErased(found.text) && seenText(found.text) !== i.seen) return await recordRefusal(ctx, 'people.erase-text', refuse('text-changed'))
  const id = newId('entry', ctx.now)
  return await change(ctx, { action: 'people.erase-text', id, ...subjectOf(found) }, async (tx, entry) => {
    const named = new Set(i.also)
    if (isErased(found.text)) {
      // What is to go along with it does not go in silence: it is to be looked at by itself.
      if (named.size > 0) return refuse('text-changed')
      entry.repeated = true
      return { place: i.place }
    }
    const elsewhere = await sameWords(ctx, erasable(), found, tx)
    const texts = elsewhere.texts.filter((f) => named.has(refOf(f.place)))
    const entryIds = elsewhere.entries.map((e) => e.id).filter((e) => named.has(refOf(factsPlace(e))))
    // What was ticked and is not there any more was not what was seen.
    if (texts.length + entryIds.length < named.size) return refuse('text-changed')
    const done = await eraseText(ctx, tx, found, { ground: i.ground, by: id, among: erasable(), also: { texts, entryIds } })
    if (!done) return refuse('text-changed')
    const requestId = i.requestId ?? null
    for (const place of [i.place, ...done.copies, ...entryIds.map(factsPlace)])
      await keepErasure(ctx, tx, { id: newId('erasure', ctx.now), place, ground: i.ground, requestId })
    const copies = done.copies.length
    entry.facts = { kind: i.place.kind, field: i.place.column, ground: i.ground, entries: done.entries, ...(copies > 0 && { copies }) }
    return { place: i.place }
  })
}

/** The purchase whose history says that something was erased; the record itself stands in the list of erasures. */
const subjectOf = ({ row }: FoundText): { purchaseId?: string } =>
  typeof row.purchase_id === 'string' ? { purchaseId: row.purchase_id } : {}

interface Applied {
  readonly id: string
  readonly place: Place
  readonly ground: ErasureGround
  readonly on: Day
}

/**
 * Erases again what was erased before, in a database that was read back from an older backup. What is erased already, or was written
 * after the backup and so is not here, is counted and left.
 */
export async function applyErasures(ctx: Ctx, list: readonly Applied[]): Promise<{ erased: number; already: number; missing: number }> {
  const id = newId('entry', ctx.now)
  const done = await change(ctx, { action: 'people.apply-erasures', id }, async (tx, entry) => {
    const facts = { erased: 0, already: 0, missing: 0 }
    let entries = 0
    for (const e of list) {
      if (isFacts(e.place)) {
        const gone = await eraseFacts(ctx, tx, { entryIds: e.place.key.map(String), by: id })
        entries += gone
        if (gone === 0) facts.already++
        else {
          await keepErasure(ctx, tx, { id: e.id, place: e.place, ground: e.ground, requestId: null, erasedOn: e.on })
          facts.erased++
        }
        continue
      }
      const found = await textAt(ctx, erasable(), e.place, tx)
      if (!found) facts.missing++
      else if (isErased(found.text)) facts.already++
      else {
        // The mark says the day on which it was erased first.
        const done = await eraseText({ ...ctx, today: e.on }, tx, found, { ground: e.ground, by: id, among: erasable() })
        entries += done?.entries ?? 0
        await keepErasure(ctx, tx, { id: e.id, place: e.place, ground: e.ground, requestId: null, erasedOn: e.on })
        facts.erased++
      }
    }
    entry.facts = { ...facts, entries }
    return facts
  })
  if (isRefusal(done)) throw new Error(done.words.en)
  return done
}
