import { both, defineProcess, type Refusal, verbsOf, type Words } from '#kernel'
import type { Action } from '#people'
import { refuseCorrection as refuse } from './correction-words.ts'

export type CorrectionState = 'waits' | 'confirmed' | 'declined' | 'taken-back'

/** What of a correction decides who may do what with it. */
interface DecidedCorrection {
  readonly purchaserId: string
  readonly providerId: string
  readonly state: CorrectionState
}
/** Whether whoever asks is the one who recorded it. */
export interface WhoAsks {
  readonly isOwn: boolean
}

export const correctionWords: Record<CorrectionState, Words> = {
  waits: both('等另一人确认', 'waits for a second person'),
  confirmed: both('已确认', 'confirmed'),
  declined: both('没有确认', 'not confirmed'),
  'taken-back': both('登记人已收回', 'taken back'),
}
const verb = verbsOf<CorrectionState, DecidedCorrection, Action>()
const byAnother = (_: DecidedCorrection, who: WhoAsks): Refusal | undefined => (who.isOwn ? refuse('second-person') : undefined)

/** Money is put right by two pairs of eyes: what one person records, another confirms. Until then it changes no figure. */
export const correctionProcess = defineProcess({
  name: 'correction',
  states: correctionWords,
  first: 'waits',
  parties: (c: DecidedCorrection) => ({ purchaserId: c.purchaserId, providerId: c.providerId }),
  verbs: {
    confirm: verb({
      says: both('确认更正', 'Confirm the correction'),
      from: ['waits'],
      to: 'confirmed',
      may: 'payments.correct',
      about: ['term-of-the-contract', 'late-interest'],
      decide: byAnother,
    }),
    decline: verb({
      says: both('不确认', 'Decline the correction'),
      from: ['waits'],
      to: 'declined',
      may: 'payments.correct',
      decide: byAnother,
    }),
    'take-back': verb({
      says: both('收回更正', 'Take the correction back'),
      from: ['waits'],
      to: 'taken-back',
      may: ['payments.correct', 'payments.claim'],
      decide: (_, who: WhoAsks) => (who.isOwn ? undefined : refuse('not-yours')),
    }),
  },
})
