import { aDay, amount, idOf, longText, optional, text, ticked } from '#platform'
import { type App, act, show } from '#ui'
import { z } from 'zod'
import { stateCash } from './cash.ts'
import { makeClaim } from './make-claim.ts'
import { noteInvoice } from './note-invoice.ts'
import { askForCompletion, completeClaim, confirmClaim, passClaim } from './pass-claim.ts'
import { ArrearsPage, StatementPage } from './pages/arrears-page.tsx'
import { CashPage } from './pages/cash-page.tsx'
import { ClaimList, financeFile } from './pages/claim-list.tsx'
import { type ClaimForm, ClaimPage } from './pages/claim-page.tsx'
import { ContractList, SchedulePage } from './pages/schedule-page.tsx'
import { payClaim } from './pay-claim.ts'

const nothing = z.object({})
const secondUse = { again: ticked(), againReason: optional(longText(500)) }
export const newPayment = z.object({
  amount: amount({ zero: true }),
  interest: optional(amount({ zero: true })),
  paidOn: aDay(),
  reference: text(60, 1, { numbers: true }),
  ...secondUse,
})
export const newClaim = z.object({
  from: z.union([z.literal('signing'), idOf('acceptance')], { error: 'id' }),
  invoiceNumber: optional(text(60, 1, { numbers: true })),
  invoiceOn: optional(aDay()),
})
export const cashFigures = z.object({
  cashOn: aDay(),
  cash: amount({ zero: true }),
  monthlyWages: amount({ zero: true }),
  monthlyOther: amount({ zero: true }),
})

/** Pages of the payments. */
export function routes(app: App): void {
  app.get('/payments', show(ClaimList))
  app.get(
    '/payments/export.csv',
    show((ctx) => financeFile(ctx)),
  )
  app.get('/payments/arrears', show(ArrearsPage))
  app.get('/payments/statement', show(StatementPage))
  app.get(
    '/payments/cash',
    show((ctx, _, frame) => CashPage(ctx, frame)),
  )
  app.post(
    '/payments/cash',
    act({
      schema: cashFigures,
      act: (ctx, i) => stateCash(ctx, i),
      done: () => '/payments/cash',
      again: (ctx, form, _, frame) => CashPage(ctx, frame, form),
    }),
  )
  app.get('/payments/contracts', show(ContractList))
  app.get(
    '/payments/contracts/:id',
    show((ctx, c, frame) => SchedulePage(ctx, c.req.param('id')!, frame)),
  )
  app.post(
    '/payments/contracts/:id/claims',
    act({
      schema: newClaim,
      act: (ctx, i, c) => makeClaim(ctx, { contractId: c.req.param('id')!, ...i }),
      done: ({ id }) => `/payments/claims/${id}`,
      again: (ctx, form, c, frame) => SchedulePage(ctx, c.req.param('id')!, frame, form.refusal),
    }),
  )
  app.get(
    '/payments/claims/:id',
    show((ctx, c, frame) => ClaimPage(ctx, c.req.param('id')!, frame)),
  )
  const at = (form: ClaimForm | undefined) => ({
    done: ({ id }: { id: string }) => `/payments/claims/${id}`,
    again: (
      ctx: Parameters<typeof ClaimPage>[0],
      state: Parameters<typeof CashPage>[2] & object,
      c: { req: { param: (name: string) => string | undefined } },
      frame: Parameters<typeof ClaimPage>[2],
    ) => ClaimPage(ctx, c.req.param('id')!, frame, { form, state }),
  })
  const claim = '/payments/claims/:id'
  app.post(
    `${claim}/confirm`,
    act({ schema: nothing, act: (ctx, _, c) => confirmClaim(ctx, { claimId: c.req.param('id')! }), ...at(undefined) }),
  )
  app.post(`${claim}/pass`, act({ schema: nothing, act: (ctx, _, c) => passClaim(ctx, { claimId: c.req.param('id')! }), ...at(undefined) }))
  app.post(
    `${claim}/ask`,
    act({
      schema: z.object({ what: longText(2000, 10) }),
      act: (ctx, i, c) => askForCompletion(ctx, { claimId: c.req.param('id')!, ...i }),
      ...at('ask'),
    }),
  )
  app.post(
    `${claim}/complete`,
    act({
      schema: z.object({ with: longText(2000) }),
      act: (ctx, i, c) => completeClaim(ctx, { claimId: c.req.param('id')!, ...i }),
      ...at('complete'),
    }),
  )
  app.post(
    `${claim}/invoice`,
    act({
      schema: z.object({ number: text(60, 1, { numbers: true }), on: aDay(), ...secondUse }),
      act: (ctx, i, c) => noteInvoice(ctx, { claimId: c.req.param('id')!, ...i }),
      ...at('invoice'),
    }),
  )
  app.post(
    `${claim}/pay`,
    act({ schema: newPayment, act: (ctx, i, c) => payClaim(ctx, { claimId: c.req.param('id')!, ...i }), ...at('pay') }),
  )
}
