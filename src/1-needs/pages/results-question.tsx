import type { Lang } from '#kernel'
import { type Column, DataTable } from '#ui'
import { words } from '../page-words.ts'
import type { QuestionResult, ResultEstimate } from '../rules/results.ts'
import { percent, sayCount } from './parts.tsx'

export function Question({
  q,
  at,
  lang,
  texts,
}: {
  q: QuestionResult
  at: number
  lang: Lang
  texts: readonly string[] | null | undefined
}) {
  const t = words[lang]
  return (
    <section style={{ margin: '0 0 28px' }}>
      <h3>
        {at}. {q.label[lang]}{' '}
        <span className="soft small" style={{ fontWeight: 400 }}>
          {q.n === null ? t.answeredHidden : t.answeredBy(sayCount(q.n, lang))}
        </span>
      </h3>
      {q.kind === 'text' ? (
        texts === undefined ? null : texts === null ? (
          <p className="soft small">{t.textsFew}</p>
        ) : (
          <details>
            <summary>
              {t.texts} ({texts.length})
            </summary>
            <p className="small soft">{t.textsNote}</p>
            <ul>
              {texts.map((x, i) => (
                <li key={i} style={{ whiteSpace: 'pre-line' }}>
                  {x}
                </li>
              ))}
            </ul>
          </details>
        )
      ) : (
        q.estimates.length > 0 && <DataTable rows={q.estimates} columns={estimateColumns(lang)} lang={lang} rowKey={(e) => e.key} />
      )}
    </section>
  )
}

const sayValue = (e: ResultEstimate, x: number | null) => (x === null ? '—' : e.what === 'share' ? percent(x) : x.toFixed(2))

function estimateColumns(lang: Lang): Column<ResultEstimate>[] {
  const t = words[lang]
  return [
    // A fixed width, so that the bars of all questions stand under each other.
    {
      key: 'label',
      label: t.answer,
      cell: (e) => <span style={{ display: 'inline-block', minWidth: 'min(15em, 60vw)' }}>{e.label[lang]}</span>,
    },
    { key: 'bar', label: '', cell: (e) => (e.hidden ? '' : <Bar e={e} />) },
    {
      key: 'estimate',
      label: t.estimate,
      number: true,
      cell: (e) => (e.hidden ? <span className="soft">{t.hidden}</span> : <b>{sayValue(e, e.estimate)}</b>),
    },
    {
      key: 'interval',
      label: t.interval,
      number: true,
      cell: (e) =>
        e.hidden ? (
          ''
        ) : e.low === null || e.high === null ? (
          <span className="soft">{t.errorUnknown}</span>
        ) : (
          `${sayValue(e, e.low)} – ${sayValue(e, e.high)}`
        ),
    },
    { key: 'n', label: 'n', number: true, cell: (e) => (e.n === null ? '' : e.n) },
    {
      key: 'eff',
      label: t.effective,
      number: true,
      cell: (e) => (e.hidden ? '' : e.nEff !== null && Number.isFinite(e.nEff) ? Math.round(e.nEff) : '—'),
    },
    {
      key: 'publish',
      label: t.publishable,
      cell: (e) =>
        e.publish && (
          <span className={e.publish.show ? 'small' : 'small soft'} title={e.publish.reason[lang]}>
            {e.publish.show ? t.yes : t.notYet}
          </span>
        ),
    },
  ]
}

/** The estimate as a bar with its interval as a line across. */
function Bar({ e }: { e: ResultEstimate }) {
  const at = (x: number) => `${(100 * (e.what === 'share' ? x : (x - 1) / 4)).toFixed(1)}%`
  const width = (low: number, high: number) => `${(100 * (e.what === 'share' ? high - low : (high - low) / 4)).toFixed(1)}%`
  if (e.what === 'mean' && !['importance', 'met', 'mean'].includes(e.key)) return null
  if (e.what === 'mean' && (e.estimate < 1 || e.estimate > 5)) return null
  return (
    <span
      aria-hidden="true"
      className="no-print"
      style={{ display: 'block', position: 'relative', width: 150, height: 12, background: 'var(--wash)' }}
    >
      <i style={{ position: 'absolute', inset: '0 auto 0 0', width: at(e.estimate), background: 'var(--accent)', opacity: 0.85 }} />
      {e.low !== null && e.high !== null && (
        <i style={{ position: 'absolute', top: 5, height: 2, left: at(e.low), width: width(e.low, e.high), background: 'var(--ink)' }} />
      )}
    </span>
  )
}
