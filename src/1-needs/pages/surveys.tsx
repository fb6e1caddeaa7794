import { sayDay, titleIn } from '#kernel'
import { may } from '#people'
import { DataTable, Empty, Page, Tag } from '#ui'
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
        columns={[
          { key: 'title', label: t.surveyTitle, cell: (c) => <a href={`/surveys/${c.id}`}>{titleIn(c, ctx.lang)}</a> },
          {
            key: 'state',
            label: t.state,
            cell: (c) => {
              const s = stateOf(c, ctx.today)
              return <Tag quiet={s !== 'open'}>{stateWords[s][ctx.lang]}</Tag>
            },
          },
          { key: 'purpose', label: t.purpose, cell: (c) => purposeWords[c.purpose][ctx.lang] },
          {
            key: 'dates',
            label: t.dates,
            cell: (c) => (
              <>
                {sayDay(c.opensOn, ctx.lang)} – {sayDay(c.closesOn, ctx.lang)}
              </>
            ),
          },
          { key: 'answers', label: t.answers, number: true, cell: (c) => sayAnswers(c, counts.get(c.id), ctx.lang) },
          { key: 'codes', label: t.codesMade, number: true, cell: (c) => (c.codesMade ? c.codesMade.toLocaleString('en') : '—') },
        ]}
      />
    </Page>
  )
}
