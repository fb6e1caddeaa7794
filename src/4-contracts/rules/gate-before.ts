import type { Day } from '#kernel'
import type { Side } from './contract.ts'

/** What a side says at the gate of a contract. */
export interface Will {
  readonly side: Side
  readonly goesOn: boolean
  readonly reason: string
  readonly saidOn: Day
  readonly version: number
}

/** What of the gate of a yearly contract bears on the one that renews it. */
export interface GateBefore {
  /** Who said that it does not go on. */
  readonly saidNo: readonly Side[]
  /** What nobody decided: that both rated each other, and what each side wants. */
  readonly missing: readonly ('evaluation' | Side)[]
}

/** How a gate stands before a renewal. Whoever said no has ended it; what was not said is missing, and is never taken for a yes. */
export function gateBefore(isRated: boolean, wills: readonly Pick<Will, 'side' | 'goesOn'>[]): GateBefore {
  return {
    saidNo: wills.filter((w) => !w.goesOn).map((w) => w.side),
    missing: [
      ...(isRated ? [] : (['evaluation'] as const)),
      ...(['purchaser', 'provider'] as const).filter((side) => !wills.some((w) => w.side === side)),
    ],
  }
}
