import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createHash } from 'node:crypto'
import type { FileType } from './types.ts'

/**
 * Where attachments lie: bytes under the fingerprint of their content, and nothing else. What they are called, whose they are and who may see
 * them stands in the database. Bytes come first and their row after them, so a row never points at nothing; what has no row is swept.
 */
export interface FileStore {
  /** What may be handed in. */
  readonly allowed: { readonly bytes: number; readonly types: readonly FileType[] }
  /** Folder on this machine in which a file lies until it is whole. */
  readonly incoming: string
  /** Puts a file that lies in `incoming` under its key, for good: when this is done a power cut does not take it away. The file is gone from where it was. */
  keep(key: string, path: string): Promise<void>
  /** Undefined where there is none. */
  read(key: string): Promise<ReadableStream<Uint8Array> | undefined>
  remove(key: string): Promise<void>
  /** Every key that begins so, and when it was put there, in milliseconds since 1970. */
  list(prefix: string): AsyncIterable<{ key: string; changedAt: number }>
  /** What a scanner of viruses says of a file; undefined where none is set, or it finds nothing. */
  scan(path: string): Promise<string | undefined>
}

/** Where the bytes of a file lie. Each jurisdiction has its own, so that its sweeping asks of nobody else. */
export const keyOf = (jurisdiction: string, sha256: string): string => `${jurisdiction}/${sha256.slice(0, 2)}/${sha256}`

/** A name in the folder of what is on its way. */
export async function newIncoming(store: Pick<FileStore, 'incoming'>): Promise<string> {
  await mkdir(store.incoming, { recursive: true })
  return join(store.incoming, randomUUID())
}

export interface Written {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Writes a stream into a file of its own, piece by piece, and takes its fingerprint on the way. What breaks off leaves nothing. */
export async function writeIncoming(store: Pick<FileStore, 'incoming'>, from: Readable, signal?: AbortSignal): Promise<Written> {
  const path = await newIncoming(store)
  const digest = createHash('sha256')
  let bytes = 0
  const counting = new Transform({
    transform(piece: Buffer, _, done) {
      digest.update(piece)
      bytes += piece.length
      done(null, piece)
    },
  })
  try {
    await pipeline(from, counting, createWriteStream(path, { mode: 0o600, flags: 'wx' }), ...(signal ? [{ signal }] : []))
  } catch (e) {
    await rm(path, { force: true })
    throw e
  }
  return { path, bytes, sha256: digest.digest('hex') }
}

/** A folder of this machine. */
export function onDisk(folder: string): Pick<FileStore, 'incoming' | 'keep' | 'read' | 'remove' | 'list'> {
  const at = (key: string) => join(folder, 'kept', key)
  return {
    incoming: join(folder, 'incoming'),
    async keep(key, path) {
      const to = at(key)
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      await flush(path)
      await rename(path, to)
      await flush(dirname(to))
    },
    async read(key) {
      try {
        // Opened now, so that what is missing is told before an answer has begun.
        const file = await open(at(key))
        return Readable.toWeb(file.createReadStream({ highWaterMark: 64 * 1024 })) as ReadableStream<Uint8Array>
      } catch (e) {
        if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw e
      }
    },
    remove: async (key) => await rm(at(key), { force: true }),
    async *list(prefix) {
      for (const name of await namesIn(at(prefix)))
        for (const file of await namesIn(join(at(prefix), name))) {
          const { mtimeMs } = await stat(join(at(prefix), name, file)).catch(() => ({ mtimeMs: undefined }))
          if (mtimeMs !== undefined) yield { key: `${prefix}${name}/${file}`, changedAt: mtimeMs }
        }
    },
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

const namesIn = async (folder: string): Promise<string[]> =>
  await readdir(folder).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return []
    throw e
  })

/** Takes away what was on its way and never came whole, as of a process that was killed. */
export async function clearIncoming(store: Pick<FileStore, 'incoming'>, before: number): Promise<number> {
  let gone = 0
  for (const name of await namesIn(store.incoming)) {
    const path = join(store.incoming, name)
    const known = await stat(path).catch(() => undefined)
    if (!known || known.mtimeMs >= before) continue
    await rm(path, { force: true })
    gone++
  }
  return gone
}
