import { type Contract, type Done, inForceOn, sayLack, type Stage, stageLack, stagesOf, stageWorth } from '#contracts'
import type { Day, Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { doneOf } from './done-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { unitTotals } from './unit-totals.ts'
import { type HandedIn, unitsThatStand } from './units-of-month.ts'
import { refuse } from './words.ts'

/** The stage of a key, or undefined where the contract has none such. */
export const stageOf = (c: Contract, key: string): Stage | undefined => c.lines.flatMap((l) => stagesOf(c, l)).find((s) => s.key === key)

/**
 * Whether nothing was agreed that shows a stage was reached, neither a day nor anything to be done, as with the middle one of a single
 * unit: any record lets it be handed in, so a person decides, and no silence (docs/decisions/0032).
 */
export const isForAPerson = (c: Contract, key: string): boolean => {
  const stage = stageOf(c, key)
  return stage !== undefined && !stage.onSigning && stage.earliestOn === null && stage.needs.length === 0
}

/** Why a stage is not due on a day, or undefined when it is; without its order where that is decided already. */
export function whyNotDue(
  c: Contract,
  key: string,
  f: { on: Day; done: ReadonlyMap<string, Done>; before: readonly Acceptance[] | 'any-order' },
): Refusal | undefined {
  const stage = stageOf(c, key)
  if (!stage) return refuse('no-period')
  const handedIn = new Set(
    f.before === 'any-order' ? (stage.after ? [stage.after.key] : []) : f.before.filter((a) => a.state !== 'returned').map((a) => a.period),
  )
  const lack = stageLack(stage, { on: f.on, done: f.done, handedIn })
  if (!lack) return undefined
  const says = sayLack(lack, (id) => c.lines.find((l) => l.id === id)?.title ?? '', stage)
  return refuse('stage-not-due', stage.title, says)
}

/** What a stage is worth of its instalment by what was done; null for all of it. */
export function worthOfStage(c: Contract, key: string, done: ReadonlyMap<string, Done>): { done: number; of: number } | null {
  const stage = stageOf(c, key)
  return stage ? stageWorth(stage, done) : null
}

/**
 * Why a stage that was handed in may not be paid on a day: its day has not come, or what it needs is not recorded any more.
 * Undefined for a month, and for a stage that is due.
 * @param o.handedIn where given, what was recorded in those of them that were returned does not count, as no silence accepts it
 */
export async function whyNotPayable(
  ctx: Ctx,
  c: Contract,
  a: Pick<Acceptance, 'kind' | 'period' | 'handedInOn'>,
  on: Day,
  o: { readonly handedIn?: readonly HandedIn[] } = {},
): Promise<Refusal | undefined> {
  if (a.kind !== 'milestone') return undefined
  // What it had to be is what was agreed when it was handed in, whatever was agreed for later.
  const then = inForceOn(c, a.handedInOn)
  const done = doneOf(c, unitsThatStand(c, await unitTotals(ctx, { contractIds: [c.id] }), o.handedIn ?? []))
  return whyNotDue(then, a.period, { on, done, before: 'any-order' })
}
