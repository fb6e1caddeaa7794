import { titleIn } from '#kernel'
import { mayAtAll } from '#people'
import { type Ctx, type Hit, holds } from '#platform'
import { campaigns } from './campaigns.ts'
import { listedFor } from './listed-for.ts'
import { needs } from './store/index.ts'
import { needProcess } from './rules/need-process.ts'

/** Needs and surveys that somebody looks for, as far as they may read them. */
export async function find(ctx: Ctx, words: string): Promise<Hit[]> {
  if (!mayAtAll(ctx.asker, 'needs.read')) return []
  const found = await needs(ctx, { ...listedFor(ctx), search: words })
  const asked = (await campaigns(ctx, listedFor(ctx))).filter((c) => holds(`${c.title} ${c.titleEn ?? ''}`, words))
  return [
    ...found.map((n) => ({ title: titleIn(n, ctx.lang), href: `/needs/${n.id}`, note: needProcess.states[n.state][ctx.lang] })),
    ...asked.map((c) => ({ title: titleIn(c, ctx.lang), href: `/surveys/${c.id}` })),
  ]
}
