import type { Money } from '#kernel'
import { amount, choice, optional, text } from '#platform'
import { z } from 'zod'

/** Pay and contributions of each appointment, a pair of fields for each; what is left empty is not stated. */
export const payForm = z.object({ reason: optional(text(500)) }).catchall(optional(amount({ zero: true })))

/** The pairs, by appointment. */
export function payTyped(i: Readonly<Record<string, unknown>>) {
  const ids = new Set(Object.keys(i).flatMap((k) => /^(?:gross|contributions)-(.+)$/.exec(k)?.[1] ?? []))
  return [...ids].map((id) => ({
    appointmentId: id,
    gross: i[`gross-${id}`] as Money | undefined,
    contributions: i[`contributions-${id}`] as Money | undefined,
  }))
}

/** What a worker says of a month, and of which figures. */
export const answerPayForm = z.object({ says: choice(['same', 'differs']), about: text(2000), got: optional(amount({ zero: true })) })
