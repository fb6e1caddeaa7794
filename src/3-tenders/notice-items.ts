import { isAfter, isRefusal, titles } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx, DueItem } from '#platform'
import { hasStage } from './rules/stages.ts'
import { objectionsOf, openedBids, tenders } from './store/index.ts'
import { noticeDue } from './words.ts'

/** What an office has to do where one supplier alone is asked: objections to answer, the question once the notice has stood, what is agreed. */
export async function noticeItems(ctx: Ctx, purchaserId: string): Promise<DueItem[]> {
  const all = (await tenders(ctx, { purchaserId, states: ['announced', 'opened'] })).filter((t) => hasStage(t, 'publicity'))
  const objections = await objectionsOf(
    ctx,
    all.map((t) => t.id),
  )
  const calendar = all.length > 0 ? await calendarOf(ctx) : undefined
  const items: DueItem[] = []
  for (const t of all) {
    const of = { purchaseId: t.purchaseId, side: 'ours' as const, dueOn: null, cites: [] }
    const open = objections.filter((o) => o.tenderId === t.id && o.finding === null).length
    if (t.state === 'announced' && open > 0) {
      const argue = ctx.law.tenders.objection({ objectedOn: ctx.today, noticeEndsOn: t.noticeUntilOn!, lawDay: t.lawDay }, calendar!)
      items.push({
        ...of,
        ...{ id: `tender-${t.id}-objection`, title: noticeDue.both('objection', titles(t)), why: noticeDue.both('objection-why', open) },
        ...{ href: `/tenders/${t.id}/notice`, may: 'tenders.answer' },
        ...(!isRefusal(argue) && { dueOn: argue.value.argueBy, cites: argue.cites }),
      })
    }
    if (t.state === 'announced' && open === 0 && isAfter(ctx.today, t.noticeUntilOn!))
      items.push({
        ...of,
        ...{ id: `tender-${t.id}-invite`, title: noticeDue.both('invite', titles(t)), why: noticeDue.both('invite-why') },
        ...{ href: `/tenders/${t.id}/notice`, may: 'tenders.publish' },
      })
    if (t.state === 'opened' && (await openedBids(ctx, t.id)).some((b) => b.state === 'opened'))
      items.push({
        ...of,
        ...{ id: `tender-${t.id}-negotiate`, title: noticeDue.both('negotiate', titles(t)), why: noticeDue.both('negotiate-why') },
        ...{ href: `/tenders/${t.id}/negotiate`, may: 'bids.compare' },
      })
  }
  return items
}
