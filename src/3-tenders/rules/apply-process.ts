import { both, type Day, isAfter, type Refusal, verbsOf } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import { refuseApply } from './application-words.ts'
import { hasStage } from './stages.ts'
import type { PublishFacts, TenderState } from './tender-process.ts'
import type { Tender } from './tender.ts'

const verb = verbsOf<TenderState, Tender, Action>()

interface TodayFacts {
  readonly today: Day
}
/** What is known of those who applied. */
export interface InvitingFacts extends TodayFacts {
  /** Applications of which nothing was found yet. */
  readonly waiting: number
  readonly qualified: number
  readonly fewest: number
}

const applies = (t: Tender): Refusal | undefined => (hasStage(t, 'apply') ? undefined : refuse('no-such-stage'))
const isOver = (t: Tender, f: TodayFacts): boolean => t.noticeUntilOn !== null && isAfter(f.today, t.noticeUntilOn)

/** The verbs of a tender to which not everybody is invited: its call, who applies, what is found of them, and the invitations. */
export const applyProcess = (publishRefused: (facts: PublishFacts) => Refusal | undefined) => ({
  call: verb({
    says: both('发布资格预审公告', 'Publish the call for applications'),
    from: ['draft'],
    to: 'announced',
    may: 'tenders.publish',
    about: ['other-ways-of-buying'],
    decide: (t, facts: PublishFacts): Refusal | undefined => applies(t) ?? publishRefused(facts),
  }),
  reviewApplications: verb({
    says: both('审查申请', 'Look at the applications'),
    from: ['announced'],
    may: 'bids.compare',
    decide: (t, f: TodayFacts): Refusal | undefined =>
      applies(t) ?? (isOver(t, f) ? undefined : refuseApply('still-applying', t.noticeUntilOn!)),
  }),
  inviteApplicants: verb({
    says: both('发出投标邀请', 'Send the invitations'),
    from: ['announced'],
    to: 'published',
    may: 'tenders.publish',
    about: ['other-ways-of-buying'],
    decide: (t, f: InvitingFacts): Refusal | undefined => {
      const no = applies(t) ?? (isOver(t, f) ? undefined : refuseApply('still-applying', t.noticeUntilOn!))
      if (no) return no
      if (f.waiting > 0) return refuseApply('review-first', f.waiting)
      return f.qualified < f.fewest ? refuseApply('too-few-qualify', f.qualified, f.fewest) : undefined
    },
  }),
})
