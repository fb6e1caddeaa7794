import { contracts } from '#contracts'
import { both, titles } from '#kernel'
import { may } from '#people'
import type { Ctx, DueItem } from '#platform'
import { acceptances } from './acceptances.ts'
import { evidenceWords } from './evidence-words.ts'
import { sayPeriod } from './pages/say.ts'
import { timeAsked } from './recorded-time.ts'

/** Questions about little recorded time that the institution has not answered, by the day on which the purchaser answers the period. */
export async function timeDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const open = (await acceptances(ctx, { providerId: organisationId, states: ['handed-in'] })).filter((a) =>
    may(ctx.asker, 'delivery.hand-in', a),
  )
  const of = new Map((await contracts(ctx, { ids: open.map((a) => a.contractId) })).map((c) => [c.id as string, c]))
  const items: DueItem[] = []
  for (const a of open) {
    const c = of.get(a.contractId)
    const { asked, answers } = c ? await timeAsked(ctx, c, a) : { asked: [], answers: [] }
    const waiting = asked.filter((p) => !answers.some((x) => x.appointmentId === p.appointmentId)).length
    if (!c || waiting === 0) continue
    items.push({
      id: `time-${a.id}`,
      purchaseId: a.purchaseId,
      side: 'ours',
      title: evidenceWords.both('timeDue', waiting, both(sayPeriod(c, a.period, 'zh'), sayPeriod(c, a.period, 'en')), titles(c)),
      why: evidenceWords.both('timeDueWhy'),
      dueOn: a.dueOn,
      cites: [],
      href: `/delivery/acceptances/${a.id}`,
      may: 'delivery.hand-in',
      of: c.number,
    })
  }
  return items
}
