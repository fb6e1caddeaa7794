import { divide, type Fraction, fraction } from '#kernel'

/** Residents of some communities by a group of the census. */
interface Residents {
  readonly variable: string
  readonly category: string
  readonly people: number
}
/** What is told of the people a line reached, by their kinds of age and sex; null where it is hidden. */
interface Told {
  readonly age: Readonly<Record<string, number | null>>
  readonly sex: Readonly<Record<string, number | null>>
}

/** A group of residents beside those of it who were reached. */
export interface ReachedGroup {
  readonly variable: 'age' | 'sex'
  /** First and last year of the ages, the last null where there is none; the sex. */
  readonly group: string
  /** Its part of everybody reached; null where it is hidden. */
  readonly reached: Fraction | null
  /** Its part of the residents. */
  readonly residents: Fraction
  /** Less than half of what it would be if everybody were reached alike. */
  readonly hardly: boolean
}

/** Kinds of age as people served are asked for them, put together where the census counts them together. */
const ages: readonly { readonly group: string; readonly of: readonly string[]; readonly from: number; readonly to: number }[] = [
  { group: '0-17', of: ['0-13', '14-17'], from: 0, to: 17 },
  { group: '18-34', of: ['18-34'], from: 18, to: 34 },
  { group: '35-59', of: ['35-59'], from: 35, to: 59 },
  { group: '60-79', of: ['60-79'], from: 60, to: 79 },
  { group: '80+', of: ['80+'], from: 80, to: Infinity },
]
const sexes = ['female', 'male'] as const

/**
 * Who is reached beside who lives there, by age and by sex: of each only where the census fills every group exactly. Nobody is compared by
 * numbers that were hidden, and somebody who did not say their sex is of neither.
 */
export function whoIsReached(told: Told, residents: readonly Residents[]): ReachedGroup[] {
  const inAges = residents.filter((r) => r.variable === 'age').map((r) => ({ ...rangeOf(r.category), people: r.people }))
  const fits = inAges.every((r) => ages.some((a) => r.from >= a.from && r.to <= a.to))
  const byAge = fits
    ? ages.map((a) => ({
        group: a.group,
        people: inAges.filter((r) => r.from >= a.from && r.to <= a.to).reduce((n, r) => n + r.people, 0),
        reached: sumOf(a.of.map((k) => (k in told.age ? told.age[k]! : 0))),
      }))
    : []
  const bySex = sexes.map((group) => ({
    group,
    people: residents.filter((r) => r.variable === 'sex' && r.category === group).reduce((n, r) => n + r.people, 0),
    reached: group in told.sex ? told.sex[group]! : 0,
  }))
  return [...compared('age', byAge), ...compared('sex', bySex)]
}

interface Counted {
  readonly group: string
  readonly people: number
  readonly reached: number | null
}
function compared(variable: 'age' | 'sex', all: readonly Counted[]): ReachedGroup[] {
  const live = all.reduce((n, g) => n + g.people, 0)
  const reached = sumOf(all.map((g) => g.reached))
  if (live === 0) return []
  return all.map((g) => ({
    ...{ variable, group: g.group, residents: divide(fraction(g.people), fraction(live)) },
    // The part of a group is told where all of them are: otherwise the hidden one is what is missing.
    reached: reached === null || reached === 0 ? null : divide(fraction(g.reached!), fraction(reached)),
    hardly: reached !== null && reached > 0 && 2 * g.reached! * live < g.people * reached,
  }))
}

const sumOf = (all: readonly (number | null)[]): number | null => (all.includes(null) ? null : all.reduce<number>((n, x) => n + x!, 0))

function rangeOf(category: string): { from: number; to: number } {
  const [from = '', to] = category.replace('+', '-Infinity').split('-')
  return { from: Number(from), to: Number(to ?? from) }
}
