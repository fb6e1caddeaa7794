import { type Fraction, fraction, type Indicator } from '#kernel'
import { attendances, hours } from './from-records-words.ts'

/** What records of a line amount to in some time. */
export interface LineFigures {
  readonly records: number
  readonly people: number
  readonly units: number
  readonly minutes: number
}

const calledAs = (unit: string, names: readonly string[]) => names.includes(unit.normalize('NFKC').trim().toLowerCase())

/**
 * What the records say an indicator stands at, where it counts what they count: attendances, hours, or units of its own line. Anything
 * else, and whatever is to become less, somebody has to find out.
 */
export function figureFor(i: Pick<Indicator, 'kind' | 'unit' | 'better'>, lineUnit: string | null, f: LineFigures): Fraction | undefined {
  if (i.kind !== 'output' || i.better !== 'more') return undefined
  if (calledAs(i.unit, attendances)) return fraction(f.people)
  if (calledAs(i.unit, hours)) return fraction(f.minutes, 60)
  return lineUnit !== null && calledAs(i.unit, [lineUnit.normalize('NFKC').trim().toLowerCase()]) ? fraction(f.units) : undefined
}

/** As a form is filled in: whole, or to the tenth below, so that no more is said than was done. */
export const typedFigure = (f: Fraction): string => {
  const tenths = (f.n * 10n) / f.d
  return tenths % 10n === 0n ? String(tenths / 10n) : `${tenths / 10n}.${tenths % 10n}`
}
