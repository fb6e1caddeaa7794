import { NarrowedTo } from '#ui'
import type { NamedChoice } from '#people'
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
  const select = (name: keyof Choice, label: string, list: readonly NamedChoice[]) => (
    <NarrowedTo name={name} label={label} all={t.any} value={String(choice[name] ?? '')} options={list} />
  )
  return (
    <form className="filters" action={action}>
      {select(
        'combination',
        t.combination,
        combinations.map((k) => ({ value: k, label: combinationWords[k][lang] })),
      )}
      {select('purchaser', t.purchaser, options.purchasers)}
      {select('provider', t.provider, options.providers)}
      {select(
        'year',
        t.year,
        options.years.map((y) => ({ value: String(y), label: String(y) })),
      )}
      {select('community', t.community, options.communities)}
      {more}
      <button className="button plain small">{t.filter}</button>
      {Object.values(choice).some(Boolean) && <a href={action}>{t.clear}</a>}
    </form>
  )
}
