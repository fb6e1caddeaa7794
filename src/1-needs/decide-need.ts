import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeNeed } from './change-need.ts'

type Done = Promise<{ id: string } | Refusal>

/** Accepts a need, so that plan lines may be drawn from it. A reason is needed where the evidence does not speak for it by itself. */
export const acceptNeed = (ctx: Ctx, i: { needId: string; reason?: string | undefined }): Done =>
  changeNeed(ctx, { id: i.needId, verb: 'accept', facts: () => i }, ({ now, entry, set }) => {
    entry.facts = { title: now.title, ...(i.reason && { reason: i.reason }) }
    return set({ ...undecided, accepted_on: ctx.today, accepted_reason: i.reason?.trim() ?? null })
  })

/** Sets a need aside, with the reason residents will read. */
export const setAsideNeed = (ctx: Ctx, i: { needId: string; reason: string }): Done =>
  changeNeed(ctx, { id: i.needId, verb: 'set-aside', facts: () => i }, ({ now, entry, set }) => {
    entry.facts = { title: now.title, reason: i.reason }
    return set({ ...undecided, set_aside_on: ctx.today, set_aside_reason: i.reason })
  })

/** Notices again what was set aside. */
export const reopenNeed = (ctx: Ctx, i: { needId: string }): Done =>
  changeNeed(ctx, { id: i.needId, verb: 'reopen' }, ({ now, entry, set }) => {
    entry.facts = { title: now.title }
    return set(undecided)
  })

const undecided = { accepted_on: null, accepted_reason: null, set_aside_on: null, set_aside_reason: null }
