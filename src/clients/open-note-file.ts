import { contentsOfMany } from '#files'
import type { Refusal } from '#kernel'
import { type Ctx, fileTypes, notThere } from '#platform'
import { createDecipheriv, type DecipherGCM } from 'node:crypto'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { noteFileTypes, noteLock } from './note-files.ts'
import { notesSeen } from './notes.ts'
import type { ClientRow } from './store/index.ts'

const said = z.object({ key: z.string(), type: z.enum(noteFileTypes), bytes: z.string() })

/** One of the files of somebody, opened for whoever may read what was written about them. Looking is noted. */
export async function openNoteFile(
  ctx: Ctx,
  c: ClientRow,
  id: string,
): Promise<{ content: ReadableStream<Uint8Array>; bytes: number; name: string; mime: string } | Refusal> {
  const notes = await notesSeen(ctx, c)
  const note = typeof notes === 'string' ? undefined : notes.find((n) => n.id === id && n.kind === 'file')
  const [row] = note ? await contentsOfMany(ctx, 'note', [id]) : []
  if (!note || !row) return notThere()
  const { key, type, bytes } = said.parse(note.says)
  const content = await ctx.files!.read(row.key)
  if (!content) throw new Error(`the bytes of a file are not in the store: ${row.sha256}`)
  const opened = Readable.toWeb(Readable.from(unlocking(content, Buffer.from(key, 'base64url')))) as ReadableStream<Uint8Array>
  return { content: opened, bytes: Number(bytes), name: row.name, mime: fileTypes[type].mime }
}

/** The last bytes say whether it is what was locked: a file that was changed breaks off. */
async function* unlocking(content: ReadableStream<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0)
  let decipher: DecipherGCM | undefined
  for await (const piece of content as unknown as AsyncIterable<Uint8Array>) {
    held = Buffer.concat([held, piece])
    if (!decipher && held.length >= noteLock.ivBytes) {
      decipher = createDecipheriv(noteLock.cipher, key, held.subarray(0, noteLock.ivBytes))
      held = held.subarray(noteLock.ivBytes)
    }
    if (!decipher || held.length <= noteLock.tagBytes) continue
    yield decipher.update(held.subarray(0, -noteLock.tagBytes))
    held = held.subarray(-noteLock.tagBytes)
  }
  if (!decipher) throw new Error('a locked file is shorter than its lock')
  decipher.setAuthTag(held)
  yield decipher.final()
}
