import { type Money, sum } from '#kernel'

/** Bands of days late, for the ageing of arrears. */
const ageBands: readonly { readonly from: number; readonly to: number | null }[] = [
  { from: 1, to: 30 },
  { from: 31, to: 90 },
  { from: 91, to: 180 },
  { from: 181, to: null },
]
/** How much is late for how long. Claims that are not late are left out. */
export const ageing = (
  late: readonly { readonly daysLate: number; readonly open: Money }[],
): { from: number; to: number | null; count: number; amount: Money }[] =>
  ageBands.map((b) => {
    const inBand = late.filter((l) => l.daysLate >= b.from && (b.to === null || l.daysLate <= b.to))
    return { ...b, count: inBand.length, amount: sum(inBand.map((l) => l.open)) }
  })
