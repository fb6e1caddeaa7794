import { choice, longText, optional } from '#platform'
import { z } from 'zod'
import { examinationItems, type ExaminationStage } from './rules/examination.ts'
import type { Tender } from './rules/tender.ts'

/** What the form of an examination asks: of each bid each item, and why a bid is out. */
export const examineForm = (t: Tender | undefined, stage: ExaminationStage, bidIds: readonly string[]) =>
  z.object(
    Object.fromEntries(
      bidIds.flatMap((id) => [
        ...(t ? examinationItems(t, stage) : []).map((i) => [`${i.id}-${id}`, choice(['met', 'not-met'])] as const),
        [`why-${id}`, optional(longText(1000))] as const,
      ]),
    ),
  )

/** What was typed, by bid and item. */
export function readExamination(t: Tender, stage: ExaminationStage, bidIds: readonly string[], typed: Readonly<Record<string, unknown>>) {
  return {
    found: bidIds.flatMap((bidId) =>
      examinationItems(t, stage).map((i) => ({ bidId, item: i.id, isMet: typed[`${i.id}-${bidId}`] === 'met' })),
    ),
    reasons: Object.fromEntries(bidIds.map((id) => [id, typed[`why-${id}`] as string | undefined])),
  }
}
