import { colonIn, type Lang, listIn, titleIn, type Words } from '#kernel'
import { type Community, nameOf } from '#people'
import { ResidentPage } from '#ui'
import type { ReactNode } from 'react'
import type { Draft } from '../draft.ts'
import { sayCode } from '../code-hash.ts'
import { residentWords } from '../resident-words.ts'
import type { AnswerValue, Question } from '../rules/questionnaire.ts'
import { ResidentQuestion } from './resident-question.tsx'

export const plainHeading = { border: 0, padding: 0, margin: '24px 0 12px' }

export interface Around {
  lang: Lang
  styles: string
  here: string
}

export const Screen = ({ around, title, top, children }: { around: Around; title: string; top?: ReactNode; children: ReactNode }) => (
  <ResidentPage
    lang={around.lang}
    title={title}
    styles={around.styles}
    here={around.here}
    top={<div style={{ paddingTop: 16 }}>{top}</div>}
  >
    {children}
  </ResidentPage>
)

export function QuestionPage(p: {
  around: Around
  draft: Draft
  question: Question
  at: number
  of: number
  community: Community | undefined
  wrong?: Words | undefined
  typed?: Draft['answers'] | undefined
}) {
  const { lang } = p.around
  const t = residentWords[lang]
  const { draft, at, of } = p
  return (
    <Screen
      around={p.around}
      title={`${t.progress(at, of)} · ${titleIn(draft.campaign, lang)}`}
      top={
        <>
          <p className="small soft" style={{ margin: '0 0 6px' }}>
            {nameOf(p.community, lang)}　{t.progress(at, of)}
          </p>
          <div
            className="progress"
            role="progressbar"
            aria-valuenow={at}
            aria-valuemin={1}
            aria-valuemax={of}
            aria-label={t.progress(at, of)}
          >
            <i style={{ width: `${Math.round((100 * at) / of)}%` }} />
          </div>
        </>
      }
    >
      <form method="post" action={`/s/a/${draft.code}/${p.question.id}`} noValidate>
        <ResidentQuestion q={p.question} answers={p.typed ?? draft.answers} wrong={p.wrong} lang={lang} />
        <button className="button" name="go" value="next">
          {at === of ? t.last : t.next}
        </button>
        {at > 1 && (
          <button className="button plain" name="go" value="back">
            {t.back}
          </button>
        )}
      </form>
      <p className="quiet">
        {t.saved} <span className="code">{sayCode(draft.code)}</span> {t.savedEnd}{' '}
        {draft.campaign.contactPhone && t.call(draft.campaign.contactName ?? '', draft.campaign.contactPhone)}
      </p>
    </Screen>
  )
}

export function CheckPage(p: { around: Around; draft: Draft; screens: readonly Question[]; wrong: Readonly<Record<string, Words>> }) {
  const { lang } = p.around
  const t = residentWords[lang]
  const blocked = Object.keys(p.wrong).length > 0
  return (
    <Screen around={p.around} title={t.checkTitle}>
      <h1>{t.checkTitle}</h1>
      <p>{t.checkLead}</p>
      <dl style={{ margin: 0 }}>
        {p.screens.map((q) => (
          <div
            key={q.id}
            style={{
              borderTop: '1px solid var(--line)',
              padding: '10px 0',
              display: 'grid',
              gridTemplateColumns: '1fr auto',
              gap: '0 16px',
            }}
          >
            <dt className="soft small">{q.label[lang]}</dt>
            <dd style={{ gridRow: 2, margin: 0, whiteSpace: 'pre-line', minWidth: 0 }}>
              {p.wrong[q.id] ? <span className="wrong">{p.wrong[q.id]![lang]}</span> : sayAnswer(q, p.draft.answers[q.id], lang)}
            </dd>
            <dd style={{ gridRow: '1 / 3', gridColumn: 2, margin: 0 }}>
              <a
                href={`/s/a/${p.draft.code}/${q.id}`}
                style={{ display: 'inline-flex', minHeight: 60, minWidth: 60, alignItems: 'center', justifyContent: 'flex-end' }}
              >
                {t.change}
                <span className="visually-hidden">
                  {colonIn(lang)}
                  {q.label[lang]}
                </span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {!blocked && (
        <form method="post" action={`/s/a/${p.draft.code}/send`}>
          <button className="button">{t.send}</button>
        </form>
      )}
      <p className="quiet">
        {t.saved} <span className="code">{sayCode(p.draft.code)}</span> {t.savedEnd}
      </p>
    </Screen>
  )
}

/** An answer in the words of its question. */
export function sayAnswer(q: Question, a: AnswerValue | undefined, lang: Lang): string {
  const t = residentWords[lang]
  const label = (value: string) => ('options' in q && q.options.find((o) => o.value === value)?.label[lang]) || value
  if (a === undefined) return t.notAnswered
  if (typeof a === 'string') return q.kind === 'single' ? label(a) : a
  if ('met' in a) return t.rated(a.importance, a.met)
  return q.kind === 'ranking' ? a.map((v, i) => `${i + 1}. ${label(v)}`).join('\n') : listIn(a.map(label), lang)
}
