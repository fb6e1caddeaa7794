import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DatabaseBusy } from '../waits.ts'
import type { Health, Source, Wire } from './connection.ts'
import { lockDirectory } from './directory-lock.ts'
import { diskRoom, refuseFullDisk } from './disk-room.ts'
import type { FromWorker, ToWorker, WorkerStart } from './embedded-worker.ts'
import { readerFor, writeValue } from './values.ts'

export interface EmbeddedSource extends Source {
  /** The whole data folder as one tar file, for backups and as a template for tests. */
  dump(): Promise<Uint8Array>
  /** Whether it answers, without waiting in turn. */
  health(): Promise<Health>
  /** How often a file was flushed to disk since the start. */
  syncs(): Promise<number>
}

type Question = ToWorker extends infer M ? (M extends { id: number } ? Omit<M, 'id'> : never) : never

let compiled: Promise<WebAssembly.Module> | undefined
/** Compiled once for all databases that a process opens: what its engine made quicker in one of them is quick in the next. */
const compiledProgram = (): Promise<WebAssembly.Module> =>
  (compiled ??= readFile(join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), 'pglite.wasm')).then((file) =>
    WebAssembly.compile(file),
  ))

/** The embedded database. It has one session, which queries and transactions take in turn. */
export async function embeddedSource(o: {
  folder?: string | undefined
  template?: string | undefined
  role?: string | undefined
  /** Seconds one waits for one's turn; 0 without end. A query that runs cannot be ended: the database has one thread. */
  wait?: number | undefined
  /** Bytes that stay free on the disk, other than are needed. */
  leastFree?: (() => number) | undefined
}): Promise<EmbeddedSource> {
  const program = await compiledProgram()
  const isNew = o.folder !== undefined && !existsSync(o.folder)
  if (o.folder) {
    mkdirSync(dirname(o.folder), { recursive: true })
    refuseFullDisk(o.folder, isNew, o.leastFree)
  }
  const unlock = o.folder ? lockDirectory(o.folder) : () => {}
  // Beside this file stands the worker: TypeScript in the source tree, JavaScript in the built program.
  const file = import.meta.url.endsWith('.ts') ? './embedded-worker.ts' : './embedded-worker.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: { folder: o.folder, template: o.template, program } satisfies WorkerStart,
    execArgv: [],
  })
  const waiting = new Map<number, { resolve: (m: FromWorker) => void; reject: (e: Error) => void }>()
  let last = 0
  let ended = false
  const fail = (e: Error) => {
    for (const { reject } of waiting.values()) reject(e)
    waiting.clear()
  }
  const ready = new Promise<FromWorker>((resolve, reject) => waiting.set(0, { resolve, reject }))
  worker.on('message', (m: FromWorker) => {
    const asked = waiting.get(m.id)
    waiting.delete(m.id)
    if (m.error) asked?.reject(Object.assign(new Error(m.error.message), m.error))
    else asked?.resolve(m)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the embedded database has stopped')))
  const ask = (question: Question) =>
    new Promise<FromWorker>((resolve, reject) => {
      if (ended) return reject(new Error('the embedded database is closed'))
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...question, id })
    })

  try {
    await ready
    if (o.role) await ask({ sql: `set role ${o.role}`, parameters: [] })
  } catch (e) {
    await worker.terminate()
    // Half a database would be taken for a whole one by the next start.
    if (isNew) rmSync(o.folder!, { recursive: true, force: true })
    unlock()
    throw e
  }

  const room = o.folder ? diskRoom(o.folder, o.leastFree) : undefined
  let taken = false
  const line: (() => void)[] = []
  const done = () => {
    const next = line.shift()
    if (next) next()
    else taken = false
  }
  const myTurn = () =>
    new Promise<void>((resolve, reject) => {
      const go = () => (clearTimeout(timer), resolve())
      const timer = o.wait
        ? setTimeout(() => {
            line.splice(line.indexOf(go), 1)
            reject(new DatabaseBusy('the embedded database was busy too long'))
          }, o.wait * 1000)
        : undefined
      line.push(go)
    })
  return {
    async take(): Promise<Wire> {
      if (taken) await myTurn()
      taken = true
      return {
        async query(sql, parameters) {
          const written = parameters.map(writeValue)
          room?.ask(sql, written)
          const m = await ask({ sql, parameters: written })
          const fields = m.fields!.map((f) => ({ name: f.name, read: readerFor(f.type) }))
          const rows = m.rows!.map((row) => {
            const out: Record<string, unknown> = {}
            for (let i = 0; i < fields.length; i++) {
              const cell = row[i]
              out[fields[i]!.name] = cell == null ? null : fields[i]!.read(cell)
            }
            return out
          })
          return { rows, changed: m.changed ?? 0 }
        },
        release: done,
      }
    },
    async health() {
      if (ended) return 'no database'
      const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 500).unref())
      const answer = await Promise.race([ask({ syncs: true }).catch(() => 'stopped' as const), late])
      return answer === 'stopped' ? 'no database' : answer === 'late' ? 'degraded' : room?.isFull() ? 'disk full' : 'ok'
    },
    async dump() {
      return (await ask({ dump: true })).dump!
    },
    async syncs() {
      return (await ask({ syncs: true })).syncs!
    },
    async end() {
      if (ended) return
      await ask({ close: true }).catch(() => {})
      ended = true
      await worker.terminate()
      unlock()
    },
  }
}
