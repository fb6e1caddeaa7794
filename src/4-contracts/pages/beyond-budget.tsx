import { type Lang, sayMoney } from '#kernel'
import type { Law } from '#law'
import { Cites, Notice } from '#ui'
import type { Beyond } from '../rules/budget.ts'
import { words } from '../words.ts'

/** Where a text takes more of the budget than is free: said before anybody signs, and refused by nobody, for what finance gives may still change. */
export function BeyondBudget({ beyond, lang, law }: { beyond: readonly Beyond[]; lang: Lang; law: Law }) {
  if (beyond.length === 0) return null
  const t = words[lang]
  return (
    <Notice late>
      <h2>{t.beyondBudget}</h2>
      <ul>
        {beyond.map((b) => (
          <li key={`${b.year} ${b.name}`}>{t.beyondItem(b.name, b.year, sayMoney(b.amount, lang), sayMoney(b.free, lang))}</li>
        ))}
      </ul>
      <p>
        {t.beyondWhat} <a href={`/payments/budget?year=${beyond[0]!.year}`}>{t.budgetOf(beyond[0]!.year)}</a>{' '}
        <Cites cites={law.cites('within-the-budget')} lang={lang} />
      </p>
    </Notice>
  )
}
