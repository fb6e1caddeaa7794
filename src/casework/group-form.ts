import { aDay, choice, choices, idOf, longText, optional, text, wholeNumber } from '#platform'
import { z } from 'zod'
import { attainments } from './rules/group.ts'

export const newGroupForm = z.object({
  title: text(100),
  line: text(80),
  aims: longText(1000),
  sessions: wholeNumber({ min: 1, max: 100 }),
  members: wholeNumber({ min: 0, max: 60 }),
  nextOn: optional(aDay()),
})
export type NewGroupInput = z.infer<typeof newGroupForm>
/** More members: so many places of nobody in particular, or one of somebody served. */
export const joinForm = z.object({ places: optional(wholeNumber({ min: 1, max: 60 })), clientId: optional(idOf('client')) })
/** Places of a group are ticked by their number. */
const places = Array.from({ length: 200 }, (_, n) => String(n + 1)) as [string, ...string[]]
export const sessionForm = z.object({
  present: choices(places),
  guests: optional(wholeNumber({ min: 0, max: 1000 })),
  minutes: wholeNumber({ min: 1, max: 1440 }),
  heldOn: aDay(),
  note: optional(longText(500)),
  nextOn: optional(aDay()),
  file: z.unknown().optional(),
})
export type SessionInput = z.infer<typeof sessionForm>
export const closeGroupForm = z.object({ attained: choice(attainments), closingNote: optional(longText(1000)) })
export type CloseGroupInput = z.infer<typeof closeGroupForm>
