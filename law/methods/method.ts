import type { Citation, Fraction, Money, Words } from '#kernel'
import type { Length } from '../length.ts'
import { type Parameter, parameter } from '../parameter.ts'
import type { Stage } from './stage.ts'

export const methodNames = [
  'open-tender',
  'invited-tender',
  'competitive-consultation',
  'competitive-negotiation',
  'single-source',
  'request-for-quotation',
  'below-threshold-comparison',
] as const
export type MethodName = (typeof methodNames)[number]

/** Lowest and highest share of the price in the score. No highest where the law sets none. */
export interface Band {
  readonly atLeast: Fraction
  readonly atMost: Fraction | null
}
/** When the panel must be larger, and how large. Any one of the conditions is enough. */
export interface LargerPanel {
  readonly size: number
  readonly budget: Money | null
  readonly whenComplex: boolean
  readonly whenHighImpact: boolean
  readonly whenAboveOpenThreshold: boolean
}
/** `always`: it decides; `uniform-only`: only where technical and service standards are uniform; `never`: quality is always scored. */
export type LowestPrice = 'always' | 'uniform-only' | 'never'

/**
 * One way of buying, as a row of the same columns for all. Every cell is a dated parameter, so it has its citation,
 * its confidence and its history; `null` says that the law sets nothing here, and is cited like any other value.
 */
export interface Method {
  readonly name: MethodName
  readonly says: Words
  /** What happens in which order. */
  readonly stages: Parameter<readonly Stage[]>
  readonly servicesMayBeBought: Parameter<boolean>
  readonly shortestBidPeriod: Parameter<Length | null>
  readonly documentsAvailable: Parameter<Length | null>
  readonly clarificationBefore: Parameter<Length | null>
  readonly panelSize: Parameter<number | null>
  readonly expertShare: Parameter<Fraction | null>
  readonly largerPanel: Parameter<LargerPanel | null>
  readonly fewestBidders: Parameter<number>
  readonly fewestForPurchasedServices: Parameter<number>
  readonly priceWeightOfServices: Parameter<Band | null>
  readonly priceWeightOfGoods: Parameter<Band | null>
  readonly lowestPrice: Parameter<LowestPrice | null>
  /** Whether price is scored when it is fixed. False where a fixed price takes price out of the score. */
  readonly fixedPriceIsScored: Parameter<boolean | null>
  /** Who must consent before the start when the budget is at or above the open-tender threshold. */
  readonly consentAboveThreshold: Parameter<Words | null>
  readonly noticeStands: Parameter<Length | null>
  /** Whether the purchaser's silence makes the first-ranked the winner. */
  readonly silenceDecides: Parameter<boolean>
}

type Column = Exclude<keyof Method, 'name' | 'says'>

/** The columns, in the order they are shown. */
export const columns: Readonly<Record<Column, { readonly says: Words; readonly unit: Words }>> = {
  stages: { says: { zh: '步骤与次序', en: 'Stages and their order' }, unit: { zh: '步骤', en: 'stages' } },
  servicesMayBeBought: { says: { zh: '是否可用于购买服务', en: 'May services be bought this way' }, unit: { zh: '是否', en: 'yes or no' } },
  shortestBidPeriod: {
    says: { zh: '发出文件至截止最短时间', en: 'Shortest time from documents to deadline' },
    unit: { zh: '日或工作日', en: 'days or working days' },
  },
  documentsAvailable: {
    says: { zh: '文件提供（发售）最短时间', en: 'Shortest time documents are available' },
    unit: { zh: '日或工作日', en: 'days or working days' },
  },
  clarificationBefore: {
    says: { zh: '澄清修改最迟提前多久', en: 'Clarification at least this long before the deadline' },
    unit: { zh: '日或工作日', en: 'days or working days' },
  },
  panelSize: { says: { zh: '评审小组最少人数（单数）', en: 'Smallest panel (an odd number)' }, unit: { zh: '人', en: 'members' } },
  expertShare: { says: { zh: '评审专家最低比例', en: 'Smallest share of experts' }, unit: { zh: '比例', en: 'share' } },
  largerPanel: { says: { zh: '何时需要更大的小组', en: 'When a larger panel is needed' }, unit: { zh: '人', en: 'members' } },
  fewestBidders: { says: { zh: '最少供应商数', en: 'Fewest suppliers' }, unit: { zh: '家', en: 'suppliers' } },
  fewestForPurchasedServices: {
    says: { zh: '政府购买服务项目最少供应商数', en: 'Fewest suppliers for government-purchased services' },
    unit: { zh: '家', en: 'suppliers' },
  },
  priceWeightOfServices: { says: { zh: '服务项目价格分权重', en: 'Weight of price for services' }, unit: { zh: '比例', en: 'share' } },
  priceWeightOfGoods: { says: { zh: '货物项目价格分权重', en: 'Weight of price for goods' }, unit: { zh: '比例', en: 'share' } },
  lowestPrice: { says: { zh: '是否以最低价确定', en: 'Does the lowest price decide' }, unit: { zh: '情形', en: 'case' } },
  fixedPriceIsScored: {
    says: { zh: '固定价格时价格是否评分', en: 'Is price scored when it is fixed' },
    unit: { zh: '是否', en: 'yes or no' },
  },
  consentAboveThreshold: {
    says: { zh: '达到公开招标数额标准时须经谁同意', en: 'Who must consent at or above the open-tender threshold' },
    unit: { zh: '机关', en: 'body' },
  },
  noticeStands: {
    says: { zh: '公告（公示）期限', en: 'How long the notice stands' },
    unit: { zh: '日或工作日', en: 'days or working days' },
  },
  silenceDecides: {
    says: { zh: '采购人逾期不定又无异议是否视同第一名', en: 'Does silence make the first-ranked the winner' },
    unit: { zh: '是否', en: 'yes or no' },
  },
}

/** Writes the cells of one row: value and citations from the first day of the method, unless another day is named. */
export const row =
  (method: MethodName, since: string, checkedOn: string) =>
  <T>(column: Column, value: T, cites: readonly [Citation, ...Citation[]], from = since): Parameter<T> =>
    parameter<T>({ name: `${method}.${column}`, ...columns[column], values: { [from]: { value, cites } }, checkedOn })
