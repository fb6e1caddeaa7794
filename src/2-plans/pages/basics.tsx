import { titleIn } from '#kernel'
import type { Purchase } from '#needs'
import type { Ctx } from '#platform'
import { AskedFields, Empty, Form, type FormState, type FrameFacts, Page, Select } from '#ui'
import { planFields } from '../plan-form.ts'
import type { Plan } from '../rules/plan.ts'
import { words } from '../words.ts'
import { PreparationFields } from './preparation.tsx'

/** The form of a plan: of one that is there, or of one that begins, which asks for its purchase. */
export function BasicsPage(p: { ctx: Ctx; frame: FrameFacts; form: FormState; plan?: Plan; purchases?: readonly Purchase[] }) {
  const { ctx, frame, form, plan, purchases } = p
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const trail = plan
    ? [{ label: t.plans, href: '/plans' }, { label: plan.number, href: `/plans/${plan.id}` }, { label: t.edit }]
    : [{ label: t.plans, href: '/plans' }, { label: t.newPlan }]
  const page = { ctx, frame, section: 'plans', trail, title: plan ? titleIn(plan, lang) : t.newPlan } as const
  if (purchases?.length === 0)
    return (
      <Page {...page}>
        <Empty title={t.noPurchase}>
          <p>{t.noPlansHelp}</p>
        </Empty>
      </Page>
    )
  const to = plan
    ? { action: `/plans/${plan.id}/edit`, cancel: `/plans/${plan.id}`, version: plan.version }
    : { action: '/plans/new', cancel: '/plans' }
  return (
    <Page {...page}>
      <Form {...to} {...f} submit={t.save}>
        {purchases && (
          <Select
            {...f}
            name="purchase"
            label={t.purchase}
            empty={t.choosePurchase}
            options={purchases.map((b) => ({ value: b.id, label: `${b.number} ${titleIn(b, lang)}` }))}
          />
        )}
        <div className="row">
          <AskedFields fields={planFields} ctx={ctx} form={form} only={['fiscalYear', 'startsOn']} />
        </div>
        <AskedFields fields={planFields} ctx={ctx} form={form} but={['fiscalYear', 'startsOn']} />
        <PreparationFields ctx={ctx} form={form} />
      </Form>
    </Page>
  )
}
