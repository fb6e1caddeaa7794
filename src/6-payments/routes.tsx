import { fileRoutes } from '#files'
import { claimHolder } from './held-by-claim.ts'
import { isRefusal } from '#kernel'
import type { Ctx } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, param, show } from '#ui'
import { z } from 'zod'
import { budgetRoutes } from './budget-routes.tsx'
import { batchRoutes } from './batch-routes.tsx'
import { stateCash } from './cash.ts'
import { correctionRoutes } from './correction-routes.tsx'
import { cashForm } from './cash-form.ts'
import { askForm, completeForm, invoiceForm, newClaimForm } from './claim-form.ts'
import { makeClaim } from './make-claim.ts'
import { isCorrected, noteInvoice } from './note-invoice.ts'
import { visibleClaim } from './claims.ts'
import type { ClaimForm } from './pages/claim-next.tsx'
import { askForCompletion, completeClaim, confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'
import { paymentForm } from './payment-form.ts'
import { arrearsPage, cashPage, claimPage, claimsPage, contractsPage, financeDownload, schedulePage, statementPage } from './views.tsx'
import { refuse } from './words.ts'
import { yearPage } from './year-views.tsx'

const nothing = z.object({})
const claimId = (c: C) => param(c, 'id')
const toClaim = ({ id }: { id: string }) => `/payments/claims/${id}`
/** Shows the claim again with what was wrong in one of its forms; a button has none. */
const again = (form?: ClaimForm) => (ctx: Ctx, state: FormState, c: C, frame: FrameFacts) => claimPage(ctx, c, frame, { form, state })

/** Why another invoice stands behind a payment is asked only where the number or the day differs from what is noted. */
async function reasonOfInvoice(fields: Readonly<Record<string, unknown>>, ctx: Ctx, c: C) {
  if (typeof fields.reason !== 'string' || fields.reason.trim() !== '') return {}
  const now = await visibleClaim(ctx, claimId(c))
  const { number, on } = invoiceForm.shape
  const typed = { number: number.safeParse(fields.number).data, on: on.safeParse(fields.on).data }
  return !isRefusal(now) && isCorrected(now, typed) ? { reason: refuse('say-why-invoice').words } : {}
}

/** The day stands in the form before anything is typed; without a number it says nothing. */
const invoiceOf = (ctx: Ctx, i: z.output<typeof newClaimForm>) => ({
  invoiceOn: i.invoiceNumber === undefined ? undefined : (i.invoiceOn ?? ctx.today),
})

/** The addresses of this step: what each shows (views.tsx), and which verb each form does. */
export function routes(app: App): void {
  app.get('/payments', show(claimsPage))
  app.get('/payments/export.csv', show(financeDownload))
  app.get('/payments/arrears', show(arrearsPage))
  app.get('/payments/statement', show(statementPage))
  app.get('/payments/year', show(yearPage))
  batchRoutes(app)
  budgetRoutes(app)
  cashRoutes(app)
  app.get('/payments/contracts', show(contractsPage))
  app.get('/payments/contracts/:id', show(schedulePage))
  app.post(
    '/payments/contracts/:id/claims',
    act({
      schema: newClaimForm,
      act: (ctx, i, c) => makeClaim(ctx, { contractId: param(c, 'id'), ...i, ...invoiceOf(ctx, i) }),
      done: toClaim,
      again: (ctx, form, c, frame) => schedulePage(ctx, c, frame, form),
    }),
  )
  app.get('/payments/claims/:id', show(claimPage))
  fileRoutes(app, { at: '/payments/claims/:id', of: claimHolder })
  deskRoutes(app)
  correctionRoutes(app)
  app.post(
    '/payments/claims/:id/invoice',
    act({
      schema: invoiceForm,
      also: reasonOfInvoice,
      act: (ctx, i, c) => noteInvoice(ctx, { claimId: claimId(c), ...i }),
      done: toClaim,
      again: again('invoice'),
    }),
  )
  app.post(
    '/payments/claims/:id/pay',
    act({ schema: paymentForm, act: (ctx, i, c) => payClaim(ctx, { claimId: claimId(c), ...i }), done: toClaim, again: again('pay') }),
  )
}

function cashRoutes(app: App): void {
  app.get('/payments/cash', show(cashPage))
  app.post(
    '/payments/cash',
    act({
      schema: cashForm,
      act: (ctx, i) => stateCash(ctx, i),
      done: () => '/payments/cash',
      again: (ctx, form, c, frame) => cashPage(ctx, c, frame, form),
    }),
  )
}

/** A claim's way over the desks. */
function deskRoutes(app: App): void {
  app.post(
    '/payments/claims/:id/confirm',
    act({ schema: nothing, act: (ctx, _, c) => confirmClaim(ctx, { claimId: claimId(c) }), done: toClaim, again: again() }),
  )
  app.post(
    '/payments/claims/:id/pass',
    act({ schema: nothing, act: (ctx, _, c) => passClaim(ctx, { claimId: claimId(c) }), done: toClaim, again: again() }),
  )
  app.post(
    '/payments/claims/:id/ask',
    act({
      schema: askForm,
      act: (ctx, i, c) => askForCompletion(ctx, { claimId: claimId(c), ...i }),
      done: toClaim,
      again: again('ask'),
    }),
  )
  app.post(
    '/payments/claims/:id/complete',
    act({
      schema: completeForm,
      act: (ctx, i, c) => completeClaim(ctx, { claimId: claimId(c), ...i }),
      done: toClaim,
      again: again('complete'),
    }),
  )
}
