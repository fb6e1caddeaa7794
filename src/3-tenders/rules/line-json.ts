import { type Goal, type Grade, type Id, type Money, moneyText, type Subsidy, type UnitTerms, yuan } from '#kernel'
import type { Contributions, CostKind, PricePart, TenderLine } from './tender.ts'

/** A line as it is kept in a document: amounts as text. */
export interface LineJson {
  id: string
  kind: 'post' | 'project'
  title: string
  hangsOn: string | null
  amount: string
  needIds: readonly string[]
  communityIds: readonly string[]
  reason: string | null
  scope: string | null
  /** Lines kept before there were goals have none. */
  goals?: readonly Goal[]
  noGoalReason?: string | null
  grade?: Grade
  /** Only of a subsidised post. */
  subsidy?: Subsidy
  posts?: number
  months?: number
  quantity?: number
  unit?: string
  unitPrice?: string
  /** Lines kept before conditions were planned have none. */
  unitTerms?: UnitTerms | null
}

export function lineJson(l: TenderLine): LineJson {
  const common = {
    id: l.id,
    kind: l.kind,
    title: l.title,
    hangsOn: l.hangsOn,
    amount: moneyText(l.amount),
    needIds: l.needIds,
    communityIds: l.communityIds,
    reason: l.reason,
    scope: l.scope,
    goals: l.goals,
    noGoalReason: l.noGoalReason,
  }
  if (l.kind === 'post') return { ...common, grade: l.grade, posts: l.posts, months: l.months, ...(l.subsidy && { subsidy: l.subsidy }) }
  return {
    ...common,
    quantity: l.quantity,
    unit: l.unit,
    unitPrice: moneyText(l.unitPrice),
    ...(l.unitTerms && { unitTerms: l.unitTerms }),
  }
}

export function lineFromJson(j: LineJson): TenderLine {
  const common = {
    id: j.id as Id<'line'>,
    title: j.title,
    hangsOn: j.hangsOn as Id<'line'> | null,
    amount: yuan(j.amount),
    needIds: j.needIds,
    communityIds: j.communityIds,
    reason: j.reason,
    scope: j.scope,
    goals: j.goals ?? [],
    noGoalReason: j.noGoalReason ?? null,
  }
  if (j.kind === 'post')
    return { ...common, kind: 'post', grade: j.grade!, posts: j.posts!, months: j.months!, ...(j.subsidy && { subsidy: j.subsidy }) }
  const { quantity, unit, unitPrice, unitTerms } = j
  return { ...common, kind: 'project', quantity: quantity!, unit: unit!, unitPrice: yuan(unitPrice!), ...(unitTerms && { unitTerms }) }
}

export interface PriceJson {
  lines: readonly { lineId: string; unitPrice: string | null; amount: string; subsidy?: Subsidy }[]
  total: string
  costs: Readonly<Partial<Record<CostKind, string>>>
  contributions?: Contributions
}

export const priceJson = (p: PricePart): PriceJson => ({
  lines: p.lines.map((l) => ({
    lineId: l.lineId,
    unitPrice: l.unitPrice === null ? null : moneyText(l.unitPrice),
    amount: moneyText(l.amount),
    ...(l.subsidy && { subsidy: l.subsidy }),
  })),
  total: moneyText(p.total),
  costs: Object.fromEntries(Object.entries(p.costs).map(([k, m]: [string, Money]) => [k, moneyText(m)])),
  ...(p.contributions && { contributions: p.contributions }),
})
export const priceFromJson = (j: PriceJson): PricePart => ({
  lines: j.lines.map((l) => ({
    lineId: l.lineId,
    unitPrice: l.unitPrice === null ? null : yuan(l.unitPrice),
    amount: yuan(l.amount),
    ...(l.subsidy && { subsidy: l.subsidy }),
  })),
  total: yuan(j.total),
  costs: Object.fromEntries(Object.entries(j.costs).map(([k, m]) => [k, yuan(m)])),
  ...(j.contributions && { contributions: j.contributions }),
})

/** The plan's lines with the prices of a bid: what the contract is drawn from. */
export const linesAtPrice = (lines: readonly TenderLine[], price: PricePart): TenderLine[] =>
  lines.map((l): TenderLine => {
    const p = price.lines.find((x) => x.lineId === l.id)
    if (!p) return l
    return l.kind === 'project'
      ? { ...l, unitPrice: p.unitPrice ?? l.unitPrice, amount: p.amount }
      : { ...l, amount: p.amount, ...(p.subsidy && { subsidy: p.subsidy }) }
  })
