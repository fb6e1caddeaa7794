import { colonIn, type Lang, listIn, type Refusal, sayDay, titleIn, type Words } from '#kernel'
import type { Community, Organisation } from '#people'
import { nameOf } from '#people'
import { ResidentPage } from '#ui'
import type { ReactNode } from 'react'
import type { Campaign } from '../campaigns.ts'
import { sayCode } from '../codes.ts'
import type { Draft } from '../answer-draft.ts'
import type { AnswerValue, Question } from '../rules/questionnaire.ts'
import { residentWords } from '../resident-words.ts'
import { ResidentQuestion } from './resident-question.tsx'

const plainHeading = { border: 0, padding: 0, margin: '24px 0 12px' }

export interface Around {
  lang: Lang
  styles: string
  here: string
}
const Screen = ({ around, title, top, children }: { around: Around; title: string; top?: ReactNode; children: ReactNode }) => (
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

export function EnterCodePage({ around, wrong, typed }: { around: Around; wrong?: Words | undefined; typed?: string | undefined }) {
  const t = residentWords[around.lang]
  return (
    <Screen around={around} title={t.enterTitle}>
      <h1>
        <label htmlFor="code">{t.enterTitle}</label>
      </h1>
      <p className="hint" id="code-hint">
        {t.enterHint}
      </p>
      {wrong && (
        <p className="wrong" role="alert" id="code-wrong">
          {wrong[around.lang]}
        </p>
      )}
      <form action="/s">
        <input
          type="text"
          id="code"
          name="code"
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          aria-describedby={wrong ? 'code-hint code-wrong' : 'code-hint'}
          aria-invalid={wrong ? true : undefined}
        />
        <button className="button">{t.go}</button>
      </form>
      <Resume around={around} />
    </Screen>
  )
}

function Resume({ around }: { around: Around }) {
  const t = residentWords[around.lang]
  return (
    <details style={{ marginTop: 36 }}>
      <summary style={{ minHeight: 60, display: 'flex', alignItems: 'center' }}>{t.resumeTitle}</summary>
      <form action="/s/resume">
        <label htmlFor="resume">{t.resumeLabel}</label>
        <p className="hint" id="resume-hint">
          {t.resumeHint}
        </p>
        <input
          type="text"
          id="resume"
          name="draft"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          aria-describedby="resume-hint"
        />
        <button className="button">{t.resume}</button>
      </form>
    </details>
  )
}

/** Why it is asked, by whom, how long it takes, what is not kept; then one button. */
export function StartPage(p: {
  around: Around
  campaign: Campaign
  office: Organisation | undefined
  places: readonly Community[]
  action: string
  open: boolean
  questions: number
  minutes: number
  wrong?: Words | undefined
}) {
  const { lang } = p.around
  const t = residentWords[lang]
  const purpose = { needs: t.needsFor, satisfaction: t.satisfactionFor, opinion: t.opinionFor }[p.campaign.purpose]
  const own = p.campaign.about && titleIn({ title: p.campaign.about, titleEn: p.campaign.aboutEn }, lang)
  return (
    <Screen
      around={p.around}
      title={titleIn(p.campaign, lang)}
      top={
        <p className="small soft" style={{ marginBottom: 0 }}>
          {p.open ? nameOf(p.office, lang) : `${nameOf(p.places[0], lang)} · ${nameOf(p.office, lang)}`}
        </p>
      }
    >
      <h1>{titleIn(p.campaign, lang)}</h1>
      <p>{own ?? purpose}</p>
      <p>{t.minutes(p.questions, p.minutes)}</p>
      <p>{t.private}</p>
      <p className="hint">{p.open ? t.openNote : t.oncePerHousehold}</p>
      {p.wrong && (
        <p className="wrong" role="alert">
          {p.wrong[lang]}
        </p>
      )}
      <form method="post" action={p.action}>
        {p.open ? (
          <fieldset>
            <legend>
              <h2 style={plainHeading}>{t.where}</h2>
            </legend>
            {p.places.map((c) => (
              <label className="choice" key={c.id}>
                <input type="radio" name="communityId" value={c.id} />
                <span>{nameOf(c, lang)}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <fieldset>
            <legend>
              <h2 style={plainHeading}>{t.who}</h2>
            </legend>
            {(
              [
                ['own-phone', t.whoSelf],
                ['helped', t.whoHelped],
                ['tablet', t.whoTablet],
              ] as const
            ).map(([value, label]) => (
              <label className="choice" key={value}>
                <input type="radio" name="route" value={value} defaultChecked={value === 'own-phone'} />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        )}
        <button className="button">{t.start}</button>
      </form>
      <p className="quiet">
        {t.until(sayDay(p.campaign.closesOn, lang))}{' '}
        {p.campaign.contactPhone && t.call(p.campaign.contactName ?? '', p.campaign.contactPhone)}
      </p>
      <Resume around={p.around} />
    </Screen>
  )
}

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

export function DonePage({ around, tablet }: { around: Around; tablet: boolean }) {
  const t = residentWords[around.lang]
  return (
    <Screen around={around} title={t.doneTitle}>
      <h1>{t.doneTitle}</h1>
      <p>{t.doneLead}</p>
      <p>{t.doneNext}</p>
      {tablet && (
        <p>
          <a className="button" href="/s">
            {t.nextPerson}
          </a>
        </p>
      )}
    </Screen>
  )
}

/** A code that does not lead to a question: says why, and what to do instead. */
export function CannotAnswerPage({ around, refusal }: { around: Around; refusal: Refusal }) {
  const t = residentWords[around.lang]
  const done = refusal.code === 'code-used'
  return (
    <Screen around={around} title={done ? t.doneTitle : t.problem}>
      <h1>{done ? t.doneTitle : t.problem}</h1>
      <p>{refusal.words[around.lang]}</p>
      {refusal.status === 404 && (
        <p>
          <a className="button plain" href="/s">
            {t.tryCode}
          </a>
        </p>
      )}
      {refusal.status === 404 && <Resume around={around} />}
    </Screen>
  )
}
