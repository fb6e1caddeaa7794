import { choice, longText, optional, text, wholeNumber } from '#platform'
import { z } from 'zod'
import { dimensions } from './rules/dimension-words.ts'
import type { Mark, Side } from './rules/dimensions.ts'
import { lineField, type LineMark } from './rules/line-marks.ts'

/** Marks as the form sends them: a field per dimension and one for its words. What is missing is said by the verb, all at once. */
export const marksForm = (side: Side, lineIds: readonly string[]) =>
  z.object(
    Object.fromEntries([
      ...dimensions[side].flatMap((d) => [
        [d.key, optional(wholeNumber({ min: 1, max: 5 }))],
        [`${d.key}-says`, optional(text(500))],
      ]),
      ...lineIds.map(lineField).flatMap((f) => [
        [f.mark, optional(choice(lineAnswers))],
        [f.says, optional(text(500))],
      ]),
    ]),
  )

/** What may be said of a line: a mark, or that it cannot be told yet. */
const lineAnswers = ['1', '2', '3', '4', '5', 'unknown'] as const

export const readLineMarks = (lineIds: readonly string[], i: Record<string, unknown>): LineMark[] =>
  lineIds.flatMap((lineId) => {
    const f = lineField(lineId)
    const answer = i[f.mark]
    if (typeof answer !== 'string') return []
    return [{ lineId, mark: answer === 'unknown' ? null : Number(answer), says: (i[f.says] as string | undefined) ?? null }]
  })

export const readMarks = (side: Side, i: Record<string, unknown>): Mark[] =>
  dimensions[side].flatMap((d) =>
    typeof i[d.key] === 'number'
      ? [{ dimension: d.key, mark: i[d.key] as number, says: (i[`${d.key}-says`] as string | undefined) ?? null }]
      : [],
  )

/** The answer to marks. */
export const replyForm = z.object({ reply: longText(3000) })
