import { Worker } from 'node:worker_threads'
import type { Refusal } from '#kernel'

/** A kind of work that is done beside the server. */
export interface Task {
  /** The module that does it, by its exported `answer`; `besideFile` finds it. */
  readonly file: URL
  /** Longest it may take, in milliseconds from when it is begun; what takes longer is ended. */
  readonly mostMs: number
  /** Objects it may hold at a time, in MiB; whoever needs more ends the thread, and the server does not notice. */
  readonly megabytes: number
  /** How many of the kind may be done at a time; as many as there are threads where it is not said. */
  readonly atOnce?: number
  /** What is said where too many wait, where it took too long, and where it needed more memory than a thread may have. */
  readonly refuse: { readonly busy: () => Refusal; readonly tooLong: (seconds: number) => Refusal; readonly tooMuch: () => Refusal }
}

/** Threads for what would keep everybody else waiting if the server did it itself. */
export interface Pool {
  /**
   * Has it done in a thread. Question and answer are plain data: neither functions nor days go from one thread to another.
   * @throws Error of the work itself, which is a fault of the program
   */
  do<Q, A>(task: Task, question: Q): Promise<A | Refusal>
  /** How many threads there are, those that have nothing to do among them. */
  readonly threads: number
  /** How many pieces of work wait for one. */
  readonly waiting: number
}

interface Job {
  readonly task: Task
  readonly question: unknown
  readonly resolve: (answer: never) => void
  readonly reject: (e: Error) => void
}
interface Thread {
  readonly worker: Worker
  readonly megabytes: number
  job?: Job | undefined
  timer?: NodeJS.Timeout | undefined
}
/** What a thread is asked, and what it says. */
export interface Asked {
  file: string
  question: unknown
}
export interface Told {
  value?: unknown
  error?: string
}

/**
 * None is begun before there is something to do, and each ends when it has had nothing to do for a while.
 * @param o.most threads at a time
 * @param o.waiting pieces of work that may wait for one; what comes then is refused
 * @param o.keptMs how long a thread without work is kept: long enough for the next page of the same person
 */
export function poolOf(o: { most: number; waiting: number; keptMs: number }): Pool {
  const line: Job[] = []
  const threads = new Set<Thread>()

  const begin = (megabytes: number): Thread => {
    // A thread has no young generation to waste: what it reckons with is gone when it answers.
    const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: megabytes }
    const worker = new Worker(besideFile('beside-thread', import.meta.url), { execArgv: [], resourceLimits: limits })
    const t: Thread = { worker, megabytes }
    threads.add(t)
    worker.on('message', ({ value, error }: Told) =>
      done(t, (job) => (error === undefined ? job.resolve(value as never) : job.reject(new Error(error)))),
    )
    worker.on('error', (e) =>
      end(t, (job) =>
        (e as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? job.resolve(job.task.refuse.tooMuch() as never)
          : job.reject(e as Error),
      ),
    )
    worker.on('exit', () => end(t, (job) => job.reject(new Error('the thread stopped before it had answered'))))
    return t
  }
  /** Tells whoever waits for it. */
  const leave = (t: Thread, tell: (job: Job) => void) => {
    const { job } = t
    clearTimeout(t.timer)
    t.job = undefined
    if (job) tell(job)
  }
  const done = (t: Thread, tell: (job: Job) => void) => {
    if (!t.job) return
    leave(t, tell)
    // A thread that works keeps the process alive; one that waits does not.
    t.worker.unref()
    t.timer = setTimeout(() => end(t), o.keptMs).unref()
    next()
  }
  const drop = (t: Thread) => {
    threads.delete(t)
    clearTimeout(t.timer)
    void t.worker.terminate()
  }
  const end = (t: Thread, tell: (job: Job) => void = () => {}) => {
    // One that was ended already has nobody waiting for it.
    if (!threads.has(t)) return
    drop(t)
    leave(t, tell)
    next()
  }
  const start = (t: Thread, job: Job) => {
    clearTimeout(t.timer)
    t.job = job
    t.worker.ref()
    const { mostMs, refuse } = job.task
    t.timer = setTimeout(() => end(t, () => job.resolve(refuse.tooLong(Math.round(mostMs / 1000)) as never)), mostMs)
    try {
      t.worker.postMessage({ file: job.task.file.href, question: job.question } satisfies Asked)
    } catch (e) {
      done(t, () => job.reject(e as Error))
    }
  }
  const isFree = ({ task }: Job) => [...threads].filter((t) => t.job?.task === task).length < (task.atOnce ?? o.most)
  const next = (): void => {
    const i = line.findIndex(isFree)
    if (i < 0) return
    const { megabytes } = line[i]!.task
    const idle = [...threads].filter((t) => !t.job)
    const fits = idle.find((t) => t.megabytes === megabytes)
    if (!fits && threads.size >= o.most) {
      // What one may hold is said when it is begun: it makes room for one that may hold what is needed.
      if (!idle[0]) return
      drop(idle[0])
    }
    start(fits ?? begin(megabytes), line.splice(i, 1)[0]!)
    next()
  }
  return {
    get threads() {
      return threads.size
    },
    get waiting() {
      return line.length
    },
    do: (task, question) =>
      new Promise((resolve, reject) => {
        const job = { task, question, resolve, reject }
        line.push(job)
        next()
        if (line.length > o.waiting && line.at(-1) === job) {
          line.pop()
          resolve(task.refuse.busy())
        }
      }),
  }
}

/**
 * A module that stands beside another: TypeScript in the source tree, JavaScript in the built program, where each `…-task.ts` is a file
 * of its own.
 */
export const besideFile = (name: string, of: string): URL => new URL(`./${name}.${/\.tsx?$/.test(of) ? 'ts' : 'js'}`, of)
