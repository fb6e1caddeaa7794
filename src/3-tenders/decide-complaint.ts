import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { effect, lawfulOutcomes } from './carry-out.ts'
import { changeComplaint } from './change-complaint.ts'
import { standsStill } from './change-tender.ts'
import type { DecideFacts } from './rules/complaint-process.ts'
import { refuseRedress } from './rules/redress-words.ts'
import type { Complaint, ComplaintOutcome, ComplaintResult } from './rules/complaint.ts'
import type { DismissalGround } from '#law'
import { challenge, tender as tenderNow } from './store/index.ts'

export interface Decision {
  complaintId: string
  result: ComplaintResult
  dismissal?: DismissalGround['id'] | undefined
  outcome?: ComplaintOutcome | undefined
  /** The facts found, the decision and its ground in law, as it is served and published. */
  text: string
}

/** Finance decides, and what follows is carried out in the same moment: documents corrected, next candidate, or anew. */
export async function decideComplaint(ctx: Ctx, i: Decision): Promise<{ id: string } | Refusal> {
  const facts = (inside: Ctx, c: Complaint) => decideFacts(inside, c, i)
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'decide', facts }, async ({ inside, tx, now, entry, set }) => {
    // First: what this complaint had stand still goes on with its decision.
    const decided = await set({
      result: i.result,
      dismissal: i.dismissal ?? null,
      decision: i.text,
      outcome: i.outcome ?? null,
      decided_by_name: ctx.asker.name,
      closed_on: ctx.today,
    })
    if (isRefusal(decided)) return decided
    if (i.outcome && i.outcome !== 'stands') {
      const t = (await tenderNow(inside, now.tenderId))!
      if (standsStill(t, inside.today)) return refuseRedress('suspended-for-another', t.suspendedUntilOn!)
      const done = await effect(inside, tx, t, { outcome: i.outcome, reason: i.text, by: 'complaint' }, entry)
      if (isRefusal(done)) return done
    }
    entry.facts = { ...entry.facts, number: now.number, result: i.result }
    return decided
  })
}

async function decideFacts(ctx: Ctx, c: Complaint, i: Decision): Promise<DecideFacts> {
  const { result, text } = i
  return { result, text, dismissal: i.dismissal ?? null, outcome: i.outcome ?? null, may: await outcomesFor(ctx, c) }
}

/** What the law lets follow where the complaint is upheld. */
export async function outcomesFor(ctx: Ctx, c: Complaint) {
  const [first, t] = [await challenge(ctx, c.challengeId), await tenderNow(ctx, c.tenderId)]
  return first && t ? await lawfulOutcomes(ctx, t, t.state === 'void' ? 'cancellation' : first.about) : []
}
