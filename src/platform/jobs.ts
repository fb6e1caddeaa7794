import type { Moment } from '#kernel'
import type { Clock } from './clock.ts'
import type { Others } from './database/others.ts'
import type { Logger } from './logger.ts'
import { onChange, somethingChanged } from './wake.ts'

/** Something that falls due by the clock. It takes what is due, and says how many it did. */
export interface TimedJob {
  name: string
  /** Seconds between two times at least, however much is changed. */
  everySeconds: number
  /** It does not depend on the time of day, and goes on while nobody knows it. */
  timeless?: true
  /** It may take many seconds, and holds up none of the others meanwhile. */
  isLong?: true
  run(): Promise<number>
  /** The soonest moment ahead at which it has something to do although nobody changes anything, as known after its last run. */
  nextAt?(): Moment | undefined
}

/** How long a failure that stays the same is not said again, in milliseconds. */
const repeatAfter = 10 * 60_000
/** How long nothing is looked at while nobody changes anything and nothing is due, in milliseconds: for what a process that died left behind. */
const asleepMs = 5 * 60_000
/** The same where word of another process may not come, and while the clock is not to be believed. */
const wakefulMs = 2000
/** After a change, until it is looked at: whoever made it is answered first. */
const afterChangeMs = 500

interface Standing {
  /** There may be something to do: it was never asked, something changed, or it failed. */
  wanted: boolean
  notBefore: number
  at: number
}

/** Runs timed jobs, the long ones beside the others: an opening of bids waits for nobody to be told of anything. */
export function startJobs(
  jobs: readonly TimedJob[],
  o: { clock: Clock; logger: Logger; observe?: (job: string, failed: boolean) => void; others?: Others | undefined },
): { stop(): Promise<void> } {
  const [long, short] = [jobs.filter((job) => job.isLong), jobs.filter((job) => !job.isLong)]
  // What another process changes its own long jobs look at.
  const running = [
    ...(short.length > 0 ? [startLoop(short, o)] : []),
    ...(long.length > 0 ? [startLoop(long, { ...o, others: undefined })] : []),
  ]
  return {
    async stop() {
      await Promise.all(running.map((loop) => loop.stop()))
    },
  }
}

/**
 * Runs timed jobs one after the other: when something was changed here, when another process says that what is due next has changed,
 * and when the next thing is due. What is due is stored with the records themselves, so a job that was late, or ran in two processes,
 * or died half-way, changes nothing about what is late: the time of receipt decides that.
 */
function startLoop(
  jobs: readonly TimedJob[],
  o: { clock: Clock; logger: Logger; observe?: (job: string, failed: boolean) => void; others?: Others | undefined },
): { stop(): Promise<void> } {
  const ended = endingOf(o)
  const standing = new Map<TimedJob, Standing>(jobs.map((job) => [job, { wanted: true, notBefore: 0, at: 0 }]))
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let isStopped = false
  let soonest: number | undefined
  const isWakeful = () => o.clock.apart?.() !== undefined || hearing?.isHearing() === false
  const round = async () => {
    const next = await roundOf(jobs, standing, { ...o, ended })
    if (next !== soonest) await o.others?.tell().catch(() => {})
    soonest = next
  }
  const sleep = () => {
    clearTimeout(timer)
    if (isStopped || running !== undefined) return
    const due = [...standing.values()].map((s) => Math.max(s.notBefore, s.wanted ? 0 : s.at))
    const until = Math.min(...due, performance.now() + (isWakeful() ? wakefulMs : asleepMs))
    timer = setTimeout(wake, Math.max(0, until - performance.now()))
  }
  const wake = () => {
    if (hearing?.isHearing() === false) for (const s of standing.values()) s.wanted = true
    running ??= round().finally(() => {
      running = undefined
      sleep()
    })
  }
  const wanted = () => {
    for (const s of standing.values()) {
      // Changes without a pause put nothing off: the first of them says when.
      if (!s.wanted) s.notBefore = Math.max(s.notBefore, performance.now() + afterChangeMs)
      s.wanted = true
    }
    sleep()
  }
  const deaf = onChange(wanted)
  const hearing = o.others?.hear(wanted)
  wake()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      deaf()
      await hearing?.stop()
      await running
    },
  }
}

/** Runs each job whose time has come. @returns the soonest moment at which one has something to do */
async function roundOf(
  jobs: readonly TimedJob[],
  standing: ReadonlyMap<TimedJob, Standing>,
  o: { clock: Clock; ended: (job: string, error: unknown) => void; logger: Logger },
): Promise<number | undefined> {
  // An answer that does not come leaves what was known; the running counter goes on from there.
  await o.clock.compare?.().catch(() => {})
  const apart = o.clock.apart?.()
  let done = 0
  for (const job of jobs) {
    const s = standing.get(job)!
    const now = performance.now()
    if (s.notBefore > now || (!s.wanted && s.at > now)) continue
    if (apart && !job.timeless) {
      s.notBefore = now + wakefulMs
      continue
    }
    done += await runOnce(job, s, o)
  }
  // What was done may bring more to do, here and in another job.
  if (done > 0) somethingChanged()
  return soonestOf(jobs)
}

/** Runs a job and notes when it is to run next. @returns how many it did */
async function runOnce(
  job: TimedJob,
  s: Standing,
  o: { clock: Clock; ended: (job: string, error: unknown) => void; logger: Logger },
): Promise<number> {
  s.wanted = false
  s.notBefore = performance.now() + job.everySeconds * 1000
  try {
    const done = await job.run()
    if (done > 0) o.logger.info({ job: job.name, done }, 'timed job')
    o.ended(job.name, undefined)
    const next = job.nextAt?.()
    const ahead = next ? next.epochMilliseconds - o.clock.now().epochMilliseconds : asleepMs
    s.at = performance.now() + Math.min(asleepMs, Math.max(0, ahead))
    return done
  } catch (error) {
    s.wanted = true
    o.ended(job.name, error)
    return 0
  }
}

const soonestOf = (jobs: readonly TimedJob[]): number | undefined =>
  jobs
    .map((j) => j.nextAt?.()?.epochMilliseconds)
    .filter((ms) => ms !== undefined)
    .sort((a, b) => a - b)[0]

/** Notes how each run of a job ended, and says once what fails and when it works again. */
function endingOf(o: { logger: Logger; observe?: (job: string, failed: boolean) => void }): (job: string, error: unknown) => void {
  const failing = new Map<string, { says: string; saidAt: number }>()
  return (job, error) => {
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
}
