import type { Lang } from '#kernel'
import { type FormState, Select, TextArea, TextField } from '#ui'
import { words } from '../page-words.ts'
import { residentWords } from '../resident-words.ts'
import type { Question } from '../rules/questionnaire.ts'

interface Asked<Q = Question> {
  q: Q
  /** With its number. */
  label: string
  /** The form, and what of it every field is told. */
  f: { form: FormState; lang: Lang }
}
type Of<K extends Question['kind']> = Extract<Question, { kind: K }>

/** A question as it stands on the paper, in its order, for the keyboard. */
export function PaperQuestion({ q, at, f, questions }: { q: Question; at: number; f: Asked['f']; questions: readonly Question[] }) {
  const { lang } = f
  const label = `${at}. ${q.label[lang]}`
  if (q.kind === 'need') return <NeedRatings q={q} label={label} f={f} />
  if (q.kind === 'ranking') return <Places q={q} label={label} f={f} />
  const hint = conditionOf(q, questions, lang)
  if (q.kind === 'multiple') return <Ticks q={q} label={label} f={f} hint={hint} />
  const field = { ...f, name: q.id, label, optional: !q.required, ...(hint && { hint }) }
  if (q.kind === 'text') return <TextArea {...field} rows={3} />
  if (q.kind === 'number') return <TextField {...field} inputMode="numeric" short />
  const options = q.kind === 'scale' ? five(q.low[lang], q.high[lang]) : optionsOf(q, lang)
  return <Select {...field} empty="—" options={options} />
}

const optionsOf = (q: Of<'single' | 'ranking'>, lang: Lang) => q.options.map((o) => ({ value: o.value, label: o.label[lang] }))
const five = (low: string, high: string) =>
  [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: n === 1 ? `1 ${low}` : n === 5 ? `5 ${high}` : String(n) }))

/** After which answer to which question this one is asked at all. */
function conditionOf(q: Question, questions: readonly Question[], lang: Lang): string | undefined {
  const { showIf } = q
  const on = showIf && questions.find((x) => x.id === showIf.question)
  if (!showIf || !on) return undefined
  const answer = ('options' in on && on.options.find((o) => o.value === showIf.value)?.label[lang]) || showIf.value
  return words[lang].onlyIf(questions.indexOf(on) + 1, answer)
}

/** A need and a ranking have several fields; what is wrong with the question is said at the first of them. */
function saidAt(f: Asked['f'], q: Question, name: string): Asked['f'] {
  const wrong = f.form.errors[q.id]
  return wrong ? { ...f, form: { ...f.form, errors: { ...f.form.errors, [name]: wrong } } } : f
}

function NeedRatings({ q, label, f }: Asked<Of<'need'>>) {
  const t = residentWords[f.lang]
  const first = `${q.id}-importance`
  const more = { optional: !q.required, empty: '—' }
  return (
    <div className="row">
      <Select
        {...saidAt(f, q, first)}
        {...more}
        name={first}
        label={`${label} — ${t.importance}`}
        options={five(t.notImportant, t.veryImportant)}
      />
      <Select {...f} {...more} name={`${q.id}-met`} label={t.met} options={five(t.badly, t.well)} />
    </div>
  )
}

function Places({ q, label, f }: Asked<Of<'ranking'>>) {
  const t = residentWords[f.lang]
  return (
    <div className="row">
      {Array.from({ length: q.places }, (_, i) => (
        <Select
          key={i}
          {...(i === 0 ? saidAt(f, q, `${q.id}-1`) : f)}
          name={`${q.id}-${i + 1}`}
          label={i === 0 ? `${label} — ${t.place(1)}` : t.place(i + 1)}
          optional={!q.required}
          empty="—"
          options={optionsOf(q, f.lang)}
        />
      ))}
    </div>
  )
}

function Ticks({ q, label, f, hint }: Asked<Of<'multiple'>> & { hint: string | undefined }) {
  const { form, lang } = f
  const wrong = form.errors[q.id]
  return (
    <fieldset className={`field${wrong ? ' is-wrong' : ''}`} id={`f-${q.id}`}>
      <legend>{label}</legend>
      {hint && <span className="hint">{hint}</span>}
      {wrong && <span className="wrong">{wrong[lang]}</span>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 28px' }}>
        {q.options.map((o) => (
          <label className="option" key={o.value}>
            <input type="checkbox" name={q.id} value={o.value} defaultChecked={[form.values[q.id] ?? []].flat().includes(o.value)} />
            <span>{o.label[lang]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
