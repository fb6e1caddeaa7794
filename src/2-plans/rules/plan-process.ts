import { both, type Day, defineProcess, isAfter, termEnd, type Refusal, verbsOf, type Words } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import type { Plan } from './plan.ts'
import type { OpenPoint } from './open-points.ts'
import { planStateWords } from './words.ts'

export type PlanState = 'draft' | 'submitted' | 'returned' | 'approved' | 'published'

/** What stands in the way of submitting, worked out before the verb is tried. */
interface ReadyFacts {
  readonly openPoints: readonly OpenPoint[]
}

const verb = verbsOf<PlanState, Plan, Action>()

/**
 * How a plan stands, in words. An intention stays published for ever, so what became of it is told beside: that something buys it, and
 * that the time it was planned for is over.
 */
export function sayPlanState(p: Pick<Plan, 'state' | 'takenBy' | 'startsOn' | 'months'>, today: Day): Words {
  if (p.state !== 'published') return planProcess.states[p.state]
  const isOver = isAfter(today, termEnd(p.startsOn, p.months))
  return planStateWords.both(p.takenBy ? (isOver ? 'boughtOver' : 'bought') : isOver ? 'notBought' : 'published')
}

/** From a draft to a published intention. */
export const planProcess = defineProcess({
  name: 'plan',
  first: 'draft',
  states: {
    draft: both('起草', 'draft'),
    submitted: both('待审批', 'awaiting approval'),
    returned: both('退回修改', 'returned'),
    approved: both('已批准', 'approved'),
    published: both('意向已公开', 'published as intention'),
  },
  // The bureau decides on a plan; only the purchaser changes it.
  parties: (p: Plan) => ({ purchaserId: p.purchaserId }),
  verbs: {
    edit: verb({ says: both('修改计划', 'Change the plan'), from: ['draft', 'returned'], may: 'plans.edit' }),
    submit: verb({
      says: both('提交审批', 'Submit for approval'),
      from: ['draft', 'returned'],
      to: 'submitted',
      may: 'plans.submit',
      decide: (_, facts: ReadyFacts): Refusal | undefined => {
        const first = facts.openPoints.find((p) => p.stops)
        return first && refuse('plan-not-ready', first.words).with({ ...(first.cites && { cites: first.cites }) })
      },
    }),
    return: verb({ says: both('退回修改', 'Return with reasons'), from: ['submitted'], to: 'returned', may: 'plans.approve' }),
    approve: verb({ says: both('批准', 'Approve'), from: ['submitted'], to: 'approved', may: 'plans.approve' }),
    publish: verb({
      says: both('公开采购意向', 'Publish as intention'),
      from: ['approved'],
      to: 'published',
      may: 'plans.publish',
      about: ['intention-published'],
    }),
  },
})
