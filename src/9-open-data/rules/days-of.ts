import type { BeforeClock } from '#contracts'

/** Several lengths in days as they may be said: how many there are, the middle one, and the two ends. */
export interface DaysOf {
  readonly n: number
  readonly median: number
  readonly least: number
  readonly most: number
}

/** Fewest lengths of which a middle says anything; below it only the two ends are said. */
export const fewestForMedian = 5

export function daysOf(all: readonly number[]): DaysOf | null {
  if (all.length === 0) return null
  const sorted = all.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  return { n: sorted.length, median, least: sorted[0]!, most: sorted.at(-1)! }
}

/** What passed before the clocks of an office’s contracts ran: how long signing took, what was served before it, and what changes took. */
export interface OfficeDays {
  readonly toSignature: DaysOf | null
  /** Of those days, the ones on which it lay with the office. */
  readonly withOffice: DaysOf | null
  /** Contracts whose service began before both had signed, with how many days that was. */
  readonly servedBefore: DaysOf | null
  readonly contracts: number
  readonly changes: DaysOf | null
  readonly changesWithOffice: DaysOf | null
}

export function officeDays(of: readonly BeforeClock[]): OfficeDays {
  const signed = of.flatMap((b) => (b.toSignature ? [b.toSignature] : []))
  const answered = of.flatMap((b) => b.changes.filter((c) => c.to !== null))
  return {
    toSignature: daysOf(signed.map((d) => d.days)),
    withOffice: daysOf(signed.map((d) => d.desks.purchaser)),
    servedBefore: daysOf(of.flatMap((b) => (b.servedBefore > 0 ? [b.servedBefore] : []))),
    contracts: of.length,
    changes: daysOf(answered.map((d) => d.days)),
    changesWithOffice: daysOf(answered.map((d) => d.desks.purchaser)),
  }
}
