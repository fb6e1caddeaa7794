import { sayIndexMonth, titles } from '#kernel'
import { readValues, type SeriesValue } from '#plans'
import type { Ctx, DueItem } from '#platform'
import { contracts } from './contracts.ts'
import { followDays, newestOf } from './follow-series.ts'
import type { Contract } from './rules/contract.ts'
import { asAgreed, firstLines } from './rules/in-force.ts'
import { followed, lastStep } from './rules/price-by-series.ts'
import { readTextMoments } from './store/index.ts'
import { priceDueWords } from './price-words.ts'

/**
 * Contracts of a side whose price may follow its series now: nobody else would tell that a value entered moved it far enough. It is gone once a change waits
 * for an answer, and where a value put right leaves the move too small. Either side may propose, whichever way it goes; nobody has to.
 */
export async function priceDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const following = (await contracts(ctx, { organisationId, states: ['signed', 'active'] })).filter((c) => asAgreed(c).terms.index)
  if (following.length === 0) return []
  const values = await readValues(ctx, [...new Set(following.map((c) => asAgreed(c).terms.index!.seriesId))])
  const found = following.flatMap((c) => {
    const value = newestOf(values.get(asAgreed(c).terms.index!.seriesId) ?? [], ctx.today)
    const item = value && toPropose(ctx, c, value)
    return item ? [{ c, item }] : []
  })
  const texts = await readTextMoments(
    ctx,
    found.map(({ c }) => c.id),
  )
  return found.flatMap(({ c, item }) => (texts.get(c.id)?.some((v) => v.state === 'open') ? [] : [item]))
}

function toPropose(ctx: Ctx, c: Contract, value: SeriesValue): DueItem | undefined {
  const now = asAgreed(c)
  const index = now.terms.index!
  const [on] = followDays(ctx, c, value)
  if (!on) return undefined
  const next = followed(now, firstLines(c), { month: value.month, value: value.value, number: value.number }, on)
  // Where no post has a month to come there is nothing to propose.
  if (!next.lines.some((l) => l.indexed?.on === on.toString())) return undefined
  const from = lastStep(now)?.value ?? index.baseValue
  return {
    // Another value is another matter.
    id: `price-${c.id}-${value.month}-${value.number}`,
    purchaseId: c.purchaseId,
    side: 'ours',
    title: priceDueWords.both('title', titles(c)),
    why: priceDueWords.both('why', index.name, from, value.value, sayIndexMonth(value.month), on),
    dueOn: null,
    cites: ctx.law.cites('award-and-contract'),
    href: `/contracts/${c.id}/price`,
    may: 'contracts.propose',
    of: c.number,
  }
}
