import { Worker } from 'node:worker_threads'

/**
 * Long reckoning in a thread of its own, so that the server goes on answering. One at a time: the next waits its turn, since
 * several at once would take all processors from those who ask for a page. The thread ends when it has had nothing to do.
 */
export interface Thread<Q, A> {
  ask(question: Q): Promise<A>
}

/** How long a thread without work is kept: long enough for the next page of the same person. */
const keptMs = 5000

interface Answer<A> {
  answer?: A
  error?: string
}

/** @param file the worker: it answers each message with `{ answer }`, or `{ error }` when it cannot */
export function threadOf<Q, A>(file: URL): Thread<Q, A> {
  let worker: Worker | undefined
  let asked: { resolve: (answer: A) => void; reject: (e: Error) => void } | undefined
  let ending: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const begin = (): Worker => {
    // A thread has no young generation to waste: what it reckons with is gone when it answers.
    const w = new Worker(file, { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 16 } })
    const gone = (e: Error) => {
      // One that was ended because it had nothing to do has nobody waiting for it.
      if (worker !== w) return
      worker = undefined
      asked?.reject(e)
    }
    w.on('message', (m: Answer<A>) => (m.error === undefined ? asked?.resolve(m.answer as A) : asked?.reject(new Error(m.error))))
    w.on('error', gone)
    w.on('exit', () => gone(new Error('the thread stopped before it had answered')))
    return w
  }
  const end = () => {
    const w = worker
    worker = undefined
    void w?.terminate()
  }
  const once = async (question: Q): Promise<A> => {
    clearTimeout(ending)
    const w = (worker ??= begin())
    // A thread that works keeps the process alive; one that waits does not.
    w.ref()
    try {
      return await new Promise<A>((resolve, reject) => {
        asked = { resolve, reject }
        w.postMessage(question)
      })
    } finally {
      asked = undefined
      w.unref()
      ending = setTimeout(end, keptMs).unref()
    }
  }
  return {
    ask(question) {
      const mine = turn.then(() => once(question))
      turn = mine.catch(() => {})
      return mine
    },
  }
}
