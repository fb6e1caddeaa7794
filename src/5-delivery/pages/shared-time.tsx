import type { Contract } from '#contracts'
import type { Lang } from '#kernel'
import { type Column, DataTable } from '#ui'
import { projectShare, type SharedTime } from '../rules/shared-time.ts'
import { tieWords } from '../tie-words.ts'
import { lineTitle, sayHours, sayPercent } from './say.ts'

/** Of one post, what of its recorded time went to its projects: month by month, or of one month post by post. */
export function SharedTimeTable({
  c,
  rows,
  first,
  lang,
}: {
  c: Contract
  rows: readonly { readonly key: string; readonly name: string; readonly time: SharedTime }[]
  /** What the rows are. */
  first: 'post' | 'month'
  lang: Lang
}) {
  const t = tieWords[lang]
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'name', label: t[first], cell: (r) => r.name },
    { key: 'own', label: t.own, number: true, cell: (r) => sayHours(r.time.own) },
    {
      key: 'projects',
      label: t.projects,
      cell: (r) =>
        r.time.projects.length === 0 ? (
          <span className="soft">{t.nothing}</span>
        ) : (
          r.time.projects.map((p) => (
            <div key={p.lineId}>
              <a href={`/delivery/${c.id}/lines/${p.lineId}`}>{lineTitle(c, p.lineId)}</a> {sayHours(p.minutes)}
            </div>
          ))
        ),
    },
    {
      key: 'share',
      label: t.share,
      number: true,
      cell: (r) => {
        const share = projectShare(r.time)
        return share ? sayPercent(share) : '—'
      },
    },
  ]
  return <DataTable lang={lang} rows={rows} rowKey={(r) => r.key} columns={columns} />
}

/** The same of every post in the days of a period. */
export function SharedTimeOf({ c, time, lang }: { c: Contract; time: readonly SharedTime[]; lang: Lang }) {
  const rows = time.filter((s) => s.together > 0).map((s) => ({ key: s.postId, name: lineTitle(c, s.postId), time: s }))
  if (rows.length === 0) return null
  return (
    <section id="shared-time">
      <h3>{tieWords[lang].time}</h3>
      <p className="small soft">{tieWords[lang].timeLead}</p>
      <SharedTimeTable c={c} rows={rows} first="post" lang={lang} />
    </section>
  )
}
