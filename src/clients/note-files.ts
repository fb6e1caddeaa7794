import { type Attached, cleanFiles, endFilesOf, fileWith, type ReadyFile } from '#files'
import { isRefusal, newId, type Refusal } from '#kernel'
import { type Ctx, type Db, keyOf, pictureTypes, soundTypes, writeIncoming } from '#platform'
import { createCipheriv, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Said } from './notes.ts'
import { insertNote, noteIdsOf } from './store/index.ts'

/** What is kept with what is written about somebody: pictures and recordings alone, which show what words do not. */
export const noteFileTypes = [...pictureTypes, ...soundTypes] as const

/** A picture or a recording under a key of its own, which will stand in a note and nowhere else. */
export interface LockedFile {
  readonly key: string
  readonly bytes: number
  readonly type: ReadyFile['type']
  readonly locked: ReadyFile
}
/** How it is locked: what comes first, then what was locked, then what says that it is that. */
export const noteLock = { cipher: 'aes-256-gcm', ivBytes: 12, tagBytes: 16 } as const

/** Looks at files, takes out what their device wrote beside them, and locks each before it is put away: what lies there opens with the note alone. */
export async function lockFiles(ctx: Ctx, files: readonly Attached[]): Promise<LockedFile[] | Refusal> {
  if (files.length === 0) return []
  // What somebody called it may name a person. It is not kept.
  const unnamed = files.map((f) => ({ ...f, name: '' }))
  const clean = await cleanFiles(ctx, unnamed, { isPhoto: true, types: noteFileTypes })
  if (isRefusal(clean)) return clean
  const all: LockedFile[] = []
  for (const f of clean) {
    const key = randomBytes(32)
    const written = await writeIncoming(ctx.files!, Readable.from(locking(f.path, key)))
    await ctx.files!.keep(keyOf(ctx.jurisdiction, written.sha256), written.path)
    all.push({ key: key.toString('base64url'), bytes: f.bytes, type: f.type, locked: { ...f, ...written } })
  }
  return all
}

async function* locking(path: string, key: Buffer): AsyncGenerator<Buffer> {
  const iv = randomBytes(noteLock.ivBytes)
  const cipher = createCipheriv(noteLock.cipher, key, iv)
  yield iv
  for await (const piece of createReadStream(path)) yield cipher.update(piece as Buffer)
  yield Buffer.concat([cipher.final(), cipher.getAuthTag()])
}

/** Writes down what was locked, beside what was written about the same. */
export async function writeFiles(
  ctx: Ctx,
  tx: Db,
  seal: (id: string, says: Said) => string,
  i: { clientId: string; about: string; files: readonly LockedFile[] },
): Promise<Refusal | undefined> {
  for (const f of i.files) {
    const id = newId('note', ctx.now)
    const says = { key: f.key, type: f.type, bytes: String(f.bytes) }
    await insertNote(ctx, tx, { id, client_id: i.clientId, about: i.about, kind: 'file', sealed: seal(id, says) })
    const filed = await fileWith(ctx, tx, { kind: 'note', id }, [f.locked])
    if (isRefusal(filed)) return filed
  }
  return undefined
}

/** Files of somebody who is erased go with what was written: first the keys, then by the clock the bytes. */
export const endNoteFiles = async (ctx: Ctx, tx: Db, clientId: string): Promise<void> =>
  await endFilesOf(ctx, tx, 'note', await noteIdsOf(ctx, tx, { clientId, kind: 'file' }))
