import { isRefusal, type Refusal, titleIn } from '#kernel'
import { communities, mayNot } from '#people'
import { alarms, type Ctx, historyOf, type ListQuery, notThere } from '#platform'
import { type C, formatAsked, type FormState, type FrameFacts, goTo, listView, param, tableFile, type View } from '#ui'
import { answerCounts, answerTotals } from './answer-totals.ts'
import { type CampaignResults, campaignResults, textsOf } from './campaign-results.ts'
import { type Campaign, campaign, mayNotEnter, mayNotRun } from './campaigns.ts'
import { openSheets } from './enter-paper.ts'
import { listedFor, mayRead } from './listed-for.ts'
import { words } from './page-words.ts'
import { NewSurveyPage } from './pages/new-survey.tsx'
import { NotCountedPage } from './pages/not-counted.tsx'
import { figureColumns, figureRows } from './pages/results-figures.ts'
import { ResultsPage } from './pages/results.tsx'
import { CloseSurveyPage, SurveyPage } from './pages/survey.tsx'
import { surveyColumns, SurveysPage } from './pages/surveys.tsx'
import { questionnaireChoices } from './questionnaire-choices.ts'
import { campaignSorts, pageOfCampaigns, purchase, purchases, questionnaire } from './store/index.ts'
import { newSurveyValues } from './survey-form.ts'
import { refuse } from './words.ts'

/** The list, as a page or as a file. */
export async function surveysPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayRead(ctx)
  if (no) return no
  const list = {
    sorts: campaignSorts,
    descending: true,
    name: words[ctx.lang].surveys,
    read: (query: ListQuery) => pageOfCampaigns(ctx, listedFor(ctx), query),
    columns: async (rows: readonly Campaign[]) => {
      const ids = rows.map((r) => r.id)
      return surveyColumns(ctx, await answerCounts(ctx, ids))
    },
  }
  return await listView(c, list, (listed) => <SurveysPage ctx={ctx} frame={frame} {...listed} />)
}

export async function newSurveyPage(ctx: Ctx, c: C, frame: FrameFacts, sent?: FormState): Promise<View> {
  const purchaserId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId })
  if (no) return no
  const asked = sent ? undefined : c.req.query('purchase')
  const form = sent ?? newSurveyValues(ctx, asked ? await purchase(ctx, asked) : undefined, c.req.query('questionnaire'))
  return (
    <NewSurveyPage
      ctx={ctx}
      frame={frame}
      form={form}
      questionnaires={await questionnaireChoices(ctx, purchaserId!, [form.values.questionnaireId ?? ''].flat()[0])}
      purchases={await purchases(ctx, { purchaserId: purchaserId!, limit: 200 })}
      places={await communities(ctx, { organisationId: purchaserId!, open: true })}
    />
  )
}

/** The survey of the address, for who may read it or runs it. */
async function readable(ctx: Ctx, c: C): Promise<Campaign | Refusal> {
  const found = await campaign(ctx, param(c, 'id'))
  if (!found) return notThere()
  const no = mayRead(ctx, found.purchaserId)
  return no && mayNotRun(ctx.asker, found) ? no : found
}

/** Answers of a survey as they may be told, and the sheets of paper that wait, to whoever may enter them. */
const cameSoFar = async (ctx: Ctx, found: Campaign) => ({
  answers: (await answerCounts(ctx, [found.id])).get(found.id),
  waiting: mayNotEnter(ctx.asker, found) ? 0 : (await openSheets(ctx, found.id)).waiting.length,
})

export async function surveyPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await readable(ctx, c)
  if (isRefusal(found)) return found
  if (found.purpose === 'vote') return toVote(c)
  return (
    <SurveyPage
      ctx={ctx}
      frame={frame}
      campaign={found}
      {...(await cameSoFar(ctx, found))}
      runs={!mayNotRun(ctx.asker, found)}
      questionnaire={await questionnaire(ctx, found.questionnaireId)}
      purchase={found.purchaseId ? await purchase(ctx, found.purchaseId) : undefined}
      places={await communities(ctx, { ids: found.communityIds })}
      history={await historyOf(ctx, { subjectId: found.id })}
      alarm={(await alarms(ctx, { subjectId: found.id })).length > 0}
    />
  )
}

/** A vote has a page of its own, and so have its results. */
const toVote = (c: C) => goTo(c, `/votes/ballots/${param(c, 'id')}`)

export async function closePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await campaign(ctx, param(c, 'id'))
  if (!found) return notThere()
  if (found.purpose === 'vote') return toVote(c)
  const no = mayNotRun(ctx.asker, found) ?? (found.countedOn ? refuse('already-closed') : undefined)
  return no ?? <CloseSurveyPage ctx={ctx} frame={frame} campaign={found} {...(await cameSoFar(ctx, found))} />
}

/** The results, as a page or as a file; before the survey is counted how much has come. */
export async function resultsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await readable(ctx, c)
  if (isRefusal(found)) return found
  if (found.purpose === 'vote') return toVote(c)
  const results = await campaignResults(ctx, found.id)
  const format = formatAsked(new URL(c.req.url).searchParams)
  if (!results) return format ? refuse('not-counted') : await notCountedPage(ctx, frame, found)
  if (!format) return <ResultsPage ctx={ctx} frame={frame} r={results} texts={await writtenIn(ctx, results)} />
  const columns = figureColumns(ctx.lang)
  return await tableFile({ rows: figureRows(results, ctx.lang), columns, name: titleIn(found, ctx.lang), format })
}

async function notCountedPage(ctx: Ctx, frame: FrameFacts, found: Campaign): Promise<View> {
  const places = await communities(ctx, { ids: found.communityIds })
  const totals = (await answerCounts(ctx, [found.id])).has(found.id) ? await answerTotals(ctx, found) : undefined
  return <NotCountedPage ctx={ctx} frame={frame} campaign={found} places={places} totals={totals} />
}

/** What people wrote, by question: read by those who asked them alone. */
async function writtenIn(ctx: Ctx, r: CampaignResults): Promise<ReadonlyMap<string, readonly string[] | undefined>> {
  const own = (r.campaign.drawnBy ?? r.campaign.purchaserId) === ctx.asker.organisationId
  const written = r.questions.filter((q) => own && q.kind === 'text' && q.n !== 0)
  return new Map(await Promise.all(written.map(async (q) => [q.id, await textsOf(ctx, r.campaign, q.id)] as const)))
}
