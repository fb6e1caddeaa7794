import { type ServiceKind, serviceKinds, type UnitTerms } from '#kernel'
import { choice, optional, wholeNumber } from '#platform'
import { z } from 'zod'

/** The fields of what one unit must be, in the line of a plan and in the text of a contract alike. */
export const unitShape = {
  unitWhat: z.preprocess((v) => (v === undefined || v === '' ? [] : [v].flat()), z.array(choice(serviceKinds)).max(7, 'more:7')),
  unitMinutes: optional(wholeNumber({ min: 1, max: 100_000 })),
  unitPeople: optional(wholeNumber({ min: 1, max: 100_000 })),
  unitSessions: optional(wholeNumber({ min: 1, max: 1000 })),
  unitMembers: optional(wholeNumber({ min: 1, max: 100_000 })),
}

/** What was typed there; nothing where no field was filled in. */
export const unitTermsFrom = (r: {
  unitWhat: readonly ServiceKind[]
  unitMinutes?: number | undefined
  unitPeople?: number | undefined
  unitSessions?: number | undefined
  unitMembers?: number | undefined
}): UnitTerms | null =>
  r.unitWhat.length === 0 && !r.unitMinutes && !r.unitPeople && !r.unitSessions && !r.unitMembers
    ? null
    : {
        what: r.unitWhat,
        minutes: r.unitMinutes ?? null,
        people: r.unitPeople ?? null,
        sessions: r.unitSessions && r.unitSessions > 1 ? r.unitSessions : null,
        ...(r.unitMembers && { members: r.unitMembers }),
      }

const number = (n: number | null | undefined): string => (n ? String(n) : '')

/** What stands in the fields. */
export const unitValues = (t: UnitTerms | null | undefined): Record<keyof typeof unitShape, string | string[]> => ({
  unitWhat: [...(t?.what ?? [])],
  unitMinutes: number(t?.minutes),
  unitPeople: number(t?.people),
  unitSessions: number(t?.sessions),
  unitMembers: number(t?.members),
})
