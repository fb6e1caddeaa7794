import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { type GradeOfContract, mayChange } from './rules/gate-before.ts'
import { readGrades } from './store/index.ts'

/** The last grade an evaluator gave a contract, and whether it may still change today. */
export interface GradeNow extends GradeOfContract {
  readonly mayChange: boolean
}

/** The grade of a contract as it stands today; undefined where nobody graded it. */
export async function gradeNow(ctx: Ctx, contractId: string): Promise<GradeNow | undefined> {
  const grade = (await readGrades(ctx, [contractId])).get(contractId)
  if (!grade) return undefined
  const calendar = await calendarOf(ctx)
  return { ...grade, mayChange: mayChange(grade, (until) => ctx.law.lastDays.isCivilTermOver(until, ctx.today, calendar)) }
}
