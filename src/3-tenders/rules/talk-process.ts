import { both, type Refusal, verbsOf } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import { hasStage } from './stages.ts'
import type { Talked } from './talks.ts'
import type { Tender } from './tender.ts'
import type { TenderState } from './tender-process.ts'

const verb = verbsOf<TenderState, Tender, Action>()

export interface BeginTalksFacts {
  readonly isComplete: boolean
  /** Somebody has scored already: then the offers are what they are. */
  readonly isScored: boolean
  /** An offer does not match its fingerprint, and nobody has confirmed that yet: no program leaves it out of the talks. */
  readonly findings: boolean
}
export interface LastOffersFacts extends Talked {
  /** Suppliers that are still in, and whether the law lets it go on with them. */
  readonly still: number
  readonly enough: boolean
}

/** The verbs of the stage of talks: between the first offers and the last. */
export const talkProcess = {
  beginTalks: verb({
    says: both('开始磋商', 'Begin the talks'),
    from: ['opened'],
    to: 'talking',
    may: 'panel.talk',
    beside: true,
    about: ['talks'],
    decide: (t, f: BeginTalksFacts): Refusal | undefined => {
      if (!hasStage(t, 'talk')) return refuse('no-such-stage')
      if (t.talkedAt || f.isScored) return refuse('talks-over')
      if (f.findings) return refuse('findings-before-talks')
      return f.isComplete ? undefined : refuse('panel-incomplete')
    },
  }),
  talk: verb({
    says: both('记录磋商', 'Note what was talked about'),
    from: ['talking'],
    may: 'panel.talk',
    beside: true,
    about: ['talks'],
  }),
  changeRequirements: verb({
    says: both('确认变动并告知全体', 'Confirm a change and tell all'),
    from: ['talking'],
    may: 'panel.talk',
    beside: true,
    about: ['talks'],
  }),
  askLastOffers: verb({
    says: both('请提交最后报价', 'Ask for the last offers'),
    from: ['talking'],
    to: 'last-offers',
    may: 'panel.talk',
    about: ['talks'],
    decide: (_, f: LastOffersFacts): Refusal | undefined => {
      if (!f.enough) return refuse('too-few-in-talks', f.still)
      if (f.least === 0) return refuse('talk-with-each')
      return f.least === f.most ? undefined : refuse('talk-alike', f.least, f.most)
    },
  }),
  closeLastOffers: verb({
    says: both('开启最后报价', 'Open the last offers'),
    from: ['last-offers'],
    to: 'opened',
    may: 'clock',
    about: ['talks'],
  }),
}
