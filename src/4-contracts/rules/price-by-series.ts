import {
  compare,
  type Day,
  divide,
  type Fraction,
  fraction,
  fractionOf,
  type IndexStep,
  type IndexTerms,
  indexFactor,
  isBefore,
  isSame,
  type Money,
  minor,
  movedBy,
  multiply,
  postMonthsOf,
  postsOf,
  roundToWhole,
  subtract,
  sum,
  type Words,
} from '#kernel'
import { type AgreedText, type ContractLine, type ContractText, monthOf, monthsOf } from './contract.ts'
import { indexText } from './index-words.ts'
import { instalmentsOf } from './instalments.ts'

type PostLine = Extract<ContractLine, { kind: 'post' }>

/** What a post cost a month when both signed first, exactly. */
export const firstPrice = (first: PostLine): Fraction => divide(fraction(first.amount), postMonthsOf(first))

/** The price of a post and month as both last agreed it otherwise than by the series, and the value it stood by then. */
export interface AgreedPrice {
  readonly price: Fraction
  readonly value: string
  /** From when, where a change agreed it. */
  readonly since: Day | null
}
type WithTexts = ContractText & { readonly texts?: readonly AgreedText[] | undefined }

/** What a post costs a month in the months that its last change left open, exactly; undefined where none is. */
export function priceAhead(l: PostLine): Fraction | undefined {
  const months = l.months - l.settled.length
  return months > 0 && l.posts > 0 ? divide(fraction(l.amount - sum(l.settled)), multiply(postsOf(l), fraction(months))) : undefined
}

/** The price from which a line follows. One that both lowered stays lowered: it is moved from there, and by what the series moves from then on. */
export function agreedPrice(now: WithTexts, l: PostLine, first: readonly ContractLine[], t: IndexTerms): AgreedPrice | undefined {
  const own = firstOf(l, first)
  if (!own) return undefined
  let agreed: AgreedPrice = { price: firstPrice(own), value: t.baseValue, since: null }
  let before: PostLine = own
  for (const text of now.texts?.length ? now.texts.map((v) => v.text) : [now]) {
    const next = text.lines.find((o) => o.id === l.id)
    if (next?.kind !== 'post') continue
    const price = priceAhead(next)
    const bySeries = next.indexed?.on !== before.indexed?.on || next.indexed?.value !== before.indexed?.value
    // What a change added was priced then, also where it costs what the others did.
    if (price && !bySeries && (before.id !== next.id || !costsAsBefore(before, next)))
      agreed = { price, value: lastStep(text)?.value ?? t.baseValue, since: text.effectiveOn }
    before = next
  }
  return agreed
}

/** Whether the months to come cost per post what they did; a fen a month goes to rounding. */
function costsAsBefore(before: PostLine, next: PostLine): boolean {
  const was = priceAhead(before) ?? firstPrice(before)
  const ahead = multiply(was, multiply(postsOf(next), fraction(next.months - next.settled.length)))
  const off = subtract(fraction(next.amount - sum(next.settled)), ahead)
  return compare(off.n < 0n ? { ...off, n: -off.n } : off, fraction(next.months)) <= 0
}

/** What a post costs a month at a value of the series: the agreed price times its factor, rounded half up to the fen. */
export const priceAt = (agreed: Pick<AgreedPrice, 'price' | 'value'>, t: IndexTerms, value: string): Money =>
  minor(roundToWhole(multiply(agreed.price, indexFactor({ ...t, baseValue: agreed.value }, value)), 'half-up'))

/** A line whose price follows: posts that are paid whole. One that is paid in part has its share agreed with who carries the rest. */
export const follows = (l: ContractLine): l is PostLine => l.kind === 'post' && !l.subsidy

/** Amounts of the months that have passed before a day, which stay as they are. */
export const passedBefore = (c: Pick<ContractText, 'startsOn' | 'endsOn' | 'lines'>, l: ContractLine, on: Day): Money[] =>
  instalmentsOf(c, l)
    .filter((i) => isBefore(i.periodFrom, on))
    .map((i) => i.amount)

/** What a line is worth in all when its months from a day on are priced by a value of the series. */
export function amountAt(now: Pick<ContractText, 'startsOn' | 'endsOn' | 'lines'>, l: PostLine, price: Money, on: Day): Money {
  const passed = passedBefore(now, l, on)
  const ahead = multiply(multiply(postsOf(l), fraction(l.months - passed.length)), fraction(price))
  return minor(sum(passed) + roundToWhole(ahead, 'half-up'))
}

/** Why a text may not follow the series to this value from that day; undefined where it may. */
export function whyNotFollow(t: IndexTerms, now: ContractText, step: Omit<IndexStep, 'on'>, on: Day): Words | undefined {
  if (t.fromMonth > monthsOf(now) || isBefore(on, monthOf(now, t.fromMonth).from)) return indexText.both('tooEarly', t.fromMonth)
  const last = lastStep(now)
  // A value that was put right after a price followed it waits for no other time: it is the same step, as it should have been.
  const isPutRight = last !== undefined && step.month === last.month && step.number > last.number
  if (last && !isPutRight && isBefore(on, Temporal.PlainDate.from(last.on).add({ months: t.everyMonths })))
    return indexText.both('tooSoon', t.everyMonths, last.on)
  const [fromMonth, from] = last ? [last.month, last.value] : [t.baseMonth, t.baseValue]
  if (step.month <= fromMonth && !isPutRight) return indexText.both('noNewer', fromMonth)
  const moved = movedBy(from, step.value)
  const size = moved.n < 0n ? { ...moved, n: -moved.n } : moved
  if (isSame(moved, fraction(0)) || compare(size, fractionOf(t.threshold)) < 0)
    return indexText.both('tooLittle', from, step.value, t.threshold)
  return undefined
}

/** The last value that any line of a text stands by. */
export const lastStep = (t: Pick<ContractText, 'lines'>): IndexStep | undefined =>
  t.lines
    .flatMap((l) => l.indexed ?? [])
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)

/** The text with the price of its posts by a value of the series, from a day on. */
export function followed<T extends WithTexts>(now: T, first: readonly ContractLine[], step: Omit<IndexStep, 'on'>, on: Day): T {
  const t = now.terms.index
  if (!t) return now
  const lines = now.lines.map((l): ContractLine => {
    const agreed = follows(l) ? agreedPrice(now, l, first, t) : undefined
    if (!follows(l) || !agreed || passedBefore(now, l, on).length >= l.months) return l
    return { ...l, amount: amountAt(now, l, priceAt(agreed, t, step.value), on), indexed: { ...step, on: on.toString() } }
  })
  return { ...now, lines, effectiveOn: on }
}

/** A line as both signed it first; one that a change added later, as the one it is more of. */
export const firstOf = (l: ContractLine, first: readonly ContractLine[]): PostLine | undefined =>
  [first.find((o) => o.id === l.id), first.find((o) => o.title === l.title)].find((o): o is PostLine => o?.kind === 'post')

/** What a line would be worth at its first price: nothing more is bought where a price follows. */
export function atFirstPrice(l: ContractLine, first: readonly ContractLine[]): Money {
  const was = l.indexed && l.kind === 'post' ? firstOf(l, first) : undefined
  return was && l.kind === 'post' ? minor(roundToWhole(multiply(firstPrice(was), postMonthsOf(l)), 'half-up')) : l.amount
}
