import { decimal, type Lang } from '#kernel'
import { type Column, DataTable, SummaryList } from '#ui'
import { appraisalWords } from '../appraisal-words.ts'
import { agreementOf, type MarkedTwice, totalScore } from '../rules/joined-marks.ts'
import type { AppraisalFacts, Part } from './appraisal-page.tsx'

/** How far both raters agree, before anything is joined; then their marks beside each other and the points that follow. */
export function AgreementAndMarks({ ctx, facts }: Part) {
  const { lang } = ctx
  const t = appraisalWords[lang]
  const { scored } = facts
  return (
    <>
      <h2>{t.agreement}</h2>
      <p>{t.agreementLead}</p>
      <SummaryList rows={agreementRows(facts, lang)} />
      <DataTable rows={facts.marks} lang={lang} rowKey={(m) => m.indicator.id} columns={markColumns(facts, lang)} late={(m) => !m.joined} />
      {scored && (
        <>
          <h2>{t.score}</h2>
          <SummaryList
            rows={[
              ...scored.map((s) => ({ label: s.dimension, value: t.ofPoints(decimal(s.points, 2), s.of) })),
              { label: <b>{t.score}</b>, value: <b>{t.points(decimal(totalScore(scored), 2))}</b> },
            ]}
          />
        </>
      )}
    </>
  )
}

/** The agreement of both raters, row by row. */
export function agreementRows(facts: Pick<AppraisalFacts, 'marks'>, lang: Lang) {
  const t = appraisalWords[lang]
  const { n, equal, near, kappa } = agreementOf(facts.marks)
  return [
    { label: t.equal, value: t.ofN(equal, n) },
    { label: t.near, value: t.ofN(near, n) },
    { label: t.kappa, value: `${sayKappa(kappa, lang)} ${t.kappaHint}` },
  ]
}

/** Nothing has no sign. */
const two = (x: number): string => (Math.abs(x) < 0.005 ? 0 : x).toFixed(2)

function sayKappa(kappa: ReturnType<typeof agreementOf>['kappa'], lang: Lang): string {
  const t = appraisalWords[lang]
  if (kappa.value === undefined) return kappa.why[lang]
  if (kappa.low === null || kappa.high === null) return t.kappaAlone(two(kappa.value), kappa.why?.low?.[lang] ?? '')
  return t.kappaWith(two(kappa.value), two(kappa.low), two(kappa.high))
}

/** Both raters' marks and what becomes of them, as a table and as a file. */
export function markColumns(facts: Pick<AppraisalFacts, 'a'>, lang: Lang): Column<MarkedTwice>[] {
  const t = appraisalWords[lang]
  const joined = (m: MarkedTwice) => (m.joined ? decimal(m.joined, 1) : t.toSettle)
  const reasons = (m: MarkedTwice) => [
    t.saidBy(t.raterOne, m.one.mark, m.one.reason),
    t.saidBy(t.raterTwo, m.two.mark, m.two.reason),
    ...m.said.map((s) => t.saidBy(s.raterId === facts.a.raterOne ? t.raterOne : t.raterTwo, s.mark, s.reason)),
  ]
  return [
    { key: 'dimension', label: t.dimension, cell: (m) => m.indicator.dimension, text: (m) => m.indicator.dimension },
    { key: 'indicator', label: t.indicator, cell: (m) => m.indicator.title, text: (m) => m.indicator.title },
    { key: 'points', label: t.score, number: true, cell: (m) => m.indicator.points, text: (m) => String(m.indicator.points) },
    { key: 'one', label: t.raterOne, number: true, cell: (m) => m.one.mark, text: (m) => String(m.one.mark) },
    { key: 'two', label: t.raterTwo, number: true, cell: (m) => m.two.mark, text: (m) => String(m.two.mark) },
    { key: 'joined', label: t.joined, number: true, cell: joined, text: joined },
    {
      key: 'reasons',
      label: t.reason,
      cell: (m) => (
        <ul className="small">
          {reasons(m).map((r, i) => (
            <li key={i}>{r}</li>
          ))}
        </ul>
      ),
      text: (m) => reasons(m).join('\n'),
    },
  ]
}
