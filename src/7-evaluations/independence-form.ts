import { choice, idOf, longText } from '#platform'
import { z } from 'zod'
import { controllers, kindsOfInterference, outcomesOfInterference } from './rules/interference.ts'

/** What whoever reports interference says; numbers of people are sent back. */
export const reportForm = z.object({ contractId: idOf('contract'), kind: choice(kindsOfInterference), says: longText(3000) })
export const reportAnswerForm = z.object({ outcome: choice(outcomesOfInterference), answer: longText(4000) })
const who = () => choice(controllers)
/** Who decides at one post. */
export const controlForm = z.object({ hires: who(), instructs: who(), approves: who(), pays: who() })
