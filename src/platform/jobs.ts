import type { Clock } from './clock.ts'
import type { Logger } from './logger.ts'

/** Something that falls due by the clock. It takes what is due, and says how many it did. */
export interface TimedJob {
  name: string
  everySeconds: number
  /** It does not depend on the time of day, and goes on while nobody knows it. */
  timeless?: true
  run(): Promise<number>
}

/** How long a failure that stays the same is not said again, in milliseconds. */
const repeatAfter = 10 * 60_000

/**
 * Runs timed jobs one after the other. What is due is stored with the records themselves, so a job that was late,
 * or ran in two processes, or died half-way, changes nothing about what is late: the time of receipt decides that.
 */
export function startJobs(
  jobs: readonly TimedJob[],
  o: { clock: Clock; logger: Logger; observe?: (job: string, failed: boolean) => void },
): { stop(): Promise<void> } {
  const failing = new Map<string, { says: string; saidAt: number }>()
  const ended = (job: string, error: unknown) => {
    o.observe?.(job, error !== undefined)
    const before = failing.get(job)
    if (error === undefined) {
      if (failing.delete(job)) o.logger.info({ job }, 'timed job works again')
      return
    }
    // Tried again every few seconds: said once, and once more when it is something else or has lasted.
    const says = String(error)
    if (before?.says === says && before.saidAt + repeatAfter > performance.now()) return
    failing.set(job, { says, saidAt: performance.now() })
    o.logger.error({ job, err: error }, 'timed job failed; it will be tried again')
  }
  const next = new Map<string, number>()
  let running: Promise<void> | undefined
  const round = async () => {
    // An answer that does not come leaves what was known; the running counter goes on from there.
    await o.clock.compare?.().catch(() => {})
    const apart = o.clock.apart?.()
    const at = o.clock.now().epochMilliseconds
    for (const job of jobs) {
      if ((next.get(job.name) ?? 0) > at || (apart && !job.timeless)) continue
      next.set(job.name, at + job.everySeconds * 1000)
      try {
        const done = await job.run()
        if (done > 0) o.logger.info({ job: job.name, done }, 'timed job')
        ended(job.name, undefined)
      } catch (error) {
        ended(job.name, error)
      }
    }
  }
  const timer = setInterval(() => {
    running ??= round().finally(() => (running = undefined))
  }, 500)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
