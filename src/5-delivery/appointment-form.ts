import { aDay, choice, decimalText, longText, optional, text, ticked, wholeNumber } from '#platform'
import { z } from 'zod'

/** Who stands at a post, from when, and how they were found. */
export const appointmentForm = z.object({
  lineId: text(60),
  workerId: optional(text(60)),
  workerName: optional(text(60)),
  namesake: ticked(),
  grade: choice(['any', 'assistant', 'social-worker', 'senior']),
  share: optional(decimalText({ min: 0.0001, max: 1 })),
  fromOn: aDay(),
  toOn: optional(aDay()),
  replacesId: optional(text(60)),
  competition: longText(1000),
  applicants: optional(wholeNumber({ min: 1, max: 10_000 })),
  enteredReason: optional(text(500)),
})
export const firstDayForm = z.object({ fromOn: aDay(), reason: longText(500), predecessorFollows: ticked(), namesake: ticked() })
export const withdrawalForm = z.object({ reason: longText(500), predecessorFollows: ticked() })
export const endAppointmentForm = z.object({ lastOn: aDay(), reason: longText(500) })
export const roleCardForm = z.object({ purpose: longText(2000), mayAssign: longText(500) })
