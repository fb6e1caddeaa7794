import { aDay, choice, idOf, longText, text, wholeNumber } from '#platform'
import { z } from 'zod'

export const newSupervisionForm = z.object({
  otherId: idOf('user'),
  who: choice(['theirs', 'mine']),
  plannedOn: aDay(),
})
export type NewSupervisionInput = z.infer<typeof newSupervisionForm>
export const heldForm = z.object({ line: text(80), heldOn: aDay(), minutes: wholeNumber({ min: 1, max: 1440 }) })
export type HeldInput = z.infer<typeof heldForm>
export const supervisionNoteForm = z.object({ note: longText(4000) })
