import { aDay, choice, decimalText, longText, notThere, optional, text, ticked, wholeNumber } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { agree } from './agree.ts'
import { correctScore, findScore, objectToBid } from './correct-score.ts'
import { declineSeat } from './decline-seat.ts'
import { declare, tieKinds } from './declare.ts'
import { deskPage, myPanelsPage, scorePage } from './panel-views.tsx'
import { handInScores, scoreBid } from './score-bid.ts'
import { readScores, scoreForm } from './score-form.ts'
import { tender } from './store/index.ts'
import { voteOnLowBid } from './vote-on-low-bid.ts'
import { refuse } from './words.ts'

const onPanel = (c: C) => ({ tenderId: param(c, 'id') })
const onBid = (c: C) => ({ ...onPanel(c), bidId: param(c, 'bid') })
const toDesk = (_: unknown, __: unknown, c: C) => `/panel/${param(c, 'id')}`
const toBid = (_: unknown, __: unknown, c: C) => `/panel/${param(c, 'id')}/bids/${param(c, 'bid')}`

/** The addresses of the members of a panel. */
export function panelRoutes(app: App): void {
  deskRoutes(app)
  scoreRoutes(app)
}

function deskRoutes(app: App): void {
  app.get('/panel', show(myPanelsPage))
  app.get('/panel/:id', show(deskPage))
  app.post(
    '/panel/:id/declare',
    act({
      schema: z.object({
        tie: choice(['none', ...tieKinds]),
        endedOn: optional(aDay()),
        generations: optional(wholeNumber({ min: 1, max: 9 })),
        what: optional(text(500)),
      }),
      act: (ctx, i, c) => declare(ctx, { ...onPanel(c), ...i }),
      done: (r, i, c) => (r.recused ? '/panel' : toDesk(r, i, c)),
      again: (ctx, form, c, frame) => deskPage(ctx, c, frame, form),
    }),
  )
  app.post('/panel/:id/decline', act({ schema: z.object({}), act: (ctx, _, c) => declineSeat(ctx, onPanel(c)), done: () => '/panel' }))
  app.post('/panel/:id/hand-in', act({ schema: z.object({}), act: (ctx, _, c) => handInScores(ctx, onPanel(c)), done: toDesk }))
  app.post(
    '/panel/:id/agree',
    act({
      schema: z.object({ consensusVersion: wholeNumber({ min: 1 }) }),
      act: (ctx, i, c) => agree(ctx, { ...onPanel(c), ...i }),
      done: toDesk,
    }),
  )
  app.post(
    '/panel/:id/low-bids/:bid',
    act({
      schema: z.object({ decision: choice(['kept', 'rejected']), reason: longText(3000) }),
      act: (ctx, i, c) => voteOnLowBid(ctx, { ...onBid(c), ...i }),
      done: toDesk,
      again: (ctx, form, c, frame) => deskPage(ctx, c, frame, { ...form, values: { ...form.values, bid: param(c, 'bid') } }),
    }),
  )
}

/** The scores of one bid, and what may be said of them once all are in. */
function scoreRoutes(app: App): void {
  app.get('/panel/:id/bids/:bid', show(scorePage))
  app.post(
    '/panel/:id/bids/:bid',
    act({
      schema: async (ctx, c) => scoreForm(await tender(ctx, param(c, 'id'))),
      act: async (ctx, i, c) => {
        const x = await tender(ctx, param(c, 'id'))
        return x ? await scoreBid(ctx, { ...onBid(c), scores: readScores(x, i) }) : notThere()
      },
      done: toDesk,
      again: (ctx, form, c, frame) => scorePage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/panel/:id/bids/:bid/corrections',
    act({
      schema: z.object({
        criterion: text(60),
        score: optional(decimalText({ min: 0, max: 100 })),
        kept: ticked(),
        why: longText(3000),
      }),
      act: async (ctx, i, c) =>
        i.kept === (i.score !== undefined)
          ? refuse('keep-or-score')
          : await correctScore(ctx, { ...onBid(c), criterionId: i.criterion, score: i.score, reason: i.why }),
      done: toBid,
      again: (ctx, form, c, frame) => scorePage(ctx, c, frame, undefined, { correct: form }),
    }),
  )
  app.post(
    '/panel/:id/bids/:bid/findings',
    act({
      schema: z.object({ which: text(120), ground: choice(['abnormal', 'out-of-range']), found: longText(3000) }),
      act: (ctx, i, c) => {
        const [criterionId = '', userId = ''] = i.which.split(' ')
        return findScore(ctx, { ...onBid(c), criterionId, userId, ground: i.ground, reason: i.found })
      },
      done: toBid,
      again: (ctx, form, c, frame) => scorePage(ctx, c, frame, undefined, { find: form }),
    }),
  )
  app.post(
    '/panel/:id/bids/:bid/objection',
    act({
      schema: z.object({ objection: optional(longText(3000)) }),
      act: (ctx, i, c) => objectToBid(ctx, { ...onBid(c), ...i }),
      done: toDesk,
      again: (ctx, form, c, frame) => scorePage(ctx, c, frame, undefined, { object: form }),
    }),
  )
}
