import { contracts } from '#contracts'
import { both, subsidyOf, titles } from '#kernel'
import { may } from '#people'
import type { Ctx, DueItem } from '#platform'
import { acceptances } from './acceptances.ts'
import { sayPeriod } from './pages/say.ts'
import { isOpen, subsidiesAsked } from './subsidies-asked.ts'
import { subsidyWords } from './subsidy-words.ts'

/** Subsidised posts of which the institution has not said whether the rest came, by the day on which the purchaser answers the period. */
export async function subsidyDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const open = (await acceptances(ctx, { providerId: organisationId, states: ['handed-in'] })).filter((a) =>
    may(ctx.asker, 'delivery.hand-in', a),
  )
  const of = new Map((await contracts(ctx, { ids: open.map((a) => a.contractId) })).map((c) => [c.id as string, c]))
  const items: DueItem[] = []
  for (const a of open) {
    const c = of.get(a.contractId)
    if (!c?.lines.some(subsidyOf)) continue
    const waiting = (await subsidiesAsked(ctx, c, a)).filter(isOpen).length
    if (waiting === 0) continue
    items.push({
      id: `subsidy-${a.id}`,
      purchaseId: a.purchaseId,
      side: 'ours',
      title: subsidyWords.both('due', waiting, both(sayPeriod(c, a.period, 'zh'), sayPeriod(c, a.period, 'en')), titles(c)),
      why: subsidyWords.both('dueWhy'),
      dueOn: a.dueOn,
      cites: [],
      href: `/delivery/acceptances/${a.id}#subsidies`,
      may: 'delivery.hand-in',
      of: c.number,
    })
  }
  return items
}
