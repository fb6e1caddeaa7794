import { longText, optional } from '#platform'
import { z } from 'zod'
import { leastReason } from './rules/tender-process.ts'

/** One box for each offer: why it does not fit; left empty where it does. */
export const compareForm = (bidIds: readonly string[]) =>
  z.object(Object.fromEntries(bidIds.map((id) => [`unfit-${id}`, optional(longText(1000, leastReason))])))

/** What was typed, by the offer it was typed beside. */
export const readComparison = (typed: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).flatMap(([name, says]) => (says ? [[name.replace(/^unfit-/, ''), says]] : [])))
