import { isRefusal } from '#kernel'
import { choice, creditCode, type Ctx, email, mailStands, notThere, optional, text, ticked } from '#platform'
import { type App, act, type FormState, type FrameFacts, linkTo, show } from '#ui'
import { z } from 'zod'
import { accountRoutes } from './account-routes.tsx'
import { communityRoutes } from './community-routes.tsx'
import { localRoutes } from './local-routes.tsx'
import { calendarRoutes } from './calendar-routes.tsx'
import { organisation, organisations } from './directory.ts'
import { endOfRole, endRole } from './end-role.ts'
import { invite, members, openInvitations, registerOrganisation, withdrawInvitation } from './invitations.ts'
import { EndRolePage } from './pages/end-role.tsx'
import { kinds, legalForms, OrganisationPage, PeoplePage } from './pages/people.tsx'
import { mayNot, type Role, roles } from './permission.ts'
import { makeReset } from './reset.ts'
import { signInRoutes } from './sign-in-routes.tsx'

const roleNames = Object.keys(roles) as [Role, ...Role[]]

export function routes(app: App): void {
  signInRoutes(app)
  accountRoutes(app)
  communityRoutes(app)
  peopleRoutes(app)
  calendarRoutes(app)
  localRoutes(app)
}

function peopleRoutes(app: App): void {
  const organisationPage = async (
    ctx: Ctx,
    id: string,
    frame: FrameFacts,
    more: { form?: FormState; link?: string; mailed?: string; reset?: { link: string; name: string } } = {},
  ) => {
    const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: id })
    if (no) return no
    const found = await organisation(ctx, id)
    if (!found) return notThere()
    return (
      <OrganisationPage
        ctx={ctx}
        frame={frame}
        organisation={found}
        members={await members(ctx, id)}
        invitations={await openInvitations(ctx, id)}
        {...more}
      />
    )
  }
  const listPage = async (ctx: Ctx, frame: FrameFacts, form?: FormState) => {
    if (mayNot(ctx.asker, 'people.manage-all')) return await organisationPage(ctx, ctx.asker.organisationId ?? '', frame)
    return (
      <PeoplePage
        ctx={ctx}
        frame={frame}
        organisations={await organisations(ctx)}
        {...(form && { form })}
        {...(ctx.mail && { mail: await mailStands(ctx) })}
      />
    )
  }
  app.get(
    '/people',
    show((ctx, _, frame) => listPage(ctx, frame)),
  )
  app.get(
    '/people/:id',
    show((ctx, c, frame) => organisationPage(ctx, c.req.param('id')!, frame)),
  )
  app.post(
    '/people',
    act({
      schema: z.object({
        name: text(100),
        nameEn: optional(text(100)),
        kind: choice(kinds),
        legalForm: optional(choice(legalForms)),
        creditCode: optional(creditCode()),
      }),
      act: registerOrganisation,
      done: ({ id }) => `/people/${id}`,
      again: (ctx, form, _, frame) => listPage(ctx, frame, form),
    }),
  )
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
