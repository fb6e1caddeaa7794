import { both, type Day, defineProcess, isAfter, isRefusal, type Refusal, verbsOf } from '#kernel'
import type { RedressOutcome } from '#law'
import type { Action } from '#people'
import { type Complaint, type ComplaintOutcome, type ComplaintResult, suspends } from './complaint.ts'
import { refuseRedress } from './redress-words.ts'

export type ComplaintState = 'received' | 'correcting' | 'not-accepted' | 'accepted' | 'decided' | 'withdrawn'

const verb = verbsOf<ComplaintState, Complaint, Action>()

export interface SuspendFacts {
  readonly untilOn: Day
  readonly today: Day
  /** The last day the law allows, from its service today. */
  readonly lastOn: Day | Refusal
}
export interface DecideFacts {
  readonly result: ComplaintResult
  readonly dismissal: string | null
  readonly outcome: ComplaintOutcome | null
  readonly text: string
  /** What the law lets follow, by subject and stage. */
  readonly may: readonly RedressOutcome[]
}
const leastText = 20

/** A complaint from its letter to the decision. */
export const complaintProcess = defineProcess({
  name: 'complaint',
  first: 'received',
  parties: (c: Complaint) => ({ purchaserId: c.purchaserId, providerId: c.providerId }),
  states: {
    received: both('已收到，审查中', 'received, being looked at'),
    correcting: both('待补正', 'to be corrected'),
    'not-accepted': both('不予受理', 'not accepted'),
    accepted: both('已受理，审理中', 'accepted, under review'),
    decided: both('已作出处理决定', 'decided'),
    withdrawn: both('已撤回', 'withdrawn'),
  },
  verbs: {
    askCorrection: verb({
      says: both('通知补正', 'Ask for a correction'),
      from: ['received'],
      to: 'correcting',
      may: 'complaints.review',
      about: ['complaint'],
      decide: (c, f: { byOn: Day; today: Day }): Refusal | undefined => {
        if (c.correctionAskedOn) return refuseRedress('corrected-once')
        return isAfter(f.byOn, f.today) ? undefined : refuseRedress('day-ahead').at('byOn')
      },
    }),
    correct: verb({ says: both('补正', 'Correct it'), from: ['correcting'], to: 'received', may: 'complaints.file', about: ['complaint'] }),
    refuse: verb({
      says: both('不予受理', 'Do not accept'),
      from: ['received', 'correcting'],
      to: 'not-accepted',
      may: 'complaints.review',
      about: ['complaint'],
      decide: (c, f: { reason: string; today: Day }): Refusal | undefined => {
        if (c.state === 'correcting' && c.correctionByOn && !isAfter(f.today, c.correctionByOn))
          return refuseRedress('still-time-to-correct', c.correctionByOn)
        return [...f.reason.trim()].length < leastText ? refuseRedress('answer-says-more', leastText).at('reason') : undefined
      },
    }),
    accept: verb({
      says: both('受理并送达副本', 'Accept and serve'),
      from: ['received'],
      to: 'accepted',
      may: 'complaints.review',
      about: ['complaint'],
    }),
    answer: verb({
      says: both('被投诉人说明', 'The respondent explains'),
      from: ['accepted'],
      may: 'complaints.answer',
      about: ['complaint'],
      decide: (c): Refusal | undefined => (c.answeredOn ? refuseRedress('answered-already') : undefined),
    }),
    put: verb({
      says: both('提交或者记录材料', 'Put something to the file'),
      from: ['received', 'correcting', 'accepted'],
      may: ['complaints.file', 'complaints.answer', 'complaints.review'],
      beside: true,
      about: ['complaint'],
    }),
    suspend: verb({
      says: both('通知暂停采购活动', 'Suspend the procurement'),
      from: ['received', 'accepted'],
      may: 'complaints.review',
      about: ['suspension'],
      decide: (c, f: SuspendFacts): Refusal | undefined => {
        if (c.suspendedOn) return refuseRedress('suspended-once')
        if (isRefusal(f.lastOn)) return f.lastOn
        if (!isAfter(f.untilOn, f.today)) return refuseRedress('day-ahead').at('untilOn')
        return isAfter(f.untilOn, f.lastOn) ? refuseRedress('suspended-too-long', f.lastOn).at('untilOn') : undefined
      },
    }),
    resume: verb({
      says: both('通知恢复采购活动', 'Let the procurement go on'),
      from: ['received', 'correcting', 'accepted'],
      may: 'complaints.review',
      about: ['suspension'],
      decide: (c): Refusal | undefined => (suspends(c) ? undefined : refuseRedress('not-suspended')),
    }),
    decide: verb({
      says: both('作出处理决定', 'Decide'),
      from: ['accepted'],
      to: 'decided',
      may: 'complaints.review',
      about: ['complaint'],
      decide: (_, f: DecideFacts): Refusal | undefined => {
        if ((f.result === 'dismissed') !== (f.dismissal !== null)) return refuseRedress('dismissal-ground').at('dismissal')
        if ((f.result === 'upheld') !== (f.outcome !== null)) return refuseRedress('choose-outcome').at('outcome')
        if (f.outcome !== null && !f.may.includes(f.outcome)) return refuseRedress('outcome-not-lawful').at('outcome')
        return [...f.text.trim()].length < leastText ? refuseRedress('answer-says-more', leastText).at('text') : undefined
      },
    }),
    withdraw: verb({
      says: both('撤回投诉', 'Withdraw'),
      from: ['received', 'correcting', 'accepted'],
      to: 'withdrawn',
      may: 'complaints.file',
      about: ['complaint'],
    }),
  },
})
