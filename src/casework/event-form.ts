import { aDay, decimalText, idOf, longText, optional, text, ticked, wholeNumber } from '#platform'
import { z } from 'zod'

const known = {
  title: text(100),
  place: text(100),
  heldOn: aDay(),
  expected: wholeNumber({ min: 1, max: 100_000 }),
  communityId: optional(idOf('community')),
}
export const newEventForm = z.object({ ...known, line: text(80) })
export type NewEventInput = z.infer<typeof newEventForm>
export const eventForm = z.object(known)
export type EventInput = z.infer<typeof eventForm>

export const holdForm = z.object({
  heads: optional(wholeNumber({ min: 0, max: 100_000 })),
  onPaper: optional(wholeNumber({ min: 0, max: 100_000 })),
  minutes: wholeNumber({ min: 1, max: 1440 }),
  unit: ticked(),
  volunteers: optional(wholeNumber({ min: 0, max: 10_000 })),
  volunteerHours: optional(decimalText({ min: 0, max: 100_000 })),
  note: optional(longText(500)),
})
export type HoldInput = z.infer<typeof holdForm>
