import { fractionText, isBelow, isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { acceptanceDuties } from './acceptance-duties.ts'
import { answerFacts } from './answer-facts.ts'
import { changeAcceptance } from './change-acceptance.ts'
import { contract } from '#contracts'
import { followRuns } from './follow-runs.ts'
import { drawCounts } from './draws-of.ts'
import { decideLines, type LineDecision } from './rules/decide-lines.ts'
import { readOpinions, setLine } from './store/index.ts'

export interface Decision {
  acceptanceId: string
  lines?: readonly LineDecision[] | undefined
  remark?: string | undefined
  /** Why no resident was heard; needed when there are no opinions, and published. */
  noOpinionReason?: string | undefined
  /** Why drawn records were not checked; needed where there are such. */
  uncheckedReason?: string | undefined
  version: number
}

/** The purchaser accepts a period, whole or line by line with reasons for what it disputes. */
export async function acceptPeriod(ctx: Ctx, i: Decision): Promise<{ id: string; state: 'accepted' | 'partly-accepted' } | Refusal> {
  const seen = { ...ctx, version: i.version }
  return await changeAcceptance(
    seen,
    { id: i.acceptanceId, verb: 'accept', facts: answerFacts },
    async ({ tx, inside, now, entry, set }) => {
      const opinions = (await readOpinions(inside, now.id)).length
      const unchecked = (await drawCounts(inside, [now.id])).get(now.id)?.unchecked ?? 0
      const { noOpinionReason: unheard, uncheckedReason } = i
      const lines = decideLines(now.lines, {
        given: i.lines ?? [],
        opinions,
        noOpinionReason: unheard,
        unchecked,
        uncheckedReason,
        law: ctx.law,
      })
      if (isRefusal(lines)) return lines
      const disputed = lines.filter((l) => isBelow(l.accepted, l.claimed)).length
      const noOpinionReason = opinions === 0 ? (unheard ?? null) : null
      const moved = await set(
        {
          accepted_on: ctx.today,
          decided_by: 'purchaser',
          remark: i.remark ?? null,
          no_opinion_reason: noOpinionReason,
          unchecked_reason: unchecked > 0 ? (uncheckedReason ?? null) : null,
        },
        { verb: disputed > 0 ? 'acceptPart' : 'accept' },
      )
      if (isRefusal(moved)) return moved
      for (const l of lines) await setLine(inside, tx, now.id, l.key, { accepted: fractionText(l.accepted), disputed_reason: l.reason })
      await followRuns(inside, tx, (await contract(inside, now.contractId))!)
      await acceptanceDuties.answered(inside, tx, now, { inviting: noOpinionReason ?? undefined })
      const state = disputed > 0 ? 'partly-accepted' : 'accepted'
      entry.facts = { ...entry.facts, state, disputed, opinions, unchecked }
      entry.after = { ...(entry.after as object), lines: lines.map((l) => ({ key: l.key, accepted: fractionText(l.accepted) })) }
      return { id: now.id, state }
    },
  )
}
