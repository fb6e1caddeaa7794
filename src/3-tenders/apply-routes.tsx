import { aMoment, choice, type Ctx, longText, optional, wholeNumber } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { readReview, reviewForm } from './apply-form.ts'
import { applyToBid } from './apply-to-bid.ts'
import { applicationsPage } from './apply-views.tsx'
import { callForApplications } from './call-for-applications.ts'
import { inviteApplicants } from './invite-applicants.ts'
import { reviewApplications } from './review-applications.ts'
import { inviteWays } from './rules/application.ts'
import { applicationsOf } from './store/index.ts'
import { tenderPage } from './views.tsx'

const of = (c: C) => ({ tenderId: param(c, 'id') })
const back = (_: unknown, __: unknown, c: C) => `/tenders/${param(c, 'id')}/applications`
const who = async (ctx: Ctx, c: C) => (await applicationsOf(ctx, [param(c, 'id')])).map((a) => a.providerId)

/** The addresses of a tender to which not everybody is invited: its call, who applies, what is found, and the invitations. */
export function applyRoutes(app: App): void {
  app.get(
    '/tenders/:id/applications',
    show((ctx, c, frame) => applicationsPage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/call',
    act({
      schema: z.object({ despite: optional(longText(2000)) }),
      act: (ctx, i, c) => callForApplications(ctx, { ...of(c), despite: i.despite }),
      done: back,
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { publish: form }),
    }),
  )
  app.post(
    '/tenders/:id/applications',
    act({
      schema: z.object({ says: longText(5000) }),
      act: (ctx, i, c) => applyToBid(ctx, { ...of(c), says: i.says }),
      done: back,
      again: (ctx, form, c, frame) => applicationsPage(ctx, c, frame, { apply: form }),
    }),
  )
  app.post(
    '/tenders/:id/applications/review',
    act({
      schema: async (ctx, c) => reviewForm(await who(ctx, c)),
      act: async (ctx, i, c) => reviewApplications(ctx, { ...of(c), found: readReview(i, await who(ctx, c)) }),
      done: back,
      again: (ctx, form, c, frame) => applicationsPage(ctx, c, frame, { review: form }),
    }),
  )
  app.post(
    '/tenders/:id/applications/invite',
    act({
      schema: (ctx: Ctx) =>
        z.object({ way: choice(inviteWays), count: optional(wholeNumber({ min: 1, max: 1000 })), deadlineAt: aMoment(ctx.zone) }),
      act: (ctx, i, c) => inviteApplicants(ctx, { ...of(c), ...i }),
      done: back,
      again: (ctx, form, c, frame) => applicationsPage(ctx, c, frame, { invite: form }),
    }),
  )
}
