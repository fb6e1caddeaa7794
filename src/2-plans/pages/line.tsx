import { commaIn, type Grade, type Lang, sayDay, sayMoney, sayUnitTerms, statementsIn } from '#kernel'
import type { GuideWage } from '#law'
import { type Community, namedChoice } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Checkboxes,
  type Choice,
  Cites,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  lineApart,
  MoneyField,
  NumberField,
  Page,
  Select,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import { goalPageWords } from '../goal-page-words.ts'
import type { Plan } from '../rules/plan.ts'
import { unitKindWords } from '../unit-kind-words.ts'
import { unitFieldWords } from '../unit-field-words.ts'
import type { UnitChoice } from '../units-of.ts'
import { words } from '../words.ts'
import { UnitFields } from './unit-fields.tsx'

export interface LineFacts {
  plan: Plan
  kind: 'post' | 'project'
  lineId?: string | undefined
  needs: readonly Choice[]
  communities: readonly Community[]
  /** The wage of a grade by the table of the place; nothing where it has none. */
  guide: (grade: Grade) => GuideWage | undefined
  /** What the unit of a project line may begin from. */
  units: { readonly own: readonly UnitChoice[]; readonly before: readonly UnitChoice[]; readonly examples: readonly UnitChoice[] }
}

interface Fields {
  form: FormState
  lang: Lang
  facts: LineFacts
}

/** The form of a line, a new one or one that is there: a number of posts for some months, or a piece of work by its price. */
export function LinePage({ ctx, frame, form, facts }: { ctx: Ctx; frame: FrameFacts; form: FormState; facts: LineFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const { plan, kind, lineId } = facts
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
      {kind === 'project' && <BeginUnit facts={facts} lang={lang} />}
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
        {kind === 'post' ? <PostFields {...f} facts={facts} /> : <ProjectFields {...f} facts={facts} />}
        <WhatFor {...f} facts={facts} />
      </Form>
      {lineId && (
        <ActionButton action={`/plans/${plan.id}/lines/${lineId}/remove`} lang={lang} label={t.remove} version={plan.version} danger />
      )}
    </Page>
  )
}

/** Units to begin from: what the office used before, and examples. */
function BeginUnit({ facts, lang }: { facts: LineFacts; lang: Lang }) {
  const t = unitFieldWords[lang]
  const { own, before, examples } = facts.units
  const here = `/plans/${facts.plan.id}/lines/${facts.lineId ?? 'new'}?kind=project&unit=`
  const link = (u: UnitChoice) => (
    <li key={u.key}>
      <a href={`${here}${u.key}`}>{u.name}</a>{' '}
      <span className="soft small">{statementsIn([u.unit, sayUnitTerms(u.terms)[lang]], lang)}</span>
    </li>
  )
  return (
    <details>
      <summary>{t.examples}</summary>
      <p className="soft small">
        {t.examplesHint} <a href="/plans/units">{unitKindWords[lang].ownLink}</a>
      </p>
      {own.length > 0 && (
        <>
          <h2>{unitKindWords[lang].own}</h2>
          <ul>{own.map(link)}</ul>
        </>
      )}
      {before.length > 0 && (
        <>
          <h2>{t.ofOffice}</h2>
          <ul>{before.map(link)}</ul>
        </>
      )}
      {own.length + before.length > 0 && <h2>{t.ofExample}</h2>}
      <ul>{examples.map(link)}</ul>
    </details>
  )
}

const grades = ['any', 'assistant', 'social-worker', 'senior'] as const

function PostFields({ form, lang, facts }: Fields) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <Select {...f} name="grade" label={t.grade} options={grades.map((g) => ({ value: g, label: t[g] }))} />
      <div className="row">
        <NumberField {...f} name="posts" label={t.postCount} />
        <NumberField {...f} name="months" label={t.postMonths} />
      </div>
      <MoneyField {...f} name="amount" label={t.amount} hint={t.amountHint} optional />
      <Tick {...f} name="takesRest" label={t.takesRestTick} />
      <WageFields {...f} guide={facts.guide} />
      <SubsidyFields {...f} facts={facts} />
    </>
  )
}

/** What a post inside a project costs in all, and who carries what is not paid here. Only where there is a project it could hang on. */
function SubsidyFields({ form, lang, facts }: Fields) {
  const t = words[lang]
  const f = { form, lang }
  const names = ['whole', 'restFrom', 'restMoney', 'until']
  const isSaid = names.some((n) => form.values[n] || form.errors[n])
  if (!isSaid && !facts.plan.lines.some((l) => l.kind === 'project')) return null
  return (
    <details open={isSaid}>
      <summary>{t.subsidy}</summary>
      <p className="soft small">{t.subsidyLead}</p>
      <div className="row">
        <MoneyField {...f} name="whole" label={t.whole} hint={t.wholeHint} optional />
        <DayField {...f} name="until" label={t.until} hint={t.untilHint} optional />
      </div>
      <TextField {...f} name="restFrom" label={t.restFrom} hint={t.restFromHint} optional />
      <TextField {...f} name="restMoney" label={t.restMoney} hint={t.restMoneyHint} optional />
    </details>
  )
}

function ProjectFields({ form, lang }: Fields) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <div className="row">
        <NumberField {...f} name="quantity" label={t.quantity} />
        <MoneyField {...f} name="unitPrice" label={t.price} />
      </div>
      <TextField {...f} name="unit" label={t.unit} hint={t.unitHint} />
      <UnitFields {...f} />
    </>
  )
}

/** What a line hangs on, which needs it meets, or why it meets none, and where. */
function WhatFor({ form, lang, facts }: Fields) {
  const t = words[lang]
  const f = { form, lang }
  const others = facts.plan.lines.filter((l) => l.id !== facts.lineId)
  return (
    <>
      {others.length > 0 && (
        <Select
          {...f}
          name="hangsOn"
          label={t.hangsOn}
          hint={t.hangsHint}
          empty={t.nothing}
          optional
          options={others.map((l) => ({ value: l.id, label: l.title, apart: lineApart(l, facts.plan.lines, lang) }))}
        />
      )}
      {facts.needs.length > 0 ? (
        <Checkboxes {...f} name="needIds" label={t.needs} options={facts.needs} />
      ) : (
        <p className="soft">{t.noNeeds}</p>
      )}
      <TextArea
        {...f}
        name="noGoalReason"
        label={goalPageWords[lang].noGoalReason}
        hint={goalPageWords[lang].noGoalHint}
        optional
        rows={2}
      />
      <TextArea {...f} name="reason" label={t.reason} hint={t.reasonHint} optional rows={2} />
      <Checkboxes
        {...f}
        name="communityIds"
        label={t.communities}
        hint={t.communitiesHint}
        optional
        options={facts.communities.map((c) => namedChoice(c, lang))}
      />
    </>
  )
}

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
