import { compare, type Fraction, fractionText, isBelow, type Refusal, shareThen, type Words, zero } from '#kernel'
import type { Law } from '#law'
import { refuse } from '../words.ts'
import type { AcceptanceLine } from './acceptance.ts'
import { readShare } from './read-share.ts'

export interface LineDecision {
  instalmentKey: string
  /** Accepted share, exact, of the instalment as it was handed in; all that was claimed when left out. */
  accepted?: string | undefined
  reason?: string | undefined
}

/** What is accepted of a line, in shares of its instalment as it was handed in. */
interface DecidedLine {
  readonly key: string
  readonly claimed: Fraction
  readonly accepted: Fraction
  /** Why not all of it; null where all is accepted. */
  readonly reason: string | null
}

/**
 * What the purchaser accepts of each line, or all that is wrong with its answer; where no resident was heard, or a drawn record was
 * not checked, it says why.
 */
export function decideLines(
  claimed: readonly AcceptanceLine[],
  i: {
    given: readonly LineDecision[]
    opinions: number
    noOpinionReason?: string | undefined
    /** Drawn records that nobody has checked. */
    unchecked: number
    uncheckedReason?: string | undefined
    law: Law
  },
): DecidedLine[] | Refusal {
  const fields: Record<string, Words> = {}
  const lines = claimed.map((l, n) => {
    const given = i.given.find((d) => d.instalmentKey === l.instalmentKey)
    const claim = shareThen(l.claimed)
    const accepted = readShare(given?.accepted ?? fractionText(claim))
    const below = accepted !== undefined && isBelow(accepted, claim)
    if (!accepted) fields[`accepted-${n}`] = refuse('not-a-number').words
    else if (compare(accepted, claim) > 0) fields[`accepted-${n}`] = refuse('too-much').words
    else if (below && !given?.reason?.trim()) fields[`reason-${n}`] = refuse('reason-missing').words
    return { key: l.instalmentKey, claimed: claim, accepted: accepted ?? zero, reason: below ? (given?.reason?.trim() ?? null) : null }
  })
  if (i.opinions === 0 && !i.noOpinionReason?.trim()) fields.noOpinionReason = refuse('no-opinion').words
  if (i.unchecked > 0 && !i.uncheckedReason?.trim()) fields.uncheckedReason = refuse('unchecked', i.unchecked).words
  if (Object.keys(fields).length > 0)
    return refuse('accept-wrong').with({ fields, ...(fields.noOpinionReason && { cites: i.law.cites('users-heard') }) })
  if (lines.some((l) => l.claimed.n > 0n) && lines.every((l) => l.accepted.n === 0n)) return refuse('nothing-accepted')
  return lines
}
