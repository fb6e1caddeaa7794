import { titleIn } from '#kernel'
import type { Ctx, Hit } from '#platform'
import { listedFor } from './listed-for.ts'
import { sayPlanState } from './rules/plan-process.ts'
import { plans } from './plans.ts'

/** Plans that somebody looks for, as far as they may read them; everybody may read what is published. */
export async function find(ctx: Ctx, words: string): Promise<Hit[]> {
  return (await plans(ctx, { ...listedFor(ctx), search: words })).map((p) => ({
    title: titleIn(p, ctx.lang),
    number: p.number,
    href: `/plans/${p.id}`,
    note: sayPlanState(p, ctx.today)[ctx.lang],
  }))
}
