import { Worker } from 'node:worker_threads'
import type { Refusal } from '#kernel'

/** A kind of work that is done beside the server. */
export interface Task {
  /** The module that does it, `…-task.ts` with a function of its name; `besideFile` finds it. */
  readonly file: URL
  /** Longest it may take, in milliseconds from when it is begun; what takes longer is ended. */
  readonly mostMs: number
  /** Objects it may hold at a time, in MiB; whoever needs more ends the thread, and the server does not notice. */
  readonly megabytes: number
  /** How many of the kind may be done at a time; as many as there are threads where it is not said. */
  readonly atOnce?: number
  /** What is said where too many wait, where it took too long, and where it needed more memory than it may. */
  readonly refuse: { readonly busy: () => Refusal; readonly tooLong: (seconds: number) => Refusal; readonly tooMuch: () => Refusal }
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
 * Threads for what would keep everybody else waiting if the server did it itself. None is begun before there is something to do, and each
 * ends when it has had nothing to do for a while.
 */
export class Pool {
  readonly #most: number
  readonly #waiting: number
  readonly #keptMs: number
  readonly #line: Job[] = []
  readonly #threads = new Set<Thread>()
  /**
   * @param o.most threads at a time
   * @param o.waiting pieces of work that may wait for one; what comes then is refused
   * @param o.keptMs how long a thread without work is kept: long enough for the next page of the same person
   */
  constructor(o: { most: number; waiting: number; keptMs: number }) {
    this.#most = o.most
    this.#waiting = o.waiting
    this.#keptMs = o.keptMs
  }
  /** How many threads there are, those that have nothing to do among them. */
  get threads(): number {
    return this.#threads.size
  }
  /** How many pieces of work wait for one. */
  get waiting(): number {
    return this.#line.length
  }
  /**
   * Has it done in a thread. Question and answer are plain data: neither functions nor days go from one thread to another.
   * @throws Error of the work itself, which is a fault of the program
   */
  do<Q, A>(task: Task, question: Q): Promise<A | Refusal> {
    return new Promise((resolve, reject) => {
      const job = { task, question, resolve, reject }
      this.#line.push(job)
      this.#next()
      if (this.#line.length > this.#waiting && this.#line.at(-1) === job) {
        this.#line.pop()
        resolve(task.refuse.busy())
      }
    })
  }

  #next(): void {
    const doing = (task: Task) => [...this.#threads].filter((t) => t.job?.task === task).length
    const i = this.#line.findIndex(({ task }) => doing(task) < (task.atOnce ?? this.#most))
    if (i < 0) return
    const { megabytes } = this.#line[i]!.task
    const idle = [...this.#threads].filter((t) => !t.job)
    const fits = idle.find((t) => t.megabytes === megabytes)
    if (!fits && this.#threads.size >= this.#most) {
      // What one may hold is said when it is begun: it makes room for one that may hold what is needed.
      if (!idle[0]) return
      this.#drop(idle[0])
    }
    this.#start(fits ?? this.#begin(megabytes), this.#line.splice(i, 1)[0]!)
    this.#next()
  }
  #begin(megabytes: number): Thread {
    // A thread has no young generation to waste: what it reckons with is gone when it answers.
    const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: megabytes }
    const t: Thread = { worker: new Worker(besideFile('beside-thread', import.meta.url), { execArgv: [], resourceLimits }), megabytes }
    this.#threads.add(t)
    t.worker.on('message', ({ value, error }: Told) =>
      this.#done(t, (job) => (error === undefined ? job.resolve(value as never) : job.reject(new Error(error)))),
    )
    t.worker.on('error', (e: Error & { code?: string }) =>
      this.#end(t, (job) => (e.code === 'ERR_WORKER_OUT_OF_MEMORY' ? job.resolve(job.task.refuse.tooMuch() as never) : job.reject(e))),
    )
    t.worker.on('exit', () => this.#end(t, (job) => job.reject(new Error('the thread stopped before it had answered'))))
    return t
  }
  #start(t: Thread, job: Job): void {
    clearTimeout(t.timer)
    t.job = job
    t.worker.ref()
    const { file, mostMs, refuse } = job.task
    t.timer = setTimeout(() => this.#end(t, () => job.resolve(refuse.tooLong(Math.round(mostMs / 1000)) as never)), mostMs)
    try {
      t.worker.postMessage({ file: file.href, question: job.question } satisfies Asked)
    } catch (e) {
      this.#done(t, () => job.reject(e as Error))
    }
  }
  #done(t: Thread, tell: (job: Job) => void): void {
    if (!t.job) return
    leave(t, tell)
    // A thread that works keeps the process alive; one that waits does not.
    t.worker.unref()
    t.timer = setTimeout(() => this.#end(t), this.#keptMs).unref()
    this.#next()
  }
  #drop(t: Thread): void {
    this.#threads.delete(t)
    clearTimeout(t.timer)
    void t.worker.terminate()
  }
  #end(t: Thread, tell: (job: Job) => void = () => {}): void {
    // One that was ended already has nobody waiting for it.
    if (!this.#threads.has(t)) return
    this.#drop(t)
    leave(t, tell)
    this.#next()
  }
}

/** Tells whoever waits for it. */
function leave(t: Thread, tell: (job: Job) => void): void {
  const { job } = t
  clearTimeout(t.timer)
  t.job = undefined
  if (job) tell(job)
}

/**
 * A module that stands beside another: TypeScript in the source tree, JavaScript in the built program, where each `…-task.ts` is a file
 * of its own.
 */
export const besideFile = (name: string, of: string): URL => new URL(`./${name}.${/\.tsx?$/.test(of) ? 'ts' : 'js'}`, of)
