import { both, type Refusal, verbsOf } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import { hasStage, nextToExamine } from './stages.ts'
import type { TenderState } from './tender-process.ts'
import type { Tender } from './tender.ts'

const verb = verbsOf<TenderState, Tender, Action>()

/** Each is done once, in the order of the list. */
const inTurn =
  (stage: 'qualify' | 'conform') =>
  (t: Tender): Refusal | undefined => {
    if (!hasStage(t, stage)) return refuse('no-such-stage')
    const next = nextToExamine(t)
    if (next === stage) return undefined
    return refuse(next === undefined || stage === 'qualify' ? 'examined-already' : 'qualify-first')
  }

/** What is looked at of every bid before anybody scores. */
export const examineProcess = {
  qualify: verb({ says: both('资格审查', 'Look at who may take part'), from: ['opened'], may: 'bids.compare', decide: inTurn('qualify') }),
  conform: verb({
    says: both('符合性审查', 'Look at what answers the documents'),
    from: ['opened'],
    may: 'panel.score',
    decide: inTurn('conform'),
  }),
}
