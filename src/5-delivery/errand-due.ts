import { type Contract, contracts, dueAfter } from '#contracts'
import { titles } from '#kernel'
import { calendarOf, may } from '#people'
import type { Ctx, DueItem } from '#platform'
import { roleWords } from './role-words.ts'
import type { ErrandContest } from './rules/errand-contest.ts'
import { unansweredContests } from './store/index.ts'

/** Errands the purchaser contests and the institution has not answered, within the time in which a side answers the other. */
export async function errandDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (!may(ctx.asker, 'delivery.hand-in', { providerId: organisationId })) return []
  const open = await unansweredContests(ctx, organisationId)
  if (open.length === 0) return []
  const of = new Map((await contracts(ctx, { ids: open.map((x) => x.contractId) })).map((c) => [c.id as string, c]))
  const calendar = await calendarOf(ctx)
  return open.flatMap((x) => {
    const c = of.get(x.contractId)
    return c ? [toAnswer(ctx, x, c, calendar)] : []
  })
}

function toAnswer(ctx: Ctx, x: ErrandContest, c: Contract, calendar: Awaited<ReturnType<typeof calendarOf>>): DueItem {
  const length = { count: c.terms.answerWorkingDays, unit: 'working-days' } as const
  return {
    id: `contest-${x.id}`,
    purchaseId: c.purchaseId,
    side: 'ours',
    title: roleWords.both('dueTitle', titles(c)),
    why: roleWords.both('dueWhy'),
    dueOn: dueAfter(ctx, x.contestedOn, x.contestedOn, length, calendar),
    cites: [],
    href: `/delivery/records/${x.recordId}`,
    may: 'delivery.hand-in',
    of: c.number,
  }
}
