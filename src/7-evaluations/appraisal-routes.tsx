import { isRefusal, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { act, type App, type C, download, type FormState, type FrameFacts, param, show, type View } from '#ui'
import { answerProposal, stepAside } from './answer-proposal.ts'
import { appraisalDocument } from './appraisal-document.ts'
import {
  appealForm,
  blindForm,
  consentForm,
  decisionForm,
  draftForm,
  finishForm,
  instrumentForm,
  openForm,
  ratersForm,
  readBlind,
  readInstrument,
  replaceForm,
  settleForm,
  statementForm,
} from './appraisal-form.ts'
import { appraisalWords } from './appraisal-words.ts'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import {
  appraisalData,
  appraisalPage,
  appraisalReport,
  appraisalsPage,
  instrumentAt,
  instrumentPage,
  instrumentsPage,
  newAppraisalPage,
} from './appraisal-views.tsx'
import { drawEvaluator } from './draw-evaluator.ts'
import { appealGrade, decideAppeal, finishAppraisal, sendDraft, stateToDraft } from './finish-appraisal.ts'
import { keepInstrument } from './keep-instrument.ts'
import { markBlind, settleDifference } from './mark-blind.ts'
import { nameRaters, replaceRater } from './name-raters.ts'
import { openAppraisal } from './open-appraisal.ts'
import type { SentAppraisal } from './pages/appraisal-page.tsx'
import { z } from 'zod'

const at = '/evaluations/appraisals/:id'
const toAppraisal = ({ id }: { id: string }) => `/evaluations/appraisals/${id}`
const again = (which: SentAppraisal['which']) => (ctx: Ctx, form: FormState, c: C, frame: FrameFacts) =>
  appraisalPage(ctx, c, frame, { which, form, at: c.req.param('indicator') })
const nothing = z.object({})

/** The addresses of appraisals by an evaluator, and of the instruments they mark by. */
export function appraisalRoutes(app: App): void {
  app.get('/evaluations/instruments', show(instrumentsPage))
  for (const address of ['/evaluations/instruments/new', '/evaluations/instruments/:id'] as const) {
    app.get(
      address,
      show((ctx, c, frame) => instrumentPage(ctx, c, frame)),
    )
    app.post(
      address,
      act({
        schema: instrumentForm,
        act: async (ctx, i, c) => {
          const read = readInstrument(i)
          return isRefusal(read) ? read : await keepInstrument(ctx, { ...read, id: param(c, 'id') || undefined })
        },
        done: () => '/evaluations/instruments',
        again: (ctx, form, c, frame) => instrumentPage(ctx, c, frame, form),
      }),
    )
  }
  app.get('/evaluations/appraisals', show(appraisalsPage))
  app.get(
    '/evaluations/appraisals/new',
    show((ctx, c, frame) => newAppraisalPage(ctx, c, frame)),
  )
  app.post(
    '/evaluations/appraisals/new',
    act({
      schema: openForm,
      act: openAppraisal,
      done: toAppraisal,
      again: (ctx, form, c, frame) => newAppraisalPage(ctx, c, frame, form),
    }),
  )
  app.get(
    at,
    show((ctx, c, frame) => appraisalPage(ctx, c, frame)),
  )
  app.get(`${at}/data`, show(appraisalData))
  app.get(`${at}/word`, show(wordFile))
  appointing(app)
  marking(app)
  reporting(app)
}

/** The report as a Word file, once both sides read it. */
async function wordFile(ctx: Ctx, c: C): Promise<View> {
  const facts = await appraisalReport(ctx, c)
  if (!facts) return refuse('no-appraisal')
  const file = await appraisalDocument(ctx, facts)
  if (isRefusal(file)) return file
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return download(file, `${appraisalWords[ctx.lang].report} ${facts.of?.number ?? ''} ${titleIn(facts.of, ctx.lang)}.docx`, type)
}

/** Who appraises, and by whom it is marked. */
function appointing(app: App): void {
  app.post(
    `${at}/consent`,
    act({
      schema: consentForm,
      act: (ctx, i, c) => answerProposal(ctx, { id: param(c, 'id'), agrees: i.answer === 'agree' }),
      done: toAppraisal,
      again: again('consent'),
    }),
  )
  app.post(`${at}/draw`, act({ schema: nothing, act: (ctx, _, c) => drawEvaluator(ctx, { id: param(c, 'id') }), done: toAppraisal }))
  app.post(`${at}/step-aside`, act({ schema: nothing, act: (ctx, _, c) => stepAside(ctx, { id: param(c, 'id') }), done: toAppraisal }))
  app.post(
    `${at}/raters`,
    act({
      schema: ratersForm,
      act: (ctx, i, c) => nameRaters(ctx, { ...i, id: param(c, 'id') }),
      done: toAppraisal,
      again: again('raters'),
    }),
  )
  app.post(
    `${at}/replace`,
    act({
      schema: replaceForm,
      act: (ctx, i, c) => replaceRater(ctx, { ...i, id: param(c, 'id') }),
      done: toAppraisal,
      again: again('replace'),
    }),
  )
}

/** What the two raters do. */
function marking(app: App): void {
  app.post(
    `${at}/marks`,
    act({
      schema: async (ctx, c) => blindForm(await instrumentAt(ctx, c)),
      act: async (ctx, i, c) => markBlind(ctx, { id: param(c, 'id'), marks: readBlind(await instrumentAt(ctx, c), i) }),
      done: toAppraisal,
      again: again('marks'),
    }),
  )
  app.post(
    `${at}/settle/:indicator`,
    act({
      schema: settleForm,
      act: (ctx, i, c) =>
        settleDifference(ctx, { id: param(c, 'id'), indicator: param(c, 'indicator'), mark: Number(i.mark), reason: i.reason }),
      done: toAppraisal,
      again: again('settle'),
    }),
  )
}

/** From the draft to the decision on an appeal. */
function reporting(app: App): void {
  app.post(
    `${at}/draft`,
    act({
      schema: draftForm,
      act: (ctx, i, c) => sendDraft(ctx, { ...i, id: param(c, 'id') }),
      done: toAppraisal,
      again: again('draft'),
    }),
  )
  app.post(
    `${at}/statement`,
    act({
      schema: statementForm,
      act: (ctx, i, c) => stateToDraft(ctx, { ...i, id: param(c, 'id') }),
      done: toAppraisal,
      again: again('statement'),
    }),
  )
  app.post(
    `${at}/finish`,
    act({
      schema: finishForm,
      act: (ctx, i, c) => finishAppraisal(ctx, { ...i, id: param(c, 'id') }),
      done: toAppraisal,
      again: again('finish'),
    }),
  )
  app.post(
    `${at}/appeal`,
    act({
      schema: appealForm,
      act: (ctx, i, c) => appealGrade(ctx, { ...i, id: param(c, 'id') }),
      done: toAppraisal,
      again: again('appeal'),
    }),
  )
  app.post(
    `${at}/decision`,
    act({
      schema: decisionForm,
      act: (ctx, i, c) => decideAppeal(ctx, { ...i, id: param(c, 'id') }),
      done: toAppraisal,
      again: again('decision'),
    }),
  )
}
