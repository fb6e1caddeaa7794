import type { Lang } from '#kernel'
import { words } from '../words.ts'

/** Looks for one of a public list by its name, and leads back to all. */
export function NameFilter({ action, label, q, lang }: { action: string; label: string; q: string; lang: Lang }) {
  const t = words[lang]
  return (
    <form className="filters" action={action}>
      <div className="field">
        <label htmlFor="q">{label}</label>
        <input type="search" id="q" name="q" defaultValue={q} />
      </div>
      <button className="button plain small">{t.filter}</button>
      {q && <a href={action}>{t.clear}</a>}
    </form>
  )
}
