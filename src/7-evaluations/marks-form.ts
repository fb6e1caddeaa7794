import { longText, optional, text, wholeNumber } from '#platform'
import { z } from 'zod'
import { dimensions } from './rules/dimension-words.ts'
import type { Mark, Side } from './rules/dimensions.ts'

/** Marks as the form sends them: a field per dimension and one for its words. What is missing is said by the verb, all at once. */
export const marksForm = (side: Side) =>
  z.object(
    Object.fromEntries(
      dimensions[side].flatMap((d) => [
        [d.key, optional(wholeNumber({ min: 1, max: 5 }))],
        [`${d.key}-says`, optional(text(500))],
      ]),
    ),
  )

export const readMarks = (side: Side, i: Record<string, unknown>): Mark[] =>
  dimensions[side].flatMap((d) =>
    typeof i[d.key] === 'number'
      ? [{ dimension: d.key, mark: i[d.key] as number, says: (i[`${d.key}-says`] as string | undefined) ?? null }]
      : [],
  )

/** The answer to marks. */
export const replyForm = z.object({ reply: longText(3000) })
