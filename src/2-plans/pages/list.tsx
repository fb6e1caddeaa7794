import { moneyText, sayDay, sayMoney, titleIn } from '#kernel'
import { Link, mayAtAll } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, NarrowedTo, Page, SearchedFor, Tag } from '#ui'
import type { Plan } from '../rules/plan.ts'
import { planProcess, sayPlanState, type PlanState } from '../rules/plan-process.ts'
import { seriesWords } from '../series-words.ts'
import { unitKindWords } from '../unit-kind-words.ts'
import { words } from '../words.ts'

export const planColumns = (ctx: Ctx): Column<Plan>[] => {
  const t = words[ctx.lang]
  const title = (p: Plan) => titleIn(p, ctx.lang)
  return [
    { key: 'number', label: t.number, sort: true, cell: (p) => <span className="nowrap">{p.number}</span>, text: (p) => p.number },
    { key: 'title', label: t.title, sort: true, cell: (p) => <a href={`/plans/${p.id}`}>{title(p)}</a>, text: title },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (p) => <Tag quiet={p.state === 'published'}>{sayPlanState(p, ctx.today)[ctx.lang]}</Tag>,
      text: (p) => sayPlanState(p, ctx.today)[ctx.lang],
    },
    {
      key: 'startsOn',
      label: t.starts,
      sort: true,
      cell: (p) => <span className="nowrap">{sayDay(p.startsOn, ctx.lang)}</span>,
      text: (p) => p.startsOn.toString(),
    },
    { key: 'total', label: t.total, sort: true, number: true, cell: (p) => sayMoney(p.total, ctx.lang), text: (p) => moneyText(p.total) },
  ]
}

interface Asked {
  ctx: Ctx
  frame: FrameFacts
  q: string
  state: string
  /** Whoever may read no plan is shown those that are published. */
  isPublic: boolean
}

export function ListPage(p: Listed<Plan> & Asked) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  const mayBegin = !p.isPublic && mayAtAll(ctx.asker, 'plans.edit')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={p.isPublic ? t.intention : t.plans}
      section="plans"
      lead={p.isPublic ? t.publicLead : t.plansLead}
      actions={
        <>
          {mayBegin && (
            <a className="button" href="/plans/new">
              {t.newPlan}
            </a>
          )}
          <Link asker={ctx.asker} className="button plain" href="/plans/year">
            {t.yearLink}
          </Link>
          <Link asker={ctx.asker} className="button plain" href="/plans/units">
            {unitKindWords[ctx.lang].title}
          </Link>
          <a className="button plain" href="/plans/series">
            {seriesWords[ctx.lang].title}
          </a>
        </>
      }
    >
      <Filters {...p} />
      <ListTable
        of={p}
        frame={frame}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        {...(!p.q &&
          !p.state && {
            empty: p.isPublic ? (
              <p className="soft">{t.noPublic}</p>
            ) : (
              <Empty title={t.noPlans}>
                <p>{t.noPlansHelp}</p>
              </Empty>
            ),
          })}
      />
    </Page>
  )
}

function Filters({ ctx: { lang }, q, state, isPublic }: Asked) {
  const t = words[lang]
  return (
    <form className="filters" method="get" action="/plans">
      <SearchedFor label={t.search} value={q} />
      {!isPublic && (
        <NarrowedTo
          name="state"
          label={t.state}
          all={t.all}
          value={state}
          options={(Object.keys(planProcess.states) as PlanState[]).map((s) => ({ value: s, label: planProcess.states[s][lang] }))}
        />
      )}
      <button className="button plain small">{t.filter}</button>
    </form>
  )
}
