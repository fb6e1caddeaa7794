import { isRefusal } from '#kernel'
import { choices, type Ctx, email, optional, safePath, text, wholeNumber } from '#platform'
import { type App, act, type C, type FormState, type FrameFacts, freshForm, show } from '#ui'
import QRCode from 'qrcode'
import { z } from 'zod'
import { dropSession, fromOf, sessionIn } from './cookies.ts'
import {
  changeEmail,
  changePassword,
  endSession,
  forgetDevice,
  makeToken,
  removeTwoStep,
  renewRecoveryCodes,
  revokeToken,
  setUpTwoStep,
  signOutEverywhere,
  switchOrganisation,
} from './my-account.ts'
import { myDevices, myOrganisations, mySessions, myTokens, myUser } from './my-access.ts'
import { AccountPage } from './pages/account.tsx'
import {
  EmailPage,
  OrganisationsPage,
  PasswordPage,
  RecoveryCodesPage,
  RenewCodesPage,
  TwoStepPage,
  TwoStepOffPage,
} from './pages/proof.tsx'
import { myLink } from './login-links.ts'
import type { TokenScope } from './permission.ts'
import { refusePermission, tokenScopes } from './role-words.ts'
import { sessionId } from './session.ts'
import { newPassword } from './sign-in-routes.tsx'
import { newTotpSecret } from './two-step.ts'

const scopeNames = Object.keys(tokenScopes) as [TokenScope, ...TokenScope[]]
const signedIn = (ctx: Ctx): boolean => ctx.asker.kind === 'user'
const given = z.string().max(1000, 'longer:1000').default('')
const proof = { password: given, code: optional(text(20)), username: optional(text(200)) }

/** A person's own account: how they sign in, where they are signed in, their keys for programs. */
export function accountRoutes(app: App): void {
  const page = async (ctx: Ctx, c: C, frame: FrameFacts, more: { token?: FormState; made?: string } = {}) => {
    if (!signedIn(ctx)) return refusePermission('sign-in-first')
    return (
      <AccountPage
        ctx={ctx}
        frame={frame}
        user={await myUser(ctx)}
        here={sessionId(ctx.jurisdiction, sessionIn(c))}
        sessions={await mySessions(ctx)}
        devices={await myDevices(ctx)}
        organisations={await myOrganisations(ctx)}
        tokens={await myTokens(ctx)}
        link={await myLink(ctx)}
        {...more}
      />
    )
  }
  app.get(
    '/account',
    show((ctx, c, frame) => page(ctx, c, frame)),
  )
  app.post(
    '/account/sign-out-everywhere',
    act({ schema: z.object({}), act: signOutEverywhere, done: (_, __, c) => (dropSession(c), '/sign-in?done=everywhere') }),
  )
  app.post(
    '/account/sessions/:id/end',
    act({ schema: z.object({}), act: (ctx, _, c) => endSession(ctx, c.req.param('id')!), done: () => '/account' }),
  )
  app.post(
    '/account/devices/:id/forget',
    act({ schema: z.object({}), act: (ctx, _, c) => forgetDevice(ctx, c.req.param('id')!), done: () => '/account' }),
  )
  app.post(
    '/account/tokens',
    act({
      schema: z.object({ name: text(60), scopes: choices(scopeNames, { min: 1 }), days: wholeNumber({ min: 1, max: 365 }) }),
      act: (ctx, i, c) => makeToken(ctx, { ...i, sessionId: sessionId(ctx.jurisdiction, sessionIn(c)) }),
      // The secret is shown in this one answer and nowhere else, so there is no redirect here.
      done: async ({ secret }, ctx, c) => await page(ctx, c, await c.get('frame')(), { made: secret }),
      again: (ctx, token, c, frame) => page(ctx, c, frame, { token }),
    }),
  )
  app.post(
    '/account/tokens/:id/revoke',
    act({ schema: z.object({}), act: (ctx, _, c) => revokeToken(ctx, c.req.param('id')!), done: () => '/account' }),
  )
  passwordRoutes(app)
  twoStepRoutes(app)
  organisationRoutes(app)
}

function passwordRoutes(app: App): void {
  const page = async (ctx: Ctx, frame: FrameFacts, form: FormState) =>
    signedIn(ctx) ? <PasswordPage ctx={ctx} frame={frame} form={form} user={await myUser(ctx)} /> : refusePermission('sign-in-first')
  app.get(
    '/account/password',
    show((ctx, _, frame) => page(ctx, frame, freshForm())),
  )
  app.post(
    '/account/password',
    act({
      schema: z.object({ old: given, new: newPassword(), code: proof.code, username: proof.username }),
      act: (ctx, i, c) => changePassword(ctx, { ...i, from: fromOf(c) }),
      done: (_, __, c) => (dropSession(c), '/sign-in?done=reset'),
      again: (ctx, form, _, frame) => page(ctx, frame, form),
    }),
  )
  const emailPage = async (ctx: Ctx, frame: FrameFacts, form: FormState) =>
    signedIn(ctx) ? <EmailPage ctx={ctx} frame={frame} form={form} user={await myUser(ctx)} /> : refusePermission('sign-in-first')
  app.get(
    '/account/email',
    show((ctx, _, frame) => emailPage(ctx, frame, freshForm())),
  )
  app.post(
    '/account/email',
    act({
      schema: z.object({ ...proof, email: email() }),
      act: (ctx, i, c) => changeEmail(ctx, { ...i, from: fromOf(c) }),
      done: () => '/account',
      again: (ctx, form, _, frame) => emailPage(ctx, frame, form),
    }),
  )
}

const secretForm = /^[A-Z2-7]{16,64}$/

function twoStepRoutes(app: App): void {
  const setUp = async (ctx: Ctx, frame: FrameFacts, form: FormState) => {
    if (!signedIn(ctx)) return refusePermission('sign-in-first')
    const user = await myUser(ctx)
    const secret = secretForm.test(String(form.values.secret)) ? String(form.values.secret) : newTotpSecret()
    const address = `otpauth://totp/Tandem:${encodeURIComponent(user.email)}?secret=${secret}&issuer=Tandem`
    const picture = await QRCode.toString(address, { type: 'svg', margin: 0 })
    return <TwoStepPage ctx={ctx} frame={frame} form={form} user={user} secret={secret} picture={picture} />
  }
  app.get(
    '/account/two-step',
    show((ctx, _, frame) => setUp(ctx, frame, freshForm())),
  )
  app.post(
    '/account/two-step',
    act({
      schema: z.object({
        secret: text(64).pipe(z.string().regex(secretForm, 'id')),
        code: text(10),
        current: optional(text(20)),
        password: given,
        username: proof.username,
      }),
      act: (ctx, i, c) => setUpTwoStep(ctx, { ...i, from: fromOf(c) }),
      done: codesPage,
      again: (ctx, form, _, frame) => setUp(ctx, frame, form),
    }),
  )
  const off = async (ctx: Ctx, frame: FrameFacts, form: FormState) =>
    signedIn(ctx) ? <TwoStepOffPage ctx={ctx} frame={frame} form={form} user={await myUser(ctx)} /> : refusePermission('sign-in-first')
  app.get(
    '/account/two-step/remove',
    show((ctx, _, frame) => off(ctx, frame, freshForm())),
  )
  app.post(
    '/account/two-step/remove',
    act({
      schema: z.object(proof),
      act: (ctx, i, c) => removeTwoStep(ctx, { ...i, from: fromOf(c) }),
      done: () => '/account',
      again: (ctx, form, _, frame) => off(ctx, frame, form),
    }),
  )
  const renew = async (ctx: Ctx, frame: FrameFacts, form: FormState) =>
    signedIn(ctx) ? <RenewCodesPage ctx={ctx} frame={frame} form={form} user={await myUser(ctx)} /> : refusePermission('sign-in-first')
  app.get(
    '/account/recovery-codes',
    show((ctx, _, frame) => renew(ctx, frame, freshForm())),
  )
  app.post(
    '/account/recovery-codes',
    act({
      schema: z.object(proof),
      act: (ctx, i, c) => renewRecoveryCodes(ctx, { ...i, from: fromOf(c) }),
      done: codesPage,
      again: (ctx, form, _, frame) => renew(ctx, frame, form),
    }),
  )
}

/** The codes stand in this one answer and nowhere else. */
const codesPage = async ({ codes }: { codes: string[] }, ctx: Ctx, c: C) => (
  <RecoveryCodesPage ctx={ctx} frame={await c.get('frame')()} codes={codes} />
)

function organisationRoutes(app: App): void {
  app.get(
    '/account/organisation',
    show(async (ctx, c, frame) =>
      signedIn(ctx) ? (
        <OrganisationsPage ctx={ctx} frame={frame} organisations={await myOrganisations(ctx)} to={safePath(c.req.query('to'))} />
      ) : (
        refusePermission('sign-in-first')
      ),
    ),
  )
  app.post(
    '/account/organisation',
    act({
      byAnyone: true,
      schema: z.object({ organisation: text(60), to: optional(text(500)) }),
      act: async (ctx, i, c) => {
        const here = sessionId(ctx.jurisdiction, sessionIn(c))
        const done = await switchOrganisation(ctx, { organisationId: i.organisation, sessionId: here ?? '' })
        return isRefusal(done) ? done : { to: i.to }
      },
      done: ({ to }) => safePath(to),
    }),
  )
}
