import { type Citation, type Day, day, isAfter, sayDay, type Words } from '#kernel'

/** A value of the law from its first day until the next one, with where it stands. At least one citation, or it does not compile. */
export interface Dated<T> {
  readonly value: T
  readonly cites: readonly [Citation, ...Citation[]]
  /** What changed, when it replaced another value. */
  readonly note?: Words
}

/** A value with the days it runs: until another begins, or, where it was set for a time only, until its last day. */
export type Running<T> = Dated<T> & { readonly from: Day; readonly until?: Day }

/** One number of the law. */
export interface Parameter<T> {
  /** Stable name, the same in `law.json`, on the pages and in rule reports. */
  readonly name: string
  readonly says: Words
  readonly unit: Words
  /** By first day, oldest first. */
  readonly values: readonly Running<T>[]
  /** The day somebody last read the source and found that it still holds. */
  readonly checkedOn: Day
}

/** Every parameter there is, in the order it was declared, for the pages and the published file. */
const all: Parameter<unknown>[] = []
export const parameters = (): readonly Parameter<unknown>[] => all

/**
 * Declares a number of the law.
 * @param p.values by first day as text, `{'2003-01-01': {value: 20, cites: [...]}}`
 * @throws Error when two parameters share a name or a parameter has no value
 */
export function parameter<T>(p: {
  name: string
  says: Words
  unit: Words
  values: Readonly<Record<string, Dated<T>>>
  checkedOn: string
}): Parameter<T> {
  if (all.some((other) => other.name === p.name)) throw new Error(`two parameters are called ${p.name}`)
  const values = Object.entries(p.values)
    .map(([from, v]) => ({ ...v, from: day(from) }))
    .sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))
  if (values.length === 0) throw new Error(`${p.name} has no value`)
  const made: Parameter<T> = { name: p.name, says: p.says, unit: p.unit, values, checkedOn: day(p.checkedOn) }
  all.push(made as Parameter<unknown>)
  return made
}

/** Thrown when a number is asked for a day before its first value: no law yet must not look like zero. */
export class NoLawYet extends RangeError {
  constructor(p: Parameter<unknown>, on: Day) {
    super(`${p.name} has no value on ${on}: its first day is ${p.values[0]!.from} (${sayDay(p.values[0]!.from, 'en')})`)
    this.name = 'NoLawYet'
  }
}

/** Of several values that of a day: the one that began last among those that run. Where one set for a time has ended, the one before it runs again. */
export const running = <V extends { readonly from: Day; readonly until?: Day }>(values: readonly V[], on: Day): V | undefined =>
  values.findLast((v) => !isAfter(v.from, on) && !(v.until && isAfter(on, v.until)))

/** The value in force on a day, with its citations. @throws NoLawYet before the first value */
export function inForce<T>(p: Parameter<T>, on: Day): Running<T> {
  const found = running(p.values, on)
  if (!found) throw new NoLawYet(p as Parameter<unknown>, on)
  return found
}

/** The bare value in force on a day. @throws NoLawYet before the first value */
export const valueOn = <T>(p: Parameter<T>, on: Day): T => inForce(p, on).value
