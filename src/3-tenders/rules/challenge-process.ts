import { both, defineProcess, type Refusal, verbsOf } from '#kernel'
import type { RedressOutcome } from '#law'
import type { Action } from '#people'
import type { CarriedOut, Challenge, Finding } from './challenge.ts'
import { refuseRedress } from './redress-words.ts'

export type ChallengeState = 'received' | 'returned' | 'answered' | 'carried-out' | 'withdrawn'

const verb = verbsOf<ChallengeState, Challenge, Action>()

export interface AnswerFacts {
  readonly finding: Finding
  readonly answer: string
}
interface CarryOutFacts {
  readonly outcome: CarriedOut
  /** What the law lets follow, by subject and stage. */
  readonly may: readonly RedressOutcome[]
  /** Whoever asks gave the answer; what it leads to is for another. */
  readonly byAnswerer: boolean
}
const leastAnswer = 10

/** An inquiry or challenge from its receipt to what it led to. */
export const challengeProcess = defineProcess({
  name: 'challenge',
  first: 'received',
  parties: (c: Challenge) => ({ purchaserId: c.purchaserId, providerId: c.providerId }),
  states: {
    received: both('已收到，待答复', 'received, to be answered'),
    returned: both('已退回', 'returned'),
    answered: both('已答复', 'answered'),
    'carried-out': both('成立，已处理', 'upheld and carried out'),
    withdrawn: both('已撤回', 'withdrawn'),
  },
  verbs: {
    askPanel: verb({
      says: both('请原评审小组协助答复', 'Ask the panel for help'),
      from: ['received'],
      may: 'challenges.answer',
      about: ['challenge'],
      decide: (c): Refusal | undefined => (c.about === 'process' || c.about === 'result' ? undefined : refuseRedress('no-panel-for-this')),
    }),
    help: verb({
      says: both('原评审小组成员说明', 'A member of the panel explains'),
      from: ['received'],
      may: 'panel.agree',
      beside: true,
      about: ['challenge'],
      decide: (c): Refusal | undefined => (c.panelAskedAt ? undefined : refuseRedress('panel-not-asked')),
    }),
    answer: verb({
      says: both('答复', 'Answer'),
      from: ['received'],
      to: 'answered',
      may: 'challenges.answer',
      about: ['challenge'],
      decide: (c, f: AnswerFacts): Refusal | undefined => {
        if ((c.about === 'inquiry') !== (f.finding === 'inquiry')) return refuseRedress('finding-fits-not').at('finding')
        return [...f.answer.trim()].length < leastAnswer ? refuseRedress('answer-says-more', leastAnswer).at('answer') : undefined
      },
    }),
    carryOut: verb({
      says: both('按结论处理', 'Carry the outcome out'),
      from: ['answered'],
      to: 'carried-out',
      may: 'awards.decide',
      about: ['challenge'],
      decide: (c, f: CarryOutFacts): Refusal | undefined => {
        if (c.finding !== 'affects') return refuseRedress('nothing-follows')
        if (f.byAnswerer) return refuseRedress('other-eyes')
        return f.may.includes(f.outcome) ? undefined : refuseRedress('outcome-not-lawful').at('outcome')
      },
    }),
    withdraw: verb({
      says: both('撤回', 'Withdraw'),
      from: ['received'],
      to: 'withdrawn',
      may: 'challenges.file',
      about: ['challenge'],
    }),
  },
})
