import { sayDay, titleIn } from '#kernel'
import { Link } from '#people'
import { DataTable, Empty, Form, type FormState, Page, Radios, Select, Tag, TextField } from '#ui'
import { words } from '../page-words.ts'
import type { Questionnaire } from '../store/index.ts'
import { templates } from '../rules/template-words.ts'
import { type Common, Parts, purposeWords } from './parts.tsx'

export function QuestionnairesPage({ ctx, frame, list }: Common & { list: readonly Questionnaire[] }) {
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.questionnaires}
      section="needs"
      actions={
        <Link asker={ctx.asker} className="button" href="/surveys/questionnaires/new">
          {t.newQuestionnaire}
        </Link>
      }
    >
      <Parts lang={ctx.lang} part="questionnaires" />
      <DataTable
        rows={list}
        lang={ctx.lang}
        rowKey={(q) => q.id}
        empty={
          <Empty title={t.noQuestionnaires}>
            <p>{t.noQuestionnairesHelp}</p>
          </Empty>
        }
        columns={[
          {
            key: 'title',
            label: t.questionnaireTitle,
            cell: (q) => <a href={`/surveys/questionnaires/${q.id}`}>{titleIn(q, ctx.lang)}</a>,
          },
          { key: 'edition', label: '', cell: (q) => t.edition(q.edition) },
          { key: 'purpose', label: t.purpose, cell: (q) => purposeWords[q.purpose][ctx.lang] },
          { key: 'questions', label: t.questions, number: true, cell: (q) => q.content.questions.length },
          { key: 'state', label: t.state, cell: (q) => <Tag quiet={q.state === 'draft'}>{q.state === 'draft' ? t.draft : t.inUse}</Tag> },
          { key: 'created', label: t.dates, number: true, cell: (q) => sayDay(q.createdOn, ctx.lang) },
        ]}
      />
    </Page>
  )
}

export function NewQuestionnairePage({ ctx, frame, form }: Common & { form: FormState }) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.newQuestionnaire}
      section="needs"
      trail={[{ label: t.questionnaires, href: '/surveys/questionnaires' }]}
    >
      <Form action="/surveys/questionnaires/new" {...f} submit={t.create} cancel="/surveys/questionnaires">
        <Radios
          {...f}
          name="template"
          label={t.template}
          options={[
            ...templates.map((x) => ({ value: x.key, label: x.title[ctx.lang], hint: x.says[ctx.lang] })),
            { value: 'blank', label: t.blank },
          ]}
        />
        <TextField {...f} name="title" label={t.questionnaireTitle} maxLength={200} />
        <TextField {...f} name="titleEn" label={t.titleEn} optional maxLength={200} />
        <Select
          {...f}
          name="purpose"
          label={t.purpose}
          options={(['needs', 'satisfaction', 'opinion'] as const).map((v) => ({ value: v, label: purposeWords[v][ctx.lang] }))}
        />
      </Form>
    </Page>
  )
}
