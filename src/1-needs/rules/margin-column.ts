import type { Words } from '#kernel'
import { census } from './census.ts'
import type { Merged } from './merge-thin.ts'
import type { MarginVariable } from './questionnaire.ts'
import type { Respondent } from './respondent.ts'
import { weightingWords } from './words.ts'

/** One margin a sample is weighed to. */
export interface Column {
  readonly variable: MarginVariable | 'community'
  /** The group of every respondent. */
  readonly values: string[]
  /** The people of each group. */
  readonly targets: Record<string, number>
  /** What each group is called, and the answers, or communities, that belong to it. */
  readonly labels: ReadonlyMap<string, { label: Words; answers: readonly string[] }>
}

/** What became of a variable: a margin, where it can be one, and what there is to say of it. */
export interface Tried {
  readonly column?: Column | undefined
  readonly notes: readonly Words[]
  /** Groups that are counted and were not asked. */
  readonly outside?: readonly Words[]
}

/** The group of those who did not answer. */
export const unanswered = '(none)'

export const marginName = (of: Column['variable']): Words => (of === 'community' ? weightingWords.both('community') : census[of].name)

/** A margin of groups that can carry a weight; none where they are one. What was merged is said. */
export function marginColumn(i: {
  variable: Column['variable']
  sample: readonly Respondent[]
  groups: readonly Merged[]
  groupOf: (r: Respondent) => string
  /** The answers that belong to each group; left out where its key is the only one. */
  answersOf?: ReadonlyMap<string, readonly string[]>
  /** How many people all margins add up to; zero where it is not known. */
  whole: number
}): Tried {
  const { variable, sample, groups } = i
  const name = marginName(variable)
  if (groups.length < 2) return { notes: groups.map(() => weightingWords.both('oneGroup', name)) }
  const notes = groups.filter((g) => g.keys.length > 1).map((g) => weightingWords.both('merged', name, g.label))
  const mergedInto = new Map(groups.flatMap((g) => g.keys.map((key) => [key, g.key])))
  const values = sample.map((r) => mergedInto.get(i.groupOf(r)) ?? unanswered)
  const blank = values.filter((v) => v === unanswered).length
  const counted = groups.reduce((sum, g) => sum + g.people, 0)
  if (counted === 0) return { notes }
  // All margins must add up to the same number of people; the communities' own figures say how many there are.
  const whole = i.whole > 0 ? i.whole : counted
  const known = (whole * (sample.length - blank)) / Math.max(1, sample.length)
  const targets = Object.fromEntries(groups.map((g) => [g.key, (g.people / counted) * known]))
  const labels = new Map(groups.map((g) => [g.key, { label: g.label, answers: g.keys.flatMap((k) => i.answersOf?.get(k) ?? [k]) }]))
  if (blank > 0) {
    targets[unanswered] = whole - known
    labels.set(unanswered, { label: weightingWords.both('noAnswer'), answers: [] })
  }
  return { column: { variable, values, targets, labels }, notes }
}
