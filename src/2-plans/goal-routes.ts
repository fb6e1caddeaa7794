import { z } from 'zod'
import { act, type App, param, show } from '#ui'
import { goalForm, indicatorRows, readGoal } from './goal-form.ts'
import { goalPage } from './goal-views.tsx'
import { removeGoal } from './remove-goal.ts'
import { saveGoal } from './save-goal.ts'

const nothing = z.object({})

/** The addresses of the goals of a line. */
export function goalRoutes(app: App): void {
  for (const path of ['/plans/:id/lines/:line/goals/new', '/plans/:id/lines/:line/goals/:goal'] as const) {
    app.get(path, show(goalPage))
    app.post(
      path,
      act({
        schema: goalForm,
        also: indicatorRows.halves,
        act: (ctx, i, c) =>
          saveGoal(ctx, { ...readGoal(i), planId: param(c, 'id'), lineId: param(c, 'line'), goalId: param(c, 'goal') || undefined }),
        done: (_, __, c) => `/plans/${param(c, 'id')}`,
        again: (ctx, form, c, frame) => goalPage(ctx, c, frame, form),
      }),
    )
  }
  app.post(
    '/plans/:id/lines/:line/goals/:goal/remove',
    act({
      schema: nothing,
      act: (ctx, _, c) => removeGoal(ctx, { planId: param(c, 'id'), lineId: param(c, 'line'), goalId: param(c, 'goal') }),
      done: ({ id }) => `/plans/${id}`,
    }),
  )
}
