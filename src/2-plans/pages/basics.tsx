import { titleIn } from '#kernel'
import type { Purchase } from '#needs'
import type { Ctx } from '#platform'
import {
  Checkboxes,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  MoneyField,
  NumberField,
  Page,
  Select,
  TextArea,
  Tick,
} from '#ui'
import type { Plan } from '../rules/plan.ts'
import { confirmations } from '../rules/words.ts'
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
        <PlanFields ctx={ctx} form={form} />
        <PreparationFields {...f} law={ctx.law} />
      </Form>
    </Page>
  )
}

/** When, for how long, for how much and how it is bought, and what was confirmed. */
function PlanFields({ ctx: { lang, law }, form }: { ctx: Ctx; form: FormState }) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <div className="row">
        <NumberField {...f} name="fiscalYear" label={t.fiscalYear} />
        <DayField {...f} name="startsOn" label={t.startsOn} />
      </div>
      <NumberField {...f} name="months" label={t.months} hint={t.monthsHint} />
      <MoneyField {...f} name="fixedTotal" label={t.fixedTotal} hint={t.fixedTotalHint} optional />
      <Select
        {...f}
        name="method"
        label={t.method}
        empty={t.undecided}
        optional
        options={law.methods.map((m) => ({ value: m.name, label: m.says[lang] }))}
      />
      <Tick {...f} name="fixedPrice" label={t.fixedPrice} />
      <TextArea {...f} name="noSurveyReason" label={t.noSurvey} hint={t.noSurveyHint} optional rows={3} />
      <Checkboxes
        {...f}
        name="confirms"
        label={t.confirms}
        hint={t.confirmsHint}
        options={Object.entries(confirmations).map(([value, w]) => ({ value, label: w[lang] }))}
      />
    </>
  )
}
