import { erasureGroundNames } from '#kernel'
import { answerRequest, enterRequest, type RefusedFor, refusedFor, type RequestKind, requestKinds } from '#people'
import { aDay, choice, idOf, longText, optional, text } from '#platform'
import { act, type App, show } from '#ui'
import { z } from 'zod'
import { NewRequestPage, RequestPage } from './data-request-pages.tsx'
import { erase } from './erase-text.ts'
import { refuseErasure as refuse } from './personal-data-words.ts'
import { PersonalDataPage, TextPage } from './personal-data.tsx'
import { placeOf, refOf } from './place-ref.ts'

/** The other places that go too, each as its address names it. */
const ticks = z.preprocess((v) => [v ?? []].flat(), z.array(z.string().max(2000)).max(500))
const outcomes = ['done', ...Object.keys(refusedFor)] as [string, ...string[]]
/** What anybody fills in who asks for their data to be erased or corrected. */
export const requestShape = {
  kind: choice(Object.keys(requestKinds) as [RequestKind, ...RequestKind[]]),
  what: longText(2000),
}

/** The pages of the data officer. */
export function personalDataRoutes(app: App): void {
  app.get(
    '/personal-data',
    show((ctx, c, frame) => PersonalDataPage(ctx, c, frame)),
  )
  app.get(
    '/personal-data/text',
    show((ctx, c, frame) => TextPage(ctx, c, frame)),
  )
  app.post(
    '/personal-data/text',
    act({
      schema: z.object({ ground: choice(erasureGroundNames), seen: text(64), requestId: optional(idOf('request')), also: ticks }),
      act: (ctx, i, c) => {
        const place = placeOf(c.req.query('at') ?? '')
        return place ? erase(ctx, { ...i, place }) : Promise.resolve(refuse('no-text'))
      },
      done: ({ place }) => `/personal-data/text?at=${refOf(place)}`,
      again: (ctx, form, c, frame) => TextPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/personal-data/requests/new',
    show((ctx, _, frame) => NewRequestPage(ctx, frame)),
  )
  app.post(
    '/personal-data/requests/new',
    act({
      schema: z.object({ ...requestShape, reach: optional(text(100, 1, { phone: true })), askedOn: aDay() }),
      act: enterRequest,
      done: ({ id }) => `/personal-data/requests/${id}`,
      again: (ctx, form, _, frame) => NewRequestPage(ctx, frame, form),
    }),
  )
  app.get(
    '/personal-data/requests/:id',
    show((ctx, c, frame) => RequestPage(ctx, c.req.param('id')!, frame)),
  )
  app.post(
    '/personal-data/requests/:id/answer',
    act({
      schema: z.object({ outcome: choice(outcomes), answer: longText(2000) }),
      act: (ctx, i, c) =>
        answerRequest(ctx, {
          id: c.req.param('id')!,
          answer: i.answer,
          ...(i.outcome !== 'done' && { refusedFor: i.outcome as RefusedFor }),
        }),
      done: () => '/personal-data',
      again: (ctx, form, c, frame) => RequestPage(ctx, c.req.param('id')!, frame, form),
    }),
  )
}
