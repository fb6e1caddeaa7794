import { both, defineProcess, type Refusal, verbsOf, type Words } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'

export type RoundState = 'open' | 'revealed'
interface RoundFacts {
  readonly purchaserId: string
  readonly providerId: string
  readonly state: RoundState
}
/** Whether the time of the round had run out when the marks were in. */
interface GiveFacts {
  readonly over: boolean
  /** When they came, where they were on their way as the time ran out. */
  readonly moments: Words
}
/** What decides whether a side may still answer what the other said of it. */
export interface ReplyFacts {
  readonly hasMarks: boolean
  readonly replied: boolean
  readonly over: boolean
  /** When it came, where it was on its way as the time ran out. */
  readonly moments: Words
}

/** A round of marks: sealed while open, revealed together, then nothing of it changes but the replies. */
const verb = verbsOf<RoundState, RoundFacts, Action>()

export const roundProcess = defineProcess({
  name: 'round',
  states: { open: both('进行中，打分密封', 'Open, marks sealed'), revealed: both('已同时公开', 'Revealed together') },
  first: 'open',
  parties: (r: RoundFacts) => ({ purchaserId: r.purchaserId, providerId: r.providerId }),
  verbs: {
    give: verb({
      says: both('打分', 'Give marks'),
      from: ['open'],
      may: ['evaluations.rate-institution', 'evaluations.rate-purchaser'],
      beside: true,
      about: ['performance-judged'],
      elsewhere: (_, f?: GiveFacts) => refuse('round-over', f?.moments ?? both('', '')),
      decide: (_, f: GiveFacts): Refusal | undefined => (f.over ? refuse('round-over', f.moments) : undefined),
    }),
    'reveal-both-in': verb({ says: both('双方都打完分', 'Both sides are in'), from: ['open'], to: 'revealed', may: 'clock' }),
    'reveal-at-end': verb({ says: both('到期', 'The last day passes'), from: ['open'], to: 'revealed', may: 'clock' }),
    reply: verb({
      says: both('答复一次', 'Reply once'),
      from: ['revealed'],
      may: 'evaluations.reply',
      beside: true,
      decide: (_, f: ReplyFacts): Refusal | undefined =>
        !f.hasMarks
          ? refuse('nothing-to-reply')
          : f.replied
            ? refuse('replied-already')
            : f.over
              ? refuse('reply-over', f.moments)
              : undefined,
    }),
  },
})
