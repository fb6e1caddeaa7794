import { fileRoutes } from '#files'
import { roundHolder } from './held-by-round.ts'
import { act, type App, type C, type FormState, type FrameFacts, param, show } from '#ui'
import type { Ctx } from '#platform'
import { againRoutes } from './again-views.tsx'
import { appraisalRoutes } from './appraisal-routes.tsx'
import { drawSample } from './draw-sample.ts'
import { gatePage, willForm } from './gate-views.tsx'
import { giveMarks } from './give-marks.ts'
import { marksForm, readLineMarks, readMarks, replyForm } from './marks-form.ts'
import { independenceRoutes } from './independence-routes.tsx'
import { openRound } from './open-round.ts'
import type { SentForm } from './pages/round-page.tsx'
import { reply } from './reply.ts'
import { newRound } from './round-form.ts'
import { sayWill } from './say-will.ts'
import { sampleForm } from './sample-form.ts'
import { institutionsPage, listPage, newPage, purchasersPage, roundPage, askedHere } from './views.tsx'

const toRound = ({ id }: { id: string }) => `/evaluations/rounds/${id}`
const again = (which: SentForm['which']) => (ctx: Ctx, form: FormState, c: C, frame: FrameFacts) =>
  roundPage(ctx, c, frame, { which, form })

/** The addresses of this step: what each shows (views.tsx), and which verb each form does. */
export function routes(app: App): void {
  app.get('/evaluations', show(listPage))
  app.get('/evaluations/purchasers', show(purchasersPage))
  app.get('/evaluations/institutions', show(institutionsPage))

  app.get(
    '/evaluations/new',
    show((ctx, c, frame) => newPage(ctx, c, frame)),
  )
  app.post(
    '/evaluations/new',
    act({ schema: newRound, act: openRound, done: toRound, again: (ctx, form, c, frame) => newPage(ctx, c, frame, form) }),
  )

  gateRoutes(app)
  appraisalRoutes(app)
  independenceRoutes(app)
  againRoutes(app)
  app.get(
    '/evaluations/rounds/:id',
    show((ctx, c, frame) => roundPage(ctx, c, frame)),
  )
  fileRoutes(app, { at: '/evaluations/rounds/:id', of: roundHolder })
  app.post(
    '/evaluations/rounds/:id/marks',
    act({
      schema: async (ctx, c) => {
        const { side, lineIds } = await askedHere(ctx, c)
        return marksForm(side, lineIds)
      },
      act: async (ctx, i, c) => {
        const { side, lineIds } = await askedHere(ctx, c)
        return await giveMarks(ctx, { roundId: param(c, 'id'), marks: readMarks(side, i), lines: readLineMarks(lineIds, i) })
      },
      done: toRound,
      again: again('marks'),
    }),
  )
  app.post(
    '/evaluations/rounds/:id/reply',
    act({ schema: replyForm, act: (ctx, i, c) => reply(ctx, { ...i, roundId: param(c, 'id') }), done: toRound, again: again('reply') }),
  )
  app.post(
    '/evaluations/rounds/:id/sample',
    act({
      schema: sampleForm,
      act: (ctx, i, c) => drawSample(ctx, { ...i, roundId: param(c, 'id') }),
      done: toRound,
      again: again('sample'),
    }),
  )
}

/** The gate of a yearly contract, at which each side says whether it goes on. */
function gateRoutes(app: App): void {
  app.get(
    '/evaluations/gates/:id',
    show((ctx, c, frame) => gatePage(ctx, c, frame)),
  )
  app.post(
    '/evaluations/gates/:id',
    act({
      schema: willForm,
      act: (ctx, i, c) => sayWill(ctx, { contractId: param(c, 'id'), goesOn: i.will === 'go-on', reason: i.reason }),
      done: ({ id }) => `/evaluations/gates/${id}`,
      again: (ctx, form, c, frame) => gatePage(ctx, c, frame, form),
    }),
  )
}
