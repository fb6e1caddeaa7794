import { titleIn } from '#kernel'
import type { Ctx, Hit } from '#platform'
import { listedFor } from './listed-for.ts'
import { tenderProcess } from './rules/tender-process.ts'
import { tenders } from './tenders.ts'

/** Tenders that somebody looks for, as far as they may read them. */
export async function find(ctx: Ctx, words: string): Promise<Hit[]> {
  return (await tenders(ctx, { ...listedFor(ctx), search: words })).map((x) => ({
    title: titleIn(x, ctx.lang),
    number: x.number,
    href: `/tenders/${x.id}`,
    note: tenderProcess.states[x.state][ctx.lang],
  }))
}
