import { type Goal, type Id, type Indicator, mostGoals, mostIndicators, newId, type Words } from '#kernel'
import { indicatorFields, usualIndicator } from '#plans'
import { aDay, type Ctx, decimalText, longText, rows, text, ticked } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import type { ContractLine } from './rules/contract.ts'
import { rowOf } from './rules/goals-changed.ts'
import { refuse } from './words.ts'

const missing = refuse('goal-field-missing').words
const goalRows = rows(mostGoals, { says: text(500), forWhom: text(200) }, missing, { goalId: text(60), needId: text(60) })
const indicatorRows = rows(mostGoals * mostIndicators, indicatorFields.must, missing, {
  ...indicatorFields.may,
  promised: decimalText({ min: 0, max: 1_000_000_000 }),
})

/** What the form takes in which either side proposes other goals, indicators or promises of a line. */
export const goalsForm = z.object({
  effectiveOn: aDay(),
  ...goalRows.fields,
  ...indicatorRows.fields,
  reason: longText(2000),
  read: ticked(),
})
export type GoalsForm = z.output<typeof goalsForm>

/** What lacks in rows half filled in: a field of a goal or an indicator, or the goal to an indicator. */
export function halves(typed: Readonly<Record<string, unknown>>): Record<string, Words> {
  const filled = (name: string) => String(typed[name] ?? '').trim() !== ''
  const orphans = Array.from({ length: mostGoals }, (_, g) => g).filter(
    (g) => !filled(`says-${g}`) && !filled(`forWhom-${g}`) && !filled(`goalId-${g}`) && indicatorsOf(g).some((n) => filled(`name-${n}`)),
  )
  // A form from which every goal was taken, or that has none yet, lacks its first.
  const none = !Array.from({ length: mostGoals }, (_, g) => g).some((g) => filled(`says-${g}`) || filled(`forWhom-${g}`))
  return {
    ...(none && Object.fromEntries(['says-0', 'forWhom-0'].map((k) => [k, missing]))),
    ...goalRows.halves(typed),
    ...indicatorRows.halves(typed),
    ...Object.fromEntries(orphans.flatMap((g) => [`says-${g}`, `forWhom-${g}`].map((k) => [k, missing]))),
  }
}
const indicatorsOf = (goal: number): number[] => Array.from({ length: mostIndicators }, (_, n) => rowOf(goal, n))

/** The line as the form means it. A goal whose words were emptied is gone with its indicators; a promise left open is what is asked for. */
export function withGoals(ctx: Ctx, i: Readonly<Record<string, unknown>>, line: ContractLine): ContractLine {
  const promised: Record<string, string> = {}
  const goals = Array.from({ length: mostGoals }, (_, g) => g).flatMap((g): Goal[] => {
    const [row] = goalRows.read(pick(i, ['says', 'forWhom', 'goalId', 'needId'], [g]))
    if (!row) return []
    const old = line.goals.find((x) => x.id === row.goalId)
    const indicators = indicatorRows.read(pick(i, indicatorNames, indicatorsOf(g))).map((r): Indicator => {
      const id = old?.indicators.find((x) => x.id === r.id)?.id ?? newId('indicator', ctx.now)
      promised[id] = r.promised ?? r.target
      const { name, unit, target, how, baseline = null } = r
      return { ...usualIndicator, ...given(r), id, name, unit, target, how, baseline }
    })
    return [
      {
        id: old?.id ?? (newId('goal', ctx.now) as Id<'goal'>),
        says: row.says,
        forWhom: row.forWhom,
        needId: row.needId ?? null,
        indicators,
      },
    ]
  })
  return { ...line, goals, promised }
}
const indicatorNames = [...Object.keys(indicatorFields.must), ...Object.keys(indicatorFields.may), 'promised']
const pick = (i: Readonly<Record<string, unknown>>, names: readonly string[], at: readonly number[]) =>
  Object.fromEntries(at.flatMap((n, row) => names.map((k) => [`${k}-${row}`, i[`${k}-${n}`]])))
type Choices = Partial<Pick<Indicator, 'kind' | 'better' | 'when' | 'by'>>
const given = ({ kind, better, when, by }: { [K in keyof Choices]: Choices[K] | undefined }): Choices => ({
  ...(kind && { kind }),
  ...(better && { better }),
  ...(when && { when }),
  ...(by && { by }),
})

/** What stands in the form of a line before anybody types. */
export function goalsValues(line: ContractLine): FormState['values'] {
  const empty = Array.from({ length: mostGoals * mostIndicators }, (_, n) => n).flatMap((n) =>
    Object.entries(usualIndicator).map(([k, v]) => [`${k}-${n}`, v] as const),
  )
  const goals = line.goals.flatMap((goal, g) => [
    ...Object.entries({ says: goal.says, forWhom: goal.forWhom, goalId: goal.id, needId: goal.needId ?? '' }).map(
      ([k, v]) => [`${k}-${g}`, v] as const,
    ),
    ...goal.indicators.flatMap((i, n) =>
      Object.entries({ ...i, baseline: i.baseline ?? '', promised: line.promised[i.id] ?? '' }).map(
        ([k, v]) => [`${k}-${rowOf(g, n)}`, v] as const,
      ),
    ),
  ])
  return Object.fromEntries([...empty, ...goals])
}
