import type { Ctx } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, param, show } from '#ui'
import { acceptPeriod } from './accept-period.ts'
import { acceptForm, opinionForm, readDecision, returnForm, settleForm, shareOf } from './acceptance-form.ts'
import { acceptancePage, noticePage, noticesPage } from './acceptance-views.tsx'
import { acceptances } from './acceptances.ts'
import { hearResidents } from './hear-residents.ts'
import type { SentForm } from './pages/acceptance-forms.tsx'
import { returnPeriod } from './return-period.ts'
import { settleDispute } from './settle-dispute.ts'

export const again = (which: SentForm['which']) => (ctx: Ctx, form: FormState, c: C, frame: FrameFacts) =>
  acceptancePage(ctx, c, frame, { which, form })
export const back = (_: unknown, __: Ctx, c: C) => `/delivery/acceptances/${param(c, 'id')}`
const asked = async (ctx: Ctx, c: C) => (await acceptances(ctx, { ids: [param(c, 'id')] }))[0]

/** Acceptances: residents are heard, a period is accepted, returned, a dispute settled; what was accepted is published. */
export function acceptanceRoutes(app: App): void {
  app.get('/delivery/notices', show(noticesPage))
  app.get('/delivery/notices/:id', show(noticePage))
  app.get(
    '/delivery/acceptances/:id',
    show((ctx, c, frame) => acceptancePage(ctx, c, frame)),
  )
  app.post(
    '/delivery/acceptances/:id/opinions',
    act({
      schema: opinionForm,
      act: (ctx, i, c) => hearResidents(ctx, { ...i, acceptanceId: param(c, 'id') }),
      done: back,
      again: again('opinion'),
    }),
  )
  app.post(
    '/delivery/acceptances/:id/accept',
    act({
      schema: acceptForm,
      act: async (ctx, i, c) =>
        acceptPeriod(ctx, { ...readDecision(i, await asked(ctx, c)), acceptanceId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: back,
      again: again('accept'),
    }),
  )
  app.post(
    '/delivery/acceptances/:id/return',
    act({
      schema: returnForm,
      act: (ctx, i, c) => returnPeriod(ctx, { ...i, acceptanceId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: back,
      again: again('return'),
    }),
  )
  app.post(
    '/delivery/acceptances/:id/settle',
    act({
      schema: settleForm,
      act: async (ctx, i, c) => {
        const outOf = (await asked(ctx, c))?.lines.find((l) => l.instalmentKey === i.instalmentKey)?.outOf ?? null
        const accepted = shareOf(i.accepted, outOf)
        return await settleDispute(ctx, { ...i, accepted, acceptanceId: param(c, 'id'), version: ctx.version ?? 0 })
      },
      done: back,
      again: again('settle'),
    }),
  )
}
