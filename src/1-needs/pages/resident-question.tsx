import { type Lang, sentencesIn, type Words } from '#kernel'
import type { ReactNode } from 'react'
import { residentWords } from '../resident-words.ts'
import { typedOf } from '../rules/answering.ts'
import type { Answers, Question } from '../rules/questionnaire.ts'
import { FiveSteps } from './five-steps.tsx'

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>

interface Asked<Q = Question> {
  q: Q
  lang: Lang
  Heading: 'h1' | 'h2'
  title: ReactNode
  /** What helps to answer, and what is wrong with the answer. */
  notes: ReactNode
  /** What was answered in a field. */
  of: (name: string) => readonly string[]
  isWrong: boolean
  describedBy: string | undefined
}

/** One question in large type. Every control is the browser's own, so that it works on any phone and without script. */
export function ResidentQuestion(p: { q: Question; answers: Answers; wrong?: Words | undefined; lang: Lang; heading?: 1 | 2 }) {
  const { q, lang, wrong } = p
  const values = typedOf([q], p.answers)
  const hint = hintOf(q, lang)
  const asked = {
    lang,
    Heading: p.heading === 2 ? ('h2' as const) : ('h1' as const),
    title: <Title q={q} lang={lang} />,
    notes: <Notes id={`q-${q.id}`} hint={hint} wrong={wrong?.[lang]} />,
    of: (name: string) => [values[name] ?? []].flat() as string[],
    isWrong: wrong !== undefined,
    describedBy: [hint ? `q-${q.id}-hint` : '', wrong ? `q-${q.id}-wrong` : ''].filter(Boolean).join(' ') || undefined,
  }
  if (q.kind === 'text' || q.kind === 'number') return <Written {...asked} q={q} />
  if (q.kind === 'need') return <NeedRatings {...asked} q={q} />
  if (q.kind === 'ranking') return <Places {...asked} q={q} />
  if (q.kind === 'scale') return <Scale {...asked} q={q} />
  return <Choices {...asked} q={q} />
}

/** What the question says of itself, and what its kind asks for. */
function hintOf(q: Question, lang: Lang): string {
  const t = residentWords[lang]
  const extra = q.kind === 'multiple' && q.most ? t.most(q.most) : q.kind === 'number' ? t.numberHint(q.min, q.max) : ''
  return sentencesIn([q.hint?.[lang] ?? '', extra].filter(Boolean), lang)
}

const Title = ({ q, lang }: { q: Question; lang: Lang }) => (
  <>
    {q.label[lang]}
    {!q.required && <small className="soft"> {residentWords[lang].optional}</small>}
  </>
)

const Notes = ({ id, hint, wrong }: { id: string; hint: string; wrong: string | undefined }) => (
  <>
    {hint && (
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {wrong && (
      <p className="wrong" id={`${id}-wrong`} role="alert">
        {wrong}
      </p>
    )}
  </>
)

function Written({ q, Heading, title, notes, of, isWrong, describedBy }: Asked<Of<'text' | 'number'>>) {
  const id = `q-${q.id}`
  const field = { id, name: q.id, defaultValue: of(q.id)[0] ?? '', 'aria-describedby': describedBy, 'aria-invalid': isWrong || undefined }
  return (
    <div className="question">
      <Heading>
        <label htmlFor={id}>{title}</label>
      </Heading>
      {notes}
      {q.kind === 'text' && q.ownWord ? (
        <input {...field} type="text" maxLength={60} autoComplete="off" />
      ) : q.kind === 'text' ? (
        <textarea {...field} rows={5} maxLength={1000} />
      ) : (
        <input {...field} type="text" inputMode="numeric" autoComplete="off" />
      )}
    </div>
  )
}

function NeedRatings({ q, lang, Heading, title, notes, of }: Asked<Of<'need'>>) {
  const t = residentWords[lang]
  const [importance, met] = [`${q.id}-importance`, `${q.id}-met`]
  return (
    <div className="question">
      <Heading>{title}</Heading>
      {notes}
      <FiveSteps name={importance} legend={t.importance} low={t.notImportant} high={t.veryImportant} chosen={of(importance)[0]} />
      <FiveSteps name={met} legend={t.met} low={t.badly} high={t.well} chosen={of(met)[0]} />
    </div>
  )
}

function Places({ q, lang, Heading, title, notes, of }: Asked<Of<'ranking'>>) {
  const t = residentWords[lang]
  return (
    <div className="question">
      <Heading>{title}</Heading>
      {notes}
      {Array.from({ length: q.places }, (_, i) => {
        const name = `${q.id}-${i + 1}`
        return (
          <div key={name} style={{ marginBottom: 18 }}>
            <label htmlFor={`q-${name}`}>{t.place(i + 1)}</label>
            <select id={`q-${name}`} name={name} defaultValue={of(name)[0] ?? ''} style={{ width: '100%' }}>
              <option value="">{t.choosePlace}</option>
              {q.options.map((o) => (
                <option key={o.value} value={o.value}>
                  {o.label[lang]}
                </option>
              ))}
            </select>
          </div>
        )
      })}
    </div>
  )
}

function Scale({ q, lang, Heading, title, notes, of }: Asked<Of<'scale'>>) {
  const legend = <Heading style={{ margin: '24px 0 16px' }}>{title}</Heading>
  return (
    <div className="question">
      {notes}
      <FiveSteps name={q.id} legend={legend} low={q.low[lang]} high={q.high[lang]} chosen={of(q.id)[0]} />
    </div>
  )
}

function Choices({ q, lang, Heading, title, notes, of, describedBy }: Asked<Of<'single' | 'multiple'>>) {
  const type = q.kind === 'multiple' ? 'checkbox' : 'radio'
  return (
    <fieldset className="question">
      <legend>
        <Heading>{title}</Heading>
      </legend>
      {notes}
      {q.options.map((o) => (
        <label className="choice" key={o.value}>
          <input
            type={type}
            name={q.id}
            value={o.value}
            defaultChecked={!o.gone && of(q.id).includes(o.value)}
            disabled={o.gone !== undefined}
            aria-describedby={describedBy}
          />
          <span>
            {o.label[lang]}
            {o.hint && (
              <small className="soft" style={{ display: 'block' }}>
                {o.hint[lang]}
              </small>
            )}
            {o.gone && <b style={{ display: 'block' }}>{o.gone[lang]}</b>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
