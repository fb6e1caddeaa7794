import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { choice, idOf, longText } from '#platform'
import { answerNeed } from './answer-need.ts'
import { decidePlan } from './decide-plan.ts'
import { draftPlan } from './draft-plan.ts'
import { editPlan } from './edit-plan.ts'
import { goalRoutes } from './goal-routes.ts'
import { lineForm, readLine } from './line-form.ts'
import { newPlanForm, planForm, readPlan } from './plan-form.ts'
import { publishPlan } from './publish-plan.ts'
import { removeLine } from './remove-line.ts'
import { saveLine } from './save-line.ts'
import { saveSources } from './save-sources.ts'
import { sourceRows, sourcesForm } from './sources-form.ts'
import { seriesRoutes } from './series-routes.tsx'
import { submitPlan } from './submit-plan.ts'
import { unitKindRoutes } from './unit-kind-routes.tsx'
import { editPage, linePage, listPage, newPage, planPage, sourcesPage, yearPage } from './views.tsx'

const nothing = z.object({})
const needAnswerForm = z.object({ needId: idOf('need'), answer: choice(['done', 'dropped']), reason: longText(1000) })
const toPlan = ({ id }: { id: string }) => `/plans/${id}`

/** The addresses of this step: what each shows (views.tsx), and which verb each form does. */
export function routes(app: App): void {
  app.get('/plans', show(listPage))
  app.get('/plans/year', show(yearPage))
  seriesRoutes(app)
  unitKindRoutes(app)

  app.get('/plans/new', show(newPage))
  app.post(
    '/plans/new',
    act({
      schema: newPlanForm,
      act: (ctx, i) => draftPlan(ctx, { ...readPlan(i), purchaseId: i.purchase }),
      done: toPlan,
      again: (ctx, form, c, frame) => newPage(ctx, c, frame, form),
    }),
  )

  app.get('/plans/:id', show(planPage))
  app.get('/plans/:id/edit', show(editPage))
  app.post(
    '/plans/:id/edit',
    act({
      schema: planForm,
      act: (ctx, i, c) => editPlan(ctx, { ...readPlan(i), planId: param(c, 'id') }),
      done: toPlan,
      again: (ctx, form, c, frame) => editPage(ctx, c, frame, form),
    }),
  )

  lineRoutes(app)

  app.get('/plans/:id/sources', show(sourcesPage))
  app.post(
    '/plans/:id/sources',
    act({
      schema: sourcesForm,
      also: sourceRows.halves,
      act: (ctx, i, c) => saveSources(ctx, { planId: param(c, 'id'), sources: sourceRows.read(i) }),
      done: toPlan,
      again: (ctx, form, c, frame) => sourcesPage(ctx, c, frame, form),
    }),
  )

  app.post(
    '/plans/:id/earlier-needs',
    act({
      schema: needAnswerForm,
      act: (ctx, i, c) => answerNeed(ctx, { ...i, planId: param(c, 'id') }),
      done: ({ id }) => `/plans/${id}#earlier-needs`,
      again: (ctx, form, c, frame) => planPage(ctx, c, frame, undefined, form),
    }),
  )

  goalRoutes(app)
  decisionRoutes(app)
}

function lineRoutes(app: App): void {
  for (const path of ['/plans/:id/lines/new', '/plans/:id/lines/:line'] as const) {
    app.get(path, show(linePage))
    app.post(
      path,
      act({
        schema: lineForm,
        act: (ctx, i, c) => saveLine(ctx, { ...readLine(i), planId: param(c, 'id'), lineId: param(c, 'line') || undefined }),
        done: (_, __, c) => `/plans/${param(c, 'id')}`,
        again: (ctx, form, c, frame) => linePage(ctx, c, frame, form),
      }),
    )
  }
  app.post(
    '/plans/:id/lines/:line/remove',
    act({ schema: nothing, act: (ctx, _, c) => removeLine(ctx, { planId: param(c, 'id'), lineId: param(c, 'line') }), done: toPlan }),
  )
}

function decisionRoutes(app: App): void {
  app.post('/plans/:id/submit', act({ schema: nothing, act: (ctx, _, c) => submitPlan(ctx, { planId: param(c, 'id') }), done: toPlan }))
  app.post(
    '/plans/:id/approve',
    act({ schema: nothing, act: (ctx, _, c) => decidePlan(ctx, { planId: param(c, 'id'), decision: 'approve' }), done: toPlan }),
  )
  app.post(
    '/plans/:id/return',
    act({
      schema: z.object({ reason: longText(2000) }),
      act: (ctx, i, c) => decidePlan(ctx, { planId: param(c, 'id'), decision: 'return', reason: i.reason }),
      done: toPlan,
      again: (ctx, form, c, frame) => planPage(ctx, c, frame, form),
    }),
  )
  app.post('/plans/:id/publish', act({ schema: nothing, act: (ctx, _, c) => publishPlan(ctx, { planId: param(c, 'id') }), done: toPlan }))
}
