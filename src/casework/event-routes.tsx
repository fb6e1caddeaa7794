import type { Ctx } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { eventForm, holdForm, newEventForm } from './event-form.ts'
import { editEventPage, eventPage, eventsPage, holdPage, limited, markIn, newEventPage, sheetPage, signInPage } from './event-views.tsx'
import { holdEvent } from './hold-event.ts'
import { dropEvent, editEvent, planEvent } from './plan-event.ts'
import { signInToEvent } from './sign-in-event.ts'

const toEvent = (_: unknown, __: Ctx, c: C) => `/events/${param(c, 'id')}`

/** The addresses of events, and the one that people who come open on their phones. */
export function eventRoutes(app: App): void {
  app.use('/e/*', limited)
  app.get('/e/:code', show(signInPage))
  app.post(
    '/e/:code',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => signInToEvent(ctx, { code: param(c, 'code'), mark: markIn(c) }),
      done: (_, __, c) => `/e/${param(c, 'code')}`,
      byAnyone: true,
    }),
  )
  app.get('/events', show(eventsPage))
  app.get(
    '/events/new',
    show((ctx, c, frame) => newEventPage(ctx, c, frame)),
  )
  app.post(
    '/events/new',
    act({
      schema: newEventForm,
      act: planEvent,
      done: ({ id }) => `/events/${id}`,
      again: (ctx, form, c, frame) => newEventPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/events/:id',
    show((ctx, c, frame) => eventPage(ctx, c, frame)),
  )
  app.get('/events/:id/sheet', show(sheetPage))
  app.get(
    '/events/:id/edit',
    show((ctx, c, frame) => editEventPage(ctx, c, frame)),
  )
  app.post(
    '/events/:id/edit',
    act({
      schema: eventForm,
      act: (ctx, i, c) => editEvent(ctx, { ...i, id: param(c, 'id') }),
      done: toEvent,
      again: (ctx, form, c, frame) => editEventPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/events/:id/hold',
    show((ctx, c, frame) => holdPage(ctx, c, frame)),
  )
  app.post(
    '/events/:id/hold',
    act({
      schema: holdForm,
      act: (ctx, i, c) => holdEvent(ctx, { ...i, id: param(c, 'id') }),
      done: toEvent,
      again: (ctx, form, c, frame) => holdPage(ctx, c, frame, form),
    }),
  )
  app.post('/events/:id/drop', act({ schema: z.object({}), act: (ctx, _, c) => dropEvent(ctx, param(c, 'id')), done: toEvent }))
}
