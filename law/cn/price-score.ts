import {
  add,
  compare,
  type Day,
  decimal,
  divide,
  fraction,
  type Fraction,
  type Money,
  multiply,
  type Refusal,
  refusals,
  sayMoney,
  sayNumber,
  subtract,
  zero,
} from '#kernel'
import type { Answer, Finding } from '../answer.ts'
import { finding } from '../answer.ts'
import { methodNamed, type MethodName } from '../methods/index.ts'
import { inPlace, type Place } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import { cite, citeText } from './instruments.ts'

export interface Offer {
  readonly id: string
  /** Price of a valid bid or final offer. */
  readonly price: Money
}
/** `score` in points out of the weight; null when price is not scored. */
export interface PriceScore extends Offer {
  readonly score: Fraction | null
}

const refuse = refusals({
  'no-offers': { status: 422, zh: '没有有效报价，无法计算价格分。', en: 'There is no valid offer, so no price score can be computed.' },
  'price-not-positive': {
    status: 422,
    zh: (id: string) => `「${id}」的报价不大于零，价格分算不出来。请核对报价。`,
    en: (id: string) => `The price of “${id}” is not above zero, so it has no price score. Check the offer.`,
  },
  'hours-wrong': {
    status: 422,
    zh: (id: string) => `「${id}」承诺的时数应是大于零的整数。`,
    en: (id: string) => `The hours “${id}” promises must be a whole number above zero.`,
  },
  'weight-out-of-range': {
    status: 422,
    zh: '价格权重应在 0 到 100 分之间。',
    en: 'The weight of price must lie between 0 and 100 points.',
  },
})

/**
 * Price scores by the low-price-first method: benchmark ÷ offer × weight, the benchmark being the lowest valid price.
 * No offer is dropped and none is averaged. With `'fixed'` price is not scored at all.
 * @param weight points the price may bring, out of 100; exact
 */
export function priceScores(offers: readonly Offer[], weight: Fraction | 'fixed'): Answer<readonly PriceScore[]> | Refusal {
  if (offers.length === 0) return refuse('no-offers')
  const wrong = offers.find((o) => o.price <= 0n)
  if (wrong) return refuse('price-not-positive', wrong.id)
  if (weight === 'fixed')
    return answered(
      offers.map((o) => ({ ...o, score: null })),
      [because('固定价格，价格不列为评审因素。', 'The price is fixed, so it is not scored.', cite('R-29'))],
    )
  if (compare(weight, zero) < 0 || compare(weight, fraction(100)) > 0) return refuse('weight-out-of-range')
  const benchmark = offers.reduce((low, o) => (o.price < low ? o.price : low), offers[0]!.price)
  const scores = offers.map((o) => ({ ...o, score: multiply(divide(fraction(benchmark), fraction(o.price)), weight) }))
  const points = sayNumber(weight)
  return answered(scores, [
    because(
      `评标基准价是最低的有效报价 ${sayMoney(benchmark, 'zh')}。`,
      `The benchmark is the lowest valid price, ${sayMoney(benchmark, 'en')}.`,
      cite('R-29'),
    ),
    ...scores.map((s) =>
      because(
        `${s.id}：${sayMoney(benchmark, 'zh')} ÷ ${sayMoney(s.price, 'zh')} × ${points} = ${decimal(s.score, 4)} 分`,
        `${s.id}: ${sayMoney(benchmark, 'en')} ÷ ${sayMoney(s.price, 'en')} × ${points} = ${decimal(s.score, 4)} points`,
        cite('R-30'),
      ),
    ),
  ])
}

const hoursPractice = citeText(
  'R-29',
  {
    zh: '广州固定总价、比服务时数的做法（地方做法，不是法律）',
    en: 'Guangzhou’s fixed price with competition on hours (local practice, not law)',
  },
  { zh: '评分办法', en: 'scoring' },
  'E',
)

/**
 * Points for promised hours at a fixed price: own hours ÷ the most hours offered × points (F-20). Local practice; price itself is not scored.
 * Whoever uses it should check that the hours can be worked by the people offered.
 * @param hours promised in a year, whole and above zero; @param points out of 100
 */
export function hoursScores(
  offers: readonly { readonly id: string; readonly hours: number }[],
  points: Fraction,
): Answer<readonly { readonly id: string; readonly hours: number; readonly score: Fraction }[]> | Refusal {
  if (offers.length === 0) return refuse('no-offers')
  const wrong = offers.find((o) => !Number.isSafeInteger(o.hours) || o.hours <= 0)
  if (wrong) return refuse('hours-wrong', wrong.id)
  if (compare(points, zero) < 0 || compare(points, fraction(100)) > 0) return refuse('weight-out-of-range')
  const most = Math.max(...offers.map((o) => o.hours))
  const scores = offers.map((o) => ({ ...o, score: multiply(fraction(o.hours, most), points) }))
  return answered(
    scores,
    scores.map((s) =>
      because(
        `${s.id}：${s.hours} 小时 ÷ 最多 ${most} 小时 × ${sayNumber(points)} = ${decimal(s.score, 4)} 分`,
        `${s.id}: ${s.hours} hours ÷ the most, ${most}, × ${sayNumber(points)} = ${decimal(s.score, 4)} points`,
        hoursPractice,
      ),
    ),
  )
}

/** ΣFi×Ai: each criterion's score out of 100 times its weight. Exact. */
export const totalScore = (parts: readonly { readonly score: Fraction; readonly weight: Fraction }[]): Fraction =>
  parts.reduce((sum, p) => add(sum, multiply(p.score, divide(p.weight, fraction(100)))), zero)

export interface Scored extends Offer {
  readonly total: Fraction
}
export interface Ranked extends Scored {
  /** 1 for the first. Those the law cannot tell apart share a rank. */
  readonly rank: number
  /** What put it after the one before with the same total: its price, or a draw that is still to be made. */
  readonly tie: 'none' | 'by-price' | 'by-draw'
}

/** Ranked by total, then by lower price; who is still equal must be drawn by lot unless the documents say otherwise. */
export function rankOffers(offers: readonly Scored[]): Answer<readonly Ranked[]> {
  const sorted = [...offers].sort((a, b) => compare(b.total, a.total) || (a.price < b.price ? -1 : a.price > b.price ? 1 : 0))
  const ranked: Ranked[] = []
  sorted.forEach((o, i) => {
    const same = (other: Scored | undefined) => other !== undefined && compare(other.total, o.total) === 0
    const equal = (other: Scored | undefined) => same(other) && other!.price === o.price
    const [before, next] = [sorted[i - 1], sorted[i + 1]]
    const tie = equal(before) || equal(next) ? 'by-draw' : same(before) || same(next) ? 'by-price' : 'none'
    ranked.push({ ...o, rank: equal(before) ? ranked[i - 1]!.rank : i + 1, tie })
  })
  const drawn = ranked.filter((r) => r.tie === 'by-draw')
  return answered(ranked, [
    because(
      '按总分由高到低排序；总分相同的，报价低的在前。',
      'Ranked by total score; with equal totals the lower price comes first.',
      cite('R-31'),
    ),
    ...(drawn.length
      ? [
          because(
            `${drawn.map((r) => r.id).join('、')} 总分和报价都相同：按采购文件规定的办法确定，没有规定的随机抽取。`,
            `${drawn.map((r) => r.id).join(', ')} have equal totals and prices: decided as the documents say, else by lot.`,
            cite('R-31', 'order-87'),
          ),
        ]
      : []),
  ])
}

/** How the price is to be scored, as a tender document plans it. */
export interface PriceScoring {
  readonly method: MethodName
  readonly place: Place
  readonly isService: boolean
  /** Share of the price in the score; null when price is not scored. */
  readonly priceWeight: Fraction | null
  readonly fixedPrice: boolean
  /** What the benchmark is: the lowest valid price is the only lawful one. */
  readonly benchmark?: 'lowest' | 'average' | 'other'
  readonly dropsExtremes?: boolean
  readonly lawDay: Day
}

/** Checks weight, fixed price, benchmark and dropping of extremes (R-29, R-30, R-56; F-02, F-03, F-04). */
export function checkPriceScoring(s: PriceScoring): readonly Finding[] {
  const method = methodNamed(s.method)
  const found: Finding[] = []
  const band = inPlace(s.isService ? method.priceWeightOfServices : method.priceWeightOfGoods, s.place, s.lawDay)
  const rule = band.cites[0].rule
  // Order 87 governs tenders and notice 214 consultations; elsewhere nothing is scored, and what they say only warns.
  const governed = band.value !== null
  const note = (words: Finding['words'], cites: Finding['cites'], at: string) => {
    const one = finding(cites[0]!.rule, words, cites, { at })
    found.push(governed ? one : { ...one, severity: 'warn' })
  }

  if (s.fixedPrice && s.priceWeight !== null && compare(s.priceWeight, zero) > 0)
    note(
      {
        zh: `价格固定，价格不应列为评审因素，却给了 ${percent(s.priceWeight)} 的权重。请去掉价格分，把这些分给服务质量。`,
        en: `The price is fixed and must not be scored, yet it has a weight of ${percent(s.priceWeight)}. Drop the price score and give the points to quality.`,
      },
      inPlace(method.fixedPriceIsScored, s.place, s.lawDay).cites,
      'priceWeight',
    )
  if (!s.fixedPrice && band.value) {
    const least = band.value.atLeast
    const most = band.value.atMost
    const weight = s.priceWeight ?? zero
    if (compare(weight, least) < 0)
      note(
        {
          zh: `${method.says.zh}的价格权重是 ${percent(weight)}，低于下限 ${percent(least)}。请提高，或者改用固定价格。`,
          en: `The weight of price is ${percent(weight)}, below the ${percent(least)} that ${method.says.en} needs. Raise it, or buy at a fixed price.`,
        },
        band.cites,
        'priceWeight',
      )
    if (most && compare(weight, most) > 0)
      note(
        {
          zh: `${method.says.zh}的价格权重是 ${percent(weight)}，高于上限 ${percent(most)}。请降低；确有特殊情况的，须经本级财政部门审核同意。`,
          en: `The weight of price is ${percent(weight)}, above the ${percent(most)} that ${method.says.en} allows. Lower it, or ask the finance department of the same level.`,
        },
        band.cites,
        'priceWeight',
      )
  }
  if (!s.fixedPrice && s.benchmark !== undefined && s.benchmark !== 'lowest')
    note(
      {
        zh: '评标基准价只能是满足要求的最低报价，不能用平均价或其他价。',
        en: 'The benchmark must be the lowest conforming price; an average or any other price will not do.',
      },
      [cite(rule === 'R-56' ? 'R-56' : 'R-29')],
      'benchmark',
    )
  if (s.dropsExtremes)
    note(
      {
        zh: '不得去掉最高报价和最低报价。请删除这条规则。',
        en: 'The highest and lowest prices may not be dropped. Take this rule out.',
      },
      [cite(rule === 'R-56' ? 'R-56' : 'R-29')],
      'dropsExtremes',
    )
  return found
}

const percent = (share: Fraction): string => {
  const points = multiply(share, fraction(100))
  return `${compare(subtract(points, fraction(points.n / points.d)), zero) === 0 ? points.n / points.d : decimal(points, 2)}%`
}
