import { aDay, idOf, longText, optional, text, ticked } from '#platform'
import { z } from 'zod'

/** One paper for several claims on purpose, and why. */
export const secondUse = { again: ticked(), againReason: optional(longText(500)) }

export const newClaimForm = z.object({
  from: z.union([z.enum(['signing', 'advance', 'release']), idOf('acceptance')], { error: 'id' }),
  invoiceNumber: optional(text(60, 1, { numbers: true })),
  invoiceOn: optional(aDay()),
  invoiceReason: optional(text(500)),
  ...secondUse,
})
export const askForm = z.object({ what: longText(2000, 10) })
export const completeForm = z.object({ with: longText(2000) })
export const invoiceForm = z.object({ number: text(60, 1, { numbers: true }), on: aDay(), reason: optional(text(500)), ...secondUse })
