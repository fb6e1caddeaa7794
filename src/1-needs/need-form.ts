import { idOf, longText, optional, text } from '#platform'
import { z } from 'zod'

/** What the form of a need that is noticed takes. */
export const needForm = z.object({
  title: text(200),
  titleEn: optional(text(200)),
  statement: longText(5000),
  purchaseId: optional(idOf('purchase')),
})

/** Accepting one: a reason is needed only where the evidence does not speak for it, which the verb says. */
export const acceptForm = z.object({ reason: optional(longText(2000)) })

/** Setting one aside, with the reason residents will read. */
export const setAsideForm = z.object({ reason: longText(2000) })
