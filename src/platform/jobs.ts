import type { Clock } from './clock.ts'
import type { Logger } from './logger.ts'

/** Something that falls due by the clock. It takes what is due, and says how many it did. */
export interface TimedJob {
  name: string
  everySeconds: number
  run(): Promise<number>
}

/**
 * Runs timed jobs one after the other. What is due is stored with the records themselves, so a job that was late,
 * or ran in two processes, or died half-way, changes nothing about what is late: the time of receipt decides that.
 */
export function startJobs(jobs: readonly TimedJob[], o: { clock: Clock; logger: Logger }): { stop(): Promise<void> } {
  const next = new Map<string, number>()
  let running: Promise<void> | undefined
  const round = async () => {
    const at = o.clock.now().epochMilliseconds
    for (const job of jobs) {
      if ((next.get(job.name) ?? 0) > at) continue
      next.set(job.name, at + job.everySeconds * 1000)
      try {
        const done = await job.run()
        if (done > 0) o.logger.info({ job: job.name, done }, 'timed job')
      } catch (error) {
        o.logger.error({ job: job.name, err: error }, 'timed job failed; it will be tried again')
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
