import { fileRoutes } from '#files'
import { isRefusal } from '#kernel'
import { longText, notThere, optional, text, ticked } from '#platform'
import { act, type App, type C, numberIn, param, show } from '#ui'
import { z } from 'zod'
import { afterAwardRoutes } from './after-award-routes.tsx'
import { answerQuestion } from './answer-question.ts'
import { appointPanel, refillPanel } from './appoint-panel.ts'
import { askQuestion } from './ask-question.ts'
import { asked } from './asked.ts'
import { bidForm, readBidForm, wrongInBid } from './bid-form.ts'
import { cancelTender } from './cancel-tender.ts'
import { compareForm, readComparison } from './compare-form.ts'
import { compareOffers } from './compare-offers.ts'
import { comparePage } from './compare-views.tsx'
import { complaintRoutes } from './complaint-routes.tsx'
import { confirmFinding } from './confirm-finding.ts'
import { decideAward } from './decide-award.ts'
import { draftTender } from './draft-tender.ts'
import { editTender } from './edit-tender.ts'
import { examineRoutes } from './examine-routes.tsx'
import { explainPrice } from './explain-price.ts'
import { panelPage } from './panel-views.tsx'
import { panelRoutes } from './panel-routes.tsx'
import { readBidFile } from './read-bid-file.ts'
import { publishTender } from './publish-tender.ts'
import { openedBids, tender } from './store/index.ts'
import { redressRoutes } from './redress-routes.tsx'
import { applyRoutes } from './apply-routes.tsx'
import { noticeRoutes } from './notice-routes.tsx'
import { talkRoutes } from './talk-routes.tsx'
import { submitBid } from './submit-bid.ts'
import { tenderHolder } from './held-by-tender.ts'
import { criterionRows, newTenderForm, readTender, tenderForm } from './tender-form.ts'
import { awardPage, bidPage, documentPage, editPage, listPage, methodPage, tenderPage } from './views.tsx'
import { voidTender } from './void-tender.ts'
import { withdrawBid } from './withdraw-bid.ts'

const nothing = z.object({})
const chosen = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.string().max(60, 'id')).max(20, 'more:20'),
)
const of = (c: C) => ({ tenderId: param(c, 'id') })
/** What comes after a form: the page of the tender, or one below it. */
const to =
  (below = '') =>
  (_: unknown, __: unknown, c: C) =>
    `/tenders/${param(c, 'id')}${below}`

/** The addresses of this step: what each shows (views.tsx, panel-views.tsx), and which verb each form does. */
export function routes(app: App): void {
  tenderRoutes(app)
  runningRoutes(app)
  bidRoutes(app)
  awardRoutes(app)
  afterAwardRoutes(app)
  redressRoutes(app)
  complaintRoutes(app)
  talkRoutes(app)
  noticeRoutes(app)
  applyRoutes(app)
  examineRoutes(app)
  panelRoutes(app)
}

/** A tender before it is out. */
function tenderRoutes(app: App): void {
  app.get('/tenders', show(listPage))
  app.get('/tenders/new', show(methodPage))
  app.post(
    '/tenders/new',
    act({
      schema: newTenderForm,
      act: (ctx, i) => draftTender(ctx, { purchaseId: i.purchase, method: i.method }),
      done: ({ id }) => `/tenders/${id}/edit`,
    }),
  )

  app.get('/tenders/:id', show(tenderPage))
  app.get('/tenders/:id/document', show(documentPage))
  fileRoutes(app, { at: '/tenders/:id', of: tenderHolder })
  app.get('/tenders/:id/edit', show(editPage))
  app.post(
    '/tenders/:id/edit',
    act({
      schema: tenderForm,
      also: criterionRows.halves,
      act: (ctx, i, c) => editTender(ctx, { ...of(c), ...readTender(i) }),
      done: to(),
      again: (ctx, form, c, frame) => editPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/tenders/:id/publish',
    act({
      schema: z.object({ despite: optional(longText(2000)) }),
      act: (ctx, i, c) => publishTender(ctx, { ...of(c), despite: i.despite }),
      done: to(),
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { publish: form }),
    }),
  )
}

/** Questions while it runs, and its end without an award. */
function runningRoutes(app: App): void {
  app.post(
    '/tenders/:id/end',
    act({
      schema: z.object({ reason: longText(2000) }),
      act: (ctx, i, c) => cancelTender(ctx, { ...of(c), reason: i.reason }),
      done: to(),
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { end: form }),
    }),
  )
  app.post(
    '/tenders/:id/void',
    act({
      schema: z.object({ ground: text(40), reason: longText(2000) }),
      act: (ctx, i, c) => voidTender(ctx, { ...of(c), ground: i.ground, reason: i.reason }),
      done: to(),
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { end: form }),
    }),
  )
  app.post(
    '/tenders/:id/questions',
    act({
      schema: z.object({ question: longText(2000) }),
      act: (ctx, i, c) => askQuestion(ctx, { ...of(c), question: i.question }),
      done: to('#questions'),
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { ask: form }),
    }),
  )
  app.post(
    '/tenders/:id/questions/:question',
    act({
      schema: z.object({ answer: longText(5000), affectsBids: ticked() }),
      act: (ctx, i, c) => answerQuestion(ctx, { ...of(c), questionId: param(c, 'question'), ...i }),
      done: to('#questions'),
      again: (ctx, form, c, frame) =>
        tenderPage(ctx, c, frame, { answer: { ...form, values: { ...form.values, question: param(c, 'question') } } }),
    }),
  )
}

function bidRoutes(app: App): void {
  app.get(
    '/tenders/:id/bid',
    show((ctx, c, frame) => bidPage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/bid',
    act({
      schema: async (ctx, c) => bidForm(await tender(ctx, param(c, 'id'))),
      also: async (fields, ctx, c) => wrongInBid(await tender(ctx, param(c, 'id')), fields, ctx.law.tenders.settledPrice),
      act: async (ctx, i, c) => {
        const x = await tender(ctx, param(c, 'id'))
        return x ? await submitBid(ctx, { ...of(c), ...readBidForm(x, i) }) : notThere()
      },
      done: to('/bid'),
      again: (ctx, form, c, frame) => bidPage(ctx, c, frame, { form }),
    }),
  )
  app.get(
    '/tenders/:id/bids/:bid/files/:n',
    show(async (ctx, c) => {
      const x = await asked(ctx, c)
      if (isRefusal(x)) return x
      const n = numberIn(param(c, 'n')) ?? -1
      return await readBidFile(ctx, x, { bidId: param(c, 'bid'), n, headOnly: c.req.method === 'HEAD' })
    }),
  )
  app.post('/tenders/:id/bid/withdraw', act({ schema: nothing, act: (ctx, _, c) => withdrawBid(ctx, of(c)), done: to('/bid') }))
  app.post(
    '/tenders/:id/bid/explain',
    act({
      schema: z.object({ explanation: longText(10_000) }),
      act: (ctx, i, c) => explainPrice(ctx, { ...of(c), explanation: i.explanation }),
      done: to('/bid'),
      again: (ctx, explainForm, c, frame) => bidPage(ctx, c, frame, { explainForm }),
    }),
  )
  app.post(
    '/tenders/:id/bids/:bid/confirm-finding',
    act({
      schema: z.object({ reason: longText(1000) }),
      act: (ctx, i, c) => confirmFinding(ctx, { ...of(c), bidId: param(c, 'bid'), reason: i.reason }),
      done: to(),
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { finding: { ...form, values: { ...form.values, bid: param(c, 'bid') } } }),
    }),
  )
}

/** What the office does with a panel and its ranking. */
function awardRoutes(app: App): void {
  app.get('/tenders/:id/panel', show(panelPage))
  app.post(
    '/tenders/:id/panel',
    act({
      schema: z.object({ representatives: chosen, specialtyIds: chosen }),
      act: (ctx, i, c) => appointPanel(ctx, { ...of(c), ...i }),
      done: to('/panel'),
      again: (ctx, form, c, frame) => panelPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/tenders/:id/panel/refill',
    act({
      schema: z.object({ representative: optional(z.string().max(60, 'id')) }),
      act: (ctx, i, c) => refillPanel(ctx, { ...of(c), representative: i.representative }),
      done: to('/panel'),
      again: (ctx, form, c, frame) => panelPage(ctx, c, frame, form),
    }),
  )
  app.get('/tenders/:id/compare', show(comparePage))
  app.post(
    '/tenders/:id/compare',
    act({
      schema: async (ctx, c) => compareForm((await openedBids(ctx, param(c, 'id'))).map((b) => b.bidId)),
      act: (ctx, i, c) => compareOffers(ctx, { ...of(c), unfit: readComparison(i) }),
      done: to(),
      again: (ctx, form, c, frame) => comparePage(ctx, c, frame, form),
    }),
  )
  app.get('/tenders/:id/award', show(awardPage))
  app.post(
    '/tenders/:id/award',
    act({
      schema: z.object({ reasons: longText(5000) }),
      act: (ctx, i, c) => decideAward(ctx, { ...of(c), reasons: i.reasons }),
      done: to(),
      again: (ctx, form, c, frame) => awardPage(ctx, c, frame, form),
    }),
  )
}
