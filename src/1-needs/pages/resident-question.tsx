import { type Lang, sentencesIn, type Words } from '#kernel'
import { typedOf } from '../rules/answering.ts'
import type { Answers, Question } from '../rules/questionnaire.ts'
import { residentWords } from '../resident-words.ts'

/** One question in large type. Every control is the browser's own, so that it works on any phone and without script. */
export function ResidentQuestion({
  q,
  answers,
  wrong,
  lang,
  heading = 1,
}: {
  q: Question
  answers: Answers
  wrong?: Words | undefined
  lang: Lang
  heading?: 1 | 2
}) {
  const t = residentWords[lang]
  const values = typedOf([q], answers)
  const of = (name: string) => [values[name] ?? []].flat() as string[]
  const id = `q-${q.id}`
  const Heading = heading === 1 ? 'h1' : 'h2'
  const extra = q.kind === 'multiple' && q.most ? t.most(q.most) : q.kind === 'number' ? t.numberHint(q.min, q.max) : undefined
  const describedBy = [q.hint || extra ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined
  const title = (
    <>
      {q.label[lang]}
      {!q.required && <small className="soft"> {t.optional}</small>}
    </>
  )
  const notes = (
    <>
      {(q.hint || extra) && (
        <p className="hint" id={`${id}-hint`}>
          {sentencesIn([q.hint?.[lang] ?? '', extra ?? ''].filter(Boolean), lang)}
        </p>
      )}
      {wrong && (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrong[lang]}
        </p>
      )}
    </>
  )
  const choice = (name: string, value: string, label: string, type: 'radio' | 'checkbox' = 'radio') => (
    <label className="choice" key={value}>
      <input type={type} name={name} value={value} defaultChecked={of(name).includes(value)} aria-describedby={describedBy} />
      <span>{label}</span>
    </label>
  )
  if (q.kind === 'text' || q.kind === 'number')
    return (
      <div className="question">
        <Heading>
          <label htmlFor={id}>{title}</label>
        </Heading>
        {notes}
        {q.kind === 'text' ? (
          <textarea
            id={id}
            name={q.id}
            rows={5}
            maxLength={1000}
            defaultValue={of(q.id)[0] ?? ''}
            aria-describedby={describedBy}
            aria-invalid={wrong ? true : undefined}
          />
        ) : (
          <input
            type="text"
            inputMode="numeric"
            id={id}
            name={q.id}
            defaultValue={of(q.id)[0] ?? ''}
            autoComplete="off"
            aria-describedby={describedBy}
            aria-invalid={wrong ? true : undefined}
          />
        )}
      </div>
    )
  if (q.kind === 'need' || q.kind === 'ranking')
    return (
      <div className="question">
        <Heading>{title}</Heading>
        {notes}
        {q.kind === 'ranking' ? (
          Array.from({ length: q.places }, (_, i) => (
            <div key={i} style={{ marginBottom: 18 }}>
              <label htmlFor={`${id}-${i + 1}`}>{t.place(i + 1)}</label>
              <select
                id={`${id}-${i + 1}`}
                name={`${q.id}-${i + 1}`}
                defaultValue={of(`${q.id}-${i + 1}`)[0] ?? ''}
                style={{ width: '100%' }}
              >
                <option value="">{t.choosePlace}</option>
                {q.options.map((o) => (
                  <option key={o.value} value={o.value}>
                    {o.label[lang]}
                  </option>
                ))}
              </select>
            </div>
          ))
        ) : (
          <>
            <FiveSteps
              name={`${q.id}-importance`}
              legend={t.importance}
              low={t.notImportant}
              high={t.veryImportant}
              chosen={of(`${q.id}-importance`)[0]}
            />
            <FiveSteps name={`${q.id}-met`} legend={t.met} low={t.badly} high={t.well} chosen={of(`${q.id}-met`)[0]} />
          </>
        )}
      </div>
    )
  if (q.kind === 'scale')
    return (
      <div className="question">
        {notes}
        <FiveSteps
          name={q.id}
          legend={<Heading style={{ margin: '24px 0 16px' }}>{title}</Heading>}
          low={q.low[lang]}
          high={q.high[lang]}
          chosen={of(q.id)[0]}
        />
      </div>
    )
  return (
    <fieldset className="question">
      <legend>
        <Heading>{title}</Heading>
      </legend>
      {notes}
      {q.options.map((o) => choice(q.id, o.value, o.label[lang], q.kind === 'multiple' ? 'checkbox' : 'radio'))}
    </fieldset>
  )
}

/** 1 to 5 side by side, each a target of at least 60 px, with words at both ends. */
function FiveSteps({
  name,
  legend,
  low,
  high,
  chosen,
}: {
  name: string
  legend: React.ReactNode
  low: string
  high: string
  chosen: string | undefined
}) {
  return (
    <fieldset>
      <legend style={{ marginBottom: 8 }}>{legend}</legend>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(5, minmax(56px, 1fr))', gap: 6 }}>
        {[1, 2, 3, 4, 5].map((n) => (
          <label
            className="choice"
            key={n}
            style={{ flexDirection: 'column', justifyContent: 'center', gap: 4, padding: '10px 2px', marginBottom: 4 }}
          >
            <input type="radio" name={name} value={n} defaultChecked={chosen === String(n)} />
            <span>
              {n}
              {n === 1 && <span className="visually-hidden"> {low}</span>}
              {n === 5 && <span className="visually-hidden"> {high}</span>}
            </span>
          </label>
        ))}
      </div>
      <div aria-hidden="true" className="small soft" style={{ display: 'flex', justifyContent: 'space-between', gap: 16 }}>
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </fieldset>
  )
}
