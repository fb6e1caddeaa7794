import { isRefusal, type Words } from '#kernel'
import { kish, rake } from '#measures'
import type { Margin } from './census.ts'
import { communityColumn, variableColumn } from './survey-columns.ts'
import { type Column, marginName } from './margin-column.ts'
import { type MarginTable, marginTable } from './margin-table.ts'
import { marginVariables, type Question } from './questionnaire.ts'
import type { Respondent } from './respondent.ts'
import { weightingWords } from './words.ts'

export interface Weighting {
  /** One per respondent, with mean 1. */
  readonly weights: Float64Array
  readonly weighted: boolean
  readonly n: number
  readonly nEff: number
  readonly deff: number
  readonly margins: readonly MarginTable[]
  /** What was merged or left out, and why. */
  readonly notes: readonly Words[]
}

/** Weights above this many times the mean are cut, and the margins met again. Source: DeBell & Krosnick 2009 (anesrake). */
const heaviest = 5

/**
 * Weights a sample to the census of its communities: the communities themselves and every variable that was both asked and
 * counted. Groups too thin to carry a weight are merged, a variable that ends with one group is left out, and both are said.
 * Who did not answer a question keeps the share the sample gave them, so that it neither lifts nor lowers anybody.
 */
export function weigh(
  sample: readonly Respondent[],
  questions: readonly Question[],
  profile: readonly Margin[],
  communities: readonly { id: string; name: Words; residents: number | null }[],
): Weighting {
  const survey = { sample, questions, profile, communities }
  const tried = [communityColumn(survey), ...marginVariables.map((v) => variableColumn(survey, v))]
  const columns = tried.flatMap((t) => t.column ?? [])
  const { weights, weighted, notes } = fit(sample.length, columns)
  const { n, nEff, deff } = sample.length ? kish(weights) : { n: 0, nEff: 0, deff: 1 }
  return {
    weights,
    weighted,
    n,
    nEff,
    deff,
    notes: [...tried.flatMap((t) => t.notes), ...whoElseIsCounted(columns, tried.find((t) => t.outside)?.outside), ...notes],
    margins: columns.map((c) => marginTable(c, weights)),
  }
}

/** Weights that meet all margins at once, with mean 1; all alike where there is nothing to meet, or they cannot be met. */
function fit(size: number, columns: readonly Column[]): Pick<Weighting, 'weights' | 'weighted' | 'notes'> {
  const alike = { weights: new Float64Array(size).fill(1), weighted: false, notes: [] }
  if (columns.length === 0 || size === 0) return alike
  const raked = rake(
    Object.fromEntries(columns.map((c) => [c.variable, c.values])),
    Object.fromEntries(columns.map((c) => [c.variable, c.targets])),
    { trim: [0, heaviest] },
  )
  if (isRefusal(raked)) return { ...alike, notes: [raked.words] }
  const scale = size / raked.weights.reduce((a, b) => a + b, 0)
  const notes = [
    ...(raked.converged ? [] : [weightingWords.both('notConverged')]),
    ...(raked.trimmed && raked.trimmed.rows > 0 ? [weightingWords.both('cut', raked.trimmed.rows, heaviest)] : []),
  ]
  return { weights: raked.weights.map((w) => w * scale), weighted: true, notes }
}

/** Ages nobody was asked at are still counted in every other variable. */
function whoElseIsCounted(columns: readonly Column[], outside: readonly Words[] | undefined): Words[] {
  const others = columns.filter((c) => c.variable !== 'age').map((c) => marginName(c.variable))
  return outside && others.length > 0 ? [weightingWords.both('countsAll', others, outside)] : []
}
