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

/** Grades from the least to the best, as an evaluator gives them. */
export type Graded = 'poor' | 'medium' | 'good' | 'excellent'
/** The last grade an evaluator gave a contract, and what follows from it. */
export interface GradeOfContract {
  readonly sourceId: string
  readonly grade: Graded
  /** Whether it may be renewed with it, by the rule that stood before anybody marked. */
  readonly renews: boolean
  /** An appeal is undecided, or can be made until a day. */
  readonly isOpen: boolean
  readonly openUntil: Day | null
  readonly statedOn: Day
}
/** Whether the grade may still change: an appeal waits for its decision, or its days run, or nobody can say yet that they are over. */
export const mayChange = (g: Pick<GradeOfContract, 'isOpen' | 'openUntil'>, isOver: (lastOn: Day) => boolean): boolean =>
  g.isOpen && (g.openUntil === null || !isOver(g.openUntil))

/** What of the gate of a yearly contract bears on the one that renews it. */
export interface GateBefore {
  /** The grade with which it may not be renewed, once it holds. */
  readonly barredBy?: Graded
  /** Who said that it does not go on. */
  readonly saidNo: readonly Side[]
  /** What nobody decided: that both rated each other, and what each side wants. */
  readonly missing: readonly ('evaluation' | 'appeal' | Side)[]
}

/** How a gate stands before a renewal. Whoever said no has ended it; what was not said is missing, and is never taken for a yes. */
export function gateBefore(
  isRated: boolean,
  wills: readonly Pick<Will, 'side' | 'goesOn'>[],
  graded?: Pick<GradeOfContract, 'grade' | 'renews'> & { readonly mayChange: boolean },
): GateBefore {
  const falls = graded && !graded.renews
  return {
    ...(falls && !graded.mayChange && { barredBy: graded.grade }),
    saidNo: wills.filter((w) => !w.goesOn).map((w) => w.side),
    missing: [
      ...(isRated ? [] : (['evaluation'] as const)),
      ...(falls && graded.mayChange ? (['appeal'] as const) : []),
      ...(['purchaser', 'provider'] as const).filter((side) => !wills.some((w) => w.side === side)),
    ],
  }
}
