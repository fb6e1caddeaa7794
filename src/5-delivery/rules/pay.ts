import { type Day, type Money, fraction, isAfter, sum } from '#kernel'

/** What an institution says it paid for one appointment in one month of a contract. */
export interface PayStatement {
  readonly contractId: string
  readonly appointmentId: string
  readonly lineId: string
  /** Month of the contract, as `m03`. */
  readonly period: string
  /** The calendar month its last day lies in, as `2026-03`. */
  readonly payMonth: string
  readonly edition: number
  readonly gross: Money
  readonly contributions: Money
  /** Why it was corrected; null of the first. */
  readonly reason: string | null
  readonly statedOn: Day
  readonly statedBy: string
}

/** The last edition of each statement. */
export const lastStated = (all: readonly PayStatement[]): PayStatement[] => [
  ...new Map(all.toSorted((a, b) => a.edition - b.edition).map((s) => [`${s.appointmentId} ${s.period}`, s])).values(),
]

/** Which state of what was stated of a month somebody saw: one more with every edition. */
export const stateOf = (all: readonly Pick<PayStatement, 'edition'>[]): number => all.reduce((n, s) => n + s.edition, 1)

export const payMonthOf = (last: Day): string => last.toString().slice(0, 7)

/** Until when the pay of a month is stated and corrected, and until when it is asked of: its answers are counted after that, all at once. */
export function payDays(payMonth: string): { readonly statedUntil: Day; readonly askedUntil: Day } {
  const month = Temporal.PlainYearMonth.from(payMonth)
  const lastOf = (m: Temporal.PlainYearMonth): Day => m.toPlainDate({ day: m.daysInMonth })
  return { statedUntil: lastOf(month.add({ months: 1 })), askedUntil: lastOf(month.add({ months: 2 })) }
}
/**
 * What a worker is asked about: the last edition of what was stated in its time. What is stated later counts in the sums, and is asked of
 * nobody: an answer that was given stands, and no institution can undo it by stating one more post on the last day.
 */
export const askedOf = <S extends PayStatement>(all: readonly S[]): PayStatement[] =>
  lastStated(all.filter((s) => !isAfter(s.statedOn, payDays(s.payMonth).statedUntil)))

/** The newest month whose answers are counted by a day. */
export const countedUpTo = (today: Day): string => {
  const before = today.toPlainYearMonth().subtract({ months: 3 })
  return before.toString().slice(0, 7)
}

/** What somebody answered: that it is as stated, or that it differs, and by choice how much they were paid. */
export interface PayAnswer {
  readonly differs: boolean
  readonly stated: Money
  readonly got: Money | null
}

/** Names what a worker is asked of, so that an answer to a statement that was corrected since is not taken for one to the new. */
export const aboutPay = (mine: readonly PayStatement[]): string =>
  mine
    .map((s) => `${s.appointmentId}/${s.period}/${s.edition}`)
    .sort()
    .join(' ')

/**
 * Fewest people whose answers are said together. Below it the answers of an institution are only part of those of the others; what is said
 * is so coarse that neither one alone nor all of them can be told: at most one, fewer than half, or half and more.
 */
export const fewestAnswers = 5
/** Fewest institutions among whose answers those of one that had too few are hidden. */
export const fewestInstitutions = 3

export type Differ = 'few' | 'some' | 'half'
export interface PayCount {
  /** People who answered, in whole fives. */
  readonly atLeast: number
  readonly differ: Differ
  /** How much was missing of what was stated, of those who said how much they got, in whole fives of a hundred; null where too few did. */
  readonly shortPercent: number | null
}

export function countAnswers(all: readonly PayAnswer[]): PayCount | null {
  if (all.length < fewestAnswers) return null
  const differing = all.filter((a) => a.differs).length
  return {
    atLeast: inFives(all.length),
    differ: differing <= 1 ? 'few' : differing * 2 >= all.length ? 'half' : 'some',
    shortPercent: shortOf(all.filter((a) => a.got !== null)),
  }
}

function shortOf(said: readonly PayAnswer[]): number | null {
  const stated = sum(said.map((a) => a.stated))
  if (said.length < fewestAnswers || stated === 0n) return null
  const missing = said.reduce((n, a) => n + (a.got! < a.stated ? a.stated - a.got! : 0n), 0n)
  const of = fraction(missing * 100n, stated)
  return inFives(Number(of.n / of.d))
}
const inFives = (n: number): number => Math.floor(n / 5) * 5

/** What came of a month: by institution where enough answered, and of all others together; null where it was not enough. */
export function countMonth(by: ReadonlyMap<string, readonly PayAnswer[]>): { own: Map<string, PayCount | null>; others: PayCount | null } {
  const own = new Map([...by].map(([id, answers]) => [id, countAnswers(answers)]))
  const rest = [...by].filter(([id, answers]) => own.get(id) === null && answers.length > 0).map(([, answers]) => answers)
  return { own, others: rest.length < fewestInstitutions ? null : countAnswers(rest.flat()) }
}

/** Whether somebody may still answer of a month. */
export const isAsked = (payMonth: string, today: Day): boolean => !isAfter(today, payDays(payMonth).askedUntil)
