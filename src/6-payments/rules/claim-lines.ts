import {
  add,
  compare,
  type Fraction,
  fraction,
  fractionOf,
  isBelow,
  type Money,
  minor,
  one,
  type Rounding,
  share,
  smaller,
  subtract,
  sum,
  type Words,
  zero,
} from '#kernel'

/** As much of an instalment of the contract as a claim needs to know. */
export interface PayableInstalment {
  readonly key: string
  readonly lineId: string
  readonly title: Words
  readonly amount: Money
}

/** What was handed in and what was accepted of one instalment, as exact shares of the whole instalment. */
export interface AcceptedShare {
  readonly instalmentKey: string
  /** `1`, `29/31`, `2/7`. */
  readonly claimed: string
  readonly accepted: string
  readonly disputedReason: string | null
}

/** What earlier claims took of an instalment. */
export interface AlreadyClaimed {
  readonly instalmentKey: string
  /** Whether it was claimed from the same acceptance as now. */
  readonly sameSource: boolean
  readonly share: Fraction
  readonly amount: Money
}

export interface ClaimLine {
  readonly instalmentKey: string
  readonly lineId: string
  readonly title: Words
  readonly instalment: Money
  /** Share of the instalment that is claimed now. */
  readonly share: Fraction
  readonly amount: Money
  /** Handed in, not accepted: stays open until it is settled. */
  readonly disputedShare: Fraction
  readonly disputed: Money
  readonly disputedReason: string | null
}

export interface ClaimSum {
  readonly lines: readonly ClaimLine[]
  readonly amount: Money
  readonly disputed: Money
}

/**
 * How a share of an instalment becomes an amount: the worth of all shares claimed so far, cut to the fen, less what was
 * claimed before. The same rounding as the contract's own worth of a share.
 */
export const claimRounding: Rounding = 'down'

/**
 * What can be claimed now from accepted shares. However an instalment is cut into claims, the parts add up to it to the
 * cent, because each claim takes the worth of everything accepted so far, less what earlier claims took.
 * Lines of which nothing is left to claim and nothing is in dispute are left out.
 * @throws RangeError when an accepted share names no instalment of the contract
 */
export function claimLines(
  instalments: readonly PayableInstalment[],
  accepted: readonly AcceptedShare[],
  before: readonly AlreadyClaimed[],
): ClaimSum {
  const lines: ClaimLine[] = []
  for (const a of accepted) {
    const instalment = instalments.find((i) => i.key === a.instalmentKey)
    if (!instalment) throw new RangeError(`no instalment ${a.instalmentKey} in this contract`)
    const mine = before.filter((b) => b.instalmentKey === a.instalmentKey)
    const total = mine.reduce((t, b) => add(t, b.share), zero)
    const fromHere = mine.filter((b) => b.sameSource).reduce((t, b) => add(t, b.share), zero)
    const room = subtract(one, total)
    const now = smaller(atLeastZero(subtract(fractionOf(a.accepted), fromHere)), room)
    const handedIn = smaller(atLeastZero(subtract(fractionOf(a.claimed), fromHere)), room)
    const disputedShare = isBelow(now, handedIn) ? subtract(handedIn, now) : zero
    if (now.n === 0n && disputedShare.n === 0n) continue
    const upTo = (s: Fraction) => share(instalment.amount, add(total, s), claimRounding)
    const amount = minor(upTo(now) - sum(mine.map((b) => b.amount)))
    lines.push({
      instalmentKey: instalment.key,
      lineId: instalment.lineId,
      title: instalment.title,
      instalment: instalment.amount,
      share: now,
      amount: amount < 0n ? minor(0n) : amount,
      disputedShare,
      disputed: minor(upTo(handedIn) - upTo(now)),
      disputedReason: disputedShare.n === 0n ? null : a.disputedReason,
    })
  }
  return { lines, amount: sum(lines.map((l) => l.amount)), disputed: sum(lines.map((l) => l.disputed)) }
}

const atLeastZero = (f: Fraction): Fraction => (compare(f, zero) < 0 ? fraction(0) : f)
