import { listedFor } from './listed.ts'
import { type Grade, isRefusal, moneyText, type Refusal, type Words } from '#kernel'
import { type GuideWage, guideWage, methodNames } from '#law'
import { needs, purchase, purchases } from '#needs'
import { communities, may, mayAtAll, mayNot, organisation, organisations } from '#people'
import { aDay, amount, choice, choices, type Ctx, historyOf, longText, optional, text, ticked, wholeNumber } from '#platform'
import {
  type App,
  act,
  type C,
  csvOf,
  download,
  type FormState,
  type FrameFacts,
  freshForm,
  goTo,
  listQuery,
  notThere,
  show,
  type View,
} from '#ui'
import { z } from 'zod'
import { decidePlan } from './decide-plan.ts'
import { draftPlan } from './draft-plan.ts'
import { editPlan } from './edit-plan.ts'
import { lawPlace } from './law-place.ts'
import { BasicsPage, LinePage, sourceRows, SourcesPage } from './pages/forms.tsx'
import { ListPage, planColumns } from './pages/list.tsx'
import { PlanPage } from './pages/plan.tsx'
import { yearColumns, YearPage, yearRows } from './pages/year.tsx'
import { plan as planNow } from './plans.ts'
import { preparationFields, preparationValues, readPreparation } from './preparation-input.ts'
import { publishPlan } from './publish-plan.ts'
import { readyFacts } from './ready-facts.ts'
import { removeLine } from './remove-line.ts'
import { earliestTenderOn } from './rules/earliest-tender.ts'
import type { Confirmation } from './rules/law-facts.ts'
import type { Plan, PlanLine } from './rules/plan.ts'
import { planProcess, type PlanState } from './rules/plan-process.ts'
import { confirmations } from './rules/words.ts'
import { saveLine } from './save-line.ts'
import { saveSources } from './save-sources.ts'
import { countPlans, type PlanQuery, planSorts, plans, planYears } from './store.ts'
import { submitPlan } from './submit-plan.ts'
import { refuse } from './words.ts'
import { boughtWith, yearOf } from './year.ts'

const param = (c: C, name: string): string => c.req.param(name) ?? ''

const basics = z.object({
  fiscalYear: wholeNumber({ min: 2000, max: 2199 }),
  startsOn: aDay(),
  months: wholeNumber({ min: 1, max: 60 }),
  fixedTotal: optional(amount()),
  method: optional(choice(methodNames)),
  fixedPrice: ticked(),
  noSurveyReason: optional(longText(2000)),
  confirms: choices(Object.keys(confirmations) as [Confirmation, ...Confirmation[]]),
  ...preparationFields,
})
const manyIds = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.string().max(60, 'id')).max(200, 'more:200'),
)
const lineCommon = {
  title: text(200),
  scope: optional(longText(3000)),
  hangsOn: optional(z.string().max(60, 'id')),
  needIds: manyIds,
  reason: optional(longText(1000)),
  communityIds: manyIds,
}
const postLine = z.object({
  kind: z.literal('post'),
  ...lineCommon,
  grade: choice(['any', 'assistant', 'social-worker', 'senior']),
  posts: wholeNumber({ min: 1, max: 10_000 }),
  months: wholeNumber({ min: 1, max: 60 }),
  amount: optional(amount()),
  takesRest: ticked(),
  wage: optional(amount()),
  contributions: optional(amount({ zero: true })),
  wageReason: optional(longText(1000)),
  wageOf: optional(choice(['any', 'assistant', 'social-worker', 'senior'])),
})
const projectLine = z.object({
  kind: z.literal('project'),
  ...lineCommon,
  quantity: wholeNumber({ min: 1, max: 1_000_000 }),
  unit: text(200),
  unitPrice: amount(),
})
const lineSchema = z.discriminatedUnion('kind', [postLine, projectLine], { error: 'choose' })
const sourcesSchema = z.object(
  Object.fromEntries(
    Array.from({ length: sourceRows }, (_, i) => [
      [`source-${i}`, optional(text(100))],
      [`amount-${i}`, optional(amount())],
    ]).flat() as [string, z.ZodType][],
  ),
)

/** Rows of which one half is missing. */
function halfSources(fields: Readonly<Record<string, unknown>>): Record<string, Words> {
  const isEmpty = (name: string) => String(fields[name] ?? '').trim() === ''
  const missing = Array.from({ length: sourceRows }, (_, n) => [`source-${n}`, `amount-${n}`] as const).flatMap(([a, b]) =>
    isEmpty(a) === isEmpty(b) ? [] : [isEmpty(a) ? a : b],
  )
  return Object.fromEntries(missing.map((name) => [name, refuse('line-field-missing').words]))
}

/** The plan of the address: open to everybody once it is published, before that to who may read plans. */
async function asked(ctx: Ctx, c: C): Promise<Plan | Refusal> {
  const found = await planNow(ctx, param(c, 'id'))
  if (!found) return notThere()
  if (found.state === 'published') return found
  return mayNot(ctx.asker, 'plans.read', { purchaserId: found.purchaserId }) ?? found
}
/** The same, for who may change it. */
async function editable(ctx: Ctx, c: C): Promise<Plan | Refusal> {
  const found = await asked(ctx, c)
  return isRefusal(found) ? found : (mayNot(ctx.asker, 'plans.edit', { purchaserId: found.purchaserId }) ?? found)
}

/** Pages of the plans. */
export function routes(app: App): void {
  app.get(
    '/plans',
    show(async (ctx, c, frame) => {
      const params = new URL(c.req.url).searchParams
      const isPublic = !mayAtAll(ctx.asker, 'plans.read')
      const [q, state] = [(params.get('q') ?? '').slice(0, 100), params.get('state') ?? '']
      const of: PlanQuery = {
        ...(q && { search: q }),
        ...(state in planProcess.states && { states: [state as PlanState] }),
        ...listedFor(ctx),
      }
      const query = listQuery(params, planSorts, { descending: true })
      if (params.get('format') === 'csv')
        return download(
          csvOf(await plans(ctx, of, { ...query, page: 1, size: 10_000 }), planColumns(ctx)),
          'plans.csv',
          'text/csv; charset=utf-8',
        )
      return (
        <ListPage
          ctx={ctx}
          frame={frame}
          rows={await plans(ctx, of, query)}
          total={await countPlans(ctx, of)}
          query={query}
          q={q}
          state={state}
          isPublic={isPublic}
        />
      )
    }),
  )

  app.get(
    '/plans/new',
    show((ctx, c, frame) => newPage(ctx, c, frame)),
  )
  app.post(
    '/plans/new',
    act({
      schema: basics.extend({ purchase: z.string({ error: 'choose' }).min(1, 'choose').max(60, 'id') }),
      act: (ctx, i) => draftPlan(ctx, { ...i, purchaseId: i.purchase, preparation: readPreparation(i) }),
      done: ({ id }) => `/plans/${id}`,
      again: (ctx, form, c, frame) => newPage(ctx, c, frame, form),
    }),
  )

  app.get(
    '/plans/year',
    show((ctx, c, frame) => yearPage(ctx, c, frame)),
  )
  app.get(
    '/plans/:id',
    show((ctx, c, frame) => planPage(ctx, c, frame)),
  )
  app.get(
    '/plans/:id/edit',
    show((ctx, c, frame) => editPage(ctx, c, frame)),
  )
  app.post(
    '/plans/:id/edit',
    act({
      schema: basics,
      act: (ctx, i, c) => editPlan(ctx, { ...i, planId: param(c, 'id'), preparation: readPreparation(i) }),
      done: ({ id }) => `/plans/${id}`,
      again: (ctx, form, c, frame) => editPage(ctx, c, frame, form),
    }),
  )

  app.get(
    '/plans/:id/lines/new',
    show((ctx, c, frame) => linePage(ctx, c, frame, { kind: c.req.query('kind') === 'project' ? 'project' : 'post' })),
  )
  app.get(
    '/plans/:id/lines/:line',
    show((ctx, c, frame) => linePage(ctx, c, frame, { lineId: param(c, 'line') })),
  )
  for (const path of ['/plans/:id/lines/new', '/plans/:id/lines/:line'] as const)
    app.post(
      path,
      act({
        schema: lineSchema,
        act: (ctx, i, c) => {
          const id = c.req.param('line' as never) as string | undefined
          const common = { planId: param(c, 'id'), ...(id && { lineId: id }) }
          if (i.kind === 'project') return saveLine(ctx, { ...i, ...common })
          return saveLine(ctx, {
            ...i,
            ...common,
            ...(i.wage !== undefined && { costs: { wage: i.wage, contributions: i.contributions ?? amountOfNothing } }),
          })
        },
        done: (_, __, c) => `/plans/${param(c, 'id')}`,
        again: (ctx, form, c, frame) =>
          linePage(ctx, c, frame, {
            kind: form.values.kind === 'project' ? 'project' : 'post',
            lineId: c.req.param('line' as never) as string | undefined,
            form,
          }),
      }),
    )
  app.post(
    '/plans/:id/lines/:line/remove',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => removeLine(ctx, { planId: param(c, 'id'), lineId: param(c, 'line') }),
      done: ({ id }) => `/plans/${id}`,
    }),
  )

  app.get(
    '/plans/:id/sources',
    show((ctx, c, frame) => sourcesPage(ctx, c, frame)),
  )
  app.post(
    '/plans/:id/sources',
    act({
      schema: sourcesSchema,
      also: halfSources,
      act: (ctx, i, c) => {
        const rows = Array.from({ length: sourceRows }, (_, n) => ({
          source: i[`source-${n}`] as string | undefined,
          amount: i[`amount-${n}`] as Plan['total'] | undefined,
        }))
        return saveSources(ctx, {
          planId: param(c, 'id'),
          sources: rows.flatMap((r) => (r.source !== undefined && r.amount !== undefined ? [{ source: r.source, amount: r.amount }] : [])),
        })
      },
      done: ({ id }) => `/plans/${id}`,
      again: (ctx, form, c, frame) => sourcesPage(ctx, c, frame, form),
    }),
  )

  const nothing = z.object({})
  const back = ({ id }: { id: string }) => `/plans/${id}`
  app.post('/plans/:id/submit', act({ schema: nothing, act: (ctx, _, c) => submitPlan(ctx, { planId: param(c, 'id') }), done: back }))
  app.post(
    '/plans/:id/approve',
    act({ schema: nothing, act: (ctx, _, c) => decidePlan(ctx, { planId: param(c, 'id'), decision: 'approve' }), done: back }),
  )
  app.post('/plans/:id/publish', act({ schema: nothing, act: (ctx, _, c) => publishPlan(ctx, { planId: param(c, 'id') }), done: back }))
  app.post(
    '/plans/:id/return',
    act({
      schema: z.object({ reason: longText(2000) }),
      act: (ctx, i, c) => decidePlan(ctx, { planId: param(c, 'id'), decision: 'return', reason: i.reason }),
      done: back,
      again: (ctx, form, c, frame) => planPage(ctx, c, frame, form),
    }),
  )
}

const amountOfNothing = 0n as Plan['total']

async function newPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
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

async function editPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const p = await editable(ctx, c)
  if (isRefusal(p)) return p
  return (
    <BasicsPage
      ctx={ctx}
      frame={frame}
      plan={p}
      form={
        form ??
        freshForm({
          fiscalYear: String(p.fiscalYear),
          startsOn: p.startsOn.toString(),
          months: String(p.months),
          fixedTotal: p.fixedTotal === null ? '' : moneyText(p.fixedTotal),
          method: p.method ?? '',
          fixedPrice: p.fixedPrice ? 'yes' : '',
          noSurveyReason: p.noSurveyReason ?? '',
          confirms: [...p.confirms],
          ...preparationValues(p.preparation),
        })
      }
    />
  )
}

async function linePage(
  ctx: Ctx,
  c: C,
  frame: FrameFacts,
  o: { kind?: 'post' | 'project'; lineId?: string | undefined; form?: FormState },
): Promise<View> {
  const p = await editable(ctx, c)
  if (isRefusal(p)) return p
  const line = p.lines.find((l) => l.id === o.lineId)
  if (o.lineId && !line) return notThere()
  const of = await purchase(ctx, p.purchaseId)
  const facts = {
    plan: p,
    kind: line?.kind ?? o.kind ?? 'post',
    lineId: o.lineId,
    needs: (await needs(ctx, { purchaserId: p.purchaserId, state: 'accepted' })).filter(
      (n) => n.purchaseId === null || n.purchaseId === p.purchaseId,
    ),
    communities: await communities(ctx, { ids: of?.communityIds ?? [] }),
    guide: (grade: Grade) => guideWage(lawPlace(ctx), grade, p.lawDay),
  }
  return (
    <LinePage
      ctx={ctx}
      frame={frame}
      form={o.form ?? freshForm(line ? lineValues(line) : newLineValues(p, facts.guide('any')))}
      facts={facts}
    />
  )
}

/** A new line starts from the wage table of the place, at the grade the form begins with. */
const newLineValues = (p: Plan, guide: GuideWage | undefined): FormState['values'] => ({
  months: String(p.months),
  ...(guide && { wage: moneyText(guide.wage), wageOf: 'any' }),
})

function lineValues(l: PlanLine): FormState['values'] {
  const common = {
    title: l.title,
    scope: l.scope ?? '',
    hangsOn: l.hangsOn ?? '',
    needIds: [...l.needIds],
    reason: l.reason ?? '',
    communityIds: [...l.communityIds],
  }
  if (l.kind === 'project') return { ...common, quantity: String(l.quantity), unit: l.unit, unitPrice: moneyText(l.unitPrice) }
  return {
    ...common,
    grade: l.grade,
    posts: String(l.posts),
    months: String(l.months),
    amount: l.takesRest ? '' : moneyText(l.amount),
    takesRest: l.takesRest ? 'yes' : '',
    wage: l.costs ? moneyText(l.costs.wage) : '',
    contributions: l.costs ? moneyText(l.costs.contributions) : '',
    wageReason: l.wageReason ?? '',
    wageOf: l.grade,
  }
}

async function sourcesPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const p = await editable(ctx, c)
  if (isRefusal(p)) return p
  const values = Object.fromEntries(
    p.sources.flatMap((s, i) => [
      [`source-${i}`, s.source],
      [`amount-${i}`, moneyText(s.amount)],
    ]),
  )
  return <SourcesPage ctx={ctx} frame={frame} plan={p} form={form ?? freshForm(values)} />
}

/** What was bought alike in a year: for an office its own, for whoever reads all plans that of every office. */
async function yearPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'plans.read', { purchaserId: ctx.asker.organisationId })
  if (no) return no
  const { purchaserId } = listedFor(ctx)
  const known = await planYears(ctx, purchaserId)
  const asked = Number(c.req.query('year'))
  const year = known.includes(asked) ? asked : known.includes(ctx.today.year) ? ctx.today.year : (known[0] ?? ctx.today.year)
  const found = await yearOf(ctx, { purchaserId, fiscalYear: year })
  const offices = new Map((await organisations(ctx, { ids: found.map((y) => y.purchaserId) })).map((o) => [o.id as string, o]))
  if (c.req.query('format') === 'csv')
    return download(csvOf(yearRows(ctx, found, offices), yearColumns(ctx)), `bought-alike-${year}.csv`, 'text/csv; charset=utf-8')
  return <YearPage ctx={ctx} frame={frame} year={year} years={known.length > 0 ? known : [year]} found={found} offices={offices} />
}

async function planPage(ctx: Ctx, c: C, frame: FrameFacts, returnForm?: FormState): Promise<View> {
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
        place: lawPlace(ctx),
        communities: new Map((await communities(ctx, { ids: p.lines.flatMap((l) => l.communityIds) })).map((x) => [x.id, x])),
        openPoints: undecided && may(ctx.asker, 'plans.read', { purchaserId: p.purchaserId }) ? (await readyFacts(ctx, p)).openPoints : [],
        history: may(ctx.asker, 'plans.read', { purchaserId: p.purchaserId }) ? await historyOf(ctx, { subjectId: p.id }) : [],
        together: may(ctx.asker, 'plans.read', { purchaserId: p.purchaserId }) ? await boughtWith(ctx, p) : [],
        earliestOn: p.publishedOn && earliestTenderOn(p.publishedOn, lawPlace(ctx), p.lawDay),
        returnForm: returnForm ?? freshForm(),
      }}
    />
  )
}
