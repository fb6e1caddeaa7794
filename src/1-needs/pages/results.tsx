import { colonIn, type Lang, sayDay, statementsIn, titleIn } from '#kernel'
import { quadrantWords } from '#measures'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { type Column, colours, DataTable, Empty, Facts, Figure, type FrameFacts, Notice, Page, Plot } from '#ui'
import type { CampaignResults } from '../campaign-results.ts'
import { words } from '../page-words.ts'
import { census } from '../rules/census.ts'
import type { QuestionResult, RankedNeed, ResultEstimate } from '../rules/results.ts'
import { smallest } from '../rules/shown-counts.ts'
import { percent, routeWords, sayCount } from './parts.tsx'

export function ResultsPage({
  ctx,
  frame,
  r,
  texts,
}: {
  ctx: Ctx
  frame: FrameFacts
  r: CampaignResults
  texts: ReadonlyMap<string, readonly string[] | undefined>
}) {
  const t = words[ctx.lang]
  const { lang } = ctx
  const c = r.campaign
  const told = r.n >= smallest
  const lead = !told ? undefined : r.weighted ? t.resultsLead(r.n, Math.round(r.nEff), r.deff.toFixed(2)) : t.unweighted(r.n)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.results}${colonIn(lang)}${titleIn(c, lang)}`}
      section="needs"
      lead={lead}
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
      actions={
        told && (
          <a className="button plain" href={`/surveys/${c.id}/results?format=csv`} download>
            {t.csv}
          </a>
        )
      }
    >
      {r.openAnswers > 0 && (
        <Notice>
          <p>{t.openApart(r.openAnswers)}</p>
        </Notice>
      )}
      {r.n < smallest && (
        <Empty title={r.n === 0 ? t.noAnswers : t.tooFew}>
          <p>{r.n === 0 ? t.noAnswersHelp : t.tooFewHelp(smallest)}</p>
        </Empty>
      )}
      <Facts facts={r.byRoute.filter((x) => x.n !== 0).map((x) => ({ label: routeWords[x.route][lang], value: sayCount(x.n, lang) }))} />
      {told && r.ranking.length > 0 && <Ranking r={r} lang={lang} />}
      {told && r.noRanking && c.purpose === 'needs' && (
        <>
          <h2>{t.rankedNeeds}</h2>
          <p className="soft">{r.noRanking[lang]}</p>
        </>
      )}
      <h2>{t.byCommunity}</h2>
      <DataTable
        rows={r.byCommunity}
        lang={lang}
        rowKey={(x) => x.community.id}
        columns={[
          { key: 'community', label: t.communities, cell: (x) => nameOf(x.community, lang) },
          { key: 'codes', label: t.codesMade, number: true, cell: (x) => (x.codes ? x.codes.toLocaleString('en') : '—') },
          { key: 'with', label: t.withCode, number: true, cell: (x) => sayCount(x.invited, lang) },
          { key: 'rate', label: t.rate, number: true, cell: (x) => (x.rate === null ? '—' : percent(x.rate)) },
          { key: 'without', label: t.withoutCode, number: true, cell: (x) => sayCount(x.open, lang) },
          { key: 'score', label: t.meanScore, number: true, cell: (x) => (x.meanScore === null ? '—' : x.meanScore.toFixed(2)) },
        ]}
      />
      {told && r.margins.length > 0 && <Margins r={r} lang={lang} />}
      {told && r.notes.length > 0 && (
        <>
          <h3>{t.weightingNotes}</h3>
          <ul>
            {r.notes.map((n, i) => (
              <li key={i} className="small">
                {n[lang]}
              </li>
            ))}
          </ul>
        </>
      )}
      {told && (
        <>
          <h2>{t.everyQuestion}</h2>
          <p className="small soft">{t.hiddenNote}</p>
          {r.questions.some((q) => q.kind === 'need') && (
            <details>
              <summary>{t.ratedNeeds}</summary>
              {r.questions.map((q, i) => q.kind === 'need' && <Question key={q.id} q={q} at={i + 1} lang={lang} texts={undefined} />)}
            </details>
          )}
          {r.questions.map(
            (q, i) =>
              q.kind !== 'need' && (
                <Question key={q.id} q={q} at={i + 1} lang={lang} texts={texts.has(q.id) ? (texts.get(q.id) ?? null) : undefined} />
              ),
          )}
        </>
      )}
      <p className="small soft">{t.frozen(sayDay(r.countedOn, lang))}</p>
    </Page>
  )
}

const rankText = (s: RankedNeed) => (s.rankFrom === s.rankTo ? String(s.rank) : `${s.rankFrom}–${s.rankTo}`)
const num = (x: number) => x.toFixed(2).replace('-', '−')

export const rankingColumns = (lang: Lang): Column<RankedNeed>[] => {
  const t = words[lang]
  return [
    { key: 'rank', label: t.rank, cell: (s) => <b>{rankText(s)}</b>, text: rankText },
    { key: 'need', label: t.need, cell: (s) => s.label[lang], text: (s) => s.label[lang] },
    { key: 'd', label: t.discrepancy, number: true, cell: (s) => <b>{num(s.discrepancy)}</b>, text: (s) => s.discrepancy.toFixed(4) },
    {
      key: 'i',
      label: t.interval,
      number: true,
      cell: (s) => (s.interval ? `${num(s.interval.low)} – ${num(s.interval.high)}` : <span className="soft">{t.errorUnknown}</span>),
      text: (s) => (s.interval ? `${s.interval.low.toFixed(4)}..${s.interval.high.toFixed(4)}` : ''),
    },
    { key: 'imp', label: t.importance, number: true, cell: (s) => s.meanImportance.toFixed(2), text: (s) => s.meanImportance.toFixed(4) },
    { key: 'met', label: t.met, number: true, cell: (s) => s.meanMet.toFixed(2), text: (s) => s.meanMet.toFixed(4) },
    { key: 'n', label: 'n', number: true, cell: (s) => s.n, text: (s) => String(s.n) },
    {
      key: 'q',
      label: t.advice,
      cell: (s) => <span className="small">{quadrantWords[s.quadrant][lang]}</span>,
      text: (s) => quadrantWords[s.quadrant][lang],
    },
  ]
}

function Ranking({ r, lang }: { r: CampaignResults; lang: Lang }) {
  const t = words[lang]
  const mean = (of: (s: RankedNeed) => number) => r.ranking.reduce((a, s) => a + of(s), 0) / r.ranking.length
  const points = r.ranking.map((s, i) => ({
    x: s.meanMet,
    y: s.meanImportance,
    n: String(i + 1),
    first: s.quadrant === 'concentrate-here',
  }))
  const table = <DataTable rows={r.ranking} columns={rankingColumns(lang)} lang={lang} rowKey={(s) => s.questionId} />
  return (
    <>
      <h2>{t.rankedNeeds}</h2>
      <p className="small soft">{t.rankedLead}</p>
      {table}
      <Figure
        lang={lang}
        title={t.map}
        description={t.mapSays}
        table={
          <ol>
            {r.ranking.map((s) => (
              <li key={s.questionId}>
                {s.label[lang]}
                {colonIn(lang)}
                {t.importance} {s.meanImportance.toFixed(2)}, {t.met} {s.meanMet.toFixed(2)}
              </li>
            ))}
          </ol>
        }
        note={statementsIn(
          r.ranking.map((s, i) => `${i + 1} ${s.label[lang]}`),
          lang,
        )}
        options={{
          height: 340,
          marginBottom: 44,
          marginRight: 20,
          insetTop: 16,
          insetRight: 16,
          insetLeft: 16,
          insetBottom: 16,
          x: { label: `${t.met} →`, labelAnchor: 'right', ticks: 5, nice: true },
          y: { label: `↑ ${t.importance}`, ticks: 5, nice: true },
          marks: [
            Plot.ruleX([mean((s) => s.meanMet)], { stroke: colours.line, strokeWidth: 1.5 }),
            Plot.ruleY([mean((s) => s.meanImportance)], { stroke: colours.line, strokeWidth: 1.5 }),
            Plot.dot(points, {
              x: 'x',
              y: 'y',
              r: 11,
              fill: (d: { first: boolean }) => (d.first ? colours.accent : '#fff'),
              stroke: colours.accent,
              strokeWidth: 1.5,
            }),
            Plot.text(points, {
              x: 'x',
              y: 'y',
              text: 'n',
              fill: (d: { first: boolean }) => (d.first ? '#fff' : colours.ink),
              fontWeight: 600,
            }),
          ],
        }}
      />
    </>
  )
}

function Margins({ r, lang }: { r: CampaignResults; lang: Lang }) {
  const t = words[lang]
  const rows = r.margins.flatMap((m) =>
    m.rows.map((row, i) => ({
      ...row,
      key: `${m.variable}${i}`,
      of: m.variable === 'community' ? t.communities : census[m.variable].name[lang],
      first: i === 0,
    })),
  )
  return (
    <>
      <h2>{t.whoAnswered}</h2>
      <DataTable
        rows={rows}
        lang={lang}
        rowKey={(x) => x.key}
        columns={[
          { key: 'of', label: '', cell: (x) => (x.first ? <b>{x.of}</b> : <span className="visually-hidden">{x.of}</span>) },
          { key: 'group', label: t.group, cell: (x) => x.label[lang] },
          { key: 'population', label: t.population, number: true, cell: (x) => percent(x.population) },
          { key: 'sample', label: t.sample, number: true, cell: (x) => (x.sample === null ? t.hidden : percent(x.sample)) },
          { key: 'weighted', label: t.weighted, number: true, cell: (x) => (x.weighted === null ? t.hidden : percent(x.weighted)) },
        ]}
      />
    </>
  )
}

function Question({ q, at, lang, texts }: { q: QuestionResult; at: number; lang: Lang; texts: readonly string[] | null | undefined }) {
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

export interface FigureRow {
  question: string
  answer: string
  what: string
  estimate: string
  low: string
  high: string
  n: string
  nEff: string
}

/** Every figure that may be seen, one per row; never an answer. */
export const figureRows = (r: CampaignResults, lang: Lang): FigureRow[] => {
  const t = words[lang]
  const text = (x: number | null) => (x === null ? '' : x.toFixed(6))
  return [
    ...r.questions.flatMap((q) =>
      q.estimates.map((e) => ({
        question: q.label[lang],
        answer: e.label[lang],
        what: e.what === 'share' ? t.share : t.mean,
        estimate: e.hidden ? t.hidden : text(e.estimate),
        low: e.hidden ? '' : text(e.low),
        high: e.hidden ? '' : text(e.high),
        n: e.n === null ? '' : String(e.n),
        nEff: e.hidden || e.nEff === null || !Number.isFinite(e.nEff) ? '' : e.nEff.toFixed(1),
      })),
    ),
    ...r.ranking.map((s) => ({
      question: s.label[lang],
      answer: `${t.rank} ${rankText(s)}`,
      what: t.discrepancy,
      estimate: text(s.discrepancy),
      low: text(s.interval?.low ?? null),
      high: text(s.interval?.high ?? null),
      n: String(s.n),
      nEff: r.nEff.toFixed(1),
    })),
  ]
}
export const figureColumns = (lang: Lang): Column<FigureRow>[] => {
  const t = words[lang]
  const column = (key: keyof FigureRow, label: string): Column<FigureRow> => ({ key, label, cell: (x) => x[key], text: (x) => x[key] })
  return [
    column('question', t.question),
    column('answer', t.answer),
    column('what', t.kind),
    column('estimate', t.estimate),
    column('low', t.lowEnd),
    column('high', t.highEnd),
    column('n', 'n'),
    column('nEff', t.effective),
  ]
}
