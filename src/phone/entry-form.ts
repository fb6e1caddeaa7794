import { idOf, text } from '#platform'
import { z } from 'zod'

/** More than a week of one worker. */
export const mostEntries = 500

/** What a telephone says of itself with everything it asks. */
export const shownForm = z.object({ id: idOf('phone'), token: z.string().regex(/^[\w-]{43}$/) })
export const nameForm = z.object({ name: text(60) })
export const contactOfPhoneForm = z.object({ phone: shownForm, wiped: z.boolean().optional() })

const fields = z.record(z.string().max(40), z.union([z.string().max(4000), z.array(z.string().max(20)).max(200)]))
const entryForm = z.object({
  id: z.uuidv7(),
  kind: z.enum(['record', 'contact', 'session', 'correction']),
  at: z.string().max(40),
  fields,
  of: z.string().max(40).optional(),
  version: z.number().int().min(0).max(1_000_000_000).optional(),
  dayKept: z.boolean().optional(),
  asWell: z.boolean().optional(),
  photos: z.number().int().min(0).max(10).optional(),
})
export type SentEntry = z.infer<typeof entryForm>
export const entriesForm = z.object({
  phone: shownForm,
  /** What the clock of the telephone says. */
  clock: z.string().max(40),
  /** How many entries wait on it in all, those that are sent now among them. */
  waiting: z.number().int().min(0).max(100_000),
  entries: z.array(entryForm),
})
