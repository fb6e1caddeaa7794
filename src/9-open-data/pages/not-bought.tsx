import { colonIn, type Lang, sayDay, titleIn } from '#kernel'
import { becameWords } from '../became-words.ts'
import type { NotBought } from '../not-bought.ts'

/** Needs that were not bought, each with why. */
export function NotBoughtList({ of, lang }: { of: readonly NotBought[]; lang: Lang }) {
  const t = becameWords[lang]
  if (of.length === 0) return null
  return (
    <section id="not-bought">
      <h3>{t.notBought}</h3>
      <p className="soft">{t.notBoughtLead}</p>
      <ul>
        {of.map((n) => (
          <li key={n.id}>
            <b>{titleIn(n, lang)}</b>
            {colonIn(lang)}
            {whySays(n, lang)} {n.on && <span className="soft small">{sayDay(n.on, lang)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Why a need was not bought, as one sentence. */
const whySays = (n: NotBought, lang: Lang): string => {
  const t = becameWords[lang]
  if (n.reason === null) return t.noWord
  return n.how === 'done' ? t.done(n.reason) : t.because(n.reason)
}
