import type { Ctx } from '#platform'
import type { Tender } from './rules/tender.ts'
import { stored } from './rules/words.ts'

/** Why a purchase ends with so many bids left, in both languages; undefined where the law lets it go on. */
export function enoughLeft(ctx: Pick<Ctx, 'law'>, t: Tender, conforming: number): string | undefined {
  const enough = ctx.law.tenders.mayContinue({ method: t.method, conforming, isPurchasedService: true, lawDay: t.lawDay })
  return enough.value ? undefined : stored(enough.steps[0]!.says)
}
