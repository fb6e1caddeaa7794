import { type Lang, titleIn } from '#kernel'
import { Link } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Form, type FormState, freshForm, Select, TextArea } from '#ui'
import type { EarlierNeed } from '../earlier-needs.ts'
import { earlierNeedWords } from '../earlier-need-words.ts'
import type { Plan } from '../rules/plan.ts'

interface Shown {
  ctx: Ctx
  plan: Plan
  needs: readonly EarlierNeed[]
  mayEdit: boolean
  /** A form that came back, with the need it is about among its values. */
  form: FormState
}

/** Needs of earlier rounds in the same communities, and what this plan says of each; while it is drafted, the forms to say it. */
export function EarlierNeeds({ ctx, plan, needs, mayEdit, form }: Shown) {
  const { lang } = ctx
  const t = earlierNeedWords[lang]
  if (needs.length === 0) return null
  // What was approved can say nothing any more; whether it ever was asked nobody can tell of older plans.
  const undecided = plan.approvedOn === null
  const open = needs.filter((e) => e.lines.length === 0)
  return (
    <section id="earlier-needs">
      <h2>{t.title}</h2>
      <p className="soft small">
        {t.lead}{' '}
        <Link asker={ctx.asker} href={`/purchases/${plan.purchaseId}/earlier-needs`} of={plan}>
          {t.became}
        </Link>
      </p>
      <DataTable
        lang={lang}
        rows={needs}
        rowKey={(e) => e.need.id}
        late={(e) => undecided && e.lines.length === 0 && !e.said}
        columns={[
          { key: 'need', label: t.need, cell: (e) => titleIn(e.need, lang) },
          {
            key: 'from',
            label: t.from,
            cell: (e) => <a href={`/open/purchases/${e.from.id}`}>{`${e.from.number} ${titleIn(e.from, lang)}`}</a>,
          },
          { key: 'says', label: t.says, cell: (e) => <Says e={e} undecided={undecided} lang={lang} /> },
        ]}
      />
      {mayEdit && open.map((e) => <Say key={e.need.id} e={e} plan={plan} form={form} lang={lang} />)}
    </section>
  )
}

function Says({ e, undecided, lang }: { e: EarlierNeed; undecided: boolean; lang: Lang }) {
  const t = earlierNeedWords[lang]
  if (e.lines.length > 0) return <>{t.takenOn(e.lines)}</>
  if (!e.said) return <>{undecided ? t.unsaid : t.silent}</>
  return (
    <>
      <b>{t[e.said.answer]}</b>
      <div>{e.said.reason}</div>
    </>
  )
}

function Say({ e, plan, form, lang }: { e: EarlierNeed; plan: Plan; form: FormState; lang: Lang }) {
  const t = earlierNeedWords[lang]
  const mine = form.values.needId === e.need.id
  const f = { form: mine ? form : freshForm({ answer: e.said?.answer ?? '', reason: e.said?.reason ?? '' }), lang }
  return (
    <details open={mine && Object.keys(form.errors).length > 0}>
      <summary>
        {t.say} · {titleIn(e.need, lang)}
      </summary>
      <Form action={`/plans/${plan.id}/earlier-needs`} {...f} submit={t.say} version={plan.version}>
        <input type="hidden" name="needId" value={e.need.id} />
        <Select
          {...f}
          name="answer"
          label={t.answer}
          options={[
            { value: 'done', label: t.done },
            { value: 'dropped', label: t.dropped },
          ]}
        />
        <TextArea {...f} name="reason" label={t.reason} hint={t.reasonHint} rows={2} />
      </Form>
    </details>
  )
}
