import { sql } from 'kysely'
import type { Apart, Clock } from './clock.ts'
import type { Db } from './database/open.ts'
import { ahead as rehearsed, onClockMoved } from './rehearsal.ts'

/** More than this between the clock of the process and that of the database, and nobody knows what time it is. */
const mostApart = 2000
/** Between two questions to the database, in milliseconds. */
const betweenQuestions = 1000
/** So old may an answer be that a request goes by; and so long does it wait for another, in milliseconds. */
const freshMs = 2000
const patienceMs = 500
/** An answer that took longer says too little. */
const slowestAnswer = 2000

/**
 * The one source of time of a serving process: the database's clock, asked now and then and carried on by the machine's running counter,
 * so that all processes on one database have one time. Beside it the process's own clock is watched: when the two are certainly more
 * than two seconds apart, one of them is wrong, and `apart` says so until they agree again. In a synthetic district it is ahead by what the
 * trainer moved it, for all processes alike; the comparison knows nothing of that.
 * @param o `base` the process's own clock; `changed` is told when they part and when they meet again
 */
export function comparedClock(db: Db, o: { base: Clock; changed?: (apart: Apart | undefined) => void }): ComparedClock {
  let known: { database: number; own: number; counter: number; unsure: number; ahead: number } | undefined
  let asking: Promise<void> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  let last: Apart | undefined
  onClockMoved(() => (askedAt = Number.NEGATIVE_INFINITY))
  const own = () => o.base.now().epochMilliseconds
  /** How far the process is ahead, less what the way to the database may have taken; a jump since the last answer counts at once. */
  const ahead = (): number => {
    if (!known) return Number.POSITIVE_INFINITY
    const jumped = own() - known.own - (performance.now() - known.counter)
    const by = known.own - known.database + jumped
    return Math.sign(by) * Math.max(0, Math.abs(by) - known.unsure)
  }
  const apart = (): Apart | undefined => {
    const by = ahead()
    return Math.abs(by) > mostApart ? { seconds: Number.isFinite(by) ? Math.round(by / 1000) : undefined } : undefined
  }
  const ask = async () => {
    const [counter, before] = [performance.now(), own()]
    const { rows } = await sql<{ at: Temporal.Instant; ahead: number }>`select clock_timestamp() as at, ${rehearsed} as ahead`.execute(db)
    const took = performance.now() - counter
    if (took <= slowestAnswer)
      known = {
        database: rows[0]!.at.epochMilliseconds,
        own: before + took / 2,
        counter: counter + took / 2,
        unsure: took / 2,
        ahead: rows[0]!.ahead,
      }
  }
  const compare = async () => {
    if (!asking && performance.now() - askedAt >= betweenQuestions) {
      askedAt = performance.now()
      asking = ask().finally(() => (asking = undefined))
    }
    await asking
    const now = apart()
    if ((now === undefined) !== (last === undefined)) o.changed?.(now)
    last = now
  }
  return {
    now() {
      if (!known) return o.base.now()
      return Temporal.Instant.fromEpochMilliseconds(Math.round(known.database + known.ahead * 1000 + performance.now() - known.counter))
    },
    apart,
    rehearsed: () => known?.ahead ?? 0,
    compare,
    async fresh() {
      if (performance.now() - askedAt < freshMs) return
      const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref())
      await Promise.race([compare().catch(() => {}), late])
    },
    ahead: () => (known ? ahead() / 1000 : Number.NaN),
  }
}

export type ComparedClock = Required<Clock> & {
  /** Seconds the process is certainly ahead of the database; NaN before the first answer. */
  ahead(): number
}
