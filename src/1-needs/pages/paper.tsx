import { titleIn, type Words } from '#kernel'
import { type Community, nameOf } from '#people'
import { DataTable, Form, type FormState, Notice, Page, Radios, Select, TextArea, TextField } from '#ui'
import type { Campaign } from '../campaigns.ts'
import type { Difference, OpenSheet } from '../enter-paper.ts'
import { words } from '../page-words.ts'
import { residentWords } from '../resident-words.ts'
import type { Question } from '../rules/questionnaire.ts'
import { sayAnswer } from './resident.tsx'
import type { Common } from './parts.tsx'

interface Facts extends Common {
  campaign: Campaign
}

/** The whole questionnaire on one page, in the order of the paper, for the keyboard. */
export function PaperPage(
  p: Facts & {
    form: FormState
    questions: readonly Question[]
    places: readonly Community[]
    waiting: readonly OpenSheet[]
    said: Words | undefined
  },
) {
  const { ctx, frame, campaign: c } = p
  const t = words[ctx.lang]
  const f = { form: p.form, lang: ctx.lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.paper}
      section="needs"
      lead={t.paperLead}
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, ctx.lang), href: `/surveys/${c.id}` },
      ]}
    >
      {p.said && (
        <Notice>
          <p role="status">{p.said[ctx.lang]}</p>
        </Notice>
      )}
      {p.waiting.length > 0 && (
        <>
          <h2>{t.waiting}</h2>
          <DataTable
            rows={p.waiting}
            lang={ctx.lang}
            rowKey={(s) => s.sheet}
            columns={[
              { key: 'sheet', label: t.sheet, cell: (s) => s.sheet },
              {
                key: 'community',
                label: t.communities,
                cell: (s) =>
                  nameOf(
                    p.places.find((x) => x.id === s.communityId),
                    ctx.lang,
                  ),
              },
              {
                key: 'state',
                label: t.state,
                cell: (s) =>
                  s.state === 'differs' ? <a href={`/surveys/${c.id}/paper/${encodeURIComponent(s.sheet)}`}>{t.differs}</a> : t.waitsSecond,
              },
            ]}
          />
          <h2>{t.paper}</h2>
        </>
      )}
      <Form action={`/surveys/${c.id}/paper`} {...f} submit={t.keyIn} cancel={`/surveys/${c.id}`} wide>
        <div className="row">
          <TextField {...f} name="sheet" label={t.sheet} hint={t.sheetHint} short maxLength={20} />
          <Select
            {...f}
            name="communityId"
            label={t.communities}
            options={p.places.map((x) => ({ value: x.id, label: nameOf(x, ctx.lang) }))}
            empty="—"
          />
          <TextField {...f} name="code" label={t.paperCode} hint={t.paperCodeHint} optional short maxLength={12} />
        </div>
        {p.questions.map((q, i) => (
          <PaperQuestion key={q.id} q={q} at={i + 1} f={f} questions={p.questions} />
        ))}
      </Form>
    </Page>
  )
}

function PaperQuestion({
  q,
  at,
  f,
  questions,
}: {
  q: Question
  at: number
  f: { form: FormState; lang: 'zh' | 'en' }
  questions: readonly Question[]
}) {
  const { lang } = f
  const t = residentWords[lang]
  const condition = q.showIf && questions.find((x) => x.id === q.showIf!.question)
  const label = `${at}. ${q.label[lang]}`
  const hint = condition
    ? words[lang].onlyIf(
        questions.indexOf(condition) + 1,
        ('options' in condition && condition.options.find((o) => o.value === q.showIf!.value)?.label[lang]) || q.showIf!.value,
      )
    : undefined
  const more = { ...f, optional: !q.required, ...(hint && { hint }) }
  const five = (low: string, high: string) =>
    [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: n === 1 ? `1 ${low}` : n === 5 ? `5 ${high}` : String(n) }))
  const wrong = f.form.errors[q.id]
  // A need and a ranking have several fields; what is wrong with the question is said at the first of them.
  const at1 = (name: string) => (wrong ? { ...f, form: { ...f.form, errors: { ...f.form.errors, [name]: wrong } } } : f)
  if (q.kind === 'need')
    return (
      <div className="row">
        <Select
          {...at1(`${q.id}-importance`)}
          name={`${q.id}-importance`}
          label={`${label} — ${t.importance}`}
          optional={!q.required}
          empty="—"
          options={five(t.notImportant, t.veryImportant)}
        />
        <Select {...f} name={`${q.id}-met`} label={t.met} optional={!q.required} empty="—" options={five(t.badly, t.well)} />
      </div>
    )
  if (q.kind === 'ranking')
    return (
      <div className="row">
        {Array.from({ length: q.places }, (_, i) => (
          <Select
            key={i}
            {...(i === 0 ? at1(`${q.id}-1`) : f)}
            name={`${q.id}-${i + 1}`}
            label={i === 0 ? `${label} — ${t.place(1)}` : t.place(i + 1)}
            optional={!q.required}
            empty="—"
            options={q.options.map((o) => ({ value: o.value, label: o.label[lang] }))}
          />
        ))}
      </div>
    )
  if (q.kind === 'text') return <TextArea {...more} name={q.id} label={label} rows={3} />
  if (q.kind === 'number') return <TextField {...more} name={q.id} label={label} inputMode="numeric" short />
  if (q.kind === 'scale') return <Select {...more} name={q.id} label={label} empty="—" options={five(q.low[lang], q.high[lang])} />
  if (q.kind === 'single')
    return (
      <Select {...more} name={q.id} label={label} empty="—" options={q.options.map((o) => ({ value: o.value, label: o.label[lang] }))} />
    )
  return (
    <fieldset className={`field${wrong ? ' is-wrong' : ''}`} id={`f-${q.id}`}>
      <legend>{label}</legend>
      {hint && <span className="hint">{hint}</span>}
      {wrong && <span className="wrong">{wrong[lang]}</span>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 28px' }}>
        {q.options.map((o) => (
          <label className="option" key={o.value}>
            <input type="checkbox" name={q.id} value={o.value} defaultChecked={[f.form.values[q.id] ?? []].flat().includes(o.value)} />
            <span>{o.label[lang]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Two keyings side by side, where they differ. */
export function SettlePage(p: Facts & { sheet: string; differences: readonly Difference[]; form: FormState }) {
  const { ctx, frame, campaign: c } = p
  const t = words[ctx.lang]
  const f = { form: p.form, lang: ctx.lang }
  const shown = (d: Difference, which: 'first' | 'second') =>
    d[which] === undefined ? t.notAnswered : sayAnswer(d.question, d[which], ctx.lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.settle} ${p.sheet}`}
      section="needs"
      lead={t.settleLead}
      trail={[
        { label: titleIn(c, ctx.lang), href: `/surveys/${c.id}` },
        { label: t.paper, href: `/surveys/${c.id}/paper` },
      ]}
    >
      <Form action={`/surveys/${c.id}/paper/${encodeURIComponent(p.sheet)}`} {...f} submit={t.settle} cancel={`/surveys/${c.id}/paper`}>
        {p.differences.map((d) => (
          <Radios
            key={d.question.id}
            {...f}
            name={d.question.id}
            label={d.question.label[ctx.lang]}
            options={[
              { value: 'first', label: shown(d, 'first'), hint: t.firstKeying },
              { value: 'second', label: shown(d, 'second'), hint: t.secondKeying },
            ]}
          />
        ))}
      </Form>
    </Page>
  )
}
