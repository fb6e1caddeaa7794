import { plusDays } from '#kernel'
import { aDay, choice, type Ctx, text } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'

/** What asking residents again takes. */
export const againForm = z.object({
  who: choice(['same', 'anew']),
  closesOn: aDay(),
  contactName: text(60),
  contactPhone: text(40, 1, { phone: true }),
})

export const againValues = (ctx: Ctx): FormState => freshForm({ who: 'same', closesOn: plusDays(ctx.today, 21).toString() })
