import { isAfter, titles } from '#kernel'
import type { Ctx, DueItem } from '#platform'
import { poolOf } from './rules/application.ts'
import { hasStage } from './rules/stages.ts'
import { applicationsOf, tenders } from './store/index.ts'
import { applyDue } from './words.ts'

const running = async (ctx: Ctx, of: { purchaserId?: string }) => {
  const all = (await tenders(ctx, { ...of, states: ['announced'] })).filter((t) => hasStage(t, 'apply'))
  const applications = await applicationsOf(
    ctx,
    all.map((t) => t.id),
  )
  return all.map((t) => ({ t, isOver: isAfter(ctx.today, t.noticeUntilOn!), applied: applications.filter((a) => a.tenderId === t.id) }))
}

/** What an office has to do once the time to apply is over: say what it finds of each, then invite. */
export async function inviteItems(ctx: Ctx, purchaserId: string): Promise<DueItem[]> {
  return (await running(ctx, { purchaserId }))
    .filter((x) => x.isOver)
    .map(({ t, applied }) => {
      const verb = applied.some((a) => a.finding === null) ? 'review' : poolOf(applied).length > 0 ? 'invite' : 'end'
      return {
        ...{ id: `tender-${t.id}-applications`, purchaseId: t.purchaseId, side: 'ours' as const, dueOn: null, cites: [] },
        ...{ title: applyDue.both(verb, titles(t)), why: applyDue.both(`${verb}-why`), href: `/tenders/${t.id}/applications` },
        may: verb === 'review' ? ('bids.compare' as const) : ('tenders.publish' as const),
      }
    })
}

/** The calls to which an institution can still answer, and has not. */
export async function applyItems(ctx: Ctx): Promise<DueItem[]> {
  return (await running(ctx, {}))
    .filter((x) => !x.isOver && !x.applied.some((a) => a.providerId === ctx.asker.organisationId))
    .map(({ t }) => ({
      ...{ id: `tender-${t.id}-apply`, purchaseId: t.purchaseId, side: 'ours' as const, dueOn: t.noticeUntilOn, cites: [] },
      ...{ title: applyDue.both('apply', titles(t)), why: applyDue.both('apply-why'), href: `/tenders/${t.id}/applications` },
      ...{ may: 'bids.submit' as const, onlyShown: true as const },
    }))
}
