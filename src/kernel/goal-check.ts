import { compare, fractionOf } from './fraction.ts'
import { type Goal, type Indicator, isPossible, mostOf } from './goal.ts'
import { goalWords } from './goal-check-words.ts'
import type { Words } from './words.ts'

/** Goals of a line, and indicators of a goal, at most. */
export const mostGoals = 8
export const mostIndicators = 6

/** What does not hang together in a goal, by the names of the form's fields. `line` is the line without it. */
export function checkGoal(
  goal: Goal,
  line: { readonly needIds: readonly string[]; readonly goals: readonly Goal[] },
): Record<string, Words> {
  const fields: Record<string, Words> = {}
  const taken = new Set(line.goals.flatMap((g) => g.indicators.map(sameName)))
  if (goal.needId !== null && !line.needIds.includes(goal.needId)) fields.needId = goalWords.both('notOfLine')
  if (goal.indicators.length === 0) fields['name-0'] = goalWords.both('noIndicator')
  for (const [n, i] of goal.indicators.entries()) {
    if (taken.has(sameName(i))) fields[`name-${n}`] = goalWords.both('twice')
    taken.add(sameName(i))
    if (i.how.trim() === '') fields[`how-${n}`] = goalWords.both('noWay')
    const wrong = targetWrong(i)
    if (wrong) fields[`target-${n}`] = wrong
    const most = mostOf(i)
    if (most !== null && i.baseline !== null && !isPossible(i, i.baseline)) fields[`baseline-${n}`] = goalWords.both('overMost', most)
  }
  return fields
}

const sameName = (i: Pick<Indicator, 'name'>): string => i.name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

/** A target says something where it is past what there is already, on the side that is better. */
function targetWrong(i: Indicator): Words | undefined {
  const most = mostOf(i)
  if (most !== null && !isPossible(i, i.target)) return goalWords.both('overMost', most)
  if (i.baseline === null) return undefined
  const step = compare(fractionOf(i.target), fractionOf(i.baseline))
  if (i.better === 'more' && step <= 0) return goalWords.both('notMore', i.baseline)
  return i.better === 'less' && step >= 0 ? goalWords.both('notLess', i.baseline) : undefined
}
