import { fileRoutes } from '#files'
import { complaintHolder } from './held-by-challenge.ts'
import { aDay, choice, longText, optional, text } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { acceptComplaint } from './accept-complaint.ts'
import { askCorrection } from './ask-correction.ts'
import { letterFields, letterOf } from './challenge-form.ts'
import { complaintPage, complaintsPage, newComplaintPage } from './complaint-views.tsx'
import { correctComplaint } from './correct-complaint.ts'
import { decideComplaint } from './decide-complaint.ts'
import { explainToFinance } from './explain-to-finance.ts'
import { fileComplaint } from './file-complaint.ts'
import type { ComplaintForms } from './pages/complaint-acts.tsx'
import { putPaper } from './put-paper.ts'
import { refuseComplaint } from './refuse-complaint.ts'
import { resumeProcurement } from './resume-procurement.ts'
import { standings } from './rules/challenge.ts'
import { complaintOutcomes, complaintResults, dismissals, paperKinds } from './rules/complaint.ts'
import { suspendProcurement } from './suspend-procurement.ts'
import { withdrawComplaint } from './withdraw-complaint.ts'

const nothing = z.object({})
const of = (c: C) => ({ complaintId: param(c, 'id') })
const back = (_: unknown, __: unknown, c: C) => `/complaints/${param(c, 'id')}`
const again =
  (name: keyof ComplaintForms) =>
  (...[ctx, form, c, frame]: Parameters<NonNullable<Parameters<typeof act>[0]['again']>>) =>
    complaintPage(ctx, c, frame, { [name]: form })

/** Complaints before finance: the desk, the letter, its file. */
export function complaintRoutes(app: App): void {
  app.get('/complaints', show(complaintsPage))
  app.get(
    '/challenges/:id/complain',
    show((ctx, c, frame) => newComplaintPage(ctx, c, frame)),
  )
  app.post(
    '/challenges/:id/complain',
    act({
      schema: z.object({ standing: choice(standings), arises: optional(longText(3000)), ...letterFields }),
      act: (ctx, i, c) =>
        fileComplaint(ctx, { challengeId: param(c, 'id'), standing: i.standing, letter: { ...letterOf(i), arises: i.arises ?? null } }),
      done: ({ id }) => `/complaints/${id}`,
      again: (ctx, form, c, frame) => newComplaintPage(ctx, c, frame, form),
    }),
  )
  fileRoutes(app, { at: '/complaints/:id', of: complaintHolder })
  app.get(
    '/complaints/:id',
    show((ctx, c, frame) => complaintPage(ctx, c, frame)),
  )
  partyRoutes(app)
  deskRoutes(app)
}

/** What the parties do. */
function partyRoutes(app: App): void {
  app.post('/complaints/:id/withdraw', act({ schema: nothing, act: (ctx, _, c) => withdrawComplaint(ctx, of(c)), done: back }))
  app.post(
    '/complaints/:id/correct',
    act({
      schema: z.object({ matters: longText(5000), requests: longText(3000), facts: longText(10_000), basis: longText(3000) }),
      act: (ctx, i, c) => correctComplaint(ctx, { ...of(c), ...i }),
      done: back,
      again: again('correct'),
    }),
  )
  app.post(
    '/complaints/:id/explain',
    act({
      schema: z.object({ answer: longText(10_000) }),
      act: (ctx, i, c) => explainToFinance(ctx, { ...of(c), answer: i.answer }),
      done: back,
      again: again('explain'),
    }),
  )
  app.post(
    '/complaints/:id/papers',
    act({
      schema: z.object({ kind: choice(paperKinds), says: longText(10_000), fromOn: optional(aDay()), toOn: optional(aDay()) }),
      act: (ctx, i, c) => putPaper(ctx, { ...of(c), ...i }),
      done: back,
      again: again('paper'),
    }),
  )
}

/** What the supervising desk does. */
function deskRoutes(app: App): void {
  app.post('/complaints/:id/accept', act({ schema: nothing, act: (ctx, _, c) => acceptComplaint(ctx, of(c)), done: back }))
  app.post('/complaints/:id/resume', act({ schema: nothing, act: (ctx, _, c) => resumeProcurement(ctx, of(c)), done: back }))
  app.post(
    '/complaints/:id/ask-correction',
    act({
      schema: z.object({ what: longText(3000), byOn: aDay() }),
      act: (ctx, i, c) => askCorrection(ctx, { ...of(c), ...i }),
      done: back,
      again: again('askCorrection'),
    }),
  )
  app.post(
    '/complaints/:id/refuse',
    act({
      schema: z.object({ reason: longText(3000) }),
      act: (ctx, i, c) => refuseComplaint(ctx, { ...of(c), reason: i.reason }),
      done: back,
      again: again('refuse'),
    }),
  )
  app.post(
    '/complaints/:id/suspend',
    act({
      schema: z.object({ untilOn: aDay(), reason: text(1000) }),
      act: (ctx, i, c) => suspendProcurement(ctx, { ...of(c), ...i }),
      done: back,
      again: again('suspend'),
    }),
  )
  app.post(
    '/complaints/:id/decide',
    act({
      schema: z.object({
        result: choice(complaintResults),
        dismissal: optional(choice(dismissals)),
        outcome: optional(choice(complaintOutcomes)),
        text: longText(20_000),
      }),
      act: (ctx, i, c) => decideComplaint(ctx, { ...of(c), ...i }),
      done: back,
      again: again('decide'),
    }),
  )
}
