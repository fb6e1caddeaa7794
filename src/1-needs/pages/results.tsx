import { colonIn, type Lang, sayDay, titleIn } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Empty, Facts, FileLinks, type FrameFacts, Notice, Page } from '#ui'
import type { CampaignResults } from '../campaign-results.ts'
import { words } from '../page-words.ts'
import { census } from '../rules/census.ts'
import { smallest } from '../rules/shown-counts.ts'
import { percent, routeWords, sayCount } from './parts.tsx'
import { Question } from './results-question.tsx'
import { Ranking } from './results-ranking.tsx'

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
          <p className="pages">
            <FileLinks here={`/surveys/${c.id}/results`} lang={lang} />
          </p>
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
