import { colonIn, type Lang, sayDay, titleIn, type Words } from '#kernel'
import { nameOf } from '#people'
import { DataTable, Empty, Facts, FileLinks, Notice, Page } from '#ui'
import type { CampaignResults } from '../campaign-results.ts'
import { words } from '../page-words.ts'
import { census } from '../rules/census.ts'
import { smallest } from '../rules/shown-counts.ts'
import { type Common, percent, routeWords, sayCount } from './parts.tsx'
import { Question } from './results-question.tsx'
import { Ranking } from './results-ranking.tsx'

/** What people wrote, by question, for those who asked them; undefined where it is hidden. */
type Texts = ReadonlyMap<string, readonly string[] | undefined>

/** What residents said, question by question, once the survey is counted; too few of them are told of nothing but how many there are. */
export function ResultsPage(p: Common & { r: CampaignResults; texts: Texts }) {
  const { ctx, frame, r } = p
  const { lang } = ctx
  const t = words[lang]
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
      {!told && (
        <Empty title={r.n === 0 ? t.noAnswers : t.tooFew}>
          <p>{r.n === 0 ? t.noAnswersHelp : t.tooFewHelp(smallest)}</p>
        </Empty>
      )}
      <Facts facts={r.byRoute.filter((x) => x.n !== 0).map((x) => ({ label: routeWords[x.route][lang], value: sayCount(x.n, lang) }))} />
      {told && <Ranked r={r} lang={lang} />}
      <ByCommunity r={r} lang={lang} />
      {told && <Margins r={r} lang={lang} />}
      {told && <WeightingNotes notes={r.notes} lang={lang} />}
      {told && <EveryQuestion r={r} texts={p.texts} lang={lang} />}
      <p className="small soft">{t.frozen(sayDay(r.countedOn, lang))}</p>
    </Page>
  )
}

interface Shown {
  r: CampaignResults
  lang: Lang
}

/** Needs by how wide their gap is, or why they cannot be put in an order. */
function Ranked({ r, lang }: Shown) {
  return (
    <>
      {r.ranking.length > 0 && <Ranking r={r} lang={lang} />}
      {r.noRanking && r.campaign.purpose === 'needs' && (
        <>
          <h2>{words[lang].rankedNeeds}</h2>
          <p className="soft">{r.noRanking[lang]}</p>
        </>
      )}
    </>
  )
}

function ByCommunity({ r, lang }: Shown) {
  const t = words[lang]
  return (
    <>
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
    </>
  )
}

/** Who answered, beside who lives there. */
function Margins({ r, lang }: Shown) {
  const t = words[lang]
  if (r.margins.length === 0) return null
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

function WeightingNotes({ notes, lang }: { notes: readonly Words[]; lang: Lang }) {
  if (notes.length === 0) return null
  return (
    <>
      <h3>{words[lang].weightingNotes}</h3>
      <ul>
        {notes.map((n, i) => (
          <li key={i} className="small">
            {n[lang]}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Every question by its number; the ratings of needs, which the ranking has told already, folded away. */
function EveryQuestion({ r, texts, lang }: Shown & { texts: Texts }) {
  const t = words[lang]
  const numbered = r.questions.map((q, i) => ({ q, at: i + 1 }))
  const rated = numbered.filter(({ q }) => q.kind === 'need')
  return (
    <>
      <h2>{t.everyQuestion}</h2>
      <p className="small soft">{t.hiddenNote}</p>
      {rated.length > 0 && (
        <details>
          <summary>{t.ratedNeeds}</summary>
          {rated.map(({ q, at }) => (
            <Question key={q.id} q={q} at={at} lang={lang} texts={undefined} />
          ))}
        </details>
      )}
      {numbered
        .filter(({ q }) => q.kind !== 'need')
        .map(({ q, at }) => (
          <Question key={q.id} q={q} at={at} lang={lang} texts={texts.has(q.id) ? (texts.get(q.id) ?? null) : undefined} />
        ))}
    </>
  )
}
