import type { NotesSeen } from '#clients'
import { isRefusal, type Lang, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Notice } from '#ui'
import type { Case } from '../rules/case.ts'
import { type CaseScale, measurementIn, momentsAt, sayScore, scored } from '../rules/case-scale.ts'
import { moments } from '../rules/scale-words.ts'
import { scaleWords } from '../scale-words.ts'
import type { OfferedScale } from '../scales-of.ts'

interface Shown {
  ctx: Ctx
  k: Case
  notes: NotesSeen
  scales: readonly OfferedScale[]
}

/** What somebody answered on scales, what it comes to, and what a manual asks for; and which can be asked now. */
export function Measured({ ctx, k, notes, scales }: Shown) {
  const { lang } = ctx
  const t = scaleWords[lang]
  const rows = rowsOf(ctx, k, notes, scales)
  const usable = momentsAt(k.state).length > 0 ? scales.filter((s) => s.usable) : []
  if (rows.length === 0 && usable.length === 0) return null
  // What was answered last on each scale: a calm answer on another one does not take a warning away.
  const asksFor = rows.filter((r, i) => rows.findIndex((x) => x.scaleId === r.scaleId) === i).flatMap((r) => r.asksFor)
  return (
    <section>
      <h2>{t.measured}</h2>
      {asksFor.length > 0 && (
        <Notice late>
          {asksFor.map((w) => (
            <p key={w.en}>{w[lang]}</p>
          ))}
        </Notice>
      )}
      {rows.length > 0 && <Scores rows={rows} lang={lang} />}
      {usable.length > 0 && (
        <details style={{ marginBlock: 24 }}>
          <summary>{t.ask}</summary>
          <ul>
            {usable.map((s) => (
              <li key={s.id}>
                <a href={`/cases/${k.id}/scales/${s.id}`}>{s.name[lang]}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Scores({ rows, lang }: { rows: readonly Row[]; lang: Lang }) {
  const t = scaleWords[lang]
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(r) => r.key}
      columns={[
        { key: 'scale', label: t.scale, cell: (r) => r.name },
        {
          key: 'when',
          label: t.when,
          cell: (r) => (
            <>
              {r.on}
              <br />
              <span className="soft small">{r.at}</span>
            </>
          ),
        },
        { key: 'score', label: t.score, number: true, cell: (r) => r.score },
        {
          key: 'means',
          label: t.means,
          cell: (r) => (
            <>
              {r.means}
              {r.since && <div className="soft small">{r.since}</div>}
            </>
          ),
        },
      ]}
    />
  )
}
type Row = ReturnType<typeof rowsOf>[number]

/** What was measured, the last first: each beside how it stands to the first of its scale. */
function rowsOf(ctx: Ctx, k: Case, notes: NotesSeen, scales: readonly CaseScale[]) {
  const { lang } = ctx
  const of = typeof notes === 'string' ? [] : notes.filter((n) => n.kind === 'scale' && n.about === k.id)
  const first = new Map<string, number>()
  const rows = of.flatMap((n, i) => {
    const m = measurementIn(k.id, n.says)
    const scale = scales.find((s) => s.id === m.scaleId)
    const s = scale && scored(scale, m.answers)
    if (!scale || isRefusal(s) || !s) return []
    const began = first.get(scale.id)
    if (began === undefined) first.set(scale.id, s.score.score)
    return [
      {
        ...{
          key: String(i),
          scaleId: scale.id,
          name: scale.name[lang],
          score: sayScore(s.score.score),
          asksFor: s.asksFor,
          at: moments[m.at]?.[lang] ?? '',
        },
        on: sayDay(n.writtenAt.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang),
        means: [s.band?.says[lang] ?? '', s.score.missing > 0 ? scaleWords[lang].missing(s.score.missing) : ''].filter(Boolean).join(' · '),
        since: began === undefined ? '' : scaleWords[lang].since(signed(s.score.score - began)),
      },
    ]
  })
  return rows.reverse()
}

/** A difference with its sign. */
export const signed = (d: number): string => `${d > 0 ? '+' : d < 0 ? '−' : '±'}${sayScore(Math.abs(d))}`
