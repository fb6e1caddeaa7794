import type { Question } from '../rules/questionnaire.ts'
import { colonIn, type Lang, otherLang, titleIn } from '#kernel'
import { may } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import { ActionButton, Empty, History, Notice, OpenedFor, Page, ResidentPage } from '#ui'
import { editingOf } from '../campaigns.ts'
import { words } from '../page-words.ts'
import type { Questionnaire } from '../store/index.ts'
import { census } from '../rules/census.ts'
import { sayAction } from '../say-action.ts'
import { type Common, kindWords, purposeWords } from './parts.tsx'
import { ResidentQuestion } from './resident-question.tsx'

export function QuestionnairePage({ ctx, frame, q, history }: Common & { q: Questionnaire; history: readonly HistoryEntry[] }) {
  const t = words[ctx.lang]
  const { lang } = ctx
  const edits = may(ctx.asker, editingOf(q.purpose), { purchaserId: q.purchaserId })
  const open = q.state === 'draft' && edits
  const base = `/surveys/questionnaires/${q.id}`
  const { questions } = q.content
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn(q, lang)}
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
        {questions.map((x, i) => (
          <QuestionItem key={x.id} q={q} x={x} at={i} open={open} lang={lang} />
        ))}
      </ol>
      <h2>{t.history}</h2>
      <History entries={history} lang={lang} zone={ctx.zone} say={(a, facts) => sayAction(a, facts)?.[lang] ?? a} />
    </Page>
  )
}

function QuestionItem({ q, x, at: i, open, lang }: { q: Questionnaire; x: Question; at: number; open: boolean; lang: Lang }) {
  const t = words[lang]
  const colon = colonIn(lang)
  const { questions } = q.content
  const after = questions.find((y) => y.id === x.showIf?.question)
  const value =
    x.showIf && after && 'options' in after ? after.options.find((o) => o.value === x.showIf!.value)?.label[lang] : x.showIf?.value
  return (
    <li
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
        {open && <Edits q={q} x={x} at={i} lang={lang} />}
      </div>
    </li>
  )
}

/** What may be done with a question of a questionnaire that is not in use. */
function Edits({ q, x, at: i, lang }: { q: Questionnaire; x: Question; at: number; lang: Lang }) {
  const t = words[lang]
  const colon = colonIn(lang)
  const base = `/surveys/questionnaires/${q.id}`
  return (
    <div className="actions" style={{ margin: '8px 0 0', gap: '8px 14px' }}>
      <a href={`${base}/questions/${x.id}`}>
        {t.change}
        <span className="visually-hidden">
          {colon}
          {x.label[lang]}
        </span>
      </a>
      {i > 0 && <RowButton action={`${base}/questions/${x.id}/up`} label={t.up} of={x.label[lang]} version={q.version} />}
      {i < q.content.questions.length - 1 && (
        <RowButton action={`${base}/questions/${x.id}/down`} label={t.down} of={x.label[lang]} version={q.version} />
      )}
      <RowButton action={`${base}/questions/${x.id}/remove`} label={t.delete} of={x.label[lang]} version={q.version} />
    </div>
  )
}

const RowButton = ({ action, label, of, version }: { action: string; label: string; of: string; version: number }) => (
  <form method="post" action={action} style={{ display: 'inline' }}>
    <input type="hidden" name="_once" value={crypto.randomUUID()} />
    <input type="hidden" name="_version" value={version} />
    <OpenedFor />
    <button className="link" style={{ minHeight: 24 }}>
      {label}
      <span className="visually-hidden"> {of}</span>
    </button>
  </form>
)

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
          <a href={`/surveys/questionnaires/${q.id}`}>← {titleIn(q, ctx.lang)}</a>
          <br />
          {t.previewLead}
        </p>
      }
    >
      <h1>{titleIn(q, ctx.lang)}</h1>
      {q.content.questions.map((x) => (
        <div key={x.id} style={{ borderTop: '1px solid var(--line)' }}>
          <ResidentQuestion q={x} answers={{}} lang={ctx.lang} heading={2} />
        </div>
      ))}
    </ResidentPage>
  )
}
