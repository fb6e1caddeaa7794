import { goalIndicators, howMuchIsKnown } from './goal-indicators.ts'
import type { Indicator } from './indicator.ts'
import { purchaseIndicators } from './purchase-indicators.ts'
import { serviceIndicators } from './service-indicators.ts'

const counted: readonly Indicator[] = [...serviceIndicators, ...purchaseIndicators, ...goalIndicators]

/** The indicators of the thesis's findings that the facts of the steps before can bear. */
export const indicators: readonly Indicator[] = [...counted, howMuchIsKnown(counted)]
