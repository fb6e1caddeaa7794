import { parentPort } from 'node:worker_threads'
import type { Asked, Told } from './pool.ts'

/** Runs in a thread of the pool: does what it is asked, by the module that is named. */
export const port = parentPort!
port.on('message', async ({ file, question }: Asked) => {
  try {
    const { answer } = (await import(/* @vite-ignore */ file)) as { answer: (question: unknown) => unknown }
    const value = await answer(question)
    // Bytes are handed over, not copied.
    port.postMessage({ value } satisfies Told, value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [])
  } catch (e) {
    port.postMessage({ error: (e as Error).stack ?? String(e) } satisfies Told)
  }
})
