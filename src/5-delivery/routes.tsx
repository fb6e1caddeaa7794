import { longText } from '#platform'
import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { acceptanceRoutes } from './acceptance-routes.tsx'
import { evidenceRoutes } from './evidence-routes.tsx'
import { subsidyRoutes } from './subsidy-routes.ts'
import { deliverableRoutes } from './deliverable-routes.tsx'
import { handInForm, toldIn } from './subsidy-form.ts'
import { handInPeriod } from './hand-in-period.ts'
import { importRoutes } from './import-routes.tsx'
import { answerErrands } from './judge-month.ts'
import { openingRoutes } from './opening-routes.tsx'
import { payRoutes } from './pay-routes.tsx'
import { postRoutes } from './post-routes.tsx'
import { recordRoutes } from './record-routes.tsx'
import { contractPage, handInPage, overviewPage } from './views.tsx'

/** The addresses of delivery: a contract’s periods, beside its records, results, acceptances, posts and pay. */
export function routes(app: App): void {
  recordRoutes(app)
  importRoutes(app)
  payRoutes(app)
  deliverableRoutes(app)
  acceptanceRoutes(app)
  evidenceRoutes(app)
  subsidyRoutes(app)
  postRoutes(app)
  openingRoutes(app)

  app.get('/delivery', show(overviewPage))
  app.get(
    '/delivery/:id',
    show((ctx, c, frame) => contractPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/errands/:month',
    act({
      schema: z.object({ answer: longText(2000) }),
      act: (ctx, i, c) => answerErrands(ctx, { ...i, contractId: param(c, 'id'), month: param(c, 'month') }),
      done: (_, __, c) => `/delivery/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => contractPage(ctx, c, frame, form),
    }),
  )

  app.get(
    '/delivery/:id/hand-in/:period',
    show((ctx, c, frame) => handInPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/hand-in/:period',
    act({
      schema: (ctx, c) => handInForm(ctx, param(c, 'id')),
      act: (ctx, i, c) => handInPeriod(ctx, { says: i.says, told: toldIn(i), contractId: param(c, 'id'), period: param(c, 'period') }),
      done: ({ id }) => `/delivery/acceptances/${id}`,
      again: (ctx, form, c, frame) => handInPage(ctx, c, frame, form),
    }),
  )
}
