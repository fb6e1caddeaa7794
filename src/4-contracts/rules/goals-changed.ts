import { checkGoal, type Goal, type Indicator, isAsGood, isPossible, mostGoals, mostIndicators, mostOf, type Words } from '#kernel'
import type { ContractLine } from './contract.ts'
import { goalChangeWords } from './goal-change-words.ts'
import { lineSays } from './line-said.ts'

/** In what a changed goal asks for less than both signed. */
type Easier = 'goal' | 'indicator' | 'measured' | 'target' | 'promise' | 'shown'
export interface EasierPlace {
  readonly in: Easier
  readonly name: string
}

/** The number of the row in which the form shows an indicator of a goal. */
export const rowOf = (goal: number, indicator: number): number => goal * mostIndicators + indicator

/**
 * What is wrong in the goals of a line a change writes anew, by the names of the fields of its form. What nobody touched stays as it was signed.
 * What was tendered and won is not made less; without a tender asking for less is a point that both must read.
 */
export function goalsWrong(old: ContractLine, next: ContractLine, tendered: boolean): Record<string, Words> {
  if (lineSays(old, 'goals')?.zh === lineSays(next, 'goals')?.zh) return {}
  const fields: Record<string, Words> = {}
  if (next.goals.length === 0) fields['says-0'] = goalChangeWords.both('noneLeft')
  if (next.goals.length > mostGoals) fields['says-0'] = goalChangeWords.both('tooMany', mostGoals)
  for (const [g, goal] of next.goals.entries()) {
    const others = next.goals.filter((o) => o !== goal)
    const wrong = checkGoal(goal, { needIds: next.needIds, goals: others.slice(0, g) })
    for (const [name, why] of Object.entries(wrong)) fields[inForm(name, g)] = why
    for (const [n, i] of goal.indicators.entries()) {
      const why = promiseWrong(i, next.promised[i.id])
      if (why) fields[`promised-${rowOf(g, n)}`] = why
    }
  }
  const easier = tendered ? easierGoals(old, next) : []
  if (easier.length > 0) fields['says-0'] ??= goalChangeWords.both('wonStays', easier)
  return fields
}

/** `target-1` of the second goal stands in the form as `target-7`. */
const inForm = (name: string, goal: number): string => {
  const indicator = /^(.+)-(\d+)$/.exec(name)
  return indicator ? `${indicator[1]}-${rowOf(goal, Number(indicator[2]))}` : `${name}-${goal}`
}

/** A promise is one that can be, and no less than what is asked for. */
function promiseWrong(i: Indicator, promised: string | undefined): Words | undefined {
  if (promised === undefined) return undefined
  if (!isPossible(i, promised)) return goalChangeWords.both('beyond', mostOf(i)!)
  return isAsGood(i, promised, i.target) ? undefined : goalChangeWords.both('belowAsked', i.target, i.unit)
}

/** Where a line asks for less than it did, each by itself: something that became stricter makes up for none. */
export function easierGoals(old: ContractLine, next: ContractLine): EasierPlace[] {
  const kept = new Map(next.goals.flatMap((g) => g.indicators.map((i) => [i.id, i] as const)))
  const gone = old.goals.filter((g) => !next.goals.some((n) => n.id === g.id))
  return [
    ...gone.map((g): EasierPlace => ({ in: 'goal', name: g.says })),
    ...without(old.goals, gone).flatMap((g) => g.indicators.flatMap((was) => easierIndicator(was, kept.get(was.id), old, next))),
  ]
}
const without = (all: readonly Goal[], gone: readonly Goal[]): Goal[] => all.filter((g) => !gone.includes(g))

function easierIndicator(was: Indicator, now: Indicator | undefined, old: ContractLine, next: ContractLine): EasierPlace[] {
  const place = (of: Easier): EasierPlace => ({ in: of, name: was.name })
  if (!now) return [place('indicator')]
  // In another unit, or the other way round, no figure can be held against the one that was signed.
  if (now.unit !== was.unit || now.better !== was.better || now.kind !== was.kind) return [place('measured')]
  const [promise, promised] = [old.promised[was.id], next.promised[was.id]]
  const lessOften = was.when === 'each-period' && now.when !== 'each-period'
  // Whoever is paid for it shows it, where somebody else was to.
  const byItself = was.by !== 'provider' && now.by === 'provider'
  return [
    ...(isAsGood(was, now.target, was.target) ? [] : [place('target')]),
    ...(promise === undefined || (promised !== undefined && isAsGood(was, promised, promise)) ? [] : [place('promise')]),
    ...(lessOften || byItself ? [place('shown')] : []),
  ]
}
