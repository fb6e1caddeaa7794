import { add, divide, type Fraction, fraction, type Money, minor, one, roundToWhole, shareNow, smaller, sum, worthOf, zero } from '#kernel'
import type { PublicContract } from './public-facts.ts'

/** How much of a line was accepted, of how much: units, months of posts, or stages. */
export interface LineDone {
  readonly kind: 'month' | 'units' | 'milestone'
  readonly done: Fraction
  readonly of: number
  readonly worth: Money
  /** What one unit that was accepted cost; null where the line is not counted in units, or none was accepted yet. */
  readonly each: Money | null
}

/**
 * What was accepted of a line. Amounts add up over the whole term: by the last text both agreed to, also one for later. An advance and what is
 * kept back are parts of what was accepted and no more of it.
 */
export function lineDone(c: PublicContract, lineId: string): LineDone | null {
  const work = (c.texts.at(-1)?.instalments ?? []).filter(
    (i) => i.key.split(':')[0] === lineId && i.kind !== 'advance' && i.kind !== 'release',
  )
  const [first] = work
  if (!first) return null
  const accepted = (key: string) => c.acceptances.flatMap((a) => a.parts.filter((p) => p.instalmentKey === key).map((p) => p.accepted))
  const shares = work.map((i) => smaller(shareNow(i, accepted(i.key)), one))
  const worth = acceptedWorth(c, [{ id: lineId }])
  if (first.kind !== 'units')
    return { kind: first.kind as LineDone['kind'], done: shares.reduce(add, zero), of: work.length, worth, each: null }
  const done = smaller(countOf(accepted(first.key)), fraction(first.quantity))
  const each = done.n > 0n ? minor(roundToWhole(divide(fraction(worth), done), 'half-up')) : null
  return { kind: 'units', done, of: first.quantity, worth, each }
}
const countOf = (portions: readonly { readonly count: Fraction }[]): Fraction => portions.reduce((n, p) => add(n, p.count), zero)

/** What was accepted of some lines comes to, at the whole worth of what was done. */
export function acceptedWorth(c: PublicContract, lines: readonly { readonly id: string }[]): Money {
  const own = new Set<string>(lines.map((l) => l.id))
  const parts = c.acceptances.flatMap((a) => a.parts)
  const acceptedOf = (key: string) => parts.filter((p) => p.instalmentKey === key).map((p) => p.accepted)
  return sum(
    c.texts
      .at(-1)!
      .instalments.filter((i) => own.has(i.key.split(':')[0]!))
      .map((i) => worthOf({ ...i, amount: i.worth ?? i.amount }, acceptedOf(i.key))),
  )
}
