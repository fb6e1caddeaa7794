import type { Ctx } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { heldForm, newSupervisionForm, supervisionNoteForm } from './supervision-form.ts'
import { heldPage, newSupervisionPage, supervisionPage, supervisionsPage } from './supervision-views.tsx'
import { dropSupervision, dropSupervisionNote, noteSupervision, planSupervision, recordSupervision } from './supervise.ts'

const nothing = z.object({})
const toSupervision = (_: unknown, __: Ctx, c: C) => `/supervision/${param(c, 'id')}`

/** The addresses of supervision. */
export function supervisionRoutes(app: App): void {
  app.get('/supervision', show(supervisionsPage))
  app.get(
    '/supervision/new',
    show((ctx, c, frame) => newSupervisionPage(ctx, c, frame)),
  )
  app.post(
    '/supervision/new',
    act({
      schema: newSupervisionForm,
      act: planSupervision,
      done: ({ id }) => `/supervision/${id}`,
      again: (ctx, form, c, frame) => newSupervisionPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/supervision/:id',
    show((ctx, c, frame) => supervisionPage(ctx, c, frame)),
  )
  app.post(
    '/supervision/:id/notes',
    act({
      schema: supervisionNoteForm,
      act: (ctx, i, c) => noteSupervision(ctx, { ...i, id: param(c, 'id') }),
      done: toSupervision,
      again: (ctx, form, c, frame) => supervisionPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/supervision/:id/notes/:note/drop',
    act({
      schema: nothing,
      act: (ctx, _, c) => dropSupervisionNote(ctx, { id: param(c, 'id'), noteId: param(c, 'note') }),
      done: toSupervision,
    }),
  )
  app.get(
    '/supervision/:id/hold',
    show((ctx, c, frame) => heldPage(ctx, c, frame)),
  )
  app.post(
    '/supervision/:id/hold',
    act({
      schema: heldForm,
      act: (ctx, i, c) => recordSupervision(ctx, { ...i, id: param(c, 'id') }),
      done: toSupervision,
      again: (ctx, form, c, frame) => heldPage(ctx, c, frame, form),
    }),
  )
  app.post('/supervision/:id/drop', act({ schema: nothing, act: (ctx, _, c) => dropSupervision(ctx, param(c, 'id')), done: toSupervision }))
}
