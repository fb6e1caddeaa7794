import { isRefusal, sayMoney } from '#kernel'
import type { Ctx, Hit } from '#platform'
import { listedFor } from './listed-for.ts'
import { findClaims } from './store/index.ts'

/** Claims that somebody looks for, as far as they may read them. */
export async function find(ctx: Ctx, words: string): Promise<Hit[]> {
  const listed = listedFor(ctx)
  if (isRefusal(listed)) return []
  return (await findClaims(ctx, { ...listed, search: words })).map((c) => ({
    title: c.title[ctx.lang],
    number: c.number,
    href: `/payments/claims/${c.id}`,
    note: sayMoney(c.amount, ctx.lang),
  }))
}
