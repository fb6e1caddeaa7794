import { decimalText, optional, text } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import type { Given } from './rules/scoring.ts'
import type { Tender } from './rules/tender.ts'
import type { Score } from './score-bid.ts'

/** What the form of a bid’s scores takes: a score out of 100 and its ground for each criterion. What is not scored yet stays open. */
export function scoreForm(t: Pick<Tender, 'criteria'> | undefined) {
  const fields: Record<string, z.ZodType<string | undefined>> = {}
  for (const k of t?.criteria ?? []) {
    fields[`score-${k.id}`] = optional(decimalText({ min: 0, max: 100 }))
    fields[`note-${k.id}`] = optional(text(1000))
  }
  return z.object(fields)
}

export const readScores = (t: Pick<Tender, 'criteria'>, typed: Readonly<Record<string, string | undefined>>): Score[] =>
  t.criteria.flatMap(({ id }) => {
    const score = typed[`score-${id}`]
    return score === undefined ? [] : [{ criterionId: id, score, note: typed[`note-${id}`] }]
  })

/** One’s own scores of a bid, to go on with. */
export const scoreValues = (scores: readonly Given[], of: { bidId: string; userId: string }): FormState['values'] =>
  Object.fromEntries(
    scores
      .filter((s) => s.bidId === of.bidId && s.userId === of.userId)
      .flatMap((s) => [
        [`score-${s.criterionId}`, s.score],
        [`note-${s.criterionId}`, s.note ?? ''],
      ]),
  )
