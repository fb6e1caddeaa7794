import { day, type Id, type Money, newId, projectAmount, proposedTerms, remainderFor, yuan } from '#kernel'
import type { ContractLine, ContractText, Milestone } from './contract.ts'
import { standardTerms } from './contract.ts'

/** Contracts for tests, written as a clerk would: from quantities and prices. */
const lineId = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
const bought = {
  hangsOn: null,
  communityIds: [],
  needIds: [],
  milestones: [],
  fromMonth: 1,
  settled: [],
  scope: null,
  promise: null,
  goals: [],
  noGoalReason: null,
  promised: {},
}

export const postLine = (amount: Money, posts: number, months: number, title = '社区社工岗位'): ContractLine => ({
  ...bought,
  id: lineId(),
  kind: 'post',
  title,
  amount,
  posts,
  months,
  grade: 'assistant',
  paidBy: 'month',
})

export const projectLine = (unitPrice: Money, quantity: number, title = '活动', unit = '场'): ContractLine => ({
  ...bought,
  ...(proposedTerms(unit, title) && /\d/.test(unit) && { unitTerms: proposedTerms(unit, title) }),
  id: lineId(),
  kind: 'project',
  title,
  unit,
  quantity,
  unitPrice,
  amount: projectAmount(quantity, unitPrice),
  paidBy: 'units',
})

export const milestoneLine = (
  amount: Money,
  stages: readonly (readonly [title: string, share: string, when: Milestone['when']])[],
): ContractLine => ({
  ...projectLine(amount, 1, '社工站运营', '年'),
  paidBy: 'milestones',
  milestones: stages.map(([title, share, when]) => ({ title, share, when })),
})

/** Case F-24: one contract of 1,050,000 with fourteen workers for twelve months and four project lines. */
export function combined(): ContractText {
  const projects = [
    projectLine(yuan('4000'), 7, '大型社区活动', '场，每场 200 人以上'),
    projectLine(yuan('2000'), 7, '小型社区活动', '场，每场 25 人以上'),
    projectLine(yuan('300'), 7, '个案', '个，每个跟进 6 次以上'),
    projectLine(yuan('1000'), 7, '小组', '个，每个 6 节、42 人次以上'),
  ]
  const post = postLine(remainderFor(yuan('1050000'), projects)!, 14, 12)
  return {
    title: '七个社区的社会工作服务',
    titleEn: 'Community social work in seven communities',
    lang: 'zh',
    startsOn: day('2026-03-01'),
    endsOn: day('2027-02-28'),
    lines: [post, ...projects.map((p) => ({ ...p, hangsOn: post.id }))],
    terms: standardTerms,
    clauseEdits: {},
    effectiveOn: null,
    annex: null,
    precedence: true,
  }
}
