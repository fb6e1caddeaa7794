import { isRefusal } from '#kernel'
import { type Ctx, email, optional, safePath, text } from '#platform'
import { type App, act, type C, type FormState, type FrameFacts, freshForm, goTo, show } from '#ui'
import { z } from 'zod'
import { browserOf, dropSession, fromOf, rememberIn, sessionIn, setSession } from './cookies.ts'
import { demoPeople } from './demo-people.ts'
import { nameOf, organisation } from './directory.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { invitationBySecret } from './invitations.ts'
import { InvitationPage } from './pages/invitation.tsx'
import { ForgottenPage, ResetPage, SignInPage } from './pages/sign-in.tsx'
import { loginServiceHere } from './login-services.ts'
import { askForReset, resetBySecret, takeReset } from './reset.ts'
import { closeSession } from './session.ts'
import { signIn, signInAsDemo } from './sign-in.ts'
import { refuse } from './words.ts'

// Whatever was typed, exactly: a password is not cleaned or shortened.
const aPassword = () => z.string({ error: 'required' }).min(1, 'required').max(1000, 'longer:1000')
export const newPassword = () => z.string({ error: 'required' }).min(1, 'required').min(12, 'shorter:12').max(1000, 'longer:1000')
const credentials = z.object({ email: text(200), password: aPassword(), code: optional(text(20)), to: optional(text(500)) })

/** The way in: by password, by one click in the demonstration, by an invitation, by a link for a new password. */
export function signInRoutes(app: App): void {
  app.get(
    '/sign-in',
    show(async (ctx, c, frame) => {
      const done = c.req.query('done')
      const form = freshForm({ to: c.req.query('to') ?? '' })
      return (
        <SignInPage
          ctx={ctx}
          frame={frame}
          form={form}
          demo={await demoPeople(ctx, (c.req.query('q') ?? '').trim().slice(0, 100))}
          service={await loginServiceHere(ctx)}
          {...(done && { done })}
        />
      )
    }),
  )
  app.post(
    '/sign-in',
    act({
      schema: credentials,
      act: async (ctx, i, c) => {
        const done = await signIn(ctx, { ...i, device: browserOf(c), from: fromOf(c) })
        return isRefusal(done) ? done : { ...done, to: i.to }
      },
      done: ({ cookie, device, several, to }, _, c) => {
        setSession(c, cookie)
        rememberIn(c, device)
        return several ? `/account/organisation?to=${encodeURIComponent(safePath(to))}` : safePath(to)
      },
      again: async (ctx, form, _, frame) => (
        <SignInPage ctx={ctx} frame={frame} form={form} demo={await demoPeople(ctx, '')} service={await loginServiceHere(ctx)} />
      ),
    }),
  )
  app.post(
    '/sign-in/demo',
    act({
      schema: z.object({ user: text(60), to: optional(text(500)) }),
      act: async (ctx, i, c) => {
        const cookie = await signInAsDemo(ctx, { userId: i.user, device: browserOf(c) })
        return isRefusal(cookie) ? cookie : { cookie, to: i.to }
      },
      done: ({ cookie, to }, _, c) => (setSession(c, cookie), safePath(to)),
    }),
  )
  app.post('/sign-out', async (c) => {
    const ctx = c.get('ctx')
    const { byLoginService } = await closeSession(ctx.db, ctx.jurisdiction, sessionIn(c))
    dropSession(c)
    return goTo(c, byLoginService && (await loginServiceHere(ctx)) ? '/sign-in?done=out' : '/')
  })
  forgottenRoutes(app)
  resetRoutes(app)
  invitationRoutes(app)
}

function forgottenRoutes(app: App): void {
  app.get(
    '/forgotten',
    show((ctx, c, frame) => <ForgottenPage ctx={ctx} frame={frame} form={freshForm()} sent={c.req.query('sent') !== undefined} />),
  )
  app.post(
    '/forgotten',
    act({
      schema: z.object({ email: email() }),
      act: (ctx, i, c) => askForReset(ctx, { email: i.email, from: fromOf(c) }),
      done: () => '/forgotten?sent',
      again: (ctx, form, _, frame) => <ForgottenPage ctx={ctx} frame={frame} form={form} sent={false} />,
    }),
  )
}

function resetRoutes(app: App): void {
  const page = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState) => {
    const secret = c.req.param('secret')!
    const found = await resetBySecret(ctx, secret)
    if (!found) return refuse('reset-gone')
    return (
      <ResetPage
        ctx={ctx}
        frame={frame}
        form={form}
        secret={secret}
        name={found.name}
        email={found.email}
        endsTwoStep={found.ends_two_step}
      />
    )
  }
  app.get(
    '/reset/:secret',
    show((ctx, c, frame) => page(ctx, c, frame, freshForm())),
  )
  app.post(
    '/reset/:secret',
    act({
      schema: z.object({ password: newPassword(), username: optional(text(200)) }),
      act: (ctx, i, c) => takeReset(ctx, { secret: c.req.param('secret')!, password: i.password, from: fromOf(c) }),
      done: (_, __, c) => (dropSession(c), '/sign-in?done=reset'),
      again: (ctx, form, c, frame) => page(ctx, c, frame, form),
    }),
  )
}

function invitationRoutes(app: App): void {
  const page = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState) => {
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
        service={await loginServiceHere(ctx)}
        organisation={nameOf(await organisation(ctx, invitation.organisation_id), ctx.lang)}
      />
    )
  }
  app.get(
    '/invitations/:secret',
    show((ctx, c, frame) => page(ctx, c, frame, freshForm())),
  )
  app.post(
    '/invitations/:secret',
    act({
      schema: z.object({ name: text(60), password: newPassword(), username: optional(text(200)) }),
      act: async (ctx, i, c) => {
        const given = { secret: c.req.param('secret')!, name: i.name, password: i.password }
        return await acceptInvitation(ctx, { ...given, from: fromOf(c), device: browserOf(c) })
      },
      done: ({ cookie }, _, c) => (cookie ? (setSession(c, cookie), '/') : '/sign-in'),
      again: (ctx, form, c, frame) => page(ctx, c, frame, form),
    }),
  )
}
