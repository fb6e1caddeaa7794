import { type Citation, type Day, itemKey, type Money, sayMoney, sum } from '#kernel'
import { type Finding, finding } from '../answer.ts'
import type { MethodName } from '../methods/index.ts'
import { type Place, thresholdIn } from '../places/place.ts'
import { cite } from './instruments.ts'
import { onlyInForce } from './rule-in-force.ts'

/** One purchase of a fiscal year, for the check of order splitting. */
export interface Purchase {
  readonly id: string
  readonly fiscalYear: number
  readonly budgetItem: string
  /** Item or category of the catalogue. */
  readonly category: string
  readonly amount: Money
  /** Left out while it is not decided. */
  readonly method?: MethodName
  /** Another method than open tendering was approved by finance. */
  readonly wasApproved: boolean
  /** The amount comes from an adjustment of the budget during the year. */
  readonly fromBudgetAdjustment: boolean
}

export type NotCounted = 'open-tender' | 'approved' | 'budget-adjustment' | 'undecided'

/** Why a purchase is not added up with the others; undefined when it is. */
export const whyNotCounted = (p: Purchase): NotCounted | undefined =>
  p.method === undefined
    ? 'undecided'
    : p.method === 'open-tender'
      ? 'open-tender'
      : p.wasApproved
        ? 'approved'
        : p.fromBudgetAdjustment
          ? 'budget-adjustment'
          : undefined

/** The purchases of one category under one budget item in one year, with what of them counts together. */
export interface BoughtTogether {
  readonly fiscalYear: number
  readonly budgetItem: string
  readonly category: string
  readonly counted: readonly Purchase[]
  readonly leftOut: readonly { readonly purchase: Purchase; readonly why: NotCounted }[]
  /** Of those that count. */
  readonly total: Money
  /** Undefined where the place has set none. */
  readonly threshold: { readonly value: Money; readonly cites: readonly Citation[] } | undefined
  /** What is wrong with it: order splitting, and what to do. */
  readonly finding: Finding | undefined
}

/**
 * What of one year counts together against the open-tender threshold: one budget item and category, several purchases by
 * other methods than open tender, however the names are written. Approved methods and budget adjustments do not count; one large purchase is no splitting.
 */
export function boughtTogether(purchases: readonly Purchase[], place: Place, lawDay: Day): readonly BoughtTogether[] {
  const threshold = thresholdIn(place, 'openTender', lawDay)
  const groups = Map.groupBy(purchases, (p) => JSON.stringify([p.fiscalYear, itemKey(p.budgetItem), itemKey(p.category)]))
  return [...groups.values()].map((group): BoughtTogether => {
    const { fiscalYear, budgetItem, category } = group[0]!
    const counted = group.filter((p) => whyNotCounted(p) === undefined)
    const total = sum(counted.map((p) => p.amount))
    const passes = threshold !== undefined && counted.length > 1 && total > threshold.value
    return {
      fiscalYear,
      budgetItem,
      category,
      counted,
      leftOut: group.flatMap((purchase) => {
        const why = whyNotCounted(purchase)
        return why ? [{ purchase, why }] : []
      }),
      total,
      threshold,
      finding: passes
        ? onlyInForce(
            [
              finding(
                'R-48',
                {
                  zh: `${fiscalYear} 年「${budgetItem}」下的「${category}」${counted.length} 次未公开招标，合计 ${sayMoney(total, 'zh')}，超过公开招标数额标准 ${sayMoney(threshold.value, 'zh')}，属于化整为零。请合并公开招标，或者报财政部门批准。`,
                  en: `In ${fiscalYear}, ${counted.length} purchases of “${category}” under “${budgetItem}” without open tender add up to ${sayMoney(total, 'en')}, above the threshold of ${sayMoney(threshold.value, 'en')}: order splitting. Tender them together or ask finance for approval.`,
                },
                [cite('R-48'), ...threshold.cites],
                { at: counted.map((p) => p.id).join(', ') },
              ),
            ],
            lawDay,
          )[0]
        : undefined,
    }
  })
}

/** The groups of a list of purchases that are order splitting. Empty when the place has set no threshold, which `thresholdIn` tells. */
export const checkSplitting = (purchases: readonly Purchase[], place: Place, lawDay: Day): readonly Finding[] =>
  boughtTogether(purchases, place, lawDay).flatMap((g) => (g.finding ? [g.finding] : []))
