import { both, divide, fraction, fractionOf, type Money, type Words } from '#kernel'
import type { PromotionTerms } from '#law'

export const reserveWords = {
  none: both('不预留', 'nothing'),
  whole: both('整体预留', 'the whole'),
  part: both('预留一部分', 'a part'),
} as const satisfies Record<string, Words>
export type Reserve = keyof typeof reserveWords
export const reserves = ['none', 'whole', 'part'] as const satisfies readonly Reserve[]

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
  const says = p.reserved !== null || p.reservedSmall !== null || p.whyNotReserved !== null || p.deduction !== null || p.deductsForSocial
  if (p.reserve === null) {
    if (says) wrong.reserve = both('请先选是否预留。', 'Say first whether something is reserved.')
    return wrong
  }
  if (p.reserve === 'part' && p.reserved === null) wrong.reserved = both('预留一部分的，请写明预留多少。', 'Say how much is reserved.')
  if (p.reserve !== 'part' && p.reserved !== null)
    wrong.reserved = both('只有预留一部分时才填金额。', 'Give an amount only where a part is reserved.')
  if (p.reserved !== null && p.reserved > budget)
    wrong.reserved = both('预留的金额不能超过预算。', 'More than the budget cannot be reserved.')
  if (p.reservedSmall !== null && p.reserved !== null && p.reservedSmall > p.reserved)
    wrong.reservedSmall = both('其中给小微企业的不能超过预留的金额。', 'Small enterprises cannot get more than is reserved.')
  return wrong
}
