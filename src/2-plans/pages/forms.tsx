import { type Grade, type Lang, commaIn, sayDay, sayMoney, titleIn } from '#kernel'
import type { GuideWage } from '#law'
import type { Need, Purchase } from '#needs'
import { type Community, nameOf } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Checkboxes,
  Cites,
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
  TextField,
  Tick,
} from '#ui'
import { confirmations } from '../rules/words.ts'
import type { Plan } from '../rules/plan.ts'
import { sourceRows } from '../sources-form.ts'
import { words } from '../words.ts'
import { PreparationFields } from './preparation.tsx'

export function BasicsPage({
  ctx,
  frame,
  form,
  plan,
  purchases,
}: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  plan?: Plan
  purchases?: readonly Purchase[]
}) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const trail = plan
    ? [{ label: t.plans, href: '/plans' }, { label: plan.number, href: `/plans/${plan.id}` }, { label: t.edit }]
    : [{ label: t.plans, href: '/plans' }, { label: t.newPlan }]
  if (purchases?.length === 0)
    return (
      <Page ctx={ctx} frame={frame} title={t.newPlan} section="plans" trail={trail}>
        <Empty title={t.noPurchase}>
          <p>{t.noPlansHelp}</p>
        </Empty>
      </Page>
    )
  return (
    <Page ctx={ctx} frame={frame} title={plan ? titleIn(plan, lang) : t.newPlan} section="plans" trail={trail}>
      <Form
        action={plan ? `/plans/${plan.id}/edit` : '/plans/new'}
        {...f}
        submit={t.save}
        cancel={plan ? `/plans/${plan.id}` : '/plans'}
        {...(plan && { version: plan.version })}
      >
        {purchases && (
          <Select
            {...f}
            name="purchase"
            label={t.purchase}
            empty={t.choosePurchase}
            options={purchases.map((p) => ({ value: p.id, label: `${p.number} ${titleIn(p, lang)}` }))}
          />
        )}
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
          options={ctx.law.methods.map((m) => ({ value: m.name, label: m.says[lang] }))}
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
        <PreparationFields {...f} />
      </Form>
    </Page>
  )
}

export interface LineFacts {
  plan: Plan
  kind: 'post' | 'project'
  lineId?: string | undefined
  needs: readonly Need[]
  communities: readonly Community[]
  /** The wage of a grade by the table of the place; nothing where it has none. */
  guide: (grade: Grade) => GuideWage | undefined
}

export function LinePage({ ctx, frame, form, facts }: { ctx: Ctx; frame: FrameFacts; form: FormState; facts: LineFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const { plan, kind, lineId } = facts
  const others = plan.lines.filter((l) => l.id !== lineId)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={kind === 'post' ? t.postLine : t.projectLine}
      section="plans"
      lead={kind === 'post' ? t.postLead : t.projectLead}
      trail={[
        { label: t.plans, href: '/plans' },
        { label: plan.number, href: `/plans/${plan.id}` },
        { label: kind === 'post' ? t.postLine : t.projectLine },
      ]}
    >
      <Form
        action={lineId ? `/plans/${plan.id}/lines/${lineId}` : `/plans/${plan.id}/lines/new`}
        {...f}
        submit={t.save}
        cancel={`/plans/${plan.id}`}
        version={plan.version}
      >
        <input type="hidden" name="kind" value={kind} />
        <TextField {...f} name="title" label={t.lineTitle} />
        <TextArea {...f} name="scope" label={t.scope} hint={t.scopeHint} optional rows={4} />
        {kind === 'post' ? (
          <>
            <Select {...f} name="grade" label={t.grade} options={grades.map((g) => ({ value: g, label: t[g] }))} />
            <div className="row">
              <NumberField {...f} name="posts" label={t.postCount} />
              <NumberField {...f} name="months" label={t.postMonths} />
            </div>
            <MoneyField {...f} name="amount" label={t.amount} hint={t.amountHint} optional />
            <Tick {...f} name="takesRest" label={t.takesRestTick} />
            <WageFields {...f} guide={facts.guide} />
          </>
        ) : (
          <>
            <div className="row">
              <NumberField {...f} name="quantity" label={t.quantity} />
              <MoneyField {...f} name="unitPrice" label={t.price} />
            </div>
            <TextField {...f} name="unit" label={t.unit} hint={t.unitHint} />
          </>
        )}
        {others.length > 0 && (
          <Select
            {...f}
            name="hangsOn"
            label={t.hangsOn}
            hint={t.hangsHint}
            empty={t.nothing}
            optional
            options={others.map((l) => ({ value: l.id, label: l.title }))}
          />
        )}
        {facts.needs.length > 0 ? (
          <Checkboxes {...f} name="needIds" label={t.needs} options={facts.needs.map((n) => ({ value: n.id, label: titleIn(n, lang) }))} />
        ) : (
          <p className="soft">{t.noNeeds}</p>
        )}
        <TextArea {...f} name="reason" label={t.reason} hint={t.reasonHint} optional rows={2} />
        <Checkboxes
          {...f}
          name="communityIds"
          label={t.communities}
          hint={t.communitiesHint}
          optional
          options={facts.communities.map((c) => ({ value: c.id, label: nameOf(c, lang) }))}
        />
      </Form>
      {lineId && (
        <ActionButton action={`/plans/${plan.id}/lines/${lineId}/remove`} lang={lang} label={t.remove} version={plan.version} danger />
      )}
    </Page>
  )
}

const grades = ['any', 'assistant', 'social-worker', 'senior'] as const

/** The wage of a post: from the table of the place, where it has one, with a reason where it differs; else as the office knows it. */
function WageFields({ form, lang, guide }: { form: FormState; lang: Lang; guide: LineFacts['guide'] }) {
  const t = words[lang]
  const f = { form, lang }
  const any = guide('any')
  if (!any)
    return (
      <div className="row">
        <MoneyField {...f} name="wage" label={t.wage} hint={t.wageHint} optional />
        <MoneyField {...f} name="contributions" label={t.contribution} optional />
      </div>
    )
  const by = grades.map((g) => `${t[g]} ${sayMoney(guide(g)?.wage ?? any.wage, lang)}`).join(commaIn(lang))
  return (
    <>
      <input type="hidden" name="wageOf" value={String(form.values.wageOf ?? 'any')} />
      <MoneyField
        {...f}
        name="wage"
        label={t.wage}
        hint={
          <>
            {t.wageTable(any.says[lang], sayDay(any.from, lang), by)} <Cites cites={any.cites} lang={lang} />
          </>
        }
        optional
      />
      <TextArea {...f} name="wageReason" label={t.wageReason} hint={t.wageReasonHint} optional rows={2} />
    </>
  )
}

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
