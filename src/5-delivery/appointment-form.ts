import { aDay, choice, decimalText, longText, optional, text, ticked, wholeNumber } from '#platform'
import { z } from 'zod'
import { qualificationKinds } from './rules/opening-words.ts'
import { cardCategories, type CardCategory, type TypedShare } from './rules/role-card.ts'

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
  certificateUntil: optional(aDay()),
  uncertified: ticked(),
})
export const certificateForm = z.object({ validUntil: aDay() })
export const firstDayForm = z.object({ fromOn: aDay(), reason: longText(500), predecessorFollows: ticked(), namesake: ticked() })
export const withdrawalForm = z.object({ reason: longText(500), predecessorFollows: ticked() })
export const endAppointmentForm = z.object({ lastOn: aDay(), reason: longText(500) })

type ShareField = `${'share' | 'tasks'}-${CardCategory}`
const percent = optional(wholeNumber({ min: 0, max: 100 }))
const tasks = optional(longText(500))
const shareFields = Object.fromEntries(
  cardCategories.flatMap((c) => [[`share-${c}`, percent] as const, [`tasks-${c}`, tasks] as const]),
) as Record<ShareField, typeof percent | typeof tasks>
const kinds = Object.keys(qualificationKinds) as [keyof typeof qualificationKinds, ...(keyof typeof qualificationKinds)[]]
/** What a post is for, who may ask something of it, and how its time is shared out. */
export const roleCardForm = z
  .object({ purpose: longText(2000), mayAssign: longText(500), certificate: optional(choice(kinds)), ...shareFields })
  .transform(({ purpose, mayAssign, certificate, ...typed }) => ({
    ...{ purpose, mayAssign, certificate },
    shares: cardCategories.map(
      (category): TypedShare => ({
        category,
        percent: typed[`share-${category}`] as number | undefined,
        tasks: typed[`tasks-${category}`] as string | undefined,
      }),
    ),
  }))
