import { fileRoutes } from '#files'
import { challengeHolder } from './held-by-challenge.ts'
import { choice, longText } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { answerChallenge } from './answer-challenge.ts'
import { askPanel } from './ask-panel.ts'
import { carryOut } from './carry-out.ts'
import { challengeForm, letterOf } from './challenge-form.ts'
import { fileChallenge } from './file-challenge.ts'
import { helpAnswer } from './help-answer.ts'
import { inquire } from './inquire.ts'
import { challengePage, newChallengePage, redressPage } from './redress-views.tsx'
import { withdrawChallenge } from './withdraw-challenge.ts'

const nothing = z.object({})
const ofTender = (c: C) => ({ tenderId: param(c, 'id') })
const of = (c: C) => ({ challengeId: param(c, 'id') })
const back = (_: unknown, __: unknown, c: C) => `/challenges/${param(c, 'id')}`

/** Inquiries and challenges: what there is of a tender, the letter, the answer, what it leads to. */
export function redressRoutes(app: App): void {
  app.get(
    '/tenders/:id/redress',
    show((ctx, c, frame) => redressPage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/inquiries',
    act({
      schema: z.object({ matters: longText(3000) }),
      act: (ctx, i, c) => inquire(ctx, { ...ofTender(c), matters: i.matters }),
      done: ({ id }) => `/challenges/${id}`,
      again: (ctx, form, c, frame) => redressPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/tenders/:id/challenges/new',
    show((ctx, c, frame) => newChallengePage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/challenges/new',
    act({
      schema: challengeForm,
      act: (ctx, i, c) => fileChallenge(ctx, { ...ofTender(c), ...i, letter: letterOf(i) }),
      done: ({ id }) => `/challenges/${id}`,
      again: (ctx, form, c, frame) => newChallengePage(ctx, c, frame, form),
    }),
  )
  challengeRoutes(app)
}

function challengeRoutes(app: App): void {
  app.get(
    '/challenges/:id',
    show((ctx, c, frame) => challengePage(ctx, c, frame)),
  )
  fileRoutes(app, { at: '/challenges/:id', of: challengeHolder })
  app.post('/challenges/:id/withdraw', act({ schema: nothing, act: (ctx, _, c) => withdrawChallenge(ctx, of(c)), done: back }))
  app.post('/challenges/:id/ask-panel', act({ schema: nothing, act: (ctx, _, c) => askPanel(ctx, of(c)), done: back }))
  app.post(
    '/challenges/:id/help',
    act({
      schema: z.object({ says: longText(5000) }),
      act: (ctx, i, c) => helpAnswer(ctx, { ...of(c), says: i.says }),
      done: back,
      again: (ctx, form, c, frame) => challengePage(ctx, c, frame, { help: form }),
    }),
  )
  app.post(
    '/challenges/:id/answer',
    act({
      schema: z.object({ finding: choice(['unfounded', 'no-effect', 'affects', 'inquiry']), answer: longText(10_000) }),
      act: (ctx, i, c) => answerChallenge(ctx, { ...of(c), ...i }),
      done: back,
      again: (ctx, form, c, frame) => challengePage(ctx, c, frame, { answer: form }),
    }),
  )
  app.post(
    '/challenges/:id/carry-out',
    act({
      schema: z.object({ outcome: choice(['cure', 'restart', 'next']), reason: longText(3000) }),
      act: (ctx, i, c) => carryOut(ctx, { ...of(c), ...i }),
      done: back,
      again: (ctx, form, c, frame) => challengePage(ctx, c, frame, { carryOut: form }),
    }),
  )
}
