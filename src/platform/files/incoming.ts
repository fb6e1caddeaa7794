import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy'
import { type FileStore, writeIncoming, type Written } from './store.ts'

/** A form with files as it came in: what was typed, and the files, which lie on the disk. */
export interface ReceivedForm {
  readonly fields: Readonly<Record<string, string | File | (string | File)[]>>
  /** Takes away what nobody kept. */
  clear(): Promise<void>
}

/** What is known of a file of a form beside its name: where it lies and its fingerprint, or that it was more than may be sent. */
export type ReceivedFile = Written | { readonly tooLarge: number }
const known = new WeakMap<File, ReceivedFile>()
export const receivedFile = (file: File): ReceivedFile | undefined => known.get(file)

/**
 * Reads a form with files as it comes, each file into one of its own on the disk, so that memory does not grow with them. A file larger than it
 * may be is dropped while it comes, and what was typed beside it is kept. What breaks off leaves nothing.
 * @param o.mostBytes of one file; @param o.fieldBytes of all that was typed together
 */
export async function receiveForm(
  request: Request,
  o: { store: Pick<FileStore, 'incoming'>; mostBytes: number; fieldBytes: number; signal: AbortSignal },
): Promise<ReceivedForm | 'unreadable' | 'broken-off' | 'too-large'> {
  const body = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream)
  const parts: [string, string | Promise<File>][] = []
  const paths: string[] = []
  const clear = async () => {
    // Those that are still on their way take themselves away.
    await Promise.allSettled(parts.map(([, value]) => value))
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }
  // A file of a form that ended badly is told nothing by the parser: it is stopped here.
  const inside = new AbortController()
  const signal = AbortSignal.any([o.signal, inside.signal])
  let broken = false
  let typed = 0
  body.once('error', () => (broken = true))
  try {
    const parser = new Busboy({
      headers: Object.fromEntries(request.headers) as BusboyHeaders,
      limits: { fileSize: o.mostBytes, fieldSize: o.fieldBytes, fieldNameSize: 200, fields: 5000, files: 50, parts: 5000 },
    })
    const stop = (why: string) => body.destroy(new Error(why))
    parser.on('field', (name, value, _nameCut, cut) => {
      typed += Buffer.byteLength(value)
      if (cut || typed > o.fieldBytes) return void stop('too large')
      parts.push([name, value])
    })
    // The parser goes on complaining of a form that broke off when nobody listens to it any more.
    parser.on('error', () => undefined)
    parser.on('file', (name, stream, fileName) => {
      stream.on('error', () => undefined)
      const file = takeFile({ ...o, signal }, stream, fileName ?? '').then(({ file, path }) => (path && paths.push(path), file))
      file.catch(() => undefined)
      parts.push([name, file])
    })
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(limit, () => void stop('too large'))
    await pipeline(body, parser, { signal })
    const all = await Promise.all(parts.map(async ([name, value]) => [name, await value] as const))
    return { fields: gathered(all), clear }
  } catch (e) {
    inside.abort()
    await clear()
    if ((e as { code?: string }).code === 'ENOSPC') throw e
    if (e instanceof Error && e.message === 'too large') return 'too-large'
    return broken || o.signal.aborted ? 'broken-off' : 'unreadable'
  }
}

async function takeFile(
  o: { store: Pick<FileStore, 'incoming'>; mostBytes: number; signal: AbortSignal },
  stream: BusboyFileStream,
  name: string,
): Promise<{ file: File; path?: string }> {
  const written = await writeIncoming(o.store, stream, o.signal)
  if (!stream.truncated && written.bytes > 0) {
    const file = new File([await openAsBlob(written.path)], name)
    known.set(file, written)
    return { file, path: written.path }
  }
  await rm(written.path, { force: true })
  const file = new File([], stream.truncated ? name : '')
  if (stream.truncated) known.set(file, { tooLarge: o.mostBytes })
  return { file }
}

/** Several of one name stand in a list, in their order. */
function gathered(parts: readonly (readonly [string, string | File])[]): ReceivedForm['fields'] {
  const fields = new Map<string, string | File | (string | File)[]>()
  for (const [name, value] of parts) {
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : [...[before].flat(), value])
  }
  return Object.fromEntries(fields)
}
