import { divide, fractionOf, fractionText, type Words } from '#kernel'
import { aDay, choice, longText, optional, text, wholeNumber } from '#platform'
import { z } from 'zod'
import type { NewCheck } from './note-checks.ts'
import { type Acceptance, opinionRoutes } from './rules/acceptance.ts'
import { type CheckResult, checkResults, mostDrawn } from './rules/draw.ts'
import { readShare } from './rules/read-share.ts'
import { refuse } from './words.ts'

/** How residents were heard. */
export const opinionForm = z.object({
  how: choice(opinionRoutes),
  communityId: optional(text(60)),
  satisfied: wholeNumber({ min: 0, max: 100_000 }),
  neutral: wholeNumber({ min: 0, max: 100_000 }),
  dissatisfied: wholeNumber({ min: 0, max: 100_000 }),
  heard: optional(longText(2000)),
  heardOn: aDay(),
})
/** What is accepted, a number for each line in its own unit, and why not all. */
export const acceptForm = z
  .object({ remark: optional(longText(2000)), noOpinionReason: optional(longText(500)), uncheckedReason: optional(longText(500)) })
  .catchall(optional(text(1000)).transform((v) => v ?? ''))
const drawnRows = Array.from({ length: mostDrawn }, (_, n) => n)
/** What was found of drawn records, a row for each; those left open say nothing. */
export const checksForm = z.object(
  Object.fromEntries(
    drawnRows.flatMap((n) => [
      [`record-${n}`, optional(text(60))],
      [`result-${n}`, optional(choice(checkResults))],
      [`note-${n}`, optional(longText(1000))],
    ]),
  ) as Record<string, z.ZodType<string | undefined>>,
)
/** The rows with a result. */
export const checksTyped = (i: z.output<typeof checksForm>): NewCheck[] =>
  drawnRows.flatMap((n) => {
    const [recordId, result] = [i[`record-${n}`], i[`result-${n}`] as CheckResult | undefined]
    return recordId && result ? [{ recordId, result, note: i[`note-${n}`] }] : []
  })
/** A note beside which no result was chosen would be lost. */
export const notesAlone = (i: Readonly<Record<string, unknown>>): Record<string, Words> =>
  Object.fromEntries(
    drawnRows
      .filter((n) => !i[`result-${n}`] && String(i[`note-${n}`] ?? '').trim() !== '')
      .map((n) => [`result-${n}`, refuse('note-alone').words]),
  )
/** What is answered about the time of one person: a field for each, since several may be asked about on one page. */
export const timeAnswerForm = z.object({ appointmentId: text(60) }).catchall(optional(longText(1000)))
export const returnForm = z.object({ reason: longText(2000) })
/** What both sides agreed of one disputed line. */
export const settleForm = z.object({ instalmentKey: text(120), accepted: optional(text(40)), note: longText(1000) })

/** What was accepted of each line, as shares. */
export const readDecision = (i: z.output<typeof acceptForm>, a: Acceptance | undefined) => ({
  remark: i.remark,
  noOpinionReason: i.noOpinionReason,
  uncheckedReason: i.uncheckedReason,
  lines: (a?.lines ?? []).map((l, n) => ({
    instalmentKey: l.instalmentKey,
    accepted: shareOf(i[`accepted-${n}`], l.outOf),
    reason: i[`reason-${n}`] as string | undefined,
  })),
})

/** A number typed in units or post-days as a share of the instalment; what cannot be read is left for the verb to refuse. */
export function shareOf(typed: unknown, outOf: string | null): string | undefined {
  if (typeof typed !== 'string' || typed.trim() === '') return typed === undefined ? undefined : ''
  const read = readShare(typed.trim())
  return read ? fractionText(outOf ? divide(read, fractionOf(outOf)) : read) : typed
}
