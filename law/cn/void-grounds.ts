import { both } from '#kernel'
import type { EndWithoutAward, VoidGround } from '../law.ts'
import type { MethodName } from '../methods/method.ts'
import { cite } from './instruments.ts'

const unfair: VoidGround = {
  id: 'unfair',
  says: both('出现影响采购公正的违法、违规行为', 'A breach of law or rules that harmed the fairness of the purchase'),
}
const taskGone: VoidGround = {
  id: 'task-gone',
  says: both('因重大变故，采购任务取消', 'A major change of circumstances ended the need for the purchase'),
}

/** By tender, in the order of the law (R-34; Government Procurement Law art. 36). */
const byTender: EndWithoutAward = {
  says: both('宣布废标', 'Declare void'),
  grounds: [
    {
      id: 'too-few',
      says: both('符合专业条件或者作实质响应的供应商不足三家', 'Fewer than three qualified or responsive suppliers'),
    },
    unfair,
    { id: 'too-dear', says: both('报价均超过采购预算，采购人不能支付', 'Every price is above the budget and the purchaser cannot pay it') },
    taskGone,
  ],
  countsWithinBudget: false,
  cites: [cite('R-34')],
}

/** By negotiation, consultation, quotation or from a single source (R-34b): a price above the budget is no offer to be counted. */
const otherwise: EndWithoutAward = {
  says: both('终止采购活动', 'End the procedure'),
  grounds: [
    {
      id: 'no-longer-fits',
      says: both('因情况变化，不再符合所用采购方式的适用情形', 'After a change of circumstances the method may no longer be used'),
    },
    unfair,
    {
      id: 'too-few',
      says: both(
        '符合要求的供应商或者报价未超过采购预算的供应商不足规定家数',
        'Fewer suppliers that conform, or whose price the budget pays, than the law needs',
      ),
    },
    taskGone,
    // The list is known second-hand (D): it cannot forbid what a text itself may say besides.
    {
      id: 'named-article',
      says: both('其他依据（请在说明里写明哪部办法第几条）', 'Another ground (name the text and its article in the reason)'),
      namesArticle: true,
    },
  ],
  countsWithinBudget: true,
  cites: [cite('R-34b'), cite('R-58')],
}

/**
 * Why a purchase whose bids were opened ends without an award: once prices and ranks can be known, nobody starts anew because the result
 * does not suit. In a tender there are no other grounds (the law itself, A); elsewhere another one has to be named by its article.
 */
export const endWithoutAward = (method: MethodName): EndWithoutAward =>
  method === 'open-tender' || method === 'invited-tender' ? byTender : otherwise
