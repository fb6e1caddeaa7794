import { both, defineProcess, type Refusal, verb } from '#kernel'
import { cite } from '#law'
import { refuse } from '../words.ts'
import type { OpenPoint } from './open-points.ts'

export type PlanState = 'draft' | 'submitted' | 'returned' | 'approved' | 'published'

/** What stands in the way of submitting, worked out before the verb is tried. */
export interface ReadyFacts {
  readonly openPoints: readonly OpenPoint[]
}

const byPurchaser = ['officer', 'head'] as const

/** The verb that changes a plan: a draft stays a draft, what was returned stays returned. */
export const editVerb = (state: PlanState): 'edit' | 'mend' => (state === 'returned' ? 'mend' : 'edit')

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
  verbs: {
    edit: verb<PlanState, unknown, void>({ says: both('修改计划', 'Change the plan'), from: ['draft'], to: 'draft', by: byPurchaser }),
    mend: verb<PlanState, unknown, void>({
      says: both('修改退回的计划', 'Mend what was returned'),
      from: ['returned'],
      to: 'returned',
      by: byPurchaser,
    }),
    submit: verb<PlanState, unknown, ReadyFacts>({
      says: both('提交审批', 'Submit for approval'),
      from: ['draft', 'returned'],
      to: 'submitted',
      by: byPurchaser,
      decide: (_, facts): Refusal | undefined => {
        const first = facts.openPoints.find((p) => p.stops)
        return first && refuse('plan-not-ready', first.words).with({ ...(first.cites && { cites: first.cites }) })
      },
    }),
    return: verb<PlanState, unknown, void>({
      says: both('退回修改', 'Return with reasons'),
      from: ['submitted'],
      to: 'returned',
      by: ['approver'],
    }),
    approve: verb<PlanState, unknown, void>({ says: both('批准', 'Approve'), from: ['submitted'], to: 'approved', by: ['approver'] }),
    publish: verb<PlanState, unknown, void>({
      says: both('公开采购意向', 'Publish as intention'),
      from: ['approved'],
      to: 'published',
      by: byPurchaser,
      cites: [cite('R-11')],
    }),
  },
})
