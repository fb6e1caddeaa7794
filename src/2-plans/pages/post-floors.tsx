import { type Day, type Lang, type Line, sayMoney } from '#kernel'
import type { Law } from '#law'
import { Cites, DataTable, Tag } from '#ui'
import { postFloorWords } from '../post-floor-words.ts'
import { postFloors } from '../rules/post-floor.ts'

/** What posts are bid, awarded or contracted for, beside the least they cost. */
export function PostFloors({ lines, law, lawDay, lang }: { lines: readonly Line[]; law: Law; lawDay: Day; lang: Lang }) {
  const t = postFloorWords[lang]
  const rows = postFloors(lines, law, lawDay)
  if (rows.length === 0) return null
  return (
    <>
      <h3>{t.title}</h3>
      <p className="small soft">
        {t.lead} <Cites cites={rows[0]!.floor.cites} lang={lang} />
      </p>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(r) => r.line.id}
        columns={[
          { key: 'line', label: t.line, cell: (r) => r.line.title },
          {
            key: 'price',
            label: t.price,
            number: true,
            cell: (r) => (
              <>
                {sayMoney(r.price, lang)} {r.line.subsidy && <small className="soft">{t.whole}</small>}
              </>
            ),
          },
          { key: 'least', label: t.least, number: true, cell: (r) => sayMoney(r.floor.value.total, lang) },
          {
            key: 'below',
            label: '',
            cell: (r) => (
              <Tag late={r.below !== null} quiet={r.below === null}>
                {r.below === null ? t.holds : t.below(sayMoney(r.below, lang))}
              </Tag>
            ),
          },
        ]}
      />
    </>
  )
}
