import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeNeed, undecided } from './change-need.ts'

/** Accepts a need, so that plan lines may be drawn from it. A reason is needed where the evidence does not speak for it by itself. */
export const acceptNeed = (ctx: Ctx, i: { needId: string; reason?: string | undefined }): Promise<{ id: string } | Refusal> =>
  changeNeed(ctx, { id: i.needId, verb: 'accept', facts: () => i }, ({ now, entry, set }) => {
    entry.facts = { title: now.title, ...(i.reason && { reason: i.reason }) }
    return set({ ...undecided, accepted_on: ctx.today, accepted_reason: i.reason?.trim() ?? null })
  })
