import { plusDays } from '#kernel'
import { aDay, type Ctx, text, wholeNumber } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'

/** What the draw of a sample and the survey of it take. */
export const sampleForm = z.object({
  householdsPerCommunity: wholeNumber({ min: 5, max: 2000 }),
  closesOn: aDay(),
  contactName: text(60),
  contactPhone: text(40, 1, { phone: true }),
})

export const sampleValues = (ctx: Ctx): FormState =>
  freshForm({ householdsPerCommunity: '40', closesOn: plusDays(ctx.today, 21).toString() })
