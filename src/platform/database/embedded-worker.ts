import { fdatasyncSync, fsyncSync, openSync, closeSync, readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * PGlite in a thread of its own, so that a long query never stops the server from answering.
 * Values come back as the text PostgreSQL sent; the main thread reads them with the same readers as for PostgreSQL.
 */
export interface WorkerStart {
  /** Folder of the database; undefined keeps it in memory. */
  folder: string | undefined
  /** A dumped data folder to begin with. */
  template: string | undefined
  /** The database itself, compiled. */
  program: WebAssembly.Module
}
export type ToWorker =
  | { id: number; sql: string; parameters: readonly unknown[] }
  | { id: number; dump: true }
  | { id: number; syncs: true }
  | { id: number; close: true }
export interface FromWorker {
  id: number
  fields?: { name: string; type: number }[]
  rows?: (string | null)[][]
  changed?: number
  dump?: Uint8Array
  syncs?: number
  error?: {
    message: string
    name?: string
    errno?: number | undefined
    code?: string
    detail?: string
    constraint?: string
    severity?: string
  }
}

let syncs = 0

interface Emscripten {
  NODEFS?: { stream_ops: Record<string, unknown> }
}

/** PGlite never flushes to disk by itself: its file system has no fsync. This one has, so a commit is on disk when it is acknowledged. */
class DurableNodeFS extends NodeFS {
  readonly #folder: string
  constructor(folder: string) {
    super(folder)
    this.#folder = folder
  }
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const started = await super.init(...args)
    const options = started.emscriptenOpts as { preRun?: ((module: Emscripten) => void)[] }
    const folder = this.#folder
    ;(options.preRun ??= []).push((module) => {
      if (!module.NODEFS) return
      module.NODEFS.stream_ops.fsync = (stream: { nfd?: number }) => {
        if (stream.nfd != null) {
          fdatasyncSync(stream.nfd)
          syncs++
        }
        return 0
      }
      const open = module.NODEFS.stream_ops.open as (stream: { flags: number }) => void
      module.NODEFS.stream_ops.open = (stream: { flags: number }) => {
        open(stream)
        // A new write-ahead segment must have its name on disk too, or a power cut loses the file with its commits.
        if (stream.flags & 64) syncFolder(`${folder}/pg_wal`)
      }
    })
    return started
  }
}

function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r')
    fsyncSync(fd)
    closeSync(fd)
  } catch {
    // Not every platform lets a folder be flushed (Windows does not); the file itself still is.
  }
}

const start = workerData as WorkerStart
const port = parentPort!
const raw = (text: string) => text
// Every type is handed over as text. The list covers the built-in types; others come as text anyway.
const parsers = Object.fromEntries(Array.from({ length: 6000 }, (_, oid) => [oid, raw]))

const options: PGliteOptions = {
  pgliteWasmModule: start.program,
  startParams: [
    ...PGlite.defaultStartParams.filter((p) => p !== '-F'),
    ...['wal_sync_method=fsync', 'shared_buffers=16MB', 'timezone=UTC'].flatMap((s) => ['-c', s]),
  ],
  ...(start.folder ? { fs: new DurableNodeFS(start.folder) } : {}),
  ...(start.template ? { loadDataDir: new Blob([readFileSync(start.template)]) } : {}),
}
const db = await PGlite.create(options).catch((e: unknown): Promise<never> => {
  // What cannot be opened is told like every other fault; a fault of the file system is none that a thread could hand over itself.
  port.postMessage({ id: 0, error: errorOf(e) } satisfies FromWorker)
  return new Promise(() => {})
})
// Set once: handed to each query they are copied each time, which took half of this thread's work.
Object.assign(db.parsers, parsers)

async function answer(message: ToWorker): Promise<Omit<FromWorker, 'id'>> {
  if ('close' in message) {
    await db.close()
    return {}
  }
  if ('syncs' in message) return { syncs }
  if ('dump' in message) return { dump: new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer()) }
  const how = { rowMode: 'array' as const }
  const result =
    message.parameters.length === 0 ? (await db.exec(message.sql, how)).at(-1) : await db.query(message.sql, [...message.parameters], how)
  return {
    fields: result?.fields.map((f) => ({ name: f.name, type: f.dataTypeID })) ?? [],
    rows: (result?.rows ?? []) as unknown as (string | null)[][],
    changed: result?.affectedRows ?? 0,
  }
}

port.on('message', async (message: ToWorker) => {
  try {
    port.postMessage({ id: message.id, ...(await answer(message)) } satisfies FromWorker)
  } catch (e) {
    port.postMessage({ id: message.id, error: errorOf(e) } satisfies FromWorker)
  }
})

function errorOf(e: unknown): NonNullable<FromWorker['error']> {
  const {
    message: text,
    name,
    errno,
    code,
    detail,
    constraint,
    severity,
  } = e as Error & Record<string, string | undefined> & { errno?: number }
  return {
    message: text ?? String(name ?? e),
    // The file system of the embedded database knows numbers, and no codes.
    ...(name === 'ErrnoError' && { name, errno }),
    ...(code && { code }),
    ...(detail && { detail }),
    ...(constraint && { constraint }),
    ...(severity && { severity }),
  }
}
port.postMessage({ id: 0 } satisfies FromWorker)
