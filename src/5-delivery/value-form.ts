import { aDay, decimalText, longText, optional } from '#platform'
import { z } from 'zod'

/** What was reached of an indicator, how it is known, and why it is corrected. */
export const valueForm = z.object({
  value: decimalText(),
  evidence: longText(1000),
  shownOn: aDay(),
  reason: optional(longText(500)),
})
