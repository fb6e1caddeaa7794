import { count, type Refusal, refusals } from '#kernel'

/** Hours of one worker or post over one period, all in the same period. */
export interface PaidHours {
  readonly paid: number
  readonly leave: number
  readonly training: number
  readonly supervision: number
  readonly travel: number
  readonly administration: number
}

/** Work in hand in one period: cases of a type with the hours each takes, sessions with their preparation. */
export interface WorkInHand {
  readonly cases: readonly { readonly count: number; readonly hours: number }[]
  readonly sessions: readonly {
    readonly count: number
    readonly hours: number
    /** 1 counts the session alone; 1.5 adds half of it again for preparation and notes. */
    readonly preparation: number
  }[]
}

export interface Workload {
  /** Hours left for direct service. */
  readonly available: number
  readonly needed: number
  /** needed / available: above 1 more is asked than there are hours. */
  readonly load: number
  /** Hours still free, below zero when overbooked. */
  readonly free: number
}

/**
 * Hours capacity: paid hours less leave, training, supervision, travel and administration.
 * @returns a refusal that names the entry below zero, or says that nothing is left
 * @source CWLA workload standards; hours per case type come from the site's own two-week time study
 */
export function availableHours(hours: PaidHours): number | Refusal {
  for (const [name, h] of Object.entries(hours)) if (!(h >= 0 && Number.isFinite(h))) return refuse('entry', name, h)
  const available = hours.paid - hours.leave - hours.training - hours.supervision - hours.travel - hours.administration
  return available > 0 ? available : refuse('nothing-left', hours.paid)
}

/** Hours of direct service per month where only a share of paid hours is known: paid per year × share / 12. */
export const monthlyDirectHours = (paidPerYear: number, directShare: number): number => (paidPerYear * directShare) / 12

/** Load of the work in hand on the hours available: (Σ cases × hours + Σ sessions × hours × preparation) / available. */
export function workload(available: number, work: WorkInHand): Workload | Refusal {
  if (!(available > 0 && Number.isFinite(available))) return refuse('entry', 'available', available)
  for (const [kind, list] of Object.entries({ cases: work.cases, sessions: work.sessions }))
    for (const [i, entry] of list.entries())
      for (const [name, n] of Object.entries(entry)) if (!(n >= 0 && Number.isFinite(n))) return refuse('entry', `${kind}[${i}].${name}`, n)
  const needed =
    work.cases.reduce((a, c) => a + c.count * c.hours, 0) + work.sessions.reduce((a, s) => a + s.count * s.hours * s.preparation, 0)
  return { available, needed, load: needed / available, free: available - needed }
}

const refuse = refusals({
  entry: {
    status: 422,
    zh: (name: string, n: number) => `「${name}」是 ${n}，应为不小于零的数（可用工时须大于零）。`,
    en: (name: string, n: number) => `“${name}” is ${n}; it must be a number of at least zero, and available hours above it.`,
  },
  'nothing-left': {
    status: 422,
    zh: (paid: number) => `${paid} 小时扣除休假、培训、督导、交通和行政后没有剩余。请核对各项工时。`,
    en: (paid: number) =>
      `Nothing is left of ${count(paid, 'hour')} after leave, training, supervision, travel and administration. Check the entries.`,
  },
})
