import { isBefore, plusDays, titles } from '#kernel'
import { campaigns, purchases } from '#needs'
import { type Action, organisation } from '#people'
import type { Ctx, DueItem } from '#platform'
import type { PlanState } from './rules/plan-process.ts'
import { plans } from './store/index.ts'
import { dueWords } from './words.ts'

/** Residents to ask, plans that wait for the bureau, plans that came back, and intentions to publish. */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const who = await organisation(ctx, organisationId)
  if (!who || (who.kind !== 'bureau' && who.kind !== 'purchaser')) return []
  const mine =
    who.kind === 'bureau'
      ? await plans(ctx, { states: ['submitted'] })
      : await plans(ctx, { purchaserId: organisationId, states: ['submitted', 'returned', 'approved'] })
  const ask = who.kind === 'purchaser' ? await toAsk(ctx, organisationId) : []
  const decide = mine.flatMap((p): DueItem[] => {
    // Who has begun to buy without a tender has announced nothing for institutions to prepare for.
    if (p.state === 'approved' && p.takenBy === 'contract') return []
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
  return [...ask, ...decide]
}

/** A purchase nobody asked residents about for so many days is put before the office. */
const askWithinDays = 30

/** Purchases residents were not asked about: until the plan says why not, or is on its way. */
async function toAsk(ctx: Ctx, purchaserId: string): Promise<DueItem[]> {
  const bought = (await purchases(ctx, { purchaserId, limit: 200 })).filter((p) => !isBefore(plusDays(p.lawDay, 365), ctx.today))
  const purchaseIds = bought.map((p) => p.id)
  const settled = new Set<string | null>([
    ...(await campaigns(ctx, { purchaseIds })).filter((c) => c.purpose === 'needs').map((c) => c.purchaseId),
    ...(await plans(ctx, { purchaseIds }))
      .filter((p) => p.noSurveyReason || !['draft', 'returned'].includes(p.state))
      .map((p) => p.purchaseId),
  ])
  return bought
    .filter((p) => !settled.has(p.id))
    .map((p) => ({
      id: `ask-${p.id}`,
      purchaseId: p.id,
      side: 'ours',
      dueOn: plusDays(p.lawDay, askWithinDays),
      href: `/surveys/new?purchase=${p.id}`,
      may: 'needs.edit' satisfies Action,
      cites: ctx.law.cites('residents-are-asked'),
      title: dueWords.both('ask', titles(p)),
      why: dueWords.both('askWhy'),
    }))
}

/** What is to be done with a plan that stands here. */
const next = {
  submitted: { verb: 'approve', why: 'submitted', may: 'plans.approve' },
  returned: { verb: 'edit', why: 'returned', may: 'plans.edit' },
  approved: { verb: 'publish', why: 'approved', may: 'plans.publish' },
} as const satisfies Partial<Record<PlanState, { verb: string; why: string; may: Action }>>
