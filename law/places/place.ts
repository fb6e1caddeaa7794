import { type Citation, type Day, day, type Money, type Words } from '#kernel'
import { type Dated, inForce, type Parameter, running, type Running } from '../parameter.ts'
import type { OwnValue } from './own.ts'
import type { WageTable } from './wages.ts'

/** A national number that a place sets differently, by first day. */
export interface Difference {
  readonly of: Parameter<unknown>
  readonly values: readonly Running<unknown>[]
}

/** Amounts every place sets for itself, per year; there is no national value to fall back on. */
export interface Thresholds {
  /** At or above this, goods and services are bought by open tender. */
  readonly openTender: Parameter<Money>
  /** Below this, government procurement rules do not apply. */
  readonly procurement: Parameter<Money>
}

/** Something known of a place, while it held. */
export interface Known {
  readonly says: Words
  readonly from?: Day
  /** From this day on it holds no more. */
  readonly until?: Day
  readonly cites: readonly [Citation, ...Citation[]]
}

/** What one place does differently. Everything it does not name is as in the place it lies within, and last as in the nation. */
export interface Place {
  /** `cn`, `cn-fj`: stable, used in addresses and on the command line. */
  readonly name: string
  readonly says: Words
  readonly within: Place | null
  /** The administrative division it is, with its code in the national list (GB/T 2260); nothing where it is none. */
  readonly division?: { readonly code: string; readonly says: Words }
  /** True for a place made up to show how it is done. */
  readonly isExample: boolean
  readonly differs: readonly Difference[]
  /** What the department is called that approves and oversees purchases of social work there, where it is not the nation's plain word. */
  readonly bureau?: Words
  readonly thresholds: Thresholds | null
  /** What is known of the place and decides nothing, with how surely: texts without a number a check could stand on. */
  readonly known?: readonly Known[]
  /** A wage table that was not written down here but entered by the jurisdiction. */
  readonly wages?: WageTable
  /** What a jurisdiction set for itself, where this is its own place within the one it lies in. */
  readonly own?: readonly OwnValue[]
}

/**
 * What the bureau is called in a place. Since the society work departments of 2023 it is not everywhere civil affairs, and each place
 * settled it for itself, so the name is data of the place.
 */
export function bureauIn(place: Place | undefined): Words {
  for (let at: Place | null | undefined = place; at; at = at.within) if (at.bureau) return at.bureau
  return { zh: '主管部门', en: 'Bureau' }
}

/** The division of the first level in which a place lies, and the nearest one, where it lies in one. */
export function divisionsOf(place: Place): { readonly first: Words; readonly nearest: Words } | undefined {
  const all: Words[] = []
  for (let at: Place | null = place; at; at = at.within) if (at.division) all.push(at.division.says)
  return all.length > 0 ? { first: all.at(-1)!, nearest: all[0]! } : undefined
}

/** What is known of a place and of those around it, the nearest first. */
export const knownOf = (place: Place | undefined | null): readonly Known[] =>
  place ? [...(place.known ?? []), ...knownOf(place.within)] : []

/** Says that a place sets another value. The type is that of the national number. */
export const differs = <T>(of: Parameter<T>, values: Readonly<Record<string, Dated<T>>>): Difference => ({
  of: of as Parameter<unknown>,
  values: byFirstDay(values),
})

/** A number that only one place has. It is published with the place, not among the national numbers. */
export const localNumber = <T>(p: {
  name: string
  says: Words
  unit: Words
  values: Readonly<Record<string, Dated<T>>>
  checkedOn: string
}): Parameter<T> => ({
  name: p.name,
  says: p.says,
  unit: p.unit,
  values: byFirstDay(p.values) as Parameter<T>['values'],
  checkedOn: day(p.checkedOn),
})

/**
 * The value in force in a place on a day: the place's own, else of the place it lies within, else the nation's.
 * Without a place, the nation's.
 * @throws NoLawYet when not even the nation has one by then
 */
export function inPlace<T>(p: Parameter<T>, place: Place | undefined, on: Day): Dated<T> {
  for (let at: Place | null | undefined = place; at; at = at.within) {
    const own = at.differs.find((d) => d.of.name === p.name)
    const runs = own && running(own.values, on)
    if (runs) return runs as Dated<T>
  }
  return inForce(p, on)
}

/** The threshold of a place or of the nearest place around it; undefined when none has set one. */
export function thresholdIn(
  place: Place,
  which: keyof Thresholds,
  on: Day,
): { readonly value: Money; readonly cites: readonly [Citation, ...Citation[]] } | undefined {
  for (let at: Place | null = place; at; at = at.within) {
    const own = at.thresholds && running(at.thresholds[which].values, on)
    if (own) return own
  }
  return undefined
}

const byFirstDay = <T>(values: Readonly<Record<string, Dated<T>>>) =>
  Object.entries(values)
    .map(([from, v]) => ({ ...v, from: day(from) }))
    .sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))
