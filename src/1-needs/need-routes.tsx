import { communities, mayNot } from '#people'
import { choice, type Ctx, historyOf, idOf, inBoth, type ListQuery, longText, notThere, optional, text } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, freshForm, listView, show } from '#ui'
import { z } from 'zod'
import { campaignResults } from './campaign-results.ts'
import { campaigns } from './campaigns.ts'
import { addEvidence } from './add-evidence.ts'
import { acceptNeed } from './accept-need.ts'
import { reopenNeed } from './reopen-need.ts'
import { setAsideNeed } from './set-aside-need.ts'
import { noticeNeed } from './notice-need.ts'
import { removeEvidence } from './remove-evidence.ts'
import { figuresOf } from './figures-of.ts'
import { listedFor, mayRead } from './listed-for.ts'
import { type Need, need, needSorts, pageOfNeeds, purchase, purchases } from './store/index.ts'
import { openPurchase } from './open-purchase.ts'
import { words } from './page-words.ts'
import { ChooseFigurePage, EvidencePage } from './pages/evidence.tsx'
import { needColumns, NeedsPage } from './pages/needs.tsx'
import { NeedPage } from './pages/need.tsx'
import { NewNeedPage, SetAsidePage } from './pages/need-forms.tsx'
import { NewPurchasePage } from './pages/new-purchase.tsx'
import { evidenceKinds } from './rules/evidence.ts'
import type { NeedState } from './rules/need-process.ts'
import { refuse } from './words.ts'

const newPurchase = z.object({
  title: text(200),
  titleEn: optional(text(200)),
  communityIds: z.preprocess((v) => [v ?? []].flat(), z.array(idOf('community')).min(1, inBoth(words.both('chooseCommunities')))),
})
const newNeed = z.object({
  title: text(200),
  titleEn: optional(text(200)),
  statement: longText(5000),
  purchaseId: optional(idOf('purchase')),
})

export function needRoutes(app: App): void {
  const newPurchasePage = async (ctx: Ctx, frame: Parameters<typeof NewPurchasePage>[0]['frame'], form: FormState) => {
    const no = mayNot(ctx.asker, 'purchases.open', { purchaserId: ctx.asker.organisationId })
    return (
      no ?? (
        <NewPurchasePage
          ctx={ctx}
          frame={frame}
          form={form}
          places={await communities(ctx, { organisationId: ctx.asker.organisationId!, open: true })}
        />
      )
    )
  }
  app.get(
    '/purchases/new',
    show((ctx, _, frame) => newPurchasePage(ctx, frame, freshForm())),
  )
  app.post(
    '/purchases/new',
    act({
      schema: newPurchase,
      act: openPurchase,
      done: ({ id }) => `/purchases/${id}`,
      again: (ctx, form, _, frame) => newPurchasePage(ctx, frame, form),
    }),
  )

  app.get(
    '/needs',
    show(async (ctx, c, frame) => {
      const no = mayRead(ctx)
      if (no) return no
      const asked = new URL(c.req.url).searchParams
      const chosen = asked.get('purchase') ? await purchase(ctx, asked.get('purchase')!) : undefined
      const search = (asked.get('q') ?? '').slice(0, 100)
      const state = (['noticed', 'accepted', 'set-aside'] as const).find((s) => s === asked.get('state')) as NeedState | undefined
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
    }),
  )

  const newNeedPage = async (ctx: Ctx, frame: Parameters<typeof NewNeedPage>[0]['frame'], form: FormState) => {
    const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId })
    return (
      no ?? (
        <NewNeedPage
          ctx={ctx}
          frame={frame}
          form={form}
          purchases={await purchases(ctx, { purchaserId: ctx.asker.organisationId!, limit: 200 })}
        />
      )
    )
  }
  app.get(
    '/needs/new',
    show((ctx, c, frame) => newNeedPage(ctx, frame, freshForm({ purchaseId: c.req.query('purchase') }))),
  )
  app.post(
    '/needs/new',
    act({
      schema: newNeed,
      act: noticeNeed,
      done: ({ id }) => `/needs/${id}`,
      again: (ctx, form, _, frame) => newNeedPage(ctx, frame, form),
    }),
  )

  const needPage = async (ctx: Ctx, id: string, frame: FrameFacts, form: FormState) => {
    const found = await need(ctx, id)
    if (!found) return notThere()
    const no = mayRead(ctx, found.purchaserId)
    if (no) return no
    const sources = found.evidence.flatMap((e) => e.campaignId ?? [])
    return (
      <NeedPage
        ctx={ctx}
        frame={frame}
        need={found}
        form={form}
        history={await historyOf(ctx, { subjectId: found.id })}
        purchase={found.purchaseId ? await purchase(ctx, found.purchaseId) : undefined}
        campaigns={await campaigns(ctx, { ids: sources })}
      />
    )
  }
  app.get(
    '/needs/:id',
    show((ctx, c, frame) => needPage(ctx, c.req.param('id')!, frame, freshForm())),
  )
  const evidencePage = async (ctx: Ctx, id: string, c: C, frame: FrameFacts, form: FormState) => {
    const found = await need(ctx, id)
    if (!found) return notThere()
    const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: found.purchaserId })
    if (no) return no
    if (found.state !== 'noticed') return refuse('evidence-fixed')
    const kind = evidenceKinds.find((k) => k === c.req.query('kind')) ?? 'felt'
    if (kind !== 'felt') return <EvidencePage ctx={ctx} frame={frame} need={found} form={form} kind={kind} />
    // Survey, question, answer: each step is a page of its own, the survey of the purchase at hand first.
    const surveys = (await campaigns(ctx, { purchaserId: found.purchaserId })).filter((s) => s.purpose === 'needs' && s.countedOn)
    const ofPurchase = surveys.filter((s) => s.purchaseId === found.purchaseId)
    const given = c.req.query('survey')
    const only = ofPurchase.length === 1 && given === undefined ? ofPurchase[0] : undefined
    const survey = surveys.find((s) => s.id === given) ?? only
    const results = survey && (await campaignResults(ctx, survey.id))
    const figures = results ? await figuresOf(ctx, results) : []
    const ofQuestion = figures.filter((f) => f.question === c.req.query('question'))
    if (!survey || ofQuestion.length === 0)
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
    return <EvidencePage ctx={ctx} frame={frame} need={found} form={form} kind={kind} from={{ survey, figures: ofQuestion }} />
  }
  app.get(
    '/needs/:id/evidence',
    show((ctx, c, frame) => evidencePage(ctx, c.req.param('id')!, c, frame, freshForm())),
  )
  app.post(
    '/needs/:id/evidence',
    act({
      schema: (_, c) => {
        const kind = choice(evidenceKinds).safeParse(c.req.query('kind')).data ?? 'felt'
        return kind === 'felt'
          ? z.object({
              kind: z.literal('felt').default('felt'),
              figure: text(200),
              says: longText(1000),
              source: optional(text(300)).transform((v) => v ?? ''),
            })
          : z.object({ kind: z.literal(kind).default(kind), says: longText(1000), source: text(300), figure: z.string().optional() })
      },
      act: (ctx, i, c) => {
        const [campaignId, figure] = (i.figure ?? '').split(' ')
        return addEvidence(ctx, {
          needId: c.req.param('id')!,
          kind: i.kind,
          says: i.says,
          source: i.source,
          ...(i.kind === 'felt' && { campaignId, figure }),
        })
      },
      done: (_, __, c) => `/needs/${c.req.param('id')}`,
      again: (ctx, form, c, frame) => evidencePage(ctx, c.req.param('id')!, c, frame, form),
    }),
  )
  const back = (_: unknown, __: Ctx, c: { req: { param(name: string): string | undefined } }) => `/needs/${c.req.param('id')}`
  app.post(
    '/needs/:id/evidence/:evidence/remove',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => removeEvidence(ctx, { needId: c.req.param('id')!, evidenceId: c.req.param('evidence')! }),
      done: back,
    }),
  )
  app.post(
    '/needs/:id/accept',
    act({
      schema: z.object({ reason: optional(longText(2000)) }),
      act: (ctx, i, c) => acceptNeed(ctx, { needId: c.req.param('id')!, reason: i.reason }),
      done: back,
      again: (ctx, form, c, frame) => needPage(ctx, c.req.param('id')!, frame, form),
    }),
  )
  app.post(
    '/needs/:id/reopen',
    act({ schema: z.object({}), act: (ctx, _, c) => reopenNeed(ctx, { needId: c.req.param('id')! }), done: back }),
  )
  const setAsidePage = async (ctx: Ctx, id: string, frame: Parameters<typeof SetAsidePage>[0]['frame'], form: FormState) => {
    const found = await need(ctx, id)
    if (!found) return notThere()
    return (
      mayNot(ctx.asker, 'needs.accept', { purchaserId: found.purchaserId }) ?? (
        <SetAsidePage ctx={ctx} frame={frame} need={found} form={form} />
      )
    )
  }
  app.get(
    '/needs/:id/set-aside',
    show((ctx, c, frame) => setAsidePage(ctx, c.req.param('id')!, frame, freshForm())),
  )
  app.post(
    '/needs/:id/set-aside',
    act({
      schema: z.object({ reason: longText(2000) }),
      act: (ctx, i, c) => setAsideNeed(ctx, { needId: c.req.param('id')!, reason: i.reason }),
      done: back,
      again: (ctx, form, c, frame) => setAsidePage(ctx, c.req.param('id')!, frame, form),
    }),
  )
}
