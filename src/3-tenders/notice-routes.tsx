import { isRefusal, type Money } from '#kernel'
import { aDay, aMoment, amount, choice, type Ctx, longText, optional, text } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { announceNotice } from './announce-notice.ts'
import { answerObjection } from './answer-objection.ts'
import { inviteOffer } from './invite-offer.ts'
import { negotiate } from './negotiate.ts'
import { countObjected, negotiatePage, noticePage, objectedTooOften } from './notice-views.tsx'
import { objectToNotice } from './object-to-notice.ts'
import { objectionFindings } from './rules/notice.ts'
import { tender } from './store/index.ts'
import { tenderPage } from './views.tsx'

const of = (c: C) => ({ tenderId: param(c, 'id') })
const toNotice = (_: unknown, __: unknown, c: C) => `/tenders/${param(c, 'id')}/notice`

/** The addresses of a tender that asks one supplier: its notice, what anybody says against it, the question, and what is agreed. */
export function noticeRoutes(app: App): void {
  stepRoutes(app)
  objectionRoutes(app)
}

/** The notice, the question once it has stood, and what is agreed. */
function stepRoutes(app: App): void {
  app.get(
    '/tenders/:id/notice',
    show((ctx, c, frame) => noticePage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/announce',
    act({
      schema: z.object({ despite: optional(longText(2000)) }),
      act: (ctx, i, c) => announceNotice(ctx, { ...of(c), despite: i.despite }),
      done: toNotice,
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { publish: form }),
    }),
  )
  app.post(
    '/tenders/:id/invite',
    act({
      schema: (ctx: Ctx) => z.object({ deadlineAt: aMoment(ctx.zone) }),
      act: (ctx, i, c) => inviteOffer(ctx, { ...of(c), deadlineAt: i.deadlineAt }),
      done: toNotice,
      again: (ctx, form, c, frame) => noticePage(ctx, c, frame, { invite: form }),
    }),
  )
  app.get(
    '/tenders/:id/negotiate',
    show((ctx, c, frame) => negotiatePage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/negotiate',
    act({
      schema: async (ctx, c) => negotiationForm((await tender(ctx, param(c, 'id')))?.lines.map((l) => l.id) ?? []),
      act: (ctx, i, c) => {
        const { heldOn, place, people, costs, terms } = i
        return negotiate(ctx, { ...of(c), heldOn, place, people, costs, terms, dissent: i.dissent ?? null, prices: pricesIn(i) })
      },
      done: (_, __, c) => `/tenders/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => negotiatePage(ctx, c, frame, form),
    }),
  )
}

/** What anybody says against the notice, and what is answered. */
function objectionRoutes(app: App): void {
  app.post(
    '/tenders/:id/objections',
    act({
      schema: z.object({ sender: text(200), contact: text(200, 1, { phone: true }), says: longText(5000) }),
      act: async (ctx, i, c) => {
        const no = objectedTooOften(c)
        if (no) return no
        const done = await objectToNotice(ctx, { ...of(c), ...i })
        if (!isRefusal(done)) countObjected(c)
        return done
      },
      done: ({ number }, _, c) => `/tenders/${param(c, 'id')}/notice?sent=${number}`,
      again: (ctx, form, c, frame) => noticePage(ctx, c, frame, { object: form }),
      byAnyone: true,
    }),
  )
  app.post(
    '/tenders/:id/objections/:objection',
    act({
      schema: z.object({ finding: choice(objectionFindings), experts: longText(2000), answer: longText(5000) }),
      act: (ctx, i, c) => answerObjection(ctx, { ...of(c), objectionId: param(c, 'objection'), ...i }),
      done: toNotice,
      again: (ctx, form, c, frame) =>
        noticePage(ctx, c, frame, { answer: { ...form, values: { ...form.values, objection: param(c, 'objection') } } }),
    }),
  )
}

/** The record of a negotiation, with a box for the price of each line. */
const negotiationForm = (lineIds: readonly string[]) => {
  const prices: object = Object.fromEntries(lineIds.map((id) => [`price-${id}`, optional(amount())]))
  return z.object({
    ...{ heldOn: aDay(), place: text(200), people: longText(2000), costs: longText(5000), terms: longText(5000) },
    dissent: optional(longText(2000)),
    ...prices,
  })
}
/** What was typed of prices, by line. */
const pricesIn = (typed: object): Readonly<Record<string, Money | undefined>> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, m]) => (name.startsWith('price-') ? [[name.slice(6), m as Money | undefined]] : [])),
  )
