import { reachedWords } from '#delivery'
import { type Lang, sayDay } from '#kernel'
import { DataTable, Tag } from '#ui'
import type { PublicContract, PublicValue } from '../rules/public-facts.ts'
import { words } from '../words.ts'

/** What was reached of what the contract is to achieve, as it stands after every correction. */
export function Values({ c, lang }: { c: PublicContract; lang: Lang }) {
  const t = words[lang]
  const last = [...new Map(c.values.map((v) => [v.id, v])).values()]
  const promised = last.filter((v) => v.promised !== null)
  const of = (reached: PublicValue['reached']) => promised.filter((v) => v.reached === reached).length
  return (
    <>
      {promised.length > 0 && <p>{t.promisesKept(of('reached'), of('short'))}</p>}
      <DataTable
        rows={last}
        rowKey={(v) => v.id}
        lang={lang}
        columns={[
          { key: 'name', label: t.indicator, cell: (v) => v.name },
          { key: 'for', label: t.period, cell: (v) => v.shownFor[lang] },
          { key: 'asked', label: t.askedFor, cell: (v) => `${v.better === 'less' ? '≤ ' : ''}${v.target} ${v.unit}` },
          { key: 'promised', label: t.promised, cell: (v) => (v.promised === null ? '' : `${v.promised} ${v.unit}`) },
          {
            key: 'value',
            label: t.reached,
            cell: (v) => (
              <>
                {v.value} {v.unit}{' '}
                <Tag late={v.reached === 'short'} quiet={v.reached === 'reached'}>
                  {reachedWords[v.reached][lang]}
                </Tag>
              </>
            ),
          },
          { key: 'on', label: t.shownOn, cell: (v) => sayDay(v.shownOn, lang) },
        ]}
      />
    </>
  )
}
