import { isRefusal, type Refusal } from '#kernel'
import { communities, mayNot, whyNotDo } from '#people'
import { type Ctx, historyOf, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { campaignResults } from './campaign-results.ts'
import { type Campaign, campaigns } from './campaigns.ts'
import { type Figure, figuresOf } from './figures-of.ts'
import { listedFor, mayRead } from './listed-for.ts'
import { words } from './page-words.ts'
import { ChooseFigurePage, EvidencePage } from './pages/evidence.tsx'
import { NewNeedPage, SetAsidePage } from './pages/need-forms.tsx'
import { NeedPage } from './pages/need.tsx'
import { needColumns, NeedsPage } from './pages/needs.tsx'
import { NewPurchasePage } from './pages/new-purchase.tsx'
import { evidenceKinds } from './rules/evidence.ts'
import { type Need, need, needSorts, pageOfNeeds, purchase, purchases } from './store/index.ts'
import { refuse } from './words.ts'
import { needProcess } from './rules/need-process.ts'

export async function newPurchasePage(ctx: Ctx, _: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const no = mayNot(ctx.asker, 'purchases.open', { purchaserId: ctx.asker.organisationId })
  if (no) return no
  const places = await communities(ctx, { organisationId: ctx.asker.organisationId!, open: true })
  return <NewPurchasePage ctx={ctx} frame={frame} form={form} places={places} />
}

const states = ['noticed', 'accepted', 'set-aside'] as const

/** The list, as a page or as a file: of one purchase where the address names one. */
export async function needsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const no = mayRead(ctx)
  if (no) return no
  const params = new URL(c.req.url).searchParams
  const chosen = params.get('purchase') ? await purchase(ctx, params.get('purchase')!) : undefined
  const search = (params.get('q') ?? '').slice(0, 100)
  const state = states.find((s) => s === params.get('state'))
  const list = {
    sorts: needSorts,
    descending: true,
    name: words[ctx.lang].needs,
    read: (query: ListQuery) => pageOfNeeds(ctx, { ...listedFor(ctx), purchaseId: chosen?.id, state, search }, query),
    columns: async (rows: readonly Need[]) =>
      needColumns(ctx, await purchases(ctx, { ids: [...new Set(rows.flatMap((n) => n.purchaseId ?? []))] })),
  }
  const surveys = chosen ? await campaigns(ctx, { purchaseIds: [chosen.id] }) : []
  return await listView(c, list, (listed) => (
    <NeedsPage ctx={ctx} frame={frame} {...listed} chosen={chosen} state={state ?? ''} search={search} surveys={surveys} />
  ))
}

export async function newNeedPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId })
  if (no) return no
  const mine = await purchases(ctx, { purchaserId: ctx.asker.organisationId!, limit: 200 })
  return <NewNeedPage ctx={ctx} frame={frame} form={form ?? freshForm({ purchaseId: c.req.query('purchase') })} purchases={mine} />
}

export async function needPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const found = await need(ctx, param(c, 'id'))
  if (!found) return notThere()
  const no = mayRead(ctx, found.purchaserId)
  if (no) return no
  return (
    <NeedPage
      ctx={ctx}
      frame={frame}
      need={found}
      form={form}
      history={await historyOf(ctx, { subjectId: found.id })}
      purchase={found.purchaseId ? await purchase(ctx, found.purchaseId) : undefined}
      campaigns={await campaigns(ctx, { ids: found.evidence.flatMap((e) => e.campaignId ?? []) })}
    />
  )
}

export async function setAsidePage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const found = await need(ctx, param(c, 'id'))
  if (!found) return notThere()
  // The reason is what the form is for.
  const no = whyNotDo(ctx.asker, needProcess, 'set-aside', found, { reason: '…' })
  return no ?? <SetAsidePage ctx={ctx} frame={frame} need={found} form={form} />
}

/** The need of the address, for who may attach evidence to it. */
async function provable(ctx: Ctx, c: C): Promise<Need | Refusal> {
  const found = await need(ctx, param(c, 'id'))
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: found.purchaserId })
  if (no) return no
  return found.state === 'noticed' ? found : refuse('evidence-fixed')
}

/** The form of evidence of the kind that is asked for. What residents said is a figure of a survey, and is chosen first. */
export async function evidencePage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const found = await provable(ctx, c)
  if (isRefusal(found)) return found
  const kind = evidenceKinds.find((k) => k === c.req.query('kind')) ?? 'felt'
  if (kind !== 'felt') return <EvidencePage ctx={ctx} frame={frame} need={found} form={form} kind={kind} />
  const { surveys, survey, figures } = await figuresAsked(ctx, c, found)
  const ofQuestion = figures.filter((f) => f.question === c.req.query('question'))
  if (survey && ofQuestion.length > 0)
    return <EvidencePage ctx={ctx} frame={frame} need={found} form={form} kind={kind} from={{ survey, figures: ofQuestion }} />
  return (
    <ChooseFigurePage
      ctx={ctx}
      frame={frame}
      need={found}
      surveys={surveys}
      purchases={await purchases(ctx, { ids: surveys.flatMap((s) => s.purchaseId ?? []) })}
      survey={survey}
      figures={figures}
    />
  )
}

/**
 * The surveys a need can rest on, the one that is chosen, and its figures. Survey, question, answer: each step is a page of its own,
 * the survey of the purchase at hand first; where that has one alone, it is chosen.
 */
async function figuresAsked(
  ctx: Ctx,
  c: C,
  of: Need,
): Promise<{ surveys: Campaign[]; survey: Campaign | undefined; figures: readonly Figure[] }> {
  const surveys = (await campaigns(ctx, { purchaserId: of.purchaserId })).filter((s) => s.purpose === 'needs' && s.countedOn)
  const ofPurchase = surveys.filter((s) => s.purchaseId === of.purchaseId)
  const given = c.req.query('survey')
  const only = ofPurchase.length === 1 && given === undefined ? ofPurchase[0] : undefined
  const survey = surveys.find((s) => s.id === given) ?? only
  const results = survey && (await campaignResults(ctx, survey.id))
  return { surveys, survey, figures: results ? await figuresOf(ctx, results) : [] }
}
