import { contributionWords } from './contribution-words.ts'
import { type Money, sayMoney, yuan } from './money.ts'
import { type Lang, statementsIn } from './words.ts'

export const contributionKinds = ['money', 'in-kind'] as const
/**
 * What an institution adds to a line of its own: money, or rooms, things and hours of volunteers. It comes on top of what is bought and
 * takes nothing off the price. Its figures are exact text, so that it goes unchanged through every document a line is kept in.
 */
export interface Contribution {
  readonly kind: (typeof contributionKinds)[number]
  /** What it is worth: `12000.00`. */
  readonly worth: string
  readonly what: string
  /** From what money, or whose it is. */
  readonly from: string
}

export const worthOfContribution = (c: Contribution): Money => yuan(c.worth)

/** A contribution in one sentence. */
export function sayContribution(c: Contribution, lang: Lang): string {
  const t = contributionWords[lang]
  return statementsIn([t[c.kind](sayMoney(yuan(c.worth), lang)), c.what, t.from(c.from)], lang)
}
