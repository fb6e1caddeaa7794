import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, type Choice, Form, type FormState, type FrameFacts, Page, Select, TextArea, TextField } from '#ui'
import { indicatorRows } from '../goal-form.ts'
import { goalPageWords } from '../goal-page-words.ts'
import type { Plan, PlanLine } from '../rules/plan.ts'
import { words } from '../words.ts'
import { IndicatorRow } from './indicator-row.tsx'

interface GoalFormFacts {
  readonly plan: Plan
  readonly line: PlanLine
  readonly goalId: string | undefined
  readonly needs: readonly (Choice & { label: string })[]
  /** What a new goal may begin from: the key of its address and what it says. */
  readonly examples: readonly { readonly key: string; readonly says: string }[]
  readonly before: readonly { readonly key: string; readonly says: string }[]
}

/** A goal of a line, with its indicators. */
export function GoalPage({ ctx, frame, form, facts }: { ctx: Ctx; frame: FrameFacts; form: FormState; facts: GoalFormFacts }) {
  const { lang } = ctx
  const t = goalPageWords[lang]
  const f = { form, lang }
  const { plan, line, goalId } = facts
  const here = `/plans/${plan.id}/lines/${line.id}/goals`
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.goal}
      section="plans"
      lead={t.lead}
      trail={[
        { label: words[lang].plans, href: '/plans' },
        { label: plan.number, href: `/plans/${plan.id}` },
        { label: line.title, href: `/plans/${plan.id}/lines/${line.id}` },
        { label: t.goal },
      ]}
    >
      {!goalId && (
        <>
          <Begin title={t.before} here={here} all={facts.before} />
          <Begin title={t.example} note={t.exampleNote} here={here} all={facts.examples} />
        </>
      )}
      <Form
        action={goalId ? `${here}/${goalId}` : `${here}/new`}
        {...f}
        submit={t.save}
        cancel={`/plans/${plan.id}`}
        version={plan.version}
      >
        <TextArea {...f} name="says" label={t.says} hint={t.saysHint} rows={2} />
        <TextField {...f} name="forWhom" label={t.forWhom} hint={t.forWhomHint} />
        {facts.needs.length > 0 && <Select {...f} name="needId" label={t.need} empty={t.noNeed} optional options={facts.needs} />}
        {goalId && <p className="soft small">{t.removeHint}</p>}
        <IndicatorFields {...f} />
      </Form>
      {goalId && <ActionButton action={`${here}/${goalId}/remove`} lang={lang} label={t.remove} version={plan.version} danger />}
    </Page>
  )
}

/** Goals to begin from, folded away. */
function Begin({
  title,
  note,
  here,
  all,
}: {
  title: string
  note?: string
  here: string
  all: readonly { readonly key: string; readonly says: string }[]
}) {
  if (all.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      {note && <p className="soft small">{note}</p>}
      <ul>
        {all.map((e) => (
          <li key={e.key}>
            <a href={`${here}/new?from=${encodeURIComponent(e.key)}`}>{e.says}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The rows of indicators: those that are filled in and one more, the others folded away. */
function IndicatorFields(f: { form: FormState; lang: Lang }) {
  const t = goalPageWords[f.lang]
  const rows = Array.from({ length: indicatorRows.most }, (_, n) => n)
  const filled = rows.filter((n) => ['name', 'unit', 'target', 'how'].some((k) => f.form.values[`${k}-${n}`])).length
  const open = Math.min(indicatorRows.most, Math.max(1, filled))
  return (
    <>
      {rows.slice(0, open).map((n) => (
        <IndicatorRow key={n} {...f} n={n} />
      ))}
      {open < indicatorRows.most && (
        <details>
          <summary>{t.more}</summary>
          {rows.slice(open).map((n) => (
            <IndicatorRow key={n} {...f} n={n} />
          ))}
        </details>
      )}
    </>
  )
}
