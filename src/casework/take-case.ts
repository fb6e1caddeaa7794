import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeCase, servedIn } from './change-case.ts'
import type { declineReasons } from './rules/case.ts'

type Done = Promise<{ id: string } | Refusal>

/** Lets somebody wait for a place, from today. */
export const letWait = (ctx: Ctx, id: string): Done =>
  changeCase(ctx, { id, verb: 'wait' }, async ({ inside, now, set }) => {
    const client = await servedIn(inside, now)
    return isRefusal(client) ? client : await set({ waiting_since: ctx.today })
  })

/** Takes a case on, from the list of those who wait or at once. */
export const takeCase = (ctx: Ctx, id: string): Done =>
  changeCase(ctx, { id, verb: 'take' }, async ({ inside, now, set }) => {
    const client = await servedIn(inside, now)
    return isRefusal(client) ? client : await set({ taken_on: ctx.today })
  })

/** Does not take it on, and says why. */
export const declineCase = (ctx: Ctx, i: { id: string; why: (typeof declineReasons)[number] }): Done =>
  changeCase(ctx, { id: i.id, verb: 'decline' }, async ({ inside, now, set }) => {
    const client = await servedIn(inside, now, { withdrawn: 'may' })
    return isRefusal(client) ? client : await set({ closed_on: ctx.today, closed_why: i.why })
  })
