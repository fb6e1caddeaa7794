import { choice, longText, text } from '#platform'
import { z } from 'zod'
import { helpedKinds, kinds } from './rules/voice.ts'

/** What somebody says; words in which a number of a person stands are sent back. */
export const sayForm = z.object({ about: text(120), kind: choice(kinds), words: longText(2000) })
export type SayInput = z.infer<typeof sayForm>
export const answerForm = z.object({ answer: longText(4000) })
export const helpedForm = z.object({ helped: choice(helpedKinds) })
