import { choice, longText, optional } from '#platform'
import { z } from 'zod'
import { applicationFindings } from './rules/application.ts'

/** What was found of each who applied, and why one does not qualify. */
export const reviewForm = (providerIds: readonly string[]) =>
  z.object(
    Object.fromEntries(
      providerIds.flatMap((id) => [
        [`finding-${id}`, choice(applicationFindings)],
        [`why-${id}`, optional(longText(1000))],
      ]),
    ),
  )

/** What was typed, by the institution it was typed beside. */
export const readReview = (typed: Readonly<Record<string, unknown>>, providerIds: readonly string[]) =>
  Object.fromEntries(
    providerIds.map((id) => [
      id,
      {
        finding: typed[`finding-${id}`] as (typeof applicationFindings)[number] | undefined,
        reason: typed[`why-${id}`] as string | undefined,
      },
    ]),
  )
