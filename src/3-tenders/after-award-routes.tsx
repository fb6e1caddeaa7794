import { choice, longText } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { nameNext } from './name-next.ts'
import { restartTender } from './restart-tender.ts'
import { afterPage } from './after-award-views.tsx'
import { lapseAward } from './lapse-award.ts'
import { winnerGrounds } from './rules/award-end.ts'

const of = (c: C) => ({ tenderId: param(c, 'id') })
const back = (_: unknown, __: unknown, c: C) => `/tenders/${param(c, 'id')}/after`

/** What follows an award: that its winner does not sign, who is next, or the purchase anew. */
export function afterAwardRoutes(app: App): void {
  app.get(
    '/tenders/:id/after',
    show((ctx, c, frame) => afterPage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/lapse',
    act({
      schema: z.object({ ground: choice(winnerGrounds), reason: longText(2000), evidence: longText(2000) }),
      act: (ctx, i, c) => lapseAward(ctx, { ...of(c), ...i }),
      done: back,
      again: (ctx, form, c, frame) => afterPage(ctx, c, frame, { lapse: form }),
    }),
  )
  app.post(
    '/tenders/:id/next',
    act({
      schema: z.object({ reasons: longText(5000) }),
      act: (ctx, i, c) => nameNext(ctx, { ...of(c), reasons: i.reasons }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => afterPage(ctx, c, frame, { next: form }),
    }),
  )
  app.post(
    '/tenders/:id/restart',
    act({
      schema: z.object({ reason: longText(2000) }),
      act: (ctx, i, c) => restartTender(ctx, { ...of(c), reason: i.reason }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => afterPage(ctx, c, frame, { restart: form }),
    }),
  )
}
