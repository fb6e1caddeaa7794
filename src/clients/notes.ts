import { isRefusal, newId, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { z } from 'zod'
import { isOfCase } from './change-client.ts'
import { agreedAmong, standing } from './consents.ts'
import { markedUnder } from './marked-under.ts'
import type { NameKey } from './name-key.ts'
import { type LockedFile, writeFiles } from './note-files.ts'
import { namesOpen } from './names-open.ts'
import { opensNow } from './say-why.ts'
import { isLeader } from './seen-of.ts'
import { type ClientRow, consentsOf, insertNote, noteLooks, notesAbout, notesOfKind } from './store/index.ts'
import { refuse } from './words.ts'

/** What a note says, field by field. It exists only under the key. */
export type Said = Readonly<Record<string, string>>
const kept = z.record(z.string(), z.string())

/** A note as whoever may read it reads it. */
export interface Note {
  readonly id: string
  readonly about: string
  readonly kind: string
  readonly says: Said
  readonly writtenBy: string
  readonly writtenAt: Temporal.Instant
}
/** What was written about somebody, or why it is not shown here. */
export type NotesSeen = readonly Note[] | 'closed' | 'erased' | 'withdrawn' | 'not-yours'

const place = (ctx: Ctx, clientId: string, id: string): string => `client_notes:${ctx.jurisdiction}:${clientId}:${id}`

/**
 * Why this person may not go on with somebody: it is another worker's case, what was known is erased, or the consent does not stand. Who
 * leads the institution may, as where a worker is away. `withdrawn`: it only ends what was begun, and nothing is written.
 */
export async function whyNotServed(ctx: Ctx, c: ClientRow, o: { withdrawn?: 'may' } = {}): Promise<Refusal | undefined> {
  if (!isOfCase(ctx, c)) return refuse('not-your-case')
  if (o.withdrawn === 'may') return undefined
  if (c.state === 'erased') return refuse('erased')
  return standing(await consentsOf(ctx, [c.id], ctx.db), 'service', ctx.today) ? undefined : refuse('not-agreed')
}

/** Somebody who writes about a client: what they say is sealed before it reaches the database. */
export interface Pen {
  /** The request with the mark of its form under the key, as what is written lies under it too. */
  readonly marked: Ctx
  readonly write: (
    tx: Db,
    i: { clientId: string; about: string; kind: string; says: Readonly<Record<string, string | undefined>> },
  ) => Promise<void>
  /** Keeps pictures and recordings beside it. */
  readonly attach: (tx: Db, i: { clientId: string; about: string; files: readonly LockedFile[] }) => Promise<Refusal | undefined>
}

/**
 * What writes with the key that is open in this session. Asked before the change, since the key is read beside it.
 * @returns a refusal while the names are closed
 */
export async function penOf(ctx: Ctx): Promise<Pen | Refusal> {
  const key = await namesOpen(ctx)
  return key
    ? {
        marked: markedUnder(ctx, key),
        write: (tx, i) => writeNote(ctx, tx, key, i),
        attach: (tx, i) => writeFiles(ctx, tx, (id, says) => sealNote(ctx, key, i.clientId, id, says), i),
      }
    : refuse('names-closed')
}

/** Under what a form is taken that says what is written with the pen. Where nothing is written, as it came. */
export const markedBy = (ctx: Ctx, pen: Pick<Pen, 'marked'> | Refusal | undefined): Ctx => (pen && !isRefusal(pen) ? pen.marked : ctx)

async function writeNote(ctx: Ctx, tx: Db, key: NameKey, i: Parameters<Pen['write']>[1]): Promise<void> {
  const said = Object.fromEntries(Object.entries(i.says).flatMap(([name, v]) => (v ? [[name, v] as const] : [])))
  if (Object.keys(said).length === 0) return
  const id = newId('note', ctx.now)
  const sealed = sealNote(ctx, key, i.clientId, id, said)
  await insertNote(ctx, tx, { id, client_id: i.clientId, about: i.about, kind: i.kind, sealed })
}

/** What a note says, under the key, where it alone opens. */
const sealNote = (ctx: Ctx, key: NameKey, clientId: string, id: string, says: Said): string =>
  key.secrets.lock(JSON.stringify(says), place(ctx, clientId, id))

/**
 * What was written about somebody. Their own worker reads it; anybody else of the institution, whoever leads it too, says why first. The
 * look is noted before anything is shown.
 */
export async function notesSeen(ctx: Ctx, c: ClientRow): Promise<NotesSeen> {
  if (c.state === 'erased') return 'erased'
  const own = c.organisationId === ctx.asker.organisationId && c.workerId === ctx.asker.userId
  if (!own && !(await opensNow(ctx, c.id))) return 'not-yours'
  const key = await namesOpen(ctx)
  if (!key) return 'closed'
  if (!isLeader(ctx) && !standing(await consentsOf(ctx, [c.id]), 'service', ctx.today)) return 'withdrawn'
  const rows = await notesAbout(ctx, c.id)
  if (rows.length > 0) await noteLooks(ctx, [c.id])
  return rows.flatMap((r) => {
    if (r.sealed === null) return []
    const says = kept.parse(JSON.parse(key.secrets.unlock(r.sealed, place(ctx, c.id, r.id))))
    return [{ id: r.id, about: r.about, kind: r.kind, says, writtenBy: r.written_by, writtenAt: r.written_at }]
  })
}

/**
 * What was written of one kind about everybody the institution serves, to be counted and not to be shown: for whoever leads it, while the
 * key is open, and of those alone whose consent stands.
 */
export async function notesToCount(ctx: Ctx, kind: string): Promise<readonly Pick<Note, 'about' | 'says'>[] | 'closed'> {
  const [key, organisationId] = [await namesOpen(ctx), ctx.asker.organisationId]
  if (!key || !organisationId || !isLeader(ctx)) return 'closed'
  const rows = await notesOfKind(ctx, { organisationId, kind })
  const agreed = await agreedAmong(ctx, [...new Set(rows.map((r) => r.client_id))])
  return rows.flatMap((r) => {
    if (r.sealed === null || !agreed.has(r.client_id)) return []
    return [{ about: r.about, says: kept.parse(JSON.parse(key.secrets.unlock(r.sealed, place(ctx, r.client_id, r.id)))) }]
  })
}
