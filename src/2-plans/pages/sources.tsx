import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, MoneyField, Page, TextField } from '#ui'
import type { Plan } from '../rules/plan.ts'
import { sourceRows } from '../sources-form.ts'
import { words } from '../words.ts'

export function SourcesPage({ ctx, frame, form, plan }: { ctx: Ctx; frame: FrameFacts; form: FormState; plan: Plan }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.sources}
      section="plans"
      lead={t.sourcesHint}
      trail={[{ label: t.plans, href: '/plans' }, { label: plan.number, href: `/plans/${plan.id}` }, { label: t.sources }]}
    >
      <Form action={`/plans/${plan.id}/sources`} {...f} submit={t.save} cancel={`/plans/${plan.id}`} version={plan.version}>
        {Array.from({ length: sourceRows.most }, (_, i) => (
          <div className="row" key={i}>
            <TextField {...f} name={`source-${i}`} label={t.sourceN(i + 1)} />
            <MoneyField {...f} name={`amount-${i}`} label={t.amountN(i + 1)} />
          </div>
        ))}
      </Form>
    </Page>
  )
}
