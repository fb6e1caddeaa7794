import { titles } from '#kernel'
import { type Action, organisation } from '#people'
import type { Ctx, DueItem } from '#platform'
import type { PlanState } from './rules/plan-process.ts'
import { plans } from './store.ts'
import { dueWords } from './words.ts'

/** Plans that wait for the bureau, and plans that came back. */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const who = await organisation(ctx, organisationId)
  if (!who || (who.kind !== 'bureau' && who.kind !== 'purchaser')) return []
  const mine =
    who.kind === 'bureau'
      ? await plans(ctx, { states: ['submitted'] })
      : await plans(ctx, { purchaserId: organisationId, states: ['submitted', 'returned', 'approved'] })
  return mine.flatMap((p): DueItem[] => {
    const does = next[p.state as keyof typeof next] as (typeof next)[keyof typeof next] | undefined
    if (!does) return []
    return [
      {
        id: `plan-${p.id}`,
        purchaseId: p.purchaseId,
        side: who.kind === 'purchaser' && p.state === 'submitted' ? 'theirs' : 'ours',
        title: dueWords.both(does.verb, titles(p)),
        why: dueWords.both(does.why, p.returnedReason ?? ''),
        dueOn: null,
        cites: [],
        href: `/plans/${p.id}`,
        may: does.may,
      },
    ]
  })
}

/** What is to be done with a plan that stands here. */
const next = {
  submitted: { verb: 'approve', why: 'submitted', may: 'plans.approve' },
  returned: { verb: 'edit', why: 'returned', may: 'plans.edit' },
  approved: { verb: 'publish', why: 'approved', may: 'plans.publish' },
} as const satisfies Partial<Record<PlanState, { verb: string; why: string; may: Action }>>
