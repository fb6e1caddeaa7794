import { act, type App, type C, param, show } from '#ui'
import type { Ctx } from '#platform'
import { z } from 'zod'
import { acceptNeed } from './accept-need.ts'
import { addEvidence } from './add-evidence.ts'
import { evidenceForm, readEvidence } from './evidence-form.ts'
import { acceptForm, needForm, setAsideForm } from './need-form.ts'
import { evidencePage, needPage, needsPage, newNeedPage, newPurchasePage, setAsidePage } from './need-views.tsx'
import { noticeNeed } from './notice-need.ts'
import { openPurchase } from './open-purchase.ts'
import { purchaseForm } from './purchase-form.ts'
import { removeEvidence } from './remove-evidence.ts'
import { reopenNeed } from './reopen-need.ts'
import { setAsideNeed } from './set-aside-need.ts'

const nothing = z.object({})
const toNeed = (_: unknown, __: Ctx, c: C) => `/needs/${param(c, 'id')}`

/** The addresses of purchases that begin and of needs: what each shows (need-views.tsx), and which verb each form does. */
export function needRoutes(app: App): void {
  app.get('/purchases/new', show(newPurchasePage))
  app.post(
    '/purchases/new',
    act({
      schema: purchaseForm,
      act: openPurchase,
      done: ({ id }) => `/purchases/${id}`,
      again: (ctx, form, c, frame) => newPurchasePage(ctx, c, frame, form),
    }),
  )

  app.get('/needs', show(needsPage))
  app.get('/needs/new', show(newNeedPage))
  app.post(
    '/needs/new',
    act({
      schema: needForm,
      act: noticeNeed,
      done: ({ id }) => `/needs/${id}`,
      again: (ctx, form, c, frame) => newNeedPage(ctx, c, frame, form),
    }),
  )
  app.get('/needs/:id', show(needPage))
  evidenceRoutes(app)

  app.post(
    '/needs/:id/accept',
    act({
      schema: acceptForm,
      act: (ctx, i, c) => acceptNeed(ctx, { needId: param(c, 'id'), reason: i.reason }),
      done: toNeed,
      again: (ctx, form, c, frame) => needPage(ctx, c, frame, form),
    }),
  )
  app.post('/needs/:id/reopen', act({ schema: nothing, act: (ctx, _, c) => reopenNeed(ctx, { needId: param(c, 'id') }), done: toNeed }))
  app.get('/needs/:id/set-aside', show(setAsidePage))
  app.post(
    '/needs/:id/set-aside',
    act({
      schema: setAsideForm,
      act: (ctx, i, c) => setAsideNeed(ctx, { needId: param(c, 'id'), reason: i.reason }),
      done: toNeed,
      again: (ctx, form, c, frame) => setAsidePage(ctx, c, frame, form),
    }),
  )
}

function evidenceRoutes(app: App): void {
  app.get('/needs/:id/evidence', show(evidencePage))
  app.post(
    '/needs/:id/evidence',
    act({
      schema: (_, c) => evidenceForm(c.req.query('kind')),
      act: (ctx, i, c) => addEvidence(ctx, { ...readEvidence(i), needId: param(c, 'id') }),
      done: toNeed,
      again: (ctx, form, c, frame) => evidencePage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/needs/:id/evidence/:evidence/remove',
    act({
      schema: nothing,
      act: (ctx, _, c) => removeEvidence(ctx, { needId: param(c, 'id'), evidenceId: param(c, 'evidence') }),
      done: toNeed,
    }),
  )
}
