import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { Asked, Told } from './pool.ts'

/** The function of a task: `read-task` has `readTask`. */
const nameOf = (file: string): string =>
  basename(file, '.js')
    .replace(/\.ts$/, '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Runs in a thread of the pool: does what it is asked, by the module that is named. */
const port = parentPort!
port.on('message', async ({ file, question }: Asked) => {
  try {
    const module = (await import(/* @vite-ignore */ file)) as Record<string, (question: unknown) => unknown>
    const value = await module[nameOf(file)]!(question)
    // Bytes are handed over, not copied.
    port.postMessage({ value } satisfies Told, value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [])
  } catch (e) {
    port.postMessage({ error: (e as Error).stack ?? String(e) } satisfies Told)
  }
})
