import { both, type Day, isAfter, type Refusal, verbsOf } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import { refuseNotice } from './notice-words.ts'
import { hasStage } from './stages.ts'
import type { PublishFacts, TenderState } from './tender-process.ts'
import type { Tender } from './tender.ts'

const verb = verbsOf<TenderState, Tender, Action>()

/** What stands between the notice and the question to the supplier. */
export interface InviteFacts {
  readonly today: Day
  readonly openObjections: number
}

/** The verbs of a tender that asks one supplier: its notice, what is said against it, the question, and what is agreed. */
export const noticeProcess = (publishRefused: (facts: PublishFacts) => Refusal | undefined) => ({
  announce: verb({
    says: both('发布单一来源公示', 'Publish the notice'),
    from: ['draft'],
    to: 'announced',
    may: 'tenders.publish',
    about: ['other-ways-of-buying'],
    decide: (t, facts: PublishFacts): Refusal | undefined => (hasStage(t, 'publicity') ? publishRefused(facts) : refuse('no-such-stage')),
  }),
  answerObjection: verb({
    says: both('答复异议', 'Answer an objection'),
    from: ['announced'],
    may: 'tenders.answer',
    // Each answer is to an objection of its own.
    beside: true,
    about: ['objection'],
  }),
  giveWay: verb({
    says: both('异议成立，终止，改用其他方式', 'End it for another way of buying, an objection being founded'),
    from: ['announced'],
    to: 'void',
    may: 'tenders.answer',
    about: ['objection'],
  }),
  invite: verb({
    says: both('请供应商报价', 'Ask the supplier for its offer'),
    from: ['announced'],
    to: 'published',
    may: 'tenders.publish',
    about: ['other-ways-of-buying'],
    decide: (t, f: InviteFacts): Refusal | undefined => {
      if (!hasStage(t, 'publicity')) return refuse('no-such-stage')
      if (t.noticeUntilOn && !isAfter(f.today, t.noticeUntilOn)) return refuseNotice('notice-stands', t.noticeUntilOn)
      return f.openObjections > 0 ? refuseNotice('objections-open', f.openObjections) : undefined
    },
  }),
  negotiate: verb({
    says: both('记录协商结果', 'Record what was agreed'),
    from: ['opened'],
    to: 'scored',
    may: 'bids.compare',
    about: ['other-ways-of-buying'],
    decide: (t) => (hasStage(t, 'negotiate') ? undefined : refuse('no-such-stage')),
  }),
})
