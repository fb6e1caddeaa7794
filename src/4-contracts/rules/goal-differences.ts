import { both, type Goal, type Indicator, sayGoal, sayIndicator, type Words } from '#kernel'
import type { ContractLine } from './contract.ts'
import type { Difference } from './differences.ts'
import { goalChangeWords } from './goal-change-words.ts'
import { placeWords } from './words.ts'

/** What of the goals of a line differs between two texts: goal by goal, and indicator by indicator with its promise. */
export function goalDifferences(old: ContractLine | undefined, next: ContractLine | undefined): Difference[] {
  const title = (next ?? old)!.title
  const [was, now] = [old?.goals ?? [], next?.goals ?? []]
  const goals = pairs<Goal>(was, now).map(([a, b]) => ({
    what: placeWords.both('ofLine', title, goalChangeWords.both('goalOf', (b ?? a)!.says)),
    before: a ? goalSaid(a) : null,
    after: b ? goalSaid(b) : null,
  }))
  const indicators = pairs<Indicator>(
    was.flatMap((g) => g.indicators),
    now.flatMap((g) => g.indicators),
  ).map(([a, b]) => ({
    what: placeWords.both('ofLine', title, goalChangeWords.both('indicatorOf', (b ?? a)!.name)),
    before: a ? indicatorSaid(a, old!) : null,
    after: b ? indicatorSaid(b, next!) : null,
  }))
  return [...goals, ...indicators]
}

/** What stood there before beside what stands there now; what is gone comes last. */
function pairs<T extends { readonly id: string }>(was: readonly T[], now: readonly T[]): [T | undefined, T | undefined][] {
  return [
    ...now.map((b): [T | undefined, T] => [was.find((a) => a.id === b.id), b]),
    ...was.filter((a) => !now.some((b) => b.id === a.id)).map((a): [T, undefined] => [a, undefined]),
  ]
}

const goalSaid = (g: Goal): Words => both(sayGoal(g), sayGoal(g))
const indicatorSaid = (i: Indicator, l: ContractLine): Words =>
  both(sayIndicator(i, l.promised[i.id], 'zh'), sayIndicator(i, l.promised[i.id], 'en'))
