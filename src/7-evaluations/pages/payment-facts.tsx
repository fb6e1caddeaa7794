import { decimal, fraction, type Fraction, isRefusal, type Lang, multiply, sayMoney } from '#kernel'
import { Facts } from '#ui'
import type { paymentFacts } from '../rounds.ts'
import { words } from '../words.ts'

/** Reckoned from the payment records, or why they cannot be. */
export type Paid = Awaited<ReturnType<typeof paymentFacts>>

const percent = (f: Fraction | null): string => (f ? `${decimal(multiply(f, fraction(100)), 1)}%` : '–')

/** Whether it was paid in time, and what lateness cost. */
export function PaymentFacts({ paid, lang }: { paid: Paid; lang: Lang }) {
  const t = words[lang]
  if (isRefusal(paid)) return <p>{paid.words[lang]}</p>
  if (paid.value.due === 0) return <p className="soft">{t.nothingDue}</p>
  return (
    <Facts
      facts={[
        { label: t.inTime, value: percent(paid.value.inTimeByCount), note: t.due(paid.value.due) },
        { label: t.inTimeValue, value: percent(paid.value.inTimeByValue) },
        paid.value.interestLiable === null
          ? { label: t.interestLiable, value: t.interestUnknown, note: paid.value.interestUnknown?.words[lang] ?? '' }
          : { label: t.interestLiable, value: sayMoney(paid.value.interestLiable, lang) },
        { label: t.interestPaid, value: sayMoney(paid.value.interestPaid, lang) },
      ]}
    />
  )
}
