import { choice, choices, creditCode, type Ctx, email, optional, safePath, text, wholeNumber } from '#platform'
import { isRefusal } from '#kernel'
import { type App, act, type C, type FormState, type FrameFacts, freshForm, goTo, linkTo, notThere, show } from '#ui'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import QRCode from 'qrcode'
import { z } from 'zod'
import { calendarRoutes } from './calendar-routes.tsx'
import { nameOf, organisation, organisations, people } from './directory.ts'
import {
  acceptInvitation,
  endRole,
  invitationBySecret,
  invite,
  members,
  openInvitations,
  registerOrganisation,
  withdrawInvitation,
} from './invitations.ts'
import {
  changePassword,
  makeToken,
  mySessions,
  myTokens,
  myUser,
  newTotpSecret,
  removeTwoStep,
  revokeToken,
  setUpTwoStep,
  signOutEverywhere,
} from './my-account.ts'
import { AccountPage, TwoStepPage } from './pages/account.tsx'
import { InvitationPage, kinds, legalForms, OrganisationPage, PeoplePage } from './pages/people.tsx'
import { SignInPage } from './pages/sign-in.tsx'
import { mayNot, refusePermission, type Role, roles, type TokenScope, tokenScopes } from './permission.ts'
import { closeSession, openSession, sessionCookieFor } from './session.ts'
import { signIn, signInAsDemo } from './sign-in.ts'
import { refuse } from './words.ts'

// Whatever was typed, exactly: a password is not cleaned or shortened.
const aPassword = () => z.string({ error: 'required' }).min(1, 'required').max(1000, 'longer:1000')
const newPassword = () => z.string({ error: 'required' }).min(1, 'required').min(12, 'shorter:12').max(1000, 'longer:1000')
const credentials = z.object({ email: text(200), password: aPassword(), code: optional(text(10)), to: optional(text(500)) })
const roleNames = Object.keys(roles) as [Role, ...Role[]]
const scopeNames = Object.keys(tokenScopes) as [TokenScope, ...TokenScope[]]

const device = (c: C) => c.req.header('user-agent') ?? null

export function routes(app: App): void {
  signInRoutes(app)
  accountRoutes(app)
  peopleRoutes(app)
  calendarRoutes(app)
}

function signInRoutes(app: App): void {
  const demoPeople = async (ctx: Ctx) => {
    if (!ctx.demo) return []
    const [everybody, all] = [await people(ctx, {}), await organisations(ctx)]
    const order = Object.keys(roles)
    return everybody
      .map((p) => ({
        ...p,
        organisation: nameOf(
          all.find((o) => o.id === p.organisationId),
          ctx.lang,
        ),
      }))
      .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || (a.userId < b.userId ? -1 : 1))
  }
  app.get(
    '/sign-in',
    show(async (ctx, c, frame) => (
      <SignInPage ctx={ctx} frame={frame} form={freshForm({ to: c.req.query('to') ?? '' })} demo={await demoPeople(ctx)} />
    )),
  )
  app.post(
    '/sign-in',
    act({
      schema: credentials,
      act: async (ctx, i, c) => {
        const cookie = await signIn(ctx, { ...i, device: device(c), address: c.get('address') })
        return typeof cookie === 'string' ? { cookie, to: i.to } : cookie
      },
      done: ({ cookie, to }, _, c) => (setSessionCookie(c, cookie), safePath(to)),
      again: async (ctx, form, _, frame) => <SignInPage ctx={ctx} frame={frame} form={form} demo={await demoPeople(ctx)} />,
    }),
  )
  app.post(
    '/sign-in/demo',
    act({
      schema: z.object({ user: text(60) }),
      act: (ctx, i, c) => signInAsDemo(ctx, { userId: i.user, device: device(c) }),
      done: (cookie, _, c) => (setSessionCookie(c, cookie), '/'),
    }),
  )
  app.post('/sign-out', async (c) => {
    const ctx = c.get('ctx')
    await closeSession(ctx.db, ctx.jurisdiction, getCookie(c, sessionCookieFor(c.get('secure'))))
    dropSessionCookie(c)
    return goTo(c, '/')
  })
  const invitationPage = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState) => {
    const secret = c.req.param('secret')!
    const invitation = await invitationBySecret(ctx, secret)
    if (!invitation) return refuse('invitation-gone')
    return (
      <InvitationPage
        ctx={ctx}
        frame={frame}
        form={form}
        secret={secret}
        role={invitation.role}
        email={invitation.email}
        organisation={nameOf(await organisation(ctx, invitation.organisation_id), ctx.lang)}
      />
    )
  }
  app.get(
    '/invitations/:secret',
    show((ctx, c, frame) => invitationPage(ctx, c, frame, freshForm())),
  )
  app.post(
    '/invitations/:secret',
    act({
      schema: z.object({ name: text(60), password: newPassword(), username: optional(text(200)) }),
      act: async (ctx, i, c) => {
        const joined = await acceptInvitation(ctx, { secret: c.req.param('secret')!, name: i.name, password: i.password })
        if (isRefusal(joined)) return joined
        // Who had an account signs in with it, and with the code of their app where they set one up.
        if (joined.known) return { cookie: undefined }
        return { cookie: await openSession(ctx, ctx.db, { ...joined, demonstration: false, device: device(c) }) }
      },
      done: ({ cookie }, _, c) => (cookie ? (setSessionCookie(c, cookie), '/') : '/sign-in'),
      again: (ctx, form, c, frame) => invitationPage(ctx, c, frame, form),
    }),
  )
}

function accountRoutes(app: App): void {
  const page = async (ctx: Ctx, frame: FrameFacts, more: { password?: FormState; token?: FormState; made?: string } = {}) => {
    if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
    return (
      <AccountPage
        ctx={ctx}
        frame={frame}
        user={await myUser(ctx)}
        sessions={await mySessions(ctx)}
        tokens={await myTokens(ctx)}
        {...more}
      />
    )
  }
  app.get(
    '/account',
    show((ctx, _, frame) => page(ctx, frame)),
  )
  app.post(
    '/account/password',
    act({
      schema: z.object({ old: z.string().max(1000, 'longer:1000').default(''), new: newPassword(), username: optional(text(200)) }),
      act: changePassword,
      done: (_, __, c) => (dropSessionCookie(c), '/sign-in'),
      again: (ctx, password, _, frame) => page(ctx, frame, { password }),
    }),
  )
  app.post(
    '/account/sign-out-everywhere',
    act({
      schema: z.object({}),
      act: signOutEverywhere,
      done: (_, __, c) => (dropSessionCookie(c), '/sign-in'),
    }),
  )
  const twoStep = async (ctx: Ctx, frame: FrameFacts, form: FormState, secret: string) => {
    if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
    const user = await myUser(ctx)
    const address = `otpauth://totp/Tandem:${encodeURIComponent(user.email)}?secret=${secret}&issuer=Tandem`
    return (
      <TwoStepPage
        ctx={ctx}
        frame={frame}
        form={form}
        secret={secret}
        picture={await QRCode.toString(address, { type: 'svg', margin: 0 })}
      />
    )
  }
  app.get(
    '/account/two-step',
    show((ctx, _, frame) => twoStep(ctx, frame, freshForm(), newTotpSecret())),
  )
  app.post(
    '/account/two-step',
    act({
      schema: z.object({ secret: text(64).pipe(z.string().regex(/^[A-Z2-7]{16,64}$/, 'id')), code: text(10) }),
      act: setUpTwoStep,
      done: () => '/account',
      again: (ctx, form, _, frame) =>
        twoStep(ctx, frame, form, /^[A-Z2-7]{16,64}$/.test(String(form.values.secret)) ? String(form.values.secret) : newTotpSecret()),
    }),
  )
  app.post('/account/two-step/remove', act({ schema: z.object({}), act: removeTwoStep, done: () => '/account' }))
  app.post(
    '/account/tokens',
    act({
      schema: z.object({ name: text(60), scopes: choices(scopeNames, { min: 1 }), days: wholeNumber({ min: 1, max: 365 }) }),
      act: makeToken,
      // The secret is shown in this one answer and nowhere else, so there is no redirect here.
      done: async ({ secret }, ctx, c) => await page(ctx, await c.get('frame')(), { made: secret }),
      again: (ctx, token, _, frame) => page(ctx, frame, { token }),
    }),
  )
  app.post(
    '/account/tokens/:id/revoke',
    act({ schema: z.object({}), act: (ctx, _, c) => revokeToken(ctx, c.req.param('id')!), done: () => '/account' }),
  )
}

function peopleRoutes(app: App): void {
  const organisationPage = async (ctx: Ctx, id: string, frame: FrameFacts, more: { form?: FormState; link?: string } = {}) => {
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
    return <PeoplePage ctx={ctx} frame={frame} organisations={await organisations(ctx)} {...(form && { form })} />
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
      act: (ctx, i, c) => invite(ctx, { ...i, organisationId: c.req.param('id')! }),
      done: async ({ secret }, ctx, c) =>
        await organisationPage(ctx, c.req.param('id')!, await c.get('frame')(), {
          link: linkTo(c, `/invitations/${secret}`),
        }),
      again: (ctx, form, c, frame) => organisationPage(ctx, c.req.param('id')!, frame, { form }),
    }),
  )
  app.post(
    '/people/invitations/:id/withdraw',
    act({ schema: z.object({}), act: (ctx, _, c) => withdrawInvitation(ctx, c.req.param('id')!), done: () => '/people' }),
  )
  app.post(
    '/people/roles/:id/end',
    act({ schema: z.object({}), act: (ctx, _, c) => endRole(ctx, c.req.param('id')!), done: () => '/people' }),
  )
}

const cookieOf = (c: C) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('secure') }) as const
const setSessionCookie = (c: C, value: string): void =>
  setCookie(c, sessionCookieFor(c.get('secure')), value, { ...cookieOf(c), maxAge: 12 * 3600 })
const dropSessionCookie = (c: C): void => void deleteCookie(c, sessionCookieFor(c.get('secure')), cookieOf(c))
