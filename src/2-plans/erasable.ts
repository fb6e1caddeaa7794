import { both } from '#kernel'
import { type Erasable, freeTexts } from '#platform'
import { planFields } from './plan-form.ts'

/** Where people write freely about people in this step. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'plan',
    says: both('采购计划', 'Plan'),
    table: 'plans',
    key: ['id'],
    versioned: true,
    inFile: true,
    texts: [...freeTexts(planFields), { column: 'returned_reason', says: both('退回的理由', 'Why it was returned') }],
    href: (r) => `/plans/${String(r.id)}`,
  },
  {
    kind: 'plan-line',
    says: both('计划的一项', 'Line of a plan'),
    table: 'plan_lines',
    key: ['id'],
    inFile: true,
    texts: [
      { column: 'reason', says: both('没有需求依据的理由', 'Why it is bought without a need') },
      { column: 'no_goal_reason', says: both('没有目标的理由', 'Why it has no goal') },
      { column: 'wage_reason', says: both('工资与当地标准不同的理由', 'Why the wage differs from the table') },
    ],
    href: (r) => `/plans/${String(r.plan_id)}`,
  },
  {
    kind: 'need-answer',
    says: both('对以前需求的说明', 'What a plan says of an earlier need'),
    table: 'plan_need_answers',
    key: ['plan_id', 'need_id'],
    inFile: true,
    texts: [{ column: 'reason', says: both('理由', 'Why') }],
    href: (r) => `/plans/${String(r.plan_id)}`,
  },
]
