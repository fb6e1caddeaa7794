import { type Grade, isRefusal, type Refusal } from '#kernel'
import { needChoices, needs, purchase, purchases } from '#needs'
import { communities, may, mayAtAll, mayNot, organisation, organisations } from '#people'
import { type Ctx, historyOf, type ListQuery, notThere } from '#platform'
import { type C, formatAsked, type FormState, type FrameFacts, freshForm, goTo, listView, numberIn, param, tableFile, type View } from '#ui'
import { boughtWith } from './bought-with.ts'
import { earlierNeeds } from './earlier-needs.ts'
import { lineValues, newLineValues } from './line-form.ts'
import { unitValues } from './unit-form.ts'
import { unitsOf } from './units-of.ts'
import { listedFor } from './listed-for.ts'
import { BasicsPage } from './pages/basics.tsx'
import { LinePage } from './pages/line.tsx'
import { ListPage, planColumns } from './pages/list.tsx'
import { PlanPage } from './pages/plan.tsx'
import { SourcesPage } from './pages/sources.tsx'
import { yearColumns, YearPage, yearRows } from './pages/year.tsx'
import { planValues } from './plan-form.ts'
import { plan } from './plans.ts'
import { readyFacts } from './ready-facts.ts'
import { earliestTenderOn } from './rules/earliest-tender.ts'
import type { Plan } from './rules/plan.ts'
import { planProcess, type PlanState } from './rules/plan-process.ts'
import { sourcesValues } from './sources-form.ts'
import { pageOfPlans, type PlanQuery, planSorts, plans, planYears } from './store/index.ts'
import { yearOf } from './year-of.ts'

/** The list, as a page or as a file. Whoever may read no plan finds those that are published. */
export async function listPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const params = new URL(c.req.url).searchParams
  const [q, state] = [(params.get('q') ?? '').slice(0, 100), params.get('state') ?? '']
  const of: PlanQuery = {
    ...(q && { search: q }),
    ...(state in planProcess.states && { states: [state as PlanState] }),
    ...listedFor(ctx),
  }
  const list = {
    sorts: planSorts,
    descending: true,
    name: 'plans',
    read: (query: ListQuery) => pageOfPlans(ctx, of, query),
    columns: () => planColumns(ctx),
  }
  return await listView(c, list, (listed) => (
    <ListPage ctx={ctx} frame={frame} {...listed} q={q} state={state} isPublic={!mayAtAll(ctx.asker, 'plans.read')} />
  ))
}

/** The plan of the address: open to everybody once it is published, before that to who may read plans. */
async function asked(ctx: Ctx, c: C): Promise<Plan | Refusal> {
  const found = await plan(ctx, param(c, 'id'))
  if (!found) return notThere()
  if (found.state === 'published') return found
  return mayNot(ctx.asker, 'plans.read', { purchaserId: found.purchaserId }) ?? found
}
/** The same, for who may change it. */
export async function editable(ctx: Ctx, c: C): Promise<Plan | Refusal> {
  const found = await asked(ctx, c)
  return isRefusal(found) ? found : (mayNot(ctx.asker, 'plans.edit', { purchaserId: found.purchaserId }) ?? found)
}

export async function newPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: ctx.asker.organisationId })
  if (no) return no
  const mine = await purchases(ctx, { purchaserId: ctx.asker.organisationId ?? '' })
  const own = await plans(ctx, { purchaserId: ctx.asker.organisationId ?? '' })
  // A purchase has one plan: who asks to begin it is led to the one that was begun.
  const begun = form ? undefined : own.find((p) => p.purchaseId === c.req.query('purchase'))
  if (begun) return goTo(c, `/plans/${begun.id}`, 302)
  const planned = new Set(own.map((p) => p.purchaseId))
  const fresh = form ?? freshForm({ purchase: c.req.query('purchase') ?? '', fiscalYear: String(ctx.today.year), months: '12' })
  return <BasicsPage ctx={ctx} frame={frame} form={fresh} purchases={mine.filter((p) => !planned.has(p.id))} />
}

export async function editPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const p = await editable(ctx, c)
  return isRefusal(p) ? p : <BasicsPage ctx={ctx} frame={frame} plan={p} form={form ?? planValues(p)} />
}

/** The form of a line: a new one of the kind that is asked for, or one that is there. */
export async function linePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const p = await editable(ctx, c)
  if (isRefusal(p)) return p
  const lineId = param(c, 'line') || undefined
  const line = p.lines.find((l) => l.id === lineId)
  if (lineId && !line) return notThere()
  const asked = form?.values.kind ?? c.req.query('kind')
  const of = await purchase(ctx, p.purchaseId)
  const facts = {
    plan: p,
    kind: line?.kind ?? (asked === 'project' ? 'project' : 'post'),
    lineId,
    needs: await needChoices(ctx, [
      ...(await needs(ctx, { purchaserId: p.purchaserId, state: 'accepted' })).filter(
        (n) => n.purchaseId === null || n.purchaseId === p.purchaseId,
      ),
      ...(await earlierNeeds(ctx, p)).map((e) => e.need),
    ]),
    communities: await communities(ctx, { ids: of?.communityIds ?? [] }),
    guide: (grade: Grade) => ctx.law.plans.guideWage(grade, p.lawDay),
    units: await unitsOf(ctx, p),
  }
  const began = [...facts.units.own, ...facts.units.before, ...facts.units.examples].find((u) => u.key === c.req.query('unit'))
  const values = line ? lineValues(line) : newLineValues(p, facts.guide('any'))
  return (
    <LinePage
      ctx={ctx}
      frame={frame}
      form={
        form ??
        freshForm({ ...values, ...(began && { unit: began.unit, ...unitValues(began.terms), ...(!line && { title: began.name }) }) })
      }
      facts={facts}
    />
  )
}

export async function sourcesPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const p = await editable(ctx, c)
  return isRefusal(p) ? p : <SourcesPage ctx={ctx} frame={frame} plan={p} form={form ?? sourcesValues(p)} />
}

/** What was bought alike in a year: for an office its own, for whoever reads all plans that of every office. */
export async function yearPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'plans.read', { purchaserId: ctx.asker.organisationId })
  if (no) return no
  const { purchaserId } = listedFor(ctx)
  const known = await planYears(ctx, purchaserId)
  const asked = numberIn(c.req.query('year')) ?? 0
  const year = known.includes(asked) ? asked : known.includes(ctx.today.year) ? ctx.today.year : (known[0] ?? ctx.today.year)
  const found = await yearOf(ctx, { purchaserId, fiscalYear: year })
  const offices = new Map((await organisations(ctx, { ids: found.map((y) => y.purchaserId) })).map((o) => [o.id as string, o]))
  const format = formatAsked(new URL(c.req.url).searchParams)
  if (format)
    return await tableFile({ rows: yearRows(ctx, found, offices), columns: yearColumns(ctx), name: `bought-alike-${year}`, format })
  return <YearPage ctx={ctx} frame={frame} year={year} years={known.length > 0 ? known : [year]} found={found} offices={offices} />
}

export async function planPage(ctx: Ctx, c: C, frame: FrameFacts, returnForm?: FormState, needForm?: FormState): Promise<View> {
  const p = await asked(ctx, c)
  if (isRefusal(p)) return p
  const undecided = p.state === 'draft' || p.state === 'returned' || p.state === 'submitted'
  return (
    <PlanPage
      ctx={ctx}
      frame={frame}
      facts={{
        plan: p,
        purchaser: await organisation(ctx, p.purchaserId),
        needs: new Map((await needs(ctx, { ids: p.lines.flatMap((l) => l.needIds) })).map((n) => [n.id, n])),
        communities: new Map((await communities(ctx, { ids: p.lines.flatMap((l) => l.communityIds) })).map((x) => [x.id, x])),
        openPoints: undecided && may(ctx.asker, 'plans.read', { purchaserId: p.purchaserId }) ? (await readyFacts(ctx, p)).openPoints : [],
        history: may(ctx.asker, 'plans.read', { purchaserId: p.purchaserId }) ? await historyOf(ctx, { subjectId: p.id }) : [],
        together: may(ctx.asker, 'plans.read', { purchaserId: p.purchaserId }) ? await boughtWith(ctx, p) : [],
        earliestOn: p.publishedOn && earliestTenderOn(p.publishedOn, ctx.law, p.lawDay),
        earlier: await earlierNeeds(ctx, p),
        returnForm: returnForm ?? freshForm(),
        needForm: needForm ?? freshForm(),
      }}
    />
  )
}
