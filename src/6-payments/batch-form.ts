import { aDay, idOf, inBoth, longText, optional, text } from '#platform'
import { z } from 'zod'
import { answerText } from './answer-words.ts'
import { secondUse } from './claim-form.ts'

/** What was chosen, as it was shown. */
export const makeForm = z.object({
  claim: z.preprocess((v) => (v === undefined || v === '' ? [] : [v].flat()), z.array(idOf('claim')).max(500, 'more:500')),
  on: aDay(),
})
export const withdrawBatchForm = z.object({ why: longText(500, 4) })

export const readForm = z.object({
  file: z.instanceof(File, { error: inBoth(answerText.both('choose')) }).refine((f) => f.size > 0, inBoth(answerText.both('choose'))),
})
/** The same once it was shown as it was understood. */
export const takeAnswerForm = z.object({ rows: z.string().max(4_000_000), seen: text(80), reason: optional(text(500)), ...secondUse })
