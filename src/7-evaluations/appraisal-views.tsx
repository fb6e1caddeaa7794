import { contract, contracts } from '#contracts'
import { isRefusal, titleIn } from '#kernel'
import { mayAtAll, mayNot, nameOf, organisations, people } from '#people'
import { type Ctx, historyOf, type ListQuery } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, tableFile, type View } from '#ui'
import { appraisalDays } from './appraisal-days.ts'
import { instrumentValues } from './appraisal-form.ts'
import { appraisalWords } from './appraisal-words.ts'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import { isInside, isOver, raterIs, sideOfAsker, visibleAppraisal } from './change-appraisal.ts'
import { marksOf } from './finish-appraisal.ts'
import { ratersOf } from './name-raters.ts'
import { appraisable } from './open-appraisal.ts'
import { markColumns } from './pages/appraisal-report.tsx'
import { AppraisalList, appraisalColumns, NewAppraisalPage } from './pages/appraisal-list.tsx'
import { type AppraisalFacts, AppraisalPage, type SentAppraisal } from './pages/appraisal-page.tsx'
import { InstrumentPage, InstrumentsPage } from './pages/instruments.tsx'
import { type Appraisal, bothIn, toldToSides } from './rules/appraisal-process.ts'
import { scoresOf } from './rules/joined-marks.ts'
import { type AppraisalFilter, appraisalSorts, pageOfAppraisals, readBlindMarks, readInstruments, readStatements } from './store/index.ts'

/** Which appraisals this person may list: those of their organisation, those they mark, or all. */
function listedAppraisals(ctx: Ctx): AppraisalFilter | undefined {
  const own = ctx.asker.organisationId
  if (!mayNot(ctx.asker, 'evaluations.read')) return {}
  if (own && !mayNot(ctx.asker, 'evaluations.read', { purchaserId: own })) return { purchaserId: own }
  if (own && !mayNot(ctx.asker, 'evaluations.read', { providerId: own })) return { providerId: own }
  return mayAtAll(ctx.asker, 'evaluations.mark-blind') ? { raterId: ctx.asker.userId! } : undefined
}

/** The appraisals a person may see, as a page or as a file. */
export async function appraisalsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const mine = listedAppraisals(ctx)
  if (!mine) return mayNot(ctx.asker, 'evaluations.read')!
  const list = {
    sorts: appraisalSorts,
    descending: true,
    name: 'appraisals',
    read: (query: ListQuery) => pageOfAppraisals(ctx, mine, query),
    columns: async (rows: readonly Appraisal[]) => {
      const named = await organisations(ctx, { ids: rows.flatMap((a) => [a.providerId, ...(a.evaluatorId ? [a.evaluatorId] : [])]) })
      const own = await contracts(ctx, { ids: [...new Set(rows.map((a) => a.contractId))] })
      const names = new Map(named.map((o) => [o.id as string, nameOf(o, ctx.lang)]))
      return appraisalColumns(ctx, names, new Map(own.map((x) => [x.id as string, `${x.number} ${titleIn(x, ctx.lang)}`])))
    },
  }
  const mayOpen = ['evaluations.appoint', 'evaluations.draw-evaluator'] as const
  const opens = mayOpen.some((action) => mayAtAll(ctx.asker, action))
  return await listView(c, list, (l) => <AppraisalList ctx={ctx} frame={frame} {...l} mayOpen={opens} />)
}

/** Opening an appraisal: a side proposes an evaluator, the bureau draws one. */
export async function newAppraisalPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'evaluations.appoint', { purchaserId: own, providerId: own })
  if (no && mayNot(ctx.asker, 'evaluations.draw-evaluator')) return no
  const instruments = await readInstruments(ctx)
  return (
    <NewAppraisalPage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm({ contractId: c.req.query('contract') ?? '', ...(instruments[0] && { instrumentId: instruments[0].id }) })}
      choosable={await appraisable(ctx)}
      instruments={instruments}
      evaluators={no ? [] : await organisations(ctx, { kind: 'evaluator', open: true })}
      byLot={no !== undefined}
    />
  )
}

/** The instrument that the marks of an address are given by. */
export async function instrumentAt(ctx: Ctx, c: C): Promise<Appraisal['instrument'] | { indicators: [] }> {
  const found = await visibleAppraisal(ctx, param(c, 'id'))
  return isRefusal(found) ? { indicators: [] } : found.instrument
}

/** What an appraisal tells this person now: nothing of marks before they may be known to them. */
async function factsOf(ctx: Ctx, a: Appraisal): Promise<AppraisalFacts> {
  const inside = isInside(ctx, a)
  const told = toldToSides.includes(a.state)
  const seesMarks = told || (inside && bothIn.includes(a.state))
  const given = inside && a.state === 'marking' ? await readBlindMarks(ctx, a.id) : new Map<string, unknown>()
  const ids = [a.purchaserId, a.providerId, ...(a.evaluatorId ? [a.evaluatorId] : []), ...(a.pool ?? [])]
  const named = new Map((await organisations(ctx, { ids })).map((o) => [o.id as string, nameOf(o, ctx.lang)]))
  const marks = seesMarks ? await marksOf(ctx, a) : []
  const raters = inside || told ? await people(ctx, { userIds: [a.raterOne, a.raterTwo].filter((id) => id !== null) }) : []
  const nameOfRater = (id: string | null) => raters.find((p) => p.userId === id)?.name
  const leads = !mayNot(ctx.asker, 'evaluations.appraise', { organisationId: a.evaluatorId })
  const statements = told ? await readStatements(ctx, a.id) : []
  return {
    a,
    of: await contract(ctx, a.contractId),
    name: (id) => named.get(id) ?? '',
    inside,
    leads,
    rater: raterIs(ctx, a),
    side: sideOfAsker(ctx, a),
    raterNames: { one: nameOfRater(a.raterOne), two: nameOfRater(a.raterTwo) },
    isIn: { one: a.raterOne !== null && given.has(a.raterOne), two: a.raterTwo !== null && given.has(a.raterTwo) },
    marks,
    scored: scoresOf(marks),
    statements,
    canFinish: statements.length === 2 || (await isOver(ctx, a.statementsUntil)),
    isOver: { statements: await isOver(ctx, a.statementsUntil), appeal: await isOver(ctx, a.appealUntil) },
    choosable: leads && (a.state === 'appointed' || a.state === 'marking') ? await ratersOf(ctx, a) : [],
    marksUntil: ctx.today.add({ days: appraisalDays.marking }).toString(),
    history: inside || told ? await historyOf(ctx, { subjectId: a.id }) : [],
  }
}

/** One appraisal; `sent` is a form that came back with something wrong. */
export async function appraisalPage(ctx: Ctx, c: C, frame: FrameFacts, sent?: SentAppraisal): Promise<View> {
  const a = await visibleAppraisal(ctx, param(c, 'id'))
  if (isRefusal(a)) return a
  return <AppraisalPage ctx={ctx} frame={frame} facts={await factsOf(ctx, a)} sent={sent} />
}

/** The marks of an appraisal as a file, for whoever may read them. */
export async function appraisalData(ctx: Ctx, c: C): Promise<View> {
  const a = await visibleAppraisal(ctx, param(c, 'id'))
  if (isRefusal(a)) return a
  const facts = await factsOf(ctx, a)
  if (facts.marks.length === 0) return refuse('no-appraisal')
  return await tableFile({ rows: facts.marks, columns: markColumns(facts, ctx.lang), name: appraisalWords[ctx.lang].report, format: 'csv' })
}
export const appraisalReport = async (ctx: Ctx, c: C): Promise<AppraisalFacts | undefined> => {
  const a = await visibleAppraisal(ctx, param(c, 'id'))
  return isRefusal(a) || !toldToSides.includes(a.state) ? undefined : await factsOf(ctx, a)
}

/** The instruments of the place. */
export async function instrumentsPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'evaluations.read', { purchaserId: own, providerId: own })
  if (no) return no
  const mayKeep = !mayNot(ctx.asker, 'evaluations.keep-instrument')
  return <InstrumentsPage ctx={ctx} frame={frame} all={await readInstruments(ctx)} mayKeep={mayKeep} />
}
/** Keeping a new instrument, or changing one. */
export async function instrumentPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'evaluations.keep-instrument')
  if (no) return no
  const id = param(c, 'id')
  const [kept] = id ? await readInstruments(ctx, { id }) : []
  if (id && !kept) return refuse('no-instrument')
  return <InstrumentPage ctx={ctx} frame={frame} kept={kept} form={form ?? instrumentValues(kept, ctx.lang)} />
}
