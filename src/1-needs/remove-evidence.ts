import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeNeed } from './change-need.ts'
import { deleteEvidence } from './store/index.ts'
import { refuse } from './words.ts'

/** Takes evidence away again, as long as the need is only noticed. */
export const removeEvidence = (ctx: Ctx, i: { needId: string; evidenceId: string }): Promise<{ id: string } | Refusal> =>
  changeNeed(ctx, { id: i.needId, verb: 'prove', action: 'needs.remove-evidence' }, async ({ tx, now, entry, set }) => {
    const held = await set({})
    if (isRefusal(held)) return held
    const kind = await deleteEvidence(ctx, tx, now.id, i.evidenceId)
    if (!kind) return refuse('not-there')
    entry.facts = { kind }
    return { id: i.evidenceId }
  })
