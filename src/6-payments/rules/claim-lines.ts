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
  /** Where an advance is taken off or a part is kept back: what the instalment is worth in all, and how much of it either is. */
  readonly kept?: { readonly gross: Money; readonly advance: Money; readonly retention: Money } | undefined
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
  /** Where an advance was taken off or a part kept back: what was accepted is worth in all, and what of it is not claimed now. */
  readonly kept?: { readonly gross: Money; readonly advance: Money; readonly retention: Money } | undefined
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
    const amount = minor(paidOf(instalment, [...taken, portion]) - sum(mine.map((b) => b.amount)))
    lines.push({
      instalmentKey: instalment.key,
      lineId: instalment.lineId,
      title: instalment.title,
      instalment: instalment.amount,
      portion,
      amount: amount < 0n ? minor(0n) : amount,
      disputedPortion,
      ...(instalment.kept && { kept: keptOf(instalment.kept, (amount) => worthOf({ ...instalment, amount }, [portion], taken)) }),
      disputed: paidOf(instalment, [disputedPortion], [...taken, portion]),
      disputedReason: disputedShare.n === 0n ? null : a.disputedReason,
    })
  }
  return { lines, amount: sum(lines.map((l) => l.amount)), disputed: sum(lines.map((l) => l.disputed)) }
}

/**
 * What portions of an instalment come to when they are paid: their worth, less the share of the advance and what is kept back of it. Each of
 * the three is cut to the fen on its own running total.
 */
export function paidOf(i: PayableInstalment, portions: readonly Portion[], before: readonly Portion[] = []): Money {
  if (!i.kept) return worthOf(i, portions, before)
  const { gross, advance, retention } = keptOf(i.kept, (amount) => worthOf({ ...i, amount }, portions, before))
  return minor(gross - advance - retention)
}
const keptOf = (of: NonNullable<PayableInstalment['kept']>, worth: (amount: Money) => Money) => ({
  gross: worth(of.gross),
  advance: worth(of.advance),
  retention: worth(of.retention),
})

const atLeastZero = (f: Fraction): Fraction => (compare(f, zero) < 0 ? zero : f)
