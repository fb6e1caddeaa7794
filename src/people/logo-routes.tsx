import { isRefusal } from '#kernel'
import { type Ctx, fileBytes, inBoth, notThere } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, freshForm, param, show, type View } from '#ui'
import { z } from 'zod'
import { organisation } from './directory.ts'
import { keepLogo, removeLogo, seenLogo, whyNotLogo } from './keep-logo.ts'
import { refuseLogo } from './logo-words.ts'
import { logoImage, standingLogo } from './logos.ts'
import { LogoPage } from './pages/logo.tsx'

const choose = inBoth(refuseLogo('logo-missing').words)
const logoForm = z.object({ file: z.instanceof(File, { error: choose }).refine((f) => f.size > 0 && f.size <= fileBytes, choose) })

/** The logos of the jurisdiction and of its organisations: the page of each, and the picture itself for everybody. */
export function logoRoutes(app: App): void {
  pageRoutes(app, '/settings/logo')
  pageRoutes(app, '/people/:id/logo')
  app.get(
    '/logo/:sha256{[0-9a-f]{64}}',
    show(async (ctx, c) => {
      const found = await logoImage(ctx, param(c, 'sha256'))
      return found ? picture(found.type, found.image) : notThere()
    }),
  )
}

function pageRoutes(app: App, at: '/settings/logo' | '/people/:id/logo'): void {
  app.get(
    at,
    show((ctx, c, frame) => logoPage(ctx, c, frame)),
  )
  app.post(
    at,
    act({
      schema: logoForm,
      act: (ctx, i, c) => keepLogo(ctx, idOf(c), i.file),
      done: (_, __, c) => c.req.path,
      again: (ctx, form, c, frame) => logoPage(ctx, c, frame, form),
    }),
  )
  app.post(
    `${at}/remove`,
    act({
      schema: z.object({}),
      act: (ctx, _, c) => removeLogo(ctx, idOf(c)),
      done: (_, __, c) => c.req.path.replace(/\/remove$/, ''),
    }),
  )
}

const idOf = (c: C): string | null => c.req.param('id') ?? null

async function logoPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const id = idOf(c)
  const no = await whyNotLogo(ctx, id)
  if (no) return no
  const of = id === null ? undefined : ((await organisation(ctx, id)) ?? notThere())
  if (isRefusal(of)) return of
  const standing = await standingLogo(ctx, id)
  return <LogoPage ctx={ctx} frame={frame} of={of} logo={standing.logo} version={seenLogo(standing)} form={form ?? freshForm()} />
}

/** A picture under the name of its bytes never changes. It is shown and nothing else: no browser is to take it for a page. */
const picture = (type: 'png' | 'jpeg', image: Uint8Array): Response =>
  new Response(image as BodyInit, {
    headers: {
      'content-type': `image/${type}`,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-length': String(image.length),
    },
  })
