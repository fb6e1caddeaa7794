import { isRefusal } from '#kernel'
import { type Ctx, optional, safePath, text, ticked } from '#platform'
import { type App, act, type C, type FrameFacts, type FormState, freshForm, goOut, goTo, linkTo, refusalPage, show } from '#ui'
import { z } from 'zod'
import { comeBack, type Errand, setOut } from './come-by-login-service.ts'
import { wayOut } from './ask-login-service.ts'
import { browserOf, dropSession, dropWay, fromOf, keepWay, setSession, wayIn } from './cookies.ts'
import { myUser } from './my-access.ts'
import { LinkPage, LoginServicePage, SetOutPage } from './pages/login-service.tsx'
import { mayNot } from './permission.ts'
import { myLink, proveForLink, unlinkLogin } from './login-links.ts'
import { loginWords, refuseLogin } from './login-words.ts'
import { endLoginService, loginServiceHere, loginServiceWithSecret, setLoginService } from './login-services.ts'
import { refusePermission } from './role-words.ts'

const back = '/sign-in/back'
const after = '/sign-in'
const claim = () => text(60).pipe(z.string().regex(/^[\w.:/-]+$/, 'id'))
const serviceForm = z.object({
  nameZh: text(40),
  nameEn: optional(text(60)),
  issuer: text(300),
  clientId: text(200),
  secret: optional(text(500)),
  nameClaim: claim(),
  emailClaim: claim(),
  passwords: ticked(),
})
const proof = { password: z.string().max(1000, 'longer:1000').default(''), code: optional(text(20)), username: optional(text(200)) }

/** Single sign-on: the way to the login service and back, one's own link, and what an administrator keeps of it. */
export function loginRoutes(app: App): void {
  const out = async (c: C, errand: Errand) => {
    const ctx = c.get('ctx')
    const done = await setOut(ctx, errand, linkTo(c, back))
    if (isRefusal(done)) return refusalPage(c, await c.get('frame')(), done, ctx, backToSignIn(ctx))
    keepWay(c, done.cookie)
    return goOut(c, done.address, ctx.signOnServers ?? [])
  }
  app.get('/sign-in/service', (c) => out(c, { for: 'sign-in', to: safePath(c.req.query('to')) }))
  app.get('/invitations/:secret/login', (c) => out(c, { for: 'invitation', secret: c.req.param('secret') }))
  app.get(back, async (c) => {
    const ctx = c.get('ctx')
    const here = new URL(linkTo(c, back))
    here.search = new URL(c.req.url).search
    const cookie = wayIn(c)
    dropWay(c)
    const came = await comeBack(ctx, { cookie, back: here, device: browserOf(c) })
    if (isRefusal(came)) return refusalPage(c, await c.get('frame')(), came, ctx, backToSignIn(ctx))
    if ('linked' in came) return goTo(c, '/account', 302)
    setSession(c, came.cookie)
    return goTo(c, came.several ? `/account/organisation?to=${encodeURIComponent(came.to)}` : came.to, 302)
  })
  // Where the login service has an address for it; the person is signed out here already.
  app.get('/sign-out/service', async (c) => {
    const ctx = c.get('ctx')
    const asked = await loginServiceWithSecret(ctx)
    const address = asked && (await wayOut(ctx, asked, linkTo(c, after)))
    return address ? goOut(c, address, ctx.signOnServers ?? []) : goTo(c, after, 302)
  })
  linkRoutes(app)
  settingRoutes(app)
}

const backToSignIn = (ctx: Ctx) => (ctx.asker.kind === 'public' ? { href: '/sign-in', label: loginWords[ctx.lang].toSignIn } : undefined)

function linkRoutes(app: App): void {
  const page = (does: 'link' | 'unlink') => async (ctx: Ctx, frame: FrameFacts, form: FormState) => {
    if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
    const mine = await myLink(ctx)
    if (!mine) return refuseLogin('no-login-service')
    return <LinkPage ctx={ctx} frame={frame} form={form} does={does} service={mine.service} user={await myUser(ctx)} />
  }
  for (const does of ['link', 'unlink'] as const)
    app.get(
      `/account/login/${does}`,
      show((ctx, _, frame) => page(does)(ctx, frame, freshForm())),
    )
  app.post(
    '/account/login/link',
    act({
      schema: z.object(proof),
      act: async (ctx, i, c) => {
        const proven = await proveForLink(ctx, { ...i, from: fromOf(c) })
        return isRefusal(proven) ? proven : await setOut(ctx, { for: 'link', userId: proven.userId }, linkTo(c, back))
      },
      // A browser lets no form lead to another site: the person goes on by a link.
      done: async ({ address, cookie }, ctx, c) => {
        keepWay(c, cookie)
        return <SetOutPage ctx={ctx} frame={await c.get('frame')()} service={(await loginServiceHere(ctx))!} address={address.href} />
      },
      again: (ctx, form, _, frame) => page('link')(ctx, frame, form),
    }),
  )
  app.post(
    '/account/login/unlink',
    act({
      schema: z.object(proof),
      act: (ctx, i, c) => unlinkLogin(ctx, { ...i, from: fromOf(c) }),
      done: (_, __, c) => (dropSession(c), '/sign-in?done=unlinked'),
      again: (ctx, form, _, frame) => page('unlink')(ctx, frame, form),
    }),
  )
}

function settingRoutes(app: App): void {
  const page = async (ctx: Ctx, c: C, frame: FrameFacts, form?: FormState) => {
    const no = mayNot(ctx.asker, 'people.manage-all')
    if (no) return no
    const service = await loginServiceHere(ctx)
    const servers = ctx.signOnServers ?? []
    return (
      <LoginServicePage
        ctx={ctx}
        frame={frame}
        service={service}
        form={form}
        servers={servers}
        back={linkTo(c, back)}
        after={linkTo(c, after)}
      />
    )
  }
  app.get(
    '/settings/sign-in',
    show((ctx, c, frame) => page(ctx, c, frame)),
  )
  app.post(
    '/settings/sign-in',
    act({
      schema: serviceForm,
      act: setLoginService,
      done: () => '/settings/sign-in',
      again: (ctx, form, c, frame) => page(ctx, c, frame, form),
    }),
  )
  app.post('/settings/sign-in/end', act({ schema: z.object({}), act: endLoginService, done: () => '/settings/sign-in' }))
}
