import { sayDay, titleIn } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, type Listed, ListTable, Page, Tag } from '#ui'
import { type Campaign, stateOf } from '../campaigns.ts'
import { words } from '../page-words.ts'
import { type Common, Parts, purposeWords, sayAnswers, stateWords } from './parts.tsx'

export function SurveysPage(p: Common & Listed<Campaign>) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  const edits = may(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId })
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.surveys}
      section="needs"
      actions={
        edits && (
          <a className="button" href="/surveys/new">
            {t.newSurvey}
          </a>
        )
      }
    >
      <Parts lang={ctx.lang} part="surveys" />
      <ListTable
        of={p}
        frame={frame}
        lang={ctx.lang}
        rowKey={(c) => c.id}
        empty={
          <Empty title={t.noSurveys}>
            <p>{t.noSurveysHelp}</p>
            {edits && (
              <p>
                <a className="button plain" href="/surveys/questionnaires/new">
                  {t.newQuestionnaire}
                </a>
              </p>
            )}
          </Empty>
        }
      />
    </Page>
  )
}

/**
 * What is told of each survey. A file tells of its answers what the page tells: in steps of ten until it is counted, nothing to who may
 * not follow it.
 * @param counts answers of each by its id, as far as they may be told
 */
export function surveyColumns({ lang, today }: Pick<Ctx, 'lang' | 'today'>, counts: ReadonlyMap<string, number>): Column<Campaign>[] {
  const t = words[lang]
  const state = (c: Campaign) => stateOf(c, today)
  const answers = (c: Campaign) => sayAnswers(c, counts.get(c.id), lang)
  return [
    {
      key: 'title',
      label: t.surveyTitle,
      sort: true,
      cell: (c) => <a href={`/surveys/${c.id}`}>{titleIn(c, lang)}</a>,
      text: (c) => titleIn(c, lang),
    },
    {
      key: 'state',
      label: t.state,
      cell: (c) => <Tag quiet={state(c) !== 'open'}>{stateWords[state(c)][lang]}</Tag>,
      text: (c) => stateWords[state(c)][lang],
    },
    { key: 'purpose', label: t.purpose, cell: (c) => purposeWords[c.purpose][lang], text: (c) => purposeWords[c.purpose][lang] },
    { key: 'dates', label: t.dates, sort: true, cell: (c) => `${sayDay(c.opensOn, lang)} – ${sayDay(c.closesOn, lang)}` },
    { key: 'opens', label: t.opensOn, hidden: true, cell: () => null, text: (c) => c.opensOn.toString() },
    { key: 'closes', label: t.closesOn, hidden: true, cell: () => null, text: (c) => c.closesOn.toString() },
    { key: 'answers', label: t.answers, number: true, cell: answers, text: answers },
    {
      key: 'codes',
      label: t.codesMade,
      number: true,
      cell: (c) => (c.codesMade ? c.codesMade.toLocaleString('en') : '—'),
      text: (c) => String(c.codesMade),
    },
  ]
}
