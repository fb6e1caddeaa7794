import {
  compare,
  type Day,
  decimal,
  fraction,
  type Fraction,
  isBefore,
  type Money,
  multiply,
  type Refusal,
  refusals,
  sayMoney,
  toNumber,
} from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import { type Parameter, parameter, valueOn } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'

const shareOf = { zh: '比例', en: 'share' }
const line = (name: string, zh: string, en: string, n: number): Parameter<Fraction> =>
  parameter({
    name: `low-bid.${name}`,
    says: { zh, en },
    unit: shareOf,
    values: {
      '2026-02-01': {
        value: fraction(n, 100),
        cites: [cite('R-60')],
        note: { zh: '全国统一，替代此前的试点', en: 'National rule, in place of the pilots' },
      },
    },
    checkedOn: '2026-11-25',
  })

export const meanLine = line(
  'mean-line',
  '低于全部通过符合性审查报价平均值的多少启动审查',
  'Review below this share of the mean of conforming bids',
  50,
)
export const secondLowestLine = line(
  'second-lowest-line',
  '低于次低报价的多少启动审查',
  'Review below this share of the second-lowest conforming bid',
  50,
)
export const ceilingLine = line(
  'ceiling-line',
  '低于最高限价的多少启动审查',
  'Review below this share of the ceiling, or of the budget where there is none',
  45,
)
export const highestLine = parameter({
  name: 'low-bid.highest-line',
  says: { zh: '采购文件最多可以把比例提高到多少', en: 'Highest share to which the documents may raise a line' },
  unit: shareOf,
  values: { '2026-02-01': { value: fraction(65, 100), cites: [cite('R-61')] } },
  checkedOn: '2026-11-25',
})
export const explanationMinutes = parameter({
  name: 'low-bid.explanation-minutes',
  says: { zh: '给供应商书面说明的时间一般不少于', en: 'Least time, in general, for the supplier’s written explanation' },
  unit: { zh: '分钟', en: 'minutes' },
  values: { '2026-02-01': { value: 30, cites: [cite('R-63')] } },
  checkedOn: '2026-11-25',
})

export type LowBidTest = 'mean' | 'second-lowest' | 'ceiling' | 'judgement'

export interface LowBidFacts {
  /** Bid prices as offered, before any policy deduction. Only those that passed conformity review count. */
  readonly bids: readonly { readonly id: string; readonly price: Money; readonly conforms?: boolean }[]
  readonly ceiling?: Money
  readonly budget: Money
  /** Lines the tender documents raised. */
  readonly lines?: { readonly mean?: Fraction; readonly secondLowest?: Fraction; readonly ceiling?: Fraction }
  /** Bids that the committee doubts by its own judgement. */
  readonly doubted?: readonly string[]
  /** Before the national rule: whether the place took part in the pilots of free-trade zones. */
  readonly inPilotZone?: boolean
  readonly lawDay: Day
}

export interface ReviewedBid {
  readonly id: string
  readonly price: Money
  /** The tests that call for a review. None: no review. A review rejects nobody by itself. */
  readonly triggered: readonly LowBidTest[]
}

const refuse = refusals({
  'low-bid-line-too-high': {
    status: 422,
    zh: (which: string, most: string) => `采购文件把异常低价的${which}提到了上限 ${most} 以上，请降到 ${most} 或以下。`,
    en: (_which: string, most: string) => `The documents raise a line for abnormally low bids above ${most}. Lower it to ${most} or less.`,
  },
  'low-bid-line-lowered': {
    status: 422,
    zh: (which: string, least: string) => `采购文件把异常低价的${which}降到了 ${least} 以下；只能提高，不能降低。`,
    en: (_which: string, least: string) => `The documents lower a line for abnormally low bids below ${least}; it may only be raised.`,
  },
  'no-conforming-bids': {
    status: 422,
    zh: '没有通过符合性审查的报价，没有什么可审查的。',
    en: 'No bid passed conformity review, so there is nothing to review.',
  },
})

/**
 * Which bids call for a review of abnormally low price, with the arithmetic of every test. Strictly below: equal does not trigger.
 * The regime is that of the law day: the national rule from 2026-02-01; before it the pilot lines in pilot zones, and
 * elsewhere only the committee's judgement.
 */
export function lowBidReview(f: LowBidFacts): Answer<readonly ReviewedBid[]> | Refusal {
  const bids = f.bids.filter((b) => b.conforms !== false)
  if (bids.length === 0) return refuse('no-conforming-bids')
  const regime = regimeOn(f)
  const steps: Reason[] = [regime.says]
  if (regime.lines) {
    const wrong = lineRefused(f, regime.lines)
    if (wrong) return wrong
  }
  const total = bids.reduce((sum, b) => sum + b.price, 0n)
  const mean = fraction(total, BigInt(bids.length))
  const second = [...bids].sort((a, b) => (a.price < b.price ? -1 : a.price > b.price ? 1 : 0))[1]?.price
  const top = f.ceiling ?? f.budget

  const reviewed = bids.map((b): ReviewedBid => {
    const triggered: LowBidTest[] = []
    const test = (name: LowBidTest, zh: string, en: string, base: Fraction, share: Fraction) => {
      const limit = multiply(base, share)
      const below = compare(fraction(b.price), limit) < 0
      if (below) triggered.push(name)
      steps.push(
        because(
          `${b.id}：${zh} ${say(base)} × ${percent(share)} = ${say(limit)}；报价 ${sayMoney(b.price, 'zh')}${below ? '低于' : '不低于'}它，${below ? '启动审查' : '不触发'}。`,
          `${b.id}: ${en} ${say(base)} × ${percent(share)} = ${say(limit)}; the bid of ${sayMoney(b.price, 'en')} is ${below ? 'below' : 'not below'} it: ${below ? 'review' : 'no trigger'}.`,
          ...regime.cites,
        ),
      )
    }
    if (regime.lines) {
      test('mean', '平均值', 'mean', mean, f.lines?.mean ?? regime.lines.mean)
      if (second !== undefined)
        test('second-lowest', '次低报价', 'second-lowest bid', fraction(second), f.lines?.secondLowest ?? regime.lines.secondLowest)
      test(
        'ceiling',
        f.ceiling === undefined ? '预算（未设最高限价）' : '最高限价',
        f.ceiling === undefined ? 'budget (no ceiling)' : 'ceiling',
        fraction(top),
        f.lines?.ceiling ?? regime.lines.ceiling,
      )
    }
    if (f.doubted?.includes(b.id)) {
      triggered.push('judgement')
      steps.push(
        because(
          `${b.id}：评委认为报价可能影响质量或诚信履约，启动审查。`,
          `${b.id}: the committee doubts that this price lets the work be done well and honestly: review.`,
          regime.judgement,
        ),
      )
    }
    return { id: b.id, price: b.price, triggered }
  })
  return answered(reviewed, steps)
}

interface Lines {
  readonly mean: Fraction
  readonly secondLowest: Fraction
  readonly ceiling: Fraction
}

function regimeOn(f: LowBidFacts) {
  const nationalFrom = meanLine.values[0]!.from
  if (!isBefore(f.lawDay, nationalFrom)) {
    const lines: Lines = {
      mean: valueOn(meanLine, f.lawDay),
      secondLowest: valueOn(secondLowestLine, f.lawDay),
      ceiling: valueOn(ceilingLine, f.lawDay),
    }
    return {
      lines,
      cites: [cite('R-60'), cite('R-62')],
      judgement: cite('R-60'),
      says: because('适用全国统一的异常低价审查规则。', 'The national rule on abnormally low bids applies.', cite('R-60')),
    }
  }
  // The pilots had the numbers the national rule took over; their own text was not read.
  const pilot = { ...cite('R-60'), instrument: pilotNotice, confidence: 'unverified' as const }
  if (f.inPilotZone)
    return {
      lines: { mean: meanLine.values[0]!.value, secondLowest: secondLowestLine.values[0]!.value, ceiling: ceilingLine.values[0]!.value },
      cites: [pilot],
      judgement: cite('R-32'),
      says: because(
        '适用自由贸易试验区试点的审查规则（未核对原文）。',
        'The pilot rule of free-trade zones applies (its text was not checked).',
        pilot,
      ),
    }
  return {
    lines: undefined,
    cites: [],
    judgement: cite('R-32'),
    says: because(
      '2026 年 2 月 1 日以前没有比例规定，只看评标委员会的判断。',
      'Before 1 February 2026 there were no lines, only the judgement of the committee.',
      cite('R-32'),
    ),
  }
}
const pilotNotice = { zh: '财办库〔2024〕265 号（自由贸易试验区试点）', en: 'Caibanku [2024] No. 265 (pilot in free-trade zones)' }

function lineRefused(f: LowBidFacts, lines: Lines): Refusal | undefined {
  if (isBefore(f.lawDay, highestLine.values[0]!.from)) return undefined
  const most = valueOn(highestLine, f.lawDay)
  const names = { mean: '平均值比例', secondLowest: '次低报价比例', ceiling: '最高限价比例' } as const
  for (const key of ['mean', 'secondLowest', 'ceiling'] as const) {
    const raised = f.lines?.[key]
    if (raised && compare(raised, most) > 0)
      return refuse('low-bid-line-too-high', names[key], percent(most)).with({
        cites: [cite('R-61')],
        fields: { [key]: { zh: names[key], en: key } },
      })
    if (raised && compare(raised, lines[key]) < 0)
      return refuse('low-bid-line-lowered', names[key], percent(lines[key])).with({
        cites: [cite('R-61')],
        fields: { [key]: { zh: names[key], en: key } },
      })
  }
  return undefined
}

const percent = (share: Fraction): string => `${toNumber(multiply(share, fraction(100)))}%`
/** An amount that may fall between two fen, in yuan. */
const say = (fen: Fraction): string => decimal(multiply(fen, fraction(1, 100)), 2)
