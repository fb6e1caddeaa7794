import type { AgeGroup, Sex } from '#clients'
import { type Day, isRefusal } from '#kernel'
import { suppress } from '#measures'

/** Fewer people than this are not told from one another. */
export const fewestPeople = 5
/** While a contract runs, people are told by so many. */
export const batch = 10

/** What is told of the different people a line reached. */
export interface Told {
  /** The last day that is counted. */
  readonly until: Day
  /** By tens where there are no groups; null where they are few. */
  readonly people: number | null
  /** Told once, when the contract is over. */
  readonly groups: { readonly age: Groups<AgeGroup>; readonly sex: Groups<Sex> } | null
}
type Groups<K extends string> = Readonly<Partial<Record<K, number | null>>>

interface Person {
  readonly ageGroup: AgeGroup
  readonly sex: Sex
}

/**
 * What is told from now on. Ages and sexes of two months, one taken from the other, are those of whoever came in between: so they are told
 * once, when nobody comes any more. Until then there is only a number, which moves when it is ten more, and never back.
 */
export function nextTold(found: { people: readonly Person[]; until: Day; over: boolean }, before: Told | undefined): Told | undefined {
  const { people, until, over } = found
  if (before?.groups) return before
  if (over) return people.length === 0 ? before : { until, ...byGroups(people) }
  const tens = people.length - (people.length % batch)
  return tens > (before?.people ?? 0) ? { until, people: tens, groups: null } : before
}

function byGroups(people: readonly Person[]): Pick<Told, 'people' | 'groups'> {
  const by = <K extends string>(keyOf: (p: Person) => K) => {
    const keys = [...new Set(people.map(keyOf))].sort()
    const table = suppress(
      { rows: keys, columns: ['people'], counts: keys.map((k) => [people.filter((p) => keyOf(p) === k).length]) },
      { k: fewestPeople },
    )
    if (isRefusal(table)) throw new Error(`no table: ${table.code}`)
    const shown = (hidden: boolean) => Object.fromEntries(keys.map((k, i) => [k, hidden ? null : table.counts[i]![0]!])) as Groups<K>
    return { total: table.total, shown }
  }
  const [age, sex] = [by((p) => p.ageGroup), by((p) => p.sex)]
  // A sum that is hidden in one of them could be made up from the other.
  const hidden = age.total === null || sex.total === null
  return { people: hidden ? null : age.total, groups: { age: age.shown(hidden), sex: sex.shown(hidden) } }
}
