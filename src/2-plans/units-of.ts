import { type Lang, noUnitTerms, type UnitTerms } from '#kernel'
import type { Ctx } from '#platform'
import type { Plan } from './rules/plan.ts'
import { unitExamples } from './rules/unit-example-words.ts'
import { unitNameIn, unitWordsIn } from './rules/unit-kind.ts'
import { readUnitKinds, unitsUsed } from './store/index.ts'

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

/** The library of the office, what it wrote in the lines of its plans before, each once and the newest first, and the examples. */
export async function unitsOf(ctx: Ctx, plan: Plan): Promise<{ own: UnitChoice[]; before: UnitChoice[]; examples: UnitChoice[] }> {
  const kept = (await readUnitKinds(ctx, { purchaserId: plan.purchaserId })).filter((u) => u.retiredOn === null)
  const own = kept.map((u) => ({ key: u.id, name: unitNameIn(u, ctx.lang), unit: unitWordsIn(u, ctx.lang), terms: u.terms ?? noUnitTerms }))
  const before = (await unitsUsed(ctx, plan.purchaserId)).filter((b) => !own.some((o) => o.name === b.name && o.unit === b.unit))
  return { own, before, examples: unitExamplesIn(ctx.lang) }
}
