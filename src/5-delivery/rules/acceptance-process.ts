import { both, defineProcess, type Refusal, verbsOf, type Words } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import { type Acceptance, type AcceptanceState, isDisputed } from './acceptance.ts'

/** What has to be known before the purchaser answers, or the clock in its stead. */
export interface AnswerFacts {
  /** The time to answer is over and the contract says that silence accepts. */
  readonly silent: boolean
}

const verb = verbsOf<AcceptanceState, Acceptance, Action>()
const beforeSilence = (a: Acceptance, f: AnswerFacts): Refusal | undefined => (f.silent ? refuse('silence-accepted', a.dueOn) : undefined)

/** The life of a period from hand-in to acceptance. */
export const acceptanceProcess = defineProcess({
  name: 'acceptance',
  states: {
    'handed-in': both('已提交，待验收', 'Handed in'),
    accepted: both('已验收', 'Accepted'),
    'partly-accepted': both('部分验收', 'Accepted in part'),
    returned: both('已退回', 'Returned'),
  } satisfies Record<AcceptanceState, Words>,
  first: 'handed-in',
  parties: (a: Acceptance) => ({ purchaserId: a.purchaserId, providerId: a.providerId }),
  verbs: {
    accept: verb({
      says: both('验收', 'Accept'),
      from: ['handed-in'],
      to: 'accepted',
      may: 'delivery.accept',
      about: ['acceptance', 'users-heard'],
      decide: beforeSilence,
    }),
    acceptPart: verb({
      says: both('部分验收', 'Accept in part'),
      from: ['handed-in'],
      to: 'partly-accepted',
      may: 'delivery.accept',
      about: ['undisputed-part'],
      decide: beforeSilence,
    }),
    return: verb({
      says: both('退回', 'Return'),
      from: ['handed-in'],
      to: 'returned',
      may: 'delivery.accept',
      about: ['acceptance', 'users-heard'],
      decide: beforeSilence,
    }),
    handInAgain: verb({
      says: both('再次提交', 'Hand in again'),
      from: ['returned'],
      to: 'handed-in',
      may: 'delivery.hand-in',
      elsewhere: () => refuse('already-handed-in'),
    }),
    noteChecks: verb({
      says: both('记下核对结果', 'Note what was found of drawn records'),
      from: ['handed-in'],
      may: 'delivery.check',
      decide: beforeSilence,
    }),
    answerTime: verb({
      says: both('说明记录偏少的工时', 'Explain recorded time that is little'),
      from: ['handed-in'],
      may: 'delivery.hand-in',
      decide: beforeSilence,
    }),
    tellSubsidy: verb({
      says: both('说明补贴岗位的其余费用', 'Say what came of the rest of a subsidised post'),
      from: ['handed-in'],
      may: 'delivery.hand-in',
      decide: beforeSilence,
    }),
    settle: verb({
      says: both('了结争议', 'Settle the dispute'),
      from: ['partly-accepted'],
      // Other lines may still be in dispute.
      to: ['partly-accepted', 'accepted'],
      may: ['delivery.accept', 'delivery.hand-in'],
      strangers: () => refuse('not-a-party'),
      about: ['undisputed-part'],
      elsewhere: () => refuse('nothing-disputed'),
      decide: (a, f: { instalmentKey: string }): Refusal | undefined =>
        a.lines.some((l) => l.instalmentKey === f.instalmentKey && isDisputed(l)) ? undefined : refuse('nothing-disputed'),
    }),
    fallSilent: verb({
      says: both('到期未答复，视为验收', 'Silence accepts'),
      from: ['handed-in'],
      to: 'accepted',
      may: 'clock',
      about: ['acceptance'],
      decide: (a, f: AnswerFacts): Refusal | undefined => (f.silent ? undefined : refuse('not-silent', a.dueOn)),
    }),
    moveLastDay: verb({ says: both('最后一日是休假日，顺延', 'Move a last day that is a day off'), from: ['handed-in'], may: 'clock' }),
  },
})
