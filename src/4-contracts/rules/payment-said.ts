import type { Finding, Law } from '#law'
import { shareText } from '#kernel'
import type { Awarded } from './award-fit.ts'
import type { ContractText } from './contract.ts'
import { paymentWords } from './payment-words.ts'

/** Whether whoever drafts says which days to pay are meant: the documents name times, and no single one of them surely. */
export const mustStateDays = (law: Law, won: Pick<Awarded, 'annex' | 'paymentDays'>): boolean =>
  won.paymentDays === null && won.annex.payment !== null && namesTimes(law.contracts.readPayment(won.annex.payment))
const namesTimes = (read: Read): boolean => read.times.length > 0 || read.unread.length > 0
type Read = ReturnType<Law['contracts']['readPayment']>

/**
 * Where the payment sentence of the documents could not be read surely, or names other days than the field: points for both to look at before
 * they sign. They never stop a text, since what was read may be mistaken.
 */
export function paymentSaid(t: ContractText, law: Law): Finding[] {
  const sentence = t.annex?.payment
  if (!sentence) return []
  const read = law.contracts.readPayment(sentence)
  const { days, terms, times, unread, shares, unsure } = read
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
    ...(days === null && namesTimes(read) && (!terms.includes(t.terms.paymentDays) || unread.length > 0)
      ? [
          point(
            paymentWords.both('daysDiffer', sentence, terms.length > 0 || unread.length > 0 ? terms : times, unread, t.terms.paymentDays),
            '9',
          ),
        ]
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

/** Where somebody's own clause names a time to pay that could not be read surely: it never stops a text, and both look at it before they sign. */
export const timesUnread = (t: ContractText, law: Law): Finding[] =>
  Object.entries(t.clauseEdits).flatMap(([number, wording]) => {
    const { unread } = law.contracts.readPayment(wording)
    const cites = law.cites('award-and-contract')
    const words = paymentWords.both('timeUnread', unread, t.terms.paymentDays)
    return unread.length === 0 ? [] : [{ rule: cites[0]?.rule ?? 'award-and-contract', severity: 'warn', words, cites, at: number }]
  })
