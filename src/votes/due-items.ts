import { isAfter, titles } from '#kernel'
import { paperUntil } from '#needs'
import { mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { voteDueWords } from './page-words.ts'
import type { Vote } from './rules/vote.ts'
import { projectsOf, votes } from './store/index.ts'

/** What an office has to do about its votes: close one whose last day is over, count it, take what was chosen into the plan. */
export async function votesDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'plans.edit')) return []
  const own = await votes(ctx, { purchaserId: organisationId, states: ['open', 'closed', 'counted'] })
  const due: DueItem[] = []
  for (const v of own) {
    const what = await whatIsDue(ctx, v)
    if (!what) continue
    due.push({
      ...{ id: `vote-${v.id}`, purchaseId: v.purchaseId, side: 'ours', cites: [], may: 'plans.edit', href: `/votes/${v.id}` },
      title: voteDueWords.both(what, titles(v)),
      why: voteDueWords.both(`${what}Why`),
      dueOn: what === 'close' ? paperUntil(v) : null,
    })
  }
  return due
}

async function whatIsDue(ctx: Ctx, v: Vote): Promise<'close' | 'count' | 'plan' | undefined> {
  if (v.state === 'open') return isAfter(ctx.today, v.closesOn) ? 'close' : undefined
  if (v.state === 'closed') return 'count'
  const chosen = new Set(v.result?.winners)
  return (await projectsOf(ctx, v)).some((p) => p.state === 'admitted' && p.number !== null && chosen.has(p.number)) ? 'plan' : undefined
}
