import { sayDay, titleIn } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, Page, Tag } from '#ui'
import { type Campaign, stateOf } from '../campaigns.ts'
import { words } from '../page-words.ts'
import { type Common, Parts, purposeWords, sayAnswers, stateWords } from './parts.tsx'

export function SurveysPage({ ctx, frame, list, counts }: Common & { list: readonly Campaign[]; counts: ReadonlyMap<string, number> }) {
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
      <DataTable
        rows={list}
        lang={ctx.lang}
        rowKey={(c) => c.id}
        columns={surveyColumns(ctx, counts)}
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

function surveyColumns({ lang, today }: Pick<Ctx, 'lang' | 'today'>, counts: ReadonlyMap<string, number>): Column<Campaign>[] {
  const t = words[lang]
  const state = (c: Campaign) => {
    const s = stateOf(c, today)
    return <Tag quiet={s !== 'open'}>{stateWords[s][lang]}</Tag>
  }
  const days = (c: Campaign) => (
    <>
      {sayDay(c.opensOn, lang)} – {sayDay(c.closesOn, lang)}
    </>
  )
  return [
    { key: 'title', label: t.surveyTitle, cell: (c) => <a href={`/surveys/${c.id}`}>{titleIn(c, lang)}</a> },
    { key: 'state', label: t.state, cell: state },
    { key: 'purpose', label: t.purpose, cell: (c) => purposeWords[c.purpose][lang] },
    { key: 'dates', label: t.dates, cell: days },
    { key: 'answers', label: t.answers, number: true, cell: (c) => sayAnswers(c, counts.get(c.id), lang) },
    { key: 'codes', label: t.codesMade, number: true, cell: (c) => (c.codesMade ? c.codesMade.toLocaleString('en') : '—') },
  ]
}
