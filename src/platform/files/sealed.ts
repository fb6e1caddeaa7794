import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { ReadableStream as Pieces } from 'node:stream/web'
import type { Seal } from '../seal.ts'
import { type FileStore, writeIncoming, type Written } from './store.ts'
import type { FileType } from './types.ts'

/** One of several files that are sealed as one. */
export interface SealedFile {
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly sha256: string
  /** What it is a copy of, where it was not attached itself. */
  readonly of?: string | undefined
}
/** Where it is before: on this machine, or in the store. */
type FromWhere = { readonly path: string } | { readonly key: string }

/*
 * What is sealed: the length of a list in four bytes, the list of the files, the files one after the other, and zeros up to a length that is a
 * power of two. Without a file the same is sealed, so that neither whether there are any nor how many can be told.
 */

/** Length of what holds nothing, or little. */
const least = 64 * 1024
/** The most that is sealed as one, list and filling included. */
export const mostSealed = 128 * 1024 * 1024
/** Largest list that is read. */
const mostList = 64 * 1024

const lengthFor = (bytes: number): number => Math.max(least, 2 ** Math.ceil(Math.log2(bytes)))

const headFor = (files: readonly SealedFile[]): Buffer => {
  const list = Buffer.from(JSON.stringify(files.map(({ name, type, bytes, sha256, of }) => ({ name, type, bytes, sha256, of }))))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(list.length)
  return Buffer.concat([length, list])
}

/** Whether these files fit into one. */
export const fitTogether = (files: readonly SealedFile[]): boolean =>
  headFor(files).length + files.reduce((n, f) => n + f.bytes, 0) <= mostSealed && headFor(files).length <= mostList

/** Seals files as one, into a file on its way into the store. */
export async function sealFiles(
  o: { store: Pick<FileStore, 'incoming' | 'read'>; seal: Pick<Seal, 'sealStream'>; recipient: string },
  files: readonly (SealedFile & FromWhere)[],
): Promise<Written> {
  async function* plain(): AsyncGenerator<Uint8Array> {
    const head = headFor(files)
    let sent = head.length
    yield head
    for (const f of files)
      for await (const piece of ('path' in f ? createReadStream(f.path) : await there(o.store, f.key)) as AsyncIterable<Uint8Array>) {
        sent += piece.length
        yield piece
      }
    for (let left = lengthFor(sent) - sent; left > 0; left -= least) yield Buffer.alloc(Math.min(left, least))
  }
  const sealed = await o.seal.sealStream(o.recipient, Pieces.from(plain()) as ReadableStream<Uint8Array>)
  return await writeIncoming(o.store, Readable.fromWeb(sealed as import('node:stream/web').ReadableStream))
}

interface Sealed {
  readonly store: Pick<FileStore, 'read'>
  readonly key: string
  readonly seal: Pick<Seal, 'openStream'>
  readonly lockedKey: string
}

/** The fingerprint of what lies under a key. @throws where nothing does: that is a fault of ours. */
export async function fingerprintOf(store: Pick<FileStore, 'read'>, key: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const piece of (await there(store, key)) as AsyncIterable<Uint8Array>) digest.update(piece)
  return digest.digest('hex')
}

/** Which files were sealed. @throws CannotUnseal */
export async function sealedFiles(o: Sealed): Promise<SealedFile[]> {
  const reading = readerOf(await o.seal.openStream(o.lockedKey, await there(o.store, o.key)))
  try {
    return await listFrom(reading)
  } finally {
    await reading.stop()
  }
}

/** One of the files that were sealed, piece by piece. Undefined where there are not so many. @throws CannotUnseal, also while it is read. */
export async function sealedFile(o: Sealed, n: number): Promise<{ file: SealedFile; content: ReadableStream<Uint8Array> } | undefined> {
  const reading = readerOf(await o.seal.openStream(o.lockedKey, await there(o.store, o.key)))
  const list = await listFrom(reading)
  const file = list[n]
  if (!file) {
    await reading.stop()
    return undefined
  }
  async function* content(): AsyncGenerator<Uint8Array> {
    try {
      for await (const _ of reading.take(list.slice(0, n).reduce((sum, f) => sum + f.bytes, 0)));
      yield* reading.take(file!.bytes)
    } finally {
      await reading.stop()
    }
  }
  return { file, content: Pieces.from(content()) as ReadableStream<Uint8Array> }
}

async function there(store: Pick<FileStore, 'read'>, key: string): Promise<ReadableStream<Uint8Array>> {
  const found = await store.read(key)
  if (!found) throw new Error(`what was sealed is not in the store of files: ${key}`)
  return found
}

async function listFrom(reading: ReturnType<typeof readerOf>): Promise<SealedFile[]> {
  const length = (await reading.whole(4)).readUInt32BE()
  if (length > mostList) throw new Error('what was sealed does not begin with a list of files')
  return JSON.parse((await reading.whole(length)).toString('utf8')) as SealedFile[]
}

/** Reads so and so many bytes at a time. */
function readerOf(from: AsyncIterable<Uint8Array>) {
  const pieces = from[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array()
  async function* take(bytes: number): AsyncGenerator<Uint8Array> {
    for (let left = bytes; left > 0; ) {
      if (held.length === 0) {
        const next = await pieces.next()
        if (next.done) throw new Error('what was sealed is shorter than its list says')
        held = next.value
      }
      const piece = held.subarray(0, left)
      held = held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
  return {
    take,
    async whole(bytes: number) {
      const all: Uint8Array[] = []
      for await (const piece of take(bytes)) all.push(piece)
      return Buffer.concat(all)
    },
    stop: async () => void (await pieces.return?.()),
  }
}
