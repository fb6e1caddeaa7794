import { notThere } from '#platform'
import { type App, numberIn, refusalJson, show } from '#ui'
import { publicInstitution } from './institutions.ts'
import { allPackages, jsonAnswer, purchasePackage } from './json.ts'
import { AboutPage, FrontPage } from './pages/front-page.tsx'
import { checkpointFile, keyFile, tileFile } from './log-files.ts'
import { PublicLogPage } from './pages/log-page.tsx'
import { jurisdiction } from './store.ts'
import { HeardPage } from './pages/heard-page.tsx'
import { InstitutionPage, InstitutionsPage, PunctualityPage } from './pages/institution-pages.tsx'
import { PurchasesPage } from './pages/lists.tsx'
import { PublicPurchasePage } from './pages/purchase-page.tsx'
import { publicPurchase } from './public-purchase.ts'
import { extensionFiles } from './rules/extension.ts'
import { refuse } from './words.ts'

/** Everything under /open: no account, nothing written, nothing before its time. */
export function routes(app: App): void {
  app.get(
    '/open',
    show((ctx, _, frame) => FrontPage(ctx, frame)),
  )
  app.get(
    '/open/about',
    show(async (ctx, _, frame) => AboutPage({ ctx, frame, ocidPrefix: (await jurisdiction(ctx)).ocidPrefix })),
  )
  app.get(
    '/open/purchases',
    show((ctx, c, frame) => PurchasesPage(ctx, c, frame)),
  )
  app.get(
    '/open/purchases/:id',
    show(async (ctx, c, frame) => {
      const p = await publicPurchase(ctx, c.req.param('id')!)
      return p ? PublicPurchasePage({ ctx, frame, p }) : notThere()
    }),
  )
  app.get('/open/purchases/:id/ocds.json', async (c) => {
    const ctx = c.get('ctx')
    const found = await purchasePackage(ctx, c.req.param('id'), c.get('origin'))
    return found ? jsonAnswer(c, found) : refusalJson(c, refuse('nothing-public'), ctx.lang)
  })
  app.get('/open/ocds.json', async (c) => {
    const ctx = c.get('ctx')
    const page = numberIn(c.req.query('page')) || 1
    const found = await allPackages(ctx, page, c.get('origin'))
    return found ? jsonAnswer(c, found) : refusalJson(c, refuse('nothing-public'), ctx.lang)
  })
  app.get(
    '/open/institutions',
    show((ctx, c, frame) => InstitutionsPage(ctx, c, frame)),
  )
  app.get(
    '/open/institutions/:id',
    show(async (ctx, c, frame) => {
      const i = await publicInstitution(ctx, c.req.param('id')!)
      return i ? InstitutionPage({ ctx, frame, i }) : notThere()
    }),
  )
  app.get(
    '/open/punctuality',
    show((ctx, c, frame) => PunctualityPage(ctx, c, frame)),
  )
  app.get(
    '/open/heard',
    show((ctx, c, frame) => HeardPage(ctx, c, frame)),
  )
  app.get(
    '/open/log',
    show((ctx, c, frame) => PublicLogPage(ctx, frame, c.get('origin'))),
  )
  app.get('/open/log/checkpoint', (c) => checkpointFile(c.get('ctx')))
  app.get('/open/log/key', (c) => keyFile(c.get('ctx')))
  app.get('/open/log/tile/*', (c) => tileFile(c.get('ctx'), c))
  for (const [path, content] of Object.entries(extensionFiles)) app.get(path, (c) => jsonAnswer(c, content))
}
