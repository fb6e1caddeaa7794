import { colonIn, type Lang, statementsIn } from '#kernel'
import { quadrantWords } from '#measures'
import { colours, type Column, DataTable, Figure, Plot } from '#ui'
import type { CampaignResults } from '../campaign-results.ts'
import { words } from '../page-words.ts'
import type { RankedNeed } from '../rules/results.ts'

export const rankText = (s: RankedNeed) => (s.rankFrom === s.rankTo ? String(s.rank) : `${s.rankFrom}–${s.rankTo}`)

const num = (x: number) => x.toFixed(2).replace('-', '−')

const rankingColumns = (lang: Lang): Column<RankedNeed>[] => {
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

export function Ranking({ r, lang }: { r: CampaignResults; lang: Lang }) {
  const t = words[lang]
  const table = <DataTable rows={r.ranking} columns={rankingColumns(lang)} lang={lang} rowKey={(s) => s.questionId} />
  return (
    <>
      <h2>{t.rankedNeeds}</h2>
      <p className="small soft">{t.rankedLead}</p>
      {table}
      <NeedsMap r={r} lang={lang} />
    </>
  )
}

/** The needs by how important they are and how well they are met. */
function NeedsMap({ r, lang }: { r: CampaignResults; lang: Lang }) {
  const t = words[lang]
  return (
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
        marks: marksOf(r.ranking),
      }}
    />
  )
}

/** Every need where it stands, with the means of all as lines. */
function marksOf(ranking: readonly RankedNeed[]) {
  const mean = (of: (s: RankedNeed) => number) => ranking.reduce((a, s) => a + of(s), 0) / ranking.length
  const points = ranking.map((s, i) => ({
    x: s.meanMet,
    y: s.meanImportance,
    n: String(i + 1),
    first: s.quadrant === 'concentrate-here',
  }))
  return [
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
  ]
}
