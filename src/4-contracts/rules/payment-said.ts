import type { Finding, Law } from '#law'
import { shareText } from '#kernel'
import type { Awarded } from './award-fit.ts'
import type { ContractText } from './contract.ts'
import { paymentWords } from './payment-words.ts'

/** Whether whoever drafts says which days to pay are meant: the documents name times, and no single one of them surely. */
export const mustStateDays = (law: Law, won: Pick<Awarded, 'annex' | 'paymentDays'>): boolean =>
  won.paymentDays === null && won.annex.payment !== null && law.contracts.readPayment(won.annex.payment).times.length > 0

/**
 * Where the payment sentence of the documents could not be read surely, or names other days than the field: points for both to look at before
 * they sign. They never stop a text, since what was read may be mistaken.
 */
export function paymentSaid(t: ContractText, law: Law): Finding[] {
  const sentence = t.annex?.payment
  if (!sentence) return []
  const { days, terms, times, shares, unsure } = law.contracts.readPayment(sentence)
  const cites = law.cites('award-and-contract')
  const point = (words: Finding['words'], at: string): Finding => ({
    rule: cites[0]?.rule ?? 'award-and-contract',
    severity: 'warn',
    words,
    cites,
    at,
  })
  const stages = t.lines.flatMap((l) => (l.paidBy === 'milestones' ? [l.milestones.map((m) => shareText(m.share))] : []))
  return [
    ...(days === null && times.length > 0 && !terms.includes(t.terms.paymentDays)
      ? [point(paymentWords.both('daysDiffer', sentence, terms.length > 0 ? terms : times, t.terms.paymentDays), '9')]
      : []),
    ...(shares === null && unsure.length > 0 && t.lines.some((l) => l.kind === 'project')
      ? [
          point(
            paymentWords.both(
              'sharesUnread',
              sentence,
              unsure,
              stages.map((s) => s.join(' + ')),
            ),
            '9',
          ),
        ]
      : []),
  ]
}
