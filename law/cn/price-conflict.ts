import { type Money, sayMoney } from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'

/** The prices one bid gives in different places. */
export interface PriceConflict {
  /** Total on the opening sheet (开标一览表), in figures. */
  readonly openingSheet: Money
  /** The same total where it is written out in words. */
  readonly openingSheetInWords?: Money
  /** Total in the body of the bid. */
  readonly body?: Money
  /** Sum of unit prices times quantities. */
  readonly sumOfUnits?: Money
  /** True when a unit price has an obviously misplaced decimal point or percentage. */
  readonly decimalSlip?: boolean
}

/**
 * The price that counts when a bid contradicts itself, in the order of the rule. The bidder must confirm a corrected
 * price; without confirmation the bid is invalid.
 */
export function settledPrice(p: PriceConflict): Answer<{ readonly price: Money; readonly mustBeConfirmed: boolean }> {
  const rule = cite('R-35')
  const steps: Reason[] = []
  let price = p.openingSheet
  if (p.body !== undefined && p.body !== price)
    steps.push(
      because(
        `开标一览表 ${sayMoney(price, 'zh')} 与投标文件 ${sayMoney(p.body, 'zh')} 不一致，以开标一览表为准。`,
        `The opening sheet says ${sayMoney(price, 'en')}, the body ${sayMoney(p.body, 'en')}: the opening sheet counts.`,
        rule,
      ),
    )
  if (p.openingSheetInWords !== undefined && p.openingSheetInWords !== price) {
    steps.push(
      because(
        `大写 ${sayMoney(p.openingSheetInWords, 'zh')} 与小写 ${sayMoney(price, 'zh')} 不一致，以大写为准。`,
        `In words ${sayMoney(p.openingSheetInWords, 'en')}, in figures ${sayMoney(price, 'en')}: the words count.`,
        rule,
      ),
    )
    price = p.openingSheetInWords
  }
  if (p.decimalSlip)
    steps.push(
      because(
        `单价小数点明显错位，以开标一览表总价 ${sayMoney(price, 'zh')} 为准，并修改单价。`,
        `A unit price has an obvious decimal slip: the total of the opening sheet, ${sayMoney(price, 'en')}, counts and the unit price is corrected.`,
        rule,
      ),
    )
  else if (p.sumOfUnits !== undefined && p.sumOfUnits !== price) {
    steps.push(
      because(
        `总价 ${sayMoney(price, 'zh')} 与单价汇总 ${sayMoney(p.sumOfUnits, 'zh')} 不一致，以单价计算结果为准。`,
        `The total ${sayMoney(price, 'en')} differs from the sum of units ${sayMoney(p.sumOfUnits, 'en')}: the sum of units counts.`,
        rule,
      ),
    )
    price = p.sumOfUnits
  }
  const mustBeConfirmed = steps.length > 0
  if (!mustBeConfirmed) steps.push(because('报价前后一致。', 'The prices agree.', rule))
  return answered({ price, mustBeConfirmed }, steps)
}
