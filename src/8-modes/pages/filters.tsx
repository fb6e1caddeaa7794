import { combinations, combinationWords, type Lang } from '#kernel'
import type { ReactNode } from 'react'
import type { Choice, Chosen } from '../chosen.ts'
import { words } from '../words.ts'

/** Which contracts are looked at. */
export function Filters({
  choice,
  options,
  lang,
  action,
  more,
}: {
  choice: Choice
  options: Chosen['options']
  lang: Lang
  action: string
  more?: ReactNode
}) {
  const t = words[lang]
  const select = (name: keyof Choice, label: string, list: readonly (readonly [string, string])[]) => (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={String(choice[name] ?? '')}>
        <option value="">{t.any}</option>
        {list.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form className="filters" action={action}>
      {select(
        'combination',
        t.combination,
        combinations.map((k) => [k, combinationWords[k][lang]]),
      )}
      {select('purchaser', t.purchaser, options.purchasers)}
      {select('provider', t.provider, options.providers)}
      {select(
        'year',
        t.year,
        options.years.map((y) => [String(y), String(y)]),
      )}
      {select('community', t.community, options.communities)}
      {more}
      <button className="button plain small">{t.filter}</button>
      {Object.values(choice).some(Boolean) && <a href={action}>{t.clear}</a>}
    </form>
  )
}
