import { isRefusal, newId, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeNeed } from './change-need.ts'
import { insertEvidence, need } from './store/index.ts'
import type { EvidenceKind } from './rules/evidence.ts'
import { freezeFigure } from './figures-of.ts'

export interface NewEvidence {
  kind: EvidenceKind
  says: string
  source: string
  /** For what residents said: which figure of which survey, as `question`, `question=option` or `question#discrepancy`. */
  campaignId?: string | undefined
  figure?: string | undefined
}

/** Attaches evidence. A figure from a survey is frozen as it stands today. Nobody accepts the need while its evidence changes. */
export async function addEvidence(ctx: Ctx, i: NewEvidence & { needId: string }): Promise<{ id: string } | Refusal> {
  // A large survey is counted for seconds, and no transaction is held open for that.
  const of = i.kind === 'felt' ? await need(ctx, i.needId) : undefined
  const estimate = of ? await freezeFigure(ctx, of, i) : null
  return await changeNeed(ctx, { id: i.needId, verb: 'prove', action: 'needs.add-evidence' }, async ({ tx, now, entry, set }) => {
    entry.facts = { kind: i.kind }
    if (isRefusal(estimate)) return estimate
    const held = await set({})
    if (isRefusal(held)) return held
    const row = {
      id: newId('evidence', ctx.now),
      need_id: now.id,
      kind: i.kind,
      says: i.says,
      source: i.source,
      campaign_id: i.campaignId ?? null,
      question_id: i.figure?.split(/[=#]/)[0] ?? null,
      estimate,
      added_on: ctx.today,
    }
    await insertEvidence(ctx, tx, row)
    entry.after = row
    return { id: row.id }
  })
}
