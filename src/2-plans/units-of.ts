import type { Lang, UnitTerms } from '#kernel'
import type { Ctx } from '#platform'
import type { Plan } from './rules/plan.ts'
import { unitExamples } from './rules/unit-example-words.ts'
import { unitsUsed } from './store/index.ts'

/** A unit that the form of a line may begin with. */
export interface UnitChoice {
  /** What its address calls it. */
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly terms: UnitTerms
}

const unitExamplesIn = (lang: Lang): UnitChoice[] =>
  unitExamples.map((e) => ({ key: e.key, name: e.name[lang], unit: e.unit[lang], terms: e.terms }))

/** What the office wrote in the lines of its plans before, each once and the newest first, and the examples. */
export async function unitsOf(ctx: Ctx, plan: Plan): Promise<{ before: UnitChoice[]; examples: UnitChoice[] }> {
  return { before: await unitsUsed(ctx, plan.purchaserId), examples: unitExamplesIn(ctx.lang) }
}
