import { aMoment, choice, type Ctx, longText, notThere } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { askLastOffers } from './ask-last-offers.ts'
import { beginTalks } from './begin-talks.ts'
import { changeRequirements } from './change-requirements.ts'
import { noteTalk } from './note-talk.ts'
import { bidForm, readBidForm, wrongInBid } from './bid-form.ts'
import { changeKinds } from './rules/talks.ts'
import { tender } from './store/index.ts'
import { submitLastOffer } from './submit-last-offer.ts'
import { talksPage } from './talk-views.tsx'
import { bidPage } from './views.tsx'

const of = (c: C) => ({ tenderId: param(c, 'id') })
const toTalks = (_: unknown, __: unknown, c: C) => `/panel/${param(c, 'id')}/talks`

/** The addresses of the talks: those of the panel, and the one where a supplier sends its last offer. */
export function talkRoutes(app: App): void {
  app.get('/panel/:id/talks', show(talksPage))
  app.post('/panel/:id/talks/begin', act({ schema: z.object({}), act: (ctx, _, c) => beginTalks(ctx, of(c)), done: toTalks }))
  app.post(
    '/panel/:id/talks/notes',
    act({
      schema: z.object({ bid: z.string({ error: 'choose' }).max(60, 'id'), says: longText(5000) }),
      act: (ctx, i, c) => noteTalk(ctx, { ...of(c), bidId: i.bid, says: i.says }),
      done: toTalks,
      again: (ctx, form, c, frame) => talksPage(ctx, c, frame, { note: form }),
    }),
  )
  app.post(
    '/panel/:id/talks/changes',
    act({
      schema: z.object({ kind: choice(changeKinds), change: longText(5000) }),
      act: (ctx, i, c) => changeRequirements(ctx, { ...of(c), kind: i.kind, says: i.change }),
      done: toTalks,
      again: (ctx, form, c, frame) => talksPage(ctx, c, frame, { change: form }),
    }),
  )
  app.post(
    '/panel/:id/talks/last-offers',
    act({
      schema: (ctx: Ctx) => z.object({ deadlineAt: aMoment(ctx.zone) }),
      act: (ctx, i, c) => askLastOffers(ctx, { ...of(c), deadlineAt: i.deadlineAt }),
      done: toTalks,
      again: (ctx, form, c, frame) => talksPage(ctx, c, frame, { last: form }),
    }),
  )
  app.post(
    '/tenders/:id/last-offer',
    act({
      schema: async (ctx, c) => bidForm(await tender(ctx, param(c, 'id'))),
      also: async (fields, ctx, c) => wrongInBid(await tender(ctx, param(c, 'id')), fields, ctx.law.tenders.settledPrice),
      act: async (ctx, i, c) => {
        const x = await tender(ctx, param(c, 'id'))
        return x ? await submitLastOffer(ctx, { ...of(c), ...readBidForm(x, i) }) : notThere()
      },
      done: (_, __, c) => `/tenders/${param(c, 'id')}/bid`,
      again: (ctx, form, c, frame) => bidPage(ctx, c, frame, { form }),
    }),
  )
}
