import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeAppraisal, sideOfAsker } from './change-appraisal.ts'

/** The other side agrees to the evaluator that was proposed, or does not; then the bureau draws another by lot. */
export const answerProposal = (ctx: Ctx, i: { id: string; agrees: boolean }): Promise<{ id: string } | Refusal> =>
  i.agrees
    ? changeAppraisal(
        ctx,
        { id: i.id, verb: 'consent', facts: (_, a) => ({ side: sideOfAsker(ctx, a) }) },
        async ({ set }) => await set({}),
      )
    : changeAppraisal(
        ctx,
        { id: i.id, verb: 'decline' },
        async ({ now, set }) => await set({ evaluator_id: null, aside: { ids: [...now.aside, now.evaluatorId!] } }),
      )

/** An evaluator with a tie, or without two raters, steps aside; the bureau draws another. */
export const stepAside = (ctx: Ctx, i: { id: string }): Promise<{ id: string } | Refusal> =>
  changeAppraisal(
    ctx,
    { id: i.id, verb: 'stepAside' },
    async ({ now, set }) => await set({ evaluator_id: null, aside: { ids: [...now.aside, now.evaluatorId!] } }),
  )
