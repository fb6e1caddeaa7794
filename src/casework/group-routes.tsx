import type { Ctx } from '#platform'
import { act, type App, type C, numberIn, param, show } from '#ui'
import { z } from 'zod'
import { closeGroupForm, joinForm, newGroupForm, sessionForm } from './group-form.ts'
import { groupPage, groupSheetPage, groupsPage, newGroupPage, sessionPage } from './group-views.tsx'
import { closeGroup, meetGroup } from './meet-group.ts'
import { joinGroup, leaveGroup } from './members-of-group.ts'
import { planGroup } from './plan-group.ts'

const toGroup = (_: unknown, __: Ctx, c: C) => `/groups/${param(c, 'id')}`

/** The addresses of group work. */
export function groupRoutes(app: App): void {
  app.get('/groups', show(groupsPage))
  app.get(
    '/groups/new',
    show((ctx, c, frame) => newGroupPage(ctx, c, frame)),
  )
  app.post(
    '/groups/new',
    act({
      schema: newGroupForm,
      act: planGroup,
      done: ({ id }) => `/groups/${id}`,
      again: (ctx, form, c, frame) => newGroupPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/groups/:id',
    show((ctx, c, frame) => groupPage(ctx, c, frame)),
  )
  app.get('/groups/:id/sheet', show(groupSheetPage))
  app.post(
    '/groups/:id/members',
    act({
      schema: joinForm,
      act: (ctx, i, c) => joinGroup(ctx, { ...i, id: param(c, 'id') }),
      done: toGroup,
      again: (ctx, join, c, frame) => groupPage(ctx, c, frame, { join }),
    }),
  )
  app.post(
    '/groups/:id/members/:number/leave',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => leaveGroup(ctx, { id: param(c, 'id'), number: numberIn(param(c, 'number')) ?? 0 }),
      done: toGroup,
    }),
  )
  app.get(
    '/groups/:id/session',
    show((ctx, c, frame) => sessionPage(ctx, c, frame)),
  )
  app.post(
    '/groups/:id/session',
    act({
      schema: sessionForm,
      act: (ctx, i, c) => meetGroup(ctx, { ...i, id: param(c, 'id') }),
      done: toGroup,
      again: (ctx, form, c, frame) => sessionPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/groups/:id/close',
    act({
      schema: closeGroupForm,
      act: (ctx, i, c) => closeGroup(ctx, { ...i, id: param(c, 'id') }),
      done: toGroup,
      again: (ctx, close, c, frame) => groupPage(ctx, c, frame, { close }),
    }),
  )
}
