import { fractionText, subsidyOf, subsidyShare } from '#kernel'
import type { Item } from './ocds.ts'
import type { PublishedGoal } from './ocds-achieved.ts'
import type { PublicLine } from './public-facts.ts'

/** What a line is to achieve, by which indicators, and what was promised of each; of a line without goals, why it has none. */
export function goalsOfItem(l: PublicLine): Pick<Item, 'goals' | 'noGoalRationale'> {
  const goals = (l.goals ?? []).map(
    (g): PublishedGoal => ({
      id: g.id,
      description: g.says,
      beneficiaries: g.forWhom,
      ...(g.needId && { relatedNeed: g.needId }),
      indicators: g.indicators.map((i) => ({
        ...{ id: i.id, title: i.name, kind: i.kind, unit: i.unit, target: i.target, better: i.better },
        ...(i.baseline !== null && { baseline: i.baseline }),
        ...{ method: i.how, shownWhen: i.when, shownBy: i.by },
        ...(l.promised?.[i.id] !== undefined && { promised: l.promised[i.id]! }),
      })),
    }),
  )
  return { ...(goals.length > 0 && { goals }), ...(goals.length === 0 && l.noGoalReason && { noGoalRationale: l.noGoalReason }) }
}

/** Of a post that is paid in part: its whole cost, the exact part that is paid, and who carries the rest from what money. */
export function subsidyOfItem(l: PublicLine): Pick<Item, 'subsidy'> {
  const s = subsidyOf(l)
  if (!s) return {}
  const { whole, restFrom, restMoney, until } = s
  const paidShare = fractionText(subsidyShare({ amount: l.amount, subsidy: s }))
  return { subsidy: { whole, paidShare, restFrom, restMoney, ...(until && { until }) } }
}
