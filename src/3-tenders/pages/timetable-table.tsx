import { type Lang, sayDay } from '#kernel'
import { sayStage, type Stage, type TimetableRow } from '#law'
import { Cites } from '#ui'
import { words } from '../page-words.ts'
import { ordersByPrice } from '../rules/stages.ts'
import { byStage } from '../rules/by-stage.ts'

interface Told {
  stages: readonly Stage[]
  rows: readonly TimetableRow[]
  lang: Lang
}

/** What comes when and who acts, stage by stage, with the lengths of the law and how each day was counted. */
export function TimetableTable({ stages, rows, lang }: Told) {
  const t = words[lang]
  return (
    <div className="table" tabIndex={0} role="region" aria-label={t.timetable}>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">{t.step}</th>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.how}</th>
          </tr>
        </thead>
        {byStage(stages, rows).map((s, i) => (
          <tbody key={`${i}-${s.stage.kind}`}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {t.stageBy(
                  i + 1,
                  sayStage(s.stage)[lang],
                  t[`by-${s.stage.kind === 'compare' && ordersByPrice({ stages }) ? 'conform' : s.stage.kind}`],
                )}
              </th>
            </tr>
            {s.rows.map((r) => (
              <TimetableDay key={r.step} row={r} rows={rows} lang={lang} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function TimetableDay({ row: r, rows, lang }: Pick<Told, 'rows' | 'lang'> & { row: TimetableRow }) {
  const t = words[lang]
  return (
    <tr className={r.breach ? 'is-late' : undefined}>
      <td>{r.what[lang]}</td>
      <td data-label={t.when}>{whenSaid(r, rows, lang)}</td>
      <td className="small" data-label={t.how}>
        {r.breach?.[lang] ?? r.how[lang]} <Cites cites={r.cites} lang={lang} />
      </td>
    </tr>
  )
}

/** The day, or why there is none: said once, by the first that has none. */
function whenSaid(r: TimetableRow, rows: readonly TimetableRow[], lang: Lang) {
  const t = words[lang]
  if (r.on) return sayDay(r.on, lang)
  if (r.earliestOn) return `${t.notBefore} ${sayDay(r.earliestOn, lang)}`
  if (r.latestOn) return `${t.notAfter} ${sayDay(r.latestOn, lang)}`
  return r === rows.find((o) => o.unknown) ? r.unknown?.words[lang] : t.notKnownYet
}
