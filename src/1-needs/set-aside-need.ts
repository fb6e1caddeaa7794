import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeNeed, undecided } from './change-need.ts'

/** Sets a need aside, with the reason residents will read. */
export const setAsideNeed = (ctx: Ctx, i: { needId: string; reason: string }): Promise<{ id: string } | Refusal> =>
  changeNeed(ctx, { id: i.needId, verb: 'set-aside', facts: () => i }, ({ now, entry, set }) => {
    entry.facts = { title: now.title, reason: i.reason }
    return set({ ...undecided, set_aside_on: ctx.today, set_aside_reason: i.reason })
  })
