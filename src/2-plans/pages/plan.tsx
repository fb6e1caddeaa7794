import { type Day, isAfter, sayDay, sayMoney, titleIn } from '#kernel'
import type { Need } from '#needs'
import { type Community, Link, may, nameOf, type Organisation, whyNotDo } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import { Cites, Clock, Facts, fieldRows, type FormState, type FrameFacts, History, Notice, Page, SummaryList, Tag } from '#ui'
import type { BoughtTogether } from '#law'
import { planFields } from '../plan-form.ts'
import { confirmations } from '../rules/words.ts'
import type { OpenPoint } from '../rules/open-points.ts'
import type { Plan } from '../rules/plan.ts'
import { planProcess, sayPlanState } from '../rules/plan-process.ts'
import { sayAction } from '../say-action.ts'
import { words } from '../words.ts'
import type { EarlierNeed } from '../earlier-needs.ts'
import { EarlierNeeds } from './earlier-needs.tsx'
import { Floors } from './plan-floor.tsx'
import { Lines, Sources } from './plan-lines.tsx'
import { Next } from './plan-next.tsx'
import { preparationRows } from './preparation.tsx'
import { Together } from './year.tsx'

export interface PlanPageFacts {
  plan: Plan
  purchaser: Organisation | undefined
  needs: ReadonlyMap<string, Need>
  communities: ReadonlyMap<string, Community>
  openPoints: readonly OpenPoint[]
  history: readonly HistoryEntry[]
  /** What else is bought alike in its year. */
  together: readonly BoughtTogether[]
  earliestOn: Day | null
  returnForm: FormState
  /** Needs of earlier rounds in the same communities. */
  earlier: readonly EarlierNeed[]
  needForm: FormState
}

export function PlanPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: PlanPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const { plan } = facts
  const known = may(ctx.asker, 'plans.read', { purchaserId: plan.purchaserId })
  const mayEdit = whyNotDo(ctx.asker, planProcess, 'edit', plan) === undefined
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn(plan, lang)}
      section="plans"
      trail={[{ label: known ? t.plans : t.intention, href: '/plans' }, { label: plan.number }]}
      lead={
        <>
          {nameOf(facts.purchaser, lang)} · <Tag quiet={plan.state === 'published'}>{sayPlanState(plan, ctx.today)[lang]}</Tag>
        </>
      }
    >
      {plan.state === 'returned' && (
        <Notice late>
          <h2>{t.returned}</h2>
          <p>{plan.returnedReason}</p>
        </Notice>
      )}
      <Overview ctx={ctx} facts={facts} />
      <h2>{t.lines}</h2>
      <Lines facts={facts} ctx={ctx} mayEdit={mayEdit} />
      {mayEdit && (
        <Edits
          to={[
            [`/plans/${plan.id}/lines/new?kind=post`, t.addPost],
            [`/plans/${plan.id}/lines/new?kind=project`, t.addProject],
          ]}
        />
      )}
      <EarlierNeeds ctx={ctx} plan={plan} needs={facts.earlier} mayEdit={mayEdit} form={facts.needForm} />
      <h2>{t.sources}</h2>
      <Sources plan={plan} lang={lang} />
      {mayEdit && <Edits to={[[`/plans/${plan.id}/sources`, t.edit]]} />}
      <Floors plan={plan} law={ctx.law} lang={lang} />
      <Basics ctx={ctx} facts={facts} />
      <Preparation plan={plan} ctx={ctx} />
      {mayEdit && <Edits to={[[`/plans/${plan.id}/edit`, t.edit]]} />}
      <WithOthers ctx={ctx} facts={facts} />
      {known && <Next ctx={ctx} facts={facts} />}
      {known && <Record ctx={ctx} facts={facts} />}
    </Page>
  )
}

interface Shown {
  ctx: Ctx
  facts: PlanPageFacts
}

/** Links to the forms of a part of the plan. */
const Edits = ({ to }: { to: readonly (readonly [href: string, label: string])[] }) => (
  <div className="actions">
    {to.map(([href, label]) => (
      <a key={href} className="button plain" href={href}>
        {label}
      </a>
    ))}
  </div>
)

/** The plan in a few figures, and from when it may be tendered while that day is still to come. */
function Overview({ ctx, facts: { plan, earliestOn } }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <Facts
        facts={[
          { label: t.total, value: sayMoney(plan.total, lang) },
          { label: t.startsOn, value: sayDay(plan.startsOn, lang) },
          { label: t.term, value: t.termSays(plan.months) },
          ...(plan.approvedOn ? [{ label: t.approvedOn, value: sayDay(plan.approvedOn, lang) }] : []),
          ...(plan.publishedOn ? [{ label: t.publishedOn, value: sayDay(plan.publishedOn, lang) }] : []),
        ]}
      />
      {earliestOn && isAfter(earliestOn, ctx.today) && (
        <Clock
          label={t.earliest}
          startOn={plan.publishedOn}
          dueOn={earliestOn}
          rule={t.earliestRule}
          cites={ctx.law.cites('intention-published')}
          today={ctx.today}
          lang={lang}
        />
      )}
    </>
  )
}

/** What the plan rests on: its purchase, how it is bought, and what was confirmed. */
function Basics({ ctx, facts: { plan, earliestOn } }: Shown) {
  const { lang, law, asker } = ctx
  const t = words[lang]
  const purchase = (
    <Link asker={asker} href={`/purchases/${plan.purchaseId}`} of={plan}>
      {plan.number} {titleIn(plan, lang)}
    </Link>
  )
  const earliest = earliestOn && (
    <>
      {sayDay(earliestOn, lang)} <Cites cites={law.cites('intention-published')} lang={lang} />
    </>
  )
  return (
    <>
      <h2>{t.basics}</h2>
      <SummaryList
        rows={[
          { label: t.purchase, value: purchase },
          ...fieldRows({
            fields: planFields,
            of: plan,
            ctx,
            instead: {
              // They stand above, among the figures.
              startsOn: null,
              months: null,
              ...(!plan.method && { method: t.undecided }),
              ...(plan.confirms.length > 0 && { confirms: plan.confirms.map((c) => confirmations[c][lang]).join('\n') }),
            },
          }),
          ...(earliest ? [{ label: t.earliest, value: earliest }] : []),
        ]}
      />
    </>
  )
}

function Preparation({ plan, ctx }: { plan: Plan; ctx: Ctx }) {
  const rows = preparationRows(plan.preparation, ctx)
  if (rows.length === 0) return null
  return (
    <>
      <h2>{words[ctx.lang].preparation}</h2>
      <SummaryList rows={rows} />
    </>
  )
}

/** What else is bought alike in its year, and whether all of it together passes a threshold. */
function WithOthers({ ctx, facts: { plan, together } }: Shown) {
  const t = words[ctx.lang]
  if (together.length === 0) return null
  return (
    <>
      <h2>{t.withOthers}</h2>
      {together.map((g) => (
        <section key={`${g.budgetItem}/${g.category}`}>
          <h3>
            {g.budgetItem} · {g.category}
          </h3>
          <Together ctx={ctx} group={g} />
        </section>
      ))}
      <p className="no-print">
        <Link asker={ctx.asker} href={`/plans/year?year=${plan.fiscalYear}`}>
          {t.yearTitle(plan.fiscalYear)}
        </Link>
      </p>
    </>
  )
}

/** What the rules say of it, and what was done with it. */
function Record({ ctx, facts }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <p className="no-print">
        <a className="button plain small" href={`/rules/plan/${facts.plan.id}`}>
          {t.rulesReport}
        </a>
      </p>
      <h2>{t.history}</h2>
      <History entries={facts.history} lang={lang} zone={ctx.zone} say={(a, f) => sayAction(a, f)?.[lang] ?? a} />
    </>
  )
}
