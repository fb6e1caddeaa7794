import { allocate, fraction, type Money, minor, noMoney } from '#kernel'

/**
 * What was paid of a claim, spread over its lines by what each claims: exact where the claim is paid whole, by largest remainder
 * while only a part is paid, so that the lines always add up to what came.
 * @param lines what the claim claims of each line; a line may stand there several times
 */
export function paidOfLines(
  claim: { readonly paid: Money; readonly amount: Money },
  lines: readonly { readonly lineId: string; readonly amount: Money }[],
): Map<string, Money> {
  const parts =
    claim.paid === claim.amount
      ? lines.map((l) => l.amount)
      : claim.amount === 0n
        ? lines.map(() => noMoney)
        : allocate(
            claim.paid,
            lines.map((l) => fraction(l.amount, claim.amount)),
          )
  const by = new Map<string, Money>()
  lines.forEach((l, i) => by.set(l.lineId, minor((by.get(l.lineId) ?? noMoney) + parts[i]!)))
  return by
}
