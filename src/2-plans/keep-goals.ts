import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import type { PlanChange } from './change-plan.ts'
import type { PlanLine } from './rules/plan.ts'
import { writeLines } from './store/index.ts'

/** Writes a line of a plan with the goals it now has. */
export async function keepGoals(ctx: Ctx, { tx, now, entry, set }: PlanChange, line: PlanLine): Promise<{ id: string } | Refusal> {
  const moved = await set({})
  if (isRefusal(moved)) return moved
  await writeLines(
    ctx,
    tx,
    now.id,
    now.lines.map((l) => (l.id === line.id ? line : l)),
  )
  entry.facts = { line: line.title.slice(0, 120), goals: line.goals.length }
  return moved
}
