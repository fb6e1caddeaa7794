import { divide, fraction, fractionOf, type Money, type Words } from '#kernel'
import type { PromotionTerms } from '#law'
import { promotionWords, reserveWords } from './words.ts'

export type Reserve = keyof typeof reserveWords
export const reserves = Object.keys(reserveWords) as [Reserve, ...Reserve[]]

/** What the documents say of small and medium enterprises. */
export interface Promotion {
  readonly reserve: Reserve
  readonly reserved: Money | null
  readonly reservedSmall: Money | null
  /** Why nothing is reserved. Published. */
  readonly whyNotReserved: string | null
  /** Per cent taken off the prices of small and micro enterprises, as text. */
  readonly deduction: string | null
  readonly deductsForSocial: boolean
}

export const promotionTerms = (p: Promotion): PromotionTerms => ({
  reserve: p.reserve,
  ...(p.reserved !== null && { reserved: p.reserved }),
  ...(p.reservedSmall !== null && { forSmall: p.reservedSmall }),
  ...(p.whyNotReserved && { whyNotReserved: p.whyNotReserved }),
  ...(p.deduction !== null && { deduction: divide(fractionOf(p.deduction), fraction(100)) }),
  ...(p.deductsForSocial && { deductionForSocialOrganisations: true }),
})

/** What does not hang together, by field, all at once; empty when it does. */
export function wrongPromotion(p: Omit<Promotion, 'reserve'> & { reserve: Reserve | null }, budget: Money): Record<string, Words> {
  const wrong: Record<string, Words> = {}
  const { both } = promotionWords
  const says = p.reserved !== null || p.reservedSmall !== null || p.whyNotReserved !== null || p.deduction !== null || p.deductsForSocial
  if (p.reserve === null) {
    if (says) wrong.reserve = both('reserve')
    return wrong
  }
  if (p.reserve === 'part' && p.reserved === null) wrong.reserved = both('amount')
  if (p.reserve !== 'part' && p.reserved !== null) wrong.reserved = both('no-amount')
  if (p.reserved !== null && p.reserved > budget) wrong.reserved = both('above-budget')
  if (p.reservedSmall !== null && p.reserved !== null && p.reservedSmall > p.reserved) wrong.reservedSmall = both('above-reserved')
  return wrong
}
