import { EarlierNeedsPage } from './earlier-needs-page.tsx'
import { handOverWork, handOverWorkForm } from '#casework'
import { fileRoutes } from '#files'
import { isRefusal } from '#kernel'
import { askRequest } from '#people'
import { idOf } from '#platform'
import { z } from 'zod'
import { act, type App, download, param, show } from '#ui'
import { documentHolder, documentPage } from './document-page.tsx'
import { eraseName } from './erase-name.ts'
import { HelpPage } from './help-page.tsx'
import { lawRoutes } from './law-routes.ts'
import { leaverPage, leaversPage } from './leaving-page.tsx'
import { linePage } from './line-page.tsx'
import { LogEntryPage, logReceipt } from './log-entry-page.tsx'
import { LogPage } from './log-page.tsx'
import { ownArchive, ownJson, ownTables } from './my-data.ts'
import { MyDataPage } from './my-data-page.tsx'
import { personalDataRoutes, requestShape } from './personal-data-routes.tsx'
import { monthReportPage } from './month-report-page.tsx'
import { purchasesPage } from './purchases-page.tsx'
import { PurchaseHistoryPage, PurchasePage } from './purchase-page.tsx'
import { PurchaseRulesPage, RecordRulesPage } from './rules-page.tsx'
import { RehearsalPage } from './rehearsal-page.tsx'
import { rehearsalForm, rehearse } from './rehearse.ts'
import { retentionRoutes } from './retention-routes.tsx'
import { SearchPage } from './search-page.tsx'
import { SettingsPage } from './settings-page.tsx'
import { DuePage, TodayPage, WelcomePage } from './today.tsx'

export function routes(app: App): void {
  lawRoutes(app)
  personalDataRoutes(app)
  ownDataRoutes(app)
  logRoutes(app)
  leavingRoutes(app)
  retentionRoutes(app)
  app.get(
    '/',
    show((ctx, _, frame) => (ctx.asker.kind === 'user' ? TodayPage(ctx, frame) : WelcomePage(ctx, frame))),
  )
  app.get(
    '/settings',
    show((ctx, _, frame) => SettingsPage(ctx, frame)),
  )
  app.get(
    '/due',
    show((ctx, _, frame) => DuePage(ctx, frame)),
  )
  app.get('/delivery/:id/lines/:line', show(linePage))
  app.get('/delivery/:id/report/:period', show(monthReportPage))
  app.get('/people/documents/:document', show(documentPage))
  fileRoutes(app, { at: '/people/documents/:document', of: documentHolder })
  app.get('/purchases', show(purchasesPage))
  app.get(
    '/purchases/:id{pur_[0-9a-z]+}',
    show((ctx, c, frame) => PurchasePage(ctx, c.req.param('id')!, frame)),
  )
  app.get(
    '/purchases/:id{pur_[0-9a-z]+}/earlier-needs',
    show((ctx, c, frame) => EarlierNeedsPage(ctx, c.req.param('id')!, frame)),
  )
  app.get(
    '/purchases/:id{pur_[0-9a-z]+}/history',
    show((ctx, c, frame) => PurchaseHistoryPage(ctx, c.req.param('id')!, frame)),
  )
  app.get(
    '/purchases/:id{pur_[0-9a-z]+}/rules',
    show((ctx, c, frame) => PurchaseRulesPage(ctx, c, frame)),
  )
  app.get(
    '/rules/:kind/:id',
    show((ctx, c, frame) => RecordRulesPage(ctx, c, frame)),
  )
  app.get(
    '/search',
    show((ctx, c, frame) => SearchPage(ctx, c, frame)),
  )
  app.get(
    '/help/rehearsal',
    show((ctx, _, frame) => RehearsalPage(ctx, frame)),
  )
  app.post('/help/rehearsal', act({ schema: rehearsalForm, act: rehearse, done: () => '/help/rehearsal' }))
  app.get(
    '/help',
    show((ctx, _, frame) => HelpPage(ctx, frame)),
  )
}

/** What is kept about whoever asks. */
function ownDataRoutes(app: App): void {
  app.get(
    '/account/data',
    show((ctx, _, frame) => MyDataPage(ctx, frame)),
  )
  app.post(
    '/account/data',
    act({
      schema: z.object(requestShape),
      act: askRequest,
      done: () => '/account/data',
      again: (ctx, form, _, frame) => MyDataPage(ctx, frame, form),
    }),
  )
  app.get(
    '/account/data.json',
    show(async (ctx) => {
      const all = await ownTables(ctx)
      return isRefusal(all) ? all : download(ownJson(all), 'my-data.json', 'application/json')
    }),
  )
  app.get(
    '/account/data.zip',
    show(async (ctx) => {
      const all = await ownTables(ctx)
      const archive = isRefusal(all) ? all : await ownArchive(all)
      return isRefusal(archive) ? archive : download(archive, 'my-data.zip', 'application/zip')
    }),
  )
}

/** What is open with whoever leaves, or left. */
function leavingRoutes(app: App): void {
  app.get(
    '/leaving',
    show((ctx, _, frame) => leaversPage(ctx, frame)),
  )
  app.get(
    '/leaving/:user',
    show((ctx, c, frame) => leaverPage(ctx, c, frame)),
  )
  app.post(
    '/leaving/:user',
    act({
      schema: handOverWorkForm,
      act: (ctx, i, c) => handOverWork(ctx, { ...i, userId: param(c, 'user') }),
      done: ({ id }) => `/leaving/${id}`,
      again: (ctx, form, c, frame) => leaverPage(ctx, c, frame, form),
    }),
  )
}

function logRoutes(app: App): void {
  app.get(
    '/log',
    show((ctx, c, frame) => LogPage(ctx, c, frame)),
  )
  app.get(
    '/log/:id{log_[0-9a-z_]+}',
    show((ctx, c, frame) => LogEntryPage(ctx, c, frame)),
  )
  app.get(
    '/log/:id{log_[0-9a-z_]+}/receipt',
    show((ctx, c) => logReceipt(ctx, c)),
  )
  app.post(
    '/log/erase-name',
    act({
      schema: z.object({ user: idOf('user') }),
      act: eraseName,
      done: ({ user }) => `/log?who=${user}`,
    }),
  )
}
