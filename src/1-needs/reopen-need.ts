import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeNeed, undecided } from './change-need.ts'

/** Notices again what was set aside. */
export const reopenNeed = (ctx: Ctx, i: { needId: string }): Promise<{ id: string } | Refusal> =>
  changeNeed(ctx, { id: i.needId, verb: 'reopen' }, ({ now, entry, set }) => {
    entry.facts = { title: now.title }
    return set(undecided)
  })
