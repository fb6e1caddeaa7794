import type { Lang } from '#kernel'
import type { Column } from '#ui'
import type { CampaignResults } from '../campaign-results.ts'
import { words } from '../page-words.ts'
import type { ResultEstimate } from '../rules/results.ts'
import { rankText } from './results-ranking.tsx'

interface FigureRow {
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
  // The digits of the page: a file that says more would be another publication.
  const text = (x: number | null, digits = 2) => (x === null ? '' : x.toFixed(digits))
  const of = (e: ResultEstimate, x: number | null) => text(x, e.what === 'share' ? 3 : 2)
  return [
    ...r.questions.flatMap((q) =>
      q.estimates.map((e) => ({
        question: q.label[lang],
        answer: e.label[lang],
        what: e.what === 'share' ? t.share : t.mean,
        estimate: e.hidden ? t.hidden : of(e, e.estimate),
        low: e.hidden ? '' : of(e, e.low),
        high: e.hidden ? '' : of(e, e.high),
        n: e.n === null ? '' : String(e.n),
        nEff: e.hidden || e.nEff === null || !Number.isFinite(e.nEff) ? '' : String(Math.round(e.nEff)),
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
      nEff: String(Math.round(r.nEff)),
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
