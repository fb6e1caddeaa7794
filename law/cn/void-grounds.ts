import { both } from '#kernel'
import type { VoidGround } from '../law.ts'

/**
 * Why a purchase whose bids were opened ends without an award, in the order of the law (R-34; Government Procurement Law art. 36). There
 * are no others: once prices and ranks can be known, nobody starts anew because the result does not suit.
 */
export const voidGrounds: readonly VoidGround[] = [
  {
    id: 'too-few',
    says: both('符合条件或者作实质响应的供应商不足法定家数', 'Fewer qualified or responsive suppliers than the law needs'),
  },
  { id: 'unfair', says: both('出现影响采购公正的违法、违规行为', 'A breach of law or rules that harmed the fairness of the purchase') },
  { id: 'too-dear', says: both('报价均超过采购预算，采购人不能支付', 'Every price is above the budget and the purchaser cannot pay it') },
  { id: 'task-gone', says: both('因重大变故，采购任务取消', 'A major change of circumstances ended the need for the purchase') },
]
