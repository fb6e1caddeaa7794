import { colonIn, otherLang, sayDay, titleIn } from '#kernel'
import { Link, may } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import {
  ActionButton,
  DataTable,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  History,
  Notice,
  NumberField,
  Page,
  Radios,
  ResidentPage,
  Select,
  Tag,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import { words } from '../page-words.ts'
import type { Questionnaire } from '../questionnaires.ts'
import { census } from '../rules/census.ts'
import { conditionsBefore } from '../rules/editing.ts'
import { marginVariables, type Question, questionKinds } from '../rules/questionnaire.ts'
import { templates } from '../rules/template-words.ts'
import { editingOf } from '../campaigns.ts'
import { sayAction } from '../say-action.ts'
import { kindWords, Parts, purposeWords } from './parts.tsx'
import { ResidentQuestion } from './resident-question.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
}
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
            cell: (q) => <a href={`/surveys/questionnaires/${q.id}`}>{titleIn({ title: q.title, titleEn: q.title_en }, ctx.lang)}</a>,
          },
          { key: 'edition', label: '', cell: (q) => t.edition(q.edition) },
          { key: 'purpose', label: t.purpose, cell: (q) => purposeWords[q.purpose][ctx.lang] },
          { key: 'questions', label: t.questions, number: true, cell: (q) => q.content.questions.length },
          { key: 'state', label: t.state, cell: (q) => <Tag quiet={q.state === 'draft'}>{q.state === 'draft' ? t.draft : t.inUse}</Tag> },
          { key: 'created', label: t.dates, number: true, cell: (q) => sayDay(q.created_on, ctx.lang) },
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

export function QuestionnairePage({ ctx, frame, q, history }: Common & { q: Questionnaire; history: readonly HistoryEntry[] }) {
  const t = words[ctx.lang]
  const { lang } = ctx
  const edits = may(ctx.asker, editingOf(q.purpose), { purchaserId: q.purchaser_id })
  const open = q.state === 'draft' && edits
  const base = `/surveys/questionnaires/${q.id}`
  const { questions } = q.content
  const colon = colonIn(lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn({ title: q.title, titleEn: q.title_en }, lang)}
      section="needs"
      trail={[{ label: t.questionnaires, href: '/surveys/questionnaires' }]}
      lead={
        <>
          {t.edition(q.edition)} · {purposeWords[q.purpose][lang]} · {t.questionsCount(questions.length)} ·{' '}
          {q.state === 'draft' ? t.draft : t.inUse}
        </>
      }
      actions={
        <>
          {open && (
            <a className="button" href={`${base}/questions/new`}>
              {t.addQuestion}
            </a>
          )}
          {questions.length > 0 && (
            <a className="button plain" href={`${base}/preview`}>
              {t.preview}
            </a>
          )}
          {edits && <ActionButton action={`${base}/copy`} lang={lang} label={t.copy} />}
        </>
      }
    >
      {q.state === 'in-use' && (
        <Notice>
          <p>{t.fixedNote}</p>
        </Notice>
      )}
      {questions.length === 0 && (
        <Empty title={t.noQuestions}>
          <p>{t.noQuestionsHelp}</p>
        </Empty>
      )}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0, maxWidth: 'none' }}>
        {questions.map((x, i) => {
          const after = questions.find((y) => y.id === x.showIf?.question)
          const value =
            x.showIf && after && 'options' in after ? after.options.find((o) => o.value === x.showIf!.value)?.label[lang] : x.showIf?.value
          return (
            <li
              key={x.id}
              id={x.id}
              style={{
                borderTop: '1px solid var(--line)',
                padding: '14px 0',
                display: 'grid',
                gridTemplateColumns: '2.2em 1fr',
                gap: '0 8px',
              }}
            >
              <span className="soft">{i + 1}</span>
              <div style={{ minWidth: 0 }}>
                <b>{x.label[lang]}</b>
                {x.required && (
                  <span className="late" title={t.required}>
                    {' '}
                    *
                  </span>
                )}
                {x.label.zh !== x.label.en && <div className="small soft">{x.label[otherLang(lang)]}</div>}
                <div className="small soft">
                  {kindWords[x.kind][lang]}
                  {'margin' in x && x.margin && ` · ${t.margin}${colon}${census[x.margin].name[lang]}`}
                  {'options' in x && `${colon}${x.options.map((o) => o.label[lang]).join(' / ')}`}
                  {x.showIf && after && (
                    <>
                      {' '}
                      · {t.showIf}
                      {colon}
                      {`${questions.indexOf(after) + 1}. ${after.label[lang]} = ${value}`}
                    </>
                  )}
                </div>
                {open && (
                  <div className="actions" style={{ margin: '8px 0 0', gap: '8px 14px' }}>
                    <a href={`${base}/questions/${x.id}`}>
                      {t.change}
                      <span className="visually-hidden">
                        {colon}
                        {x.label[lang]}
                      </span>
                    </a>
                    {i > 0 && <RowButton action={`${base}/questions/${x.id}/up`} label={t.up} of={x.label[lang]} version={q.version} />}
                    {i < questions.length - 1 && (
                      <RowButton action={`${base}/questions/${x.id}/down`} label={t.down} of={x.label[lang]} version={q.version} />
                    )}
                    <RowButton action={`${base}/questions/${x.id}/remove`} label={t.delete} of={x.label[lang]} version={q.version} />
                  </div>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      <h2>{t.history}</h2>
      <History entries={history} lang={lang} zone={ctx.zone} say={(a, facts) => sayAction(a, facts)?.[lang] ?? a} />
    </Page>
  )
}

const RowButton = ({ action, label, of, version }: { action: string; label: string; of: string; version: number }) => (
  <form method="post" action={action} style={{ display: 'inline' }}>
    <input type="hidden" name="_once" value={crypto.randomUUID()} />
    <input type="hidden" name="_version" value={version} />
    <button className="link" style={{ minHeight: 24 }}>
      {label}
      <span className="visually-hidden"> {of}</span>
    </button>
  </form>
)

export function QuestionFormPage({
  ctx,
  frame,
  q,
  question,
  form,
}: Common & { q: Questionnaire; question: Question | undefined; form: FormState }) {
  const t = words[ctx.lang]
  const { lang } = ctx
  const f = { form, lang }
  const base = `/surveys/questionnaires/${q.id}`
  const title = question ? t.changeQuestion : t.addQuestion
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={title}
      section="needs"
      trail={[
        { label: t.questionnaires, href: '/surveys/questionnaires' },
        { label: titleIn({ title: q.title, titleEn: q.title_en }, lang), href: base },
      ]}
    >
      <Form
        action={question ? `${base}/questions/${question.id}` : `${base}/questions/new`}
        {...f}
        submit={t.save}
        cancel={base}
        version={q.version}
      >
        <Radios {...f} name="kind" label={t.kind} options={questionKinds.map((k) => ({ value: k, label: kindWords[k][lang] }))} />
        <TextField {...f} name="label" label={t.label} maxLength={300} />
        <TextField {...f} name="labelEn" label={t.labelEn} optional maxLength={300} />
        <Tick {...f} name="required" label={t.required} />
        <TextArea
          {...f}
          name="options"
          label={t.options}
          hint={
            <>
              {t.optionsHint}
              <br />
              {t.optionsFor}
            </>
          }
          optional
          rows={6}
        />
        <Select
          {...f}
          name="margin"
          label={t.margin}
          hint={t.marginHint}
          optional
          empty={t.noMargin}
          options={marginVariables.map((v) => ({ value: v, label: census[v].name[lang] }))}
        />
        <Select
          {...f}
          name="showIf"
          label={t.showIf}
          hint={t.showIfHint}
          optional
          empty={t.always}
          options={conditionsBefore(q.content.questions, question?.id).map((x) => ({ value: x.value, label: x.label[lang] }))}
        />
        <details open={['low', 'high', 'places', 'most', 'min', 'max', 'hint'].some((n) => form.errors[n] || form.values[n])}>
          <summary>{t.further}</summary>
          <div className="row">
            <TextField {...f} name="hint" label={t.hint} optional maxLength={300} />
            <TextField {...f} name="hintEn" label={t.hintEn} optional maxLength={300} />
          </div>
          <div className="row">
            <TextField {...f} name="low" label={t.lowWord} optional maxLength={40} />
            <TextField {...f} name="lowEn" label={t.lowWordEn} optional maxLength={40} />
          </div>
          <div className="row">
            <TextField {...f} name="high" label={t.highWord} optional maxLength={40} />
            <TextField {...f} name="highEn" label={t.highWordEn} optional maxLength={40} />
          </div>
          <Tick {...f} name="counts" label={t.counts} />
          <div className="row">
            <NumberField {...f} name="places" label={t.places} optional />
            <NumberField {...f} name="most" label={t.mostChoices} optional />
          </div>
          <div className="row">
            <NumberField {...f} name="min" label={t.minValue} optional />
            <NumberField {...f} name="max" label={t.maxValue} optional />
          </div>
        </details>
      </Form>
    </Page>
  )
}

/** Every question as residents see it, one below the other. */
export function PreviewPage({ ctx, styles, here, q }: { ctx: Ctx; styles: string; here: string; q: Questionnaire }) {
  const t = words[ctx.lang]
  return (
    <ResidentPage
      lang={ctx.lang}
      title={t.preview}
      styles={styles}
      here={here}
      top={
        <p className="small">
          <a href={`/surveys/questionnaires/${q.id}`}>← {titleIn({ title: q.title, titleEn: q.title_en }, ctx.lang)}</a>
          <br />
          {t.previewLead}
        </p>
      }
    >
      <h1>{titleIn({ title: q.title, titleEn: q.title_en }, ctx.lang)}</h1>
      {q.content.questions.map((x) => (
        <div key={x.id} style={{ borderTop: '1px solid var(--line)' }}>
          <ResidentQuestion q={x} answers={{}} lang={ctx.lang} heading={2} />
        </div>
      ))}
    </ResidentPage>
  )
}
