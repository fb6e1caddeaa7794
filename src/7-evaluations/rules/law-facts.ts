import type { Fraction } from '#kernel'
import type { EvaluationPlan } from '#law'
import { type Mark, standingScore } from './dimensions.ts'
import { meanMark } from './pooled.ts'

/** A round as far as the law asks about it. */
export interface HeldRound {
  readonly kind: 'mid-term' | 'final'
  readonly isRevealed: boolean
  /** What the purchaser says of the institution, once revealed. */
  readonly marks: readonly Mark[] | null
  /** Residents were drawn at random and asked, by an evaluator who is neither side. */
  readonly asksResidents: boolean
}

/** How a contract is evaluated: the marks of the purchaser, and residents asked by a third party who drew them. */
export const evaluationFacts = (
  all: readonly HeldRound[],
  of: HeldRound,
  f: { readonly termMonths: number; readonly hasGoalsAndIndicators: boolean },
): EvaluationPlan => ({
  ...f,
  evaluations: all.flatMap((r) => {
    const when = r.kind === 'final' ? ('final' as const) : ('midterm' as const)
    return [
      { when, by: 'purchaser' as const, isIndependent: false, asksUsers: false },
      ...(r.asksResidents ? [{ when, by: 'third-party' as const, isIndependent: true, asksUsers: true }] : []),
    ]
  }),
  // Every round leaves a standing that the next purchase reads, unless it ended without a word of the purchaser.
  resultIsUsed: !of.isRevealed || of.marks !== null,
})

/** The marks as points of 100, on the scale of standings; nothing before they are revealed. */
export const scoreOf = (of: HeldRound): Fraction | undefined =>
  of.isRevealed && of.marks && of.marks.length > 0 ? standingScore(meanMark(of.marks)) : undefined
