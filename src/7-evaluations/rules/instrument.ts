import { typedWhole, type Words } from '#kernel'
import { instrumentWrong } from './instrument-words.ts'

/** Grades from the least to the best. */
export const grades = ['poor', 'medium', 'good', 'excellent'] as const
export type Grade = (typeof grades)[number]
export const isAtLeastGrade = (g: Grade, least: Grade): boolean => grades.indexOf(g) >= grades.indexOf(least)

/** One thing that is marked: in which dimension, for how many points of a hundred, and by which evidence. */
export interface Indicator {
  readonly id: string
  readonly dimension: string
  readonly title: string
  readonly points: number
  readonly evidence: string
}
/** What an evaluator marks by. An appraisal keeps it as it was when it was opened. */
export interface Instrument {
  readonly title: string
  readonly indicators: readonly Indicator[]
  /** Marks further apart than this are settled by both raters with reasons. */
  readonly apart: number
  /** The least grade with which a contract may be renewed. */
  readonly renewsFrom: Grade
}

/** Marks go from 1 to 5. */
export const marks = [1, 2, 3, 4, 5] as const
export const mostIndicators = 60
const longest = 200

/** Indicators as they are typed or pasted, one in a row: dimension, indicator, points, evidence. Every row that is wrong is told of. */
export function readIndicators(typed: string): { indicators: Indicator[]; wrong: Words[] } {
  const rows = typed.split('\n').map((row, at) => ({ at: at + 1, cells: row.split(/[|｜\t]/).map((cell) => cell.trim()) }))
  const said = rows.filter((r) => r.cells.some((cell) => cell !== ''))
  const wrong: Words[] = []
  const indicators = said.map(({ at, cells }, n): Indicator => {
    const [dimension = '', title = '', points = '', evidence = ''] = cells
    const worth = typedWhole(points)
    if (cells.length !== 4 || [dimension, title, evidence].some((cell) => cell === '')) wrong.push(instrumentWrong.both('cells', at))
    else if (worth === undefined || worth < 1 || worth > 100) wrong.push(instrumentWrong.both('points', at))
    else if ([dimension, title, evidence].some((cell) => cell.length > longest)) wrong.push(instrumentWrong.both('long', at, longest))
    else if (said.findIndex((o) => o.cells[0] === dimension && o.cells[1] === title) < n) wrong.push(instrumentWrong.both('twice', at))
    return { id: `i${n + 1}`, dimension, title, points: worth ?? 0, evidence }
  })
  if (said.length === 0) wrong.push(instrumentWrong.both('none'))
  if (said.length > mostIndicators) wrong.push(instrumentWrong.both('many', mostIndicators))
  const total = indicators.reduce((sum, i) => sum + i.points, 0)
  if (wrong.length === 0 && total !== 100) wrong.push(instrumentWrong.both('total', total))
  return { indicators, wrong }
}

/** The same as it is typed again. */
export const typedIndicators = (all: readonly Indicator[]): string =>
  all.map((i) => [i.dimension, i.title, i.points, i.evidence].join(' | ')).join('\n')

/** Indicators by their dimension, in the order in which they are asked. */
export const byDimension = (all: readonly Indicator[]): Map<string, Indicator[]> => Map.groupBy(all, (i) => i.dimension)
