import { act, type App, param, show } from '#ui'
import { answerPay } from './answer-pay.ts'
import { answerPayForm, payForm, payTyped } from './pay-form.ts'
import { myPayPage, payPage, statePayPage } from './pay-views.tsx'
import { statePay } from './state-pay.ts'

/** What posts were paid: stated by the institution, confirmed by whoever stands at them. */
export function payRoutes(app: App): void {
  app.get(
    '/delivery/pay',
    show((ctx, c, frame) => myPayPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/pay/:month',
    act({
      schema: answerPayForm,
      act: (ctx, { says, ...i }, c) => answerPay(ctx, { ...i, differs: says === 'differs', payMonth: param(c, 'month') }),
      done: () => '/delivery/pay',
      again: (ctx, form, c, frame) => myPayPage(ctx, c, frame, { payMonth: param(c, 'month'), form }),
    }),
  )
  app.get(
    '/delivery/:id/pay',
    show((ctx, c, frame) => payPage(ctx, c, frame)),
  )
  app.get(
    '/delivery/:id/pay/:period',
    show((ctx, c, frame) => statePayPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/pay/:period',
    act({
      schema: payForm,
      act: (ctx, i, c) =>
        statePay(ctx, {
          contractId: param(c, 'id'),
          period: param(c, 'period'),
          rows: payTyped(i),
          reason: i.reason as string | undefined,
        }),
      done: ({ contractId }) => `/delivery/${contractId}/pay`,
      again: (ctx, form, c, frame) => statePayPage(ctx, c, frame, form),
    }),
  )
}
