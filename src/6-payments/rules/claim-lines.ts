import {
  compare,
  type Divisible,
  type Fraction,
  isBelow,
  type Money,
  minor,
  one,
  type Portion,
  portionNow,
  type Rounding,
  shareNow,
  smaller,
  subtract,
  sum,
  type Words,
  worthOf,
  zero,
} from '#kernel'

/** As much of an instalment of the contract as a claim needs to know. */
export interface PayableInstalment extends Divisible {
  readonly key: string
  readonly lineId: string
  readonly title: Words
  readonly amount: Money
}

/** What was handed in and what was accepted of one instalment. */
export interface AcceptedPortion {
  readonly instalmentKey: string
  readonly claimed: Portion
  readonly accepted: Portion | null
  readonly disputedReason: string | null
}

/** What earlier claims took of an instalment. */
export interface AlreadyClaimed {
  readonly instalmentKey: string
  /** Whether it was claimed from the same acceptance as now. */
  readonly sameSource: boolean
  readonly portion: Portion
  readonly amount: Money
}

export interface ClaimLine {
  readonly instalmentKey: string
  readonly lineId: string
  readonly title: Words
  readonly instalment: Money
  /** What is claimed now, of the instalment as it stands. */
  readonly portion: Portion
  readonly amount: Money
  /** Handed in, not accepted: stays open until it is settled. */
  readonly disputedPortion: Portion
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
 * What can be claimed now from what was accepted. However an instalment is cut into claims, the parts add up to it to the
 * cent, because each claim takes the worth of everything accepted so far, less what earlier claims took.
 * Lines of which nothing is left to claim and nothing is in dispute are left out.
 * @throws RangeError when what was accepted names no instalment of the contract
 */
export function claimLines(
  instalments: readonly PayableInstalment[],
  accepted: readonly AcceptedPortion[],
  before: readonly AlreadyClaimed[],
): ClaimSum {
  const lines: ClaimLine[] = []
  for (const a of accepted) {
    const instalment = instalments.find((i) => i.key === a.instalmentKey)
    if (!instalment) throw new RangeError(`no instalment ${a.instalmentKey} in this contract`)
    const mine = before.filter((b) => b.instalmentKey === a.instalmentKey)
    const share = (of: readonly (Portion | null)[]) =>
      shareNow(
        instalment,
        of.flatMap((p) => p ?? []),
      )
    const taken = mine.map((b) => b.portion)
    const fromHere = share(mine.filter((b) => b.sameSource).map((b) => b.portion))
    const room = atLeastZero(subtract(one, share(taken)))
    const now = smaller(atLeastZero(subtract(share([a.accepted]), fromHere)), room)
    const handedIn = smaller(atLeastZero(subtract(share([a.claimed]), fromHere)), room)
    const disputedShare = isBelow(now, handedIn) ? subtract(handedIn, now) : zero
    if (now.n === 0n && disputedShare.n === 0n) continue
    const portion = portionNow(instalment, now)
    const disputedPortion = portionNow(instalment, disputedShare)
    const amount = minor(worthOf(instalment, [...taken, portion]) - sum(mine.map((b) => b.amount)))
    lines.push({
      instalmentKey: instalment.key,
      lineId: instalment.lineId,
      title: instalment.title,
      instalment: instalment.amount,
      portion,
      amount: amount < 0n ? minor(0n) : amount,
      disputedPortion,
      disputed: worthOf(instalment, [disputedPortion], [...taken, portion]),
      disputedReason: disputedShare.n === 0n ? null : a.disputedReason,
    })
  }
  return { lines, amount: sum(lines.map((l) => l.amount)), disputed: sum(lines.map((l) => l.disputed)) }
}

const atLeastZero = (f: Fraction): Fraction => (compare(f, zero) < 0 ? zero : f)
