import { aDay, type Ctx, longText, optional } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { agreeEnd, declineEnd } from './agree-end.ts'
import { offerEnd } from './offer-end.ts'
import { dropDraft } from './drop-draft.ts'
import { endEarly } from './end-early.ts'
import { contractPage, dropPage, endPage } from './views.tsx'

const toContract = (_: unknown, __: Ctx, c: C) => `/contracts/${param(c, 'id')}`
const toNotice = (_: unknown, __: Ctx, c: C) => `/contracts/${param(c, 'id')}#notice`
const seen = (ctx: Ctx, c: C) => ({ contractId: param(c, 'id'), version: ctx.version ?? 0 })

/** The addresses where a contract comes to its end: dropped before signing, ended early, and what is agreed about a notice. */
export function endRoutes(app: App): void {
  app.get('/contracts/:id/end', show(endPage))
  app.post(
    '/contracts/:id/end',
    act({
      schema: z.object({ lastOn: aDay(), reason: longText(1000) }),
      act: (ctx, i, c) => endEarly(ctx, { ...i, ...seen(ctx, c) }),
      done: toContract,
      again: (ctx, form, c, frame) => endPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/contracts/:id/notice/offer',
    act({
      schema: z.object({ lastOn: optional(aDay()), reason: longText(1000) }),
      act: (ctx, i, c) => offerEnd(ctx, { ...seen(ctx, c), on: i.lastOn ?? null, reason: i.reason }),
      done: toNotice,
      again: (ctx, form, c, frame) => contractPage(ctx, c, frame, form),
    }),
  )
  for (const [answer, verb] of [
    ['agree', agreeEnd],
    ['decline', declineEnd],
  ] as const)
    app.post(
      `/contracts/:id/notice/${answer}`,
      act({
        schema: z.object({}),
        act: (ctx, _, c): Promise<object> => verb(ctx, seen(ctx, c)),
        done: toNotice,
        again: (ctx, form, c, frame) => contractPage(ctx, c, frame, form),
      }),
    )

  app.get('/contracts/:id/drop', show(dropPage))
  app.post(
    '/contracts/:id/drop',
    act({
      schema: z.object({ reason: longText(1000) }),
      act: (ctx, i, c) => dropDraft(ctx, { ...i, ...seen(ctx, c) }),
      done: toContract,
      again: (ctx, form, c, frame) => dropPage(ctx, c, frame, form),
    }),
  )
}
