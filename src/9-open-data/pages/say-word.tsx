import type { Lang } from '#kernel'
import { words } from '../words.ts'

/** The way from a public page to a word about what stands on it. */
export function SayWord({ about, lang }: { about: readonly (readonly [ref: string, says: string])[]; lang: Lang }) {
  const t = words[lang]
  return (
    <section id="say" className="no-print">
      <h2>{t.sayWord}</h2>
      <p>{t.sayWordLead}</p>
      <ul>
        {about.map(([ref, says]) => (
          <li key={ref}>
            <a href={`/word?about=${encodeURIComponent(ref)}`}>{says}</a>
          </li>
        ))}
        <li>
          <a href="/said">{t.readAnswer}</a>
        </li>
      </ul>
    </section>
  )
}
