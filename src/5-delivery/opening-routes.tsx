import type { Ctx } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, param, show } from '#ui'
import { z } from 'zod'
import { beginScoring, decideOpening, endOpening, enterCandidate, scoreCandidates } from './change-opening.ts'
import { keepQualification } from './keep-qualification.ts'
import { openPost } from './open-post.ts'
import { candidateForm, endForm, openingForm, qualificationForm, resultForm, scoreForm } from './opening-form.ts'
import { letterPage, newOpeningPage, openingPage, openingsPage } from './opening-views.tsx'

const toOpening = (_: unknown, __: Ctx, c: C) => `/openings/${param(c, 'id')}`
const again = (which: 'enter' | 'score' | 'decide' | 'end') => (ctx: Ctx, form: FormState, c: C, frame: FrameFacts) =>
  openingPage(ctx, c, frame, { which, form })

/** Posts that are competed for, and what those who work are qualified by. */
export function openingRoutes(app: App): void {
  app.get(
    '/openings',
    show((ctx, c, frame) => openingsPage(ctx, c, frame)),
  )
  app.post(
    '/openings/qualifications',
    act({
      schema: qualificationForm,
      act: keepQualification,
      done: () => '/openings',
      again: (ctx, form, c, frame) => openingsPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/openings/new',
    show((ctx, c, frame) => newOpeningPage(ctx, c, frame)),
  )
  app.post(
    '/openings/new',
    act({
      schema: openingForm,
      act: openPost,
      done: ({ id }) => `/openings/${id}`,
      again: (ctx, form, c, frame) => newOpeningPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/openings/:id',
    show((ctx, c, frame) => openingPage(ctx, c, frame)),
  )
  app.get('/openings/:id/letters/:candidate', show(letterPage))
  stepRoutes(app)
}

function stepRoutes(app: App): void {
  app.post(
    '/openings/:id/candidates',
    act({
      schema: candidateForm,
      act: (ctx, i, c) => enterCandidate(ctx, { ...i, id: param(c, 'id') }),
      done: toOpening,
      again: again('enter'),
    }),
  )
  app.post('/openings/:id/scoring', act({ schema: z.object({}), act: (ctx, _, c) => beginScoring(ctx, param(c, 'id')), done: toOpening }))
  app.post(
    '/openings/:id/score',
    act({
      schema: scoreForm,
      act: (ctx, points, c) => scoreCandidates(ctx, { id: param(c, 'id'), points }),
      done: toOpening,
      again: again('score'),
    }),
  )
  app.post(
    '/openings/:id/decide',
    act({
      schema: resultForm,
      act: (ctx, i, c) => decideOpening(ctx, { ...i, id: param(c, 'id') }),
      done: toOpening,
      again: again('decide'),
    }),
  )
  app.post(
    '/openings/:id/end',
    act({ schema: endForm, act: (ctx, i, c) => endOpening(ctx, { ...i, id: param(c, 'id') }), done: toOpening, again: again('end') }),
  )
}
