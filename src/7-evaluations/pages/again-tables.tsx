import type { Lang } from '#kernel'
import type { BeforeAfter, QuestionTwice, SurveyTwice } from '#needs'
import { DataTable } from '#ui'
import { againWords } from '../again-words.ts'
import type { AskedAgain } from '../store/index.ts'

/** How many were asked and answered each time, and how many of them can be matched. */
export function Answered({ twice, who, lang }: { twice: SurveyTwice; who: AskedAgain['who']; lang: Lang }) {
  const t = againWords[lang]
  const rows = [t.before, t.after].map((time, i) => ({ time, asked: twice.asked[i]!, answered: twice.answered[i]! }))
  const people = (n: number | null) => (n === null ? t.tooFew : t.people(n))
  const { found, lost, noWord } = twice.first
  return (
    <>
      <h2>{t.dropTitle}</h2>
      <DataTable
        rows={rows}
        lang={lang}
        rowKey={(r) => r.time}
        caption={t.dropLead}
        columns={[
          { key: 'time', label: t.time, cell: (r) => r.time },
          { key: 'asked', label: t.asked, number: true, cell: (r) => r.asked },
          { key: 'answered', label: t.answered, number: true, cell: (r) => r.answered ?? t.fewAnswers },
          { key: 'none', label: t.noAnswer, number: true, cell: (r) => (r.answered === null ? '–' : Math.max(0, r.asked - r.answered)) },
          {
            key: 'rate',
            label: t.rate,
            number: true,
            cell: (r) => (r.asked === 0 || r.answered === null ? '–' : `${Math.round((100 * r.answered) / r.asked)}%`),
          },
        ]}
      />
      {who === 'same' && <p>{t.found(people(found), people(lost), people(noWord))}</p>}
    </>
  )
}

export function Questions({ twice, lang }: { twice: SurveyTwice; lang: Lang }) {
  const t = againWords[lang]
  const anyMatched = twice.questions.some((q) => q.matched)
  return (
    <>
      <h2>{t.questions}</h2>
      <DataTable
        rows={twice.questions}
        lang={lang}
        rowKey={(q) => q.id}
        caption={t.questionsLead}
        columns={[
          {
            key: 'q',
            label: t.question,
            cell: (q) => (
              <>
                {q.label[lang]}
                {q.answer && <span className="small soft"> {t.shareOf(q.answer[lang])}</span>}
              </>
            ),
          },
          ...beforeAfterColumns<QuestionTwice>(lang, (q) => q.what),
          ...(anyMatched
            ? [
                {
                  key: 'matched',
                  label: t.matched,
                  cell: (q: QuestionTwice) =>
                    q.matched ? (
                      t.n(sayDifference({ ...q.matched, by: q.matched.change }, q.what, lang), q.matched.n)
                    ) : (
                      <span className="soft">{t.hidden}</span>
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

export function Communities({ twice, lang }: { twice: SurveyTwice; lang: Lang }) {
  const t = againWords[lang]
  return (
    <>
      <h2>{t.communities}</h2>
      <DataTable
        rows={twice.communities}
        lang={lang}
        rowKey={(c) => c.id}
        caption={t.communitiesLead}
        columns={[
          { key: 'c', label: t.community, cell: (c) => c.name[lang] },
          ...beforeAfterColumns<SurveyTwice['communities'][number]>(lang, () => 'mean'),
        ]}
      />
    </>
  )
}

type What = QuestionTwice['what']

function beforeAfterColumns<Row extends BeforeAfter>(lang: Lang, what: (row: Row) => What) {
  const t = againWords[lang]
  const told = (row: Row, of: BeforeAfter['before']) => (of ? sayTold(of, what(row), lang) : <span className="soft">{t.hidden}</span>)
  return [
    { key: 'before', label: t.before, cell: (row: Row) => told(row, row.before) },
    { key: 'after', label: t.after, cell: (row: Row) => told(row, row.after) },
    {
      key: 'difference',
      label: t.difference,
      cell: (row: Row) =>
        row.difference ? <Difference d={row.difference} what={what(row)} lang={lang} /> : <span className="soft">–</span>,
    },
  ]
}

/** What lies between two figures; said to be none that can be told where its interval holds nothing. */
function Difference({ d, what, lang }: { d: NonNullable<BeforeAfter['difference']>; what: What; lang: Lang }) {
  const around = d.low !== null && d.high !== null && d.low <= 0 && d.high >= 0
  return (
    <>
      {sayDifference(d, what, lang)}
      {around && <span className="small soft"> {againWords[lang].cannotTell}</span>}
    </>
  )
}

const sayTold = (of: NonNullable<BeforeAfter['before']>, what: What, lang: Lang): string => {
  const figure = sayFigure(of.estimate, what)
  return of.n === null ? figure : againWords[lang].n(figure, of.n)
}
const sayFigure = (x: number, what: What): string => (what === 'share' ? `${(100 * x).toFixed(1)}%` : x.toFixed(2))
const signed = (x: number, what: What): string => {
  const said = what === 'share' ? (100 * x).toFixed(1) : x.toFixed(2)
  return Number(said) > 0 ? `+${said}` : said.replace('-', '−')
}
function sayDifference(d: { by: number; low: number | null; high: number | null }, what: What, lang: Lang): string {
  const t = againWords[lang]
  const by = what === 'share' ? t.points(signed(d.by, what)) : signed(d.by, what)
  return d.low === null || d.high === null ? t.noInterval(by) : t.interval(by, signed(d.low, what), signed(d.high, what))
}
