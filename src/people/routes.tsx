import { isRefusal } from '#kernel'
import { choice, email, longText, text, ticked } from '#platform'
import { type App, act, freshForm, linkTo, param, show } from '#ui'
import { z } from 'zod'
import { accountRoutes } from './account-routes.tsx'
import { communityRoutes } from './community-routes.tsx'
import { expertRoutes } from './expert-routes.tsx'
import { localRoutes } from './local-routes.tsx'
import { calendarRoutes } from './calendar-routes.tsx'
import { endOfRole, endRole } from './end-role.ts'
import { inviteList, understandInvitations } from './invite-list.ts'
import { invite, withdrawInvitation } from './invitations.ts'
import { organisationRoutes } from './organisation-routes.tsx'
import { invitedListPage, inviteListPage, organisationPage, understoodInvitationsPage } from './organisation-views.tsx'
import { EndRolePage } from './pages/end-role.tsx'
import { type Role, roles } from './permission.ts'
import { loginRoutes } from './login-routes.tsx'
import { logoRoutes } from './logo-routes.tsx'
import { makeReset } from './reset.ts'
import { numberingRoutes } from './numbering-routes.tsx'
import { ownSettingRoutes } from './own-setting-routes.tsx'
import { supplierRoutes } from './supplier-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'

const roleNames = Object.keys(roles) as [Role, ...Role[]]
const inviteListForm = { role: choice(roleNames), list: longText(20_000, 1, { phone: true }) }

export function routes(app: App): void {
  signInRoutes(app)
  loginRoutes(app)
  accountRoutes(app)
  communityRoutes(app)
  expertRoutes(app)
  supplierRoutes(app)
  organisationRoutes(app)
  peopleRoutes(app)
  calendarRoutes(app)
  localRoutes(app)
  numberingRoutes(app)
  ownSettingRoutes(app)
  logoRoutes(app)
}

function peopleRoutes(app: App): void {
  app.post(
    '/people/:id/invite',
    act({
      schema: z.object({ email: email(), role: choice(roleNames) }),
      act: (ctx, i, c) => invite(ctx, { ...i, organisationId: c.req.param('id')!, link: (secret) => linkTo(c, `/invitations/${secret}`) }),
      done: async ({ secret, email }, ctx, c) =>
        await organisationPage(ctx, c.req.param('id')!, await c.get('frame')(), {
          link: linkTo(c, `/invitations/${secret}`),
          ...(ctx.mail && { mailed: email }),
        }),
      again: (ctx, form, c, frame) => organisationPage(ctx, c.req.param('id')!, frame, { form }),
    }),
  )
  inviteListRoutes(app)
  app.post(
    '/people/:id/reset/:user',
    act({
      schema: z.object({ endsTwoStep: ticked() }),
      act: (ctx, i, c) => makeReset(ctx, { userId: c.req.param('user')!, endsTwoStep: i.endsTwoStep }),
      // The link stands in this one answer and nowhere else.
      done: async ({ secret, name }, ctx, c) => {
        const reset = { link: linkTo(c, `/reset/${secret}`), name }
        return await organisationPage(ctx, c.req.param('id')!, await c.get('frame')(), { reset })
      },
    }),
  )
  app.post(
    '/people/invitations/:id/withdraw',
    act({ schema: z.object({}), act: (ctx, _, c) => withdrawInvitation(ctx, c.req.param('id')!), done: () => '/people' }),
  )
  app.get(
    '/people/roles/:id/end',
    show(async (ctx, c, frame) => {
      const ends = await endOfRole(ctx, c.req.param('id')!)
      return isRefusal(ends) ? ends : <EndRolePage ctx={ctx} frame={frame} ends={ends} />
    }),
  )
  app.post(
    '/people/roles/:id/end',
    act({ schema: z.object({}), act: (ctx, _, c) => endRole(ctx, c.req.param('id')!), done: () => '/people' }),
  )
}

/** Several people at once: a list is read, shown as it was understood, and its people invited. */
function inviteListRoutes(app: App): void {
  app.get(
    '/people/:id/invite-list',
    show((ctx, c, frame) => inviteListPage(ctx, c, frame)),
  )
  app.post(
    '/people/:id/invite-list',
    act({
      schema: z.object(inviteListForm),
      act: async (ctx, i, c) => {
        const read = await understandInvitations(ctx, { ...i, organisationId: param(c, 'id') })
        return isRefusal(read) ? read : i
      },
      // Nobody is invited before somebody has seen who would be.
      done: async (i, ctx, c) => await understoodInvitationsPage(ctx, c, await c.get('frame')(), freshForm({ ...i })),
      again: (ctx, form, c, frame) => inviteListPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/people/:id/invite-list/send',
    act({
      schema: z.object({ ...inviteListForm, seen: text(80) }),
      act: (ctx, i, c) => inviteList(ctx, { ...i, organisationId: param(c, 'id'), link: (secret) => linkTo(c, `/invitations/${secret}`) }),
      // The links stand in this one answer and nowhere else.
      done: async ({ invited }, ctx, c) => await invitedListPage(ctx, c, await c.get('frame')(), invited),
      again: (ctx, form, c, frame) => understoodInvitationsPage(ctx, c, frame, form),
    }),
  )
}
