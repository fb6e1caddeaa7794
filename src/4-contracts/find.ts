import { isRefusal, titleIn } from '#kernel'
import type { Ctx, Hit } from '#platform'
import { contracts, listedFor } from './contracts.ts'
import { sayState } from './rules/contract-process.ts'

/** Contracts that somebody looks for, as far as they may read them. */
export async function find(ctx: Ctx, words: string): Promise<Hit[]> {
  const listed = listedFor(ctx)
  if (isRefusal(listed)) return []
  return (await contracts(ctx, { ...listed, search: words })).map((c) => ({
    title: titleIn(c, ctx.lang),
    number: c.number,
    href: `/contracts/${c.id}`,
    note: sayState(c)[ctx.lang],
  }))
}
