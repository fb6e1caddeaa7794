import { halfWidth, isRefusal, type Refusal, titleIn } from '#kernel'
import { communities, mayNot, nameOf, organisation } from '#people'
import { aDay, alarms, choice, type Ctx, historyOf, idOf, inBoth, longText, notThere, optional, text, ticked, wholeNumber } from '#platform'
import { act, type App, type C, formatAsked, type FormState, type FrameFacts, freshForm, linkTo, listQuery, show, tableFile } from '#ui'
import QRCode from 'qrcode'
import { z } from 'zod'
import { answerCounts, answerTotals } from './answer-totals.ts'
import { campaignResults, textsOf } from './campaign-results.ts'
import { type Campaign, campaign, campaigns, mayNotEnter, mayNotRun, questionsOf } from './campaigns.ts'
import { differencesOf, enterPaper, openSheets, settlePaper } from './enter-paper.ts'
import { listedFor, mayRead } from './listed-for.ts'
import { closeCampaign, openCampaign, openLinkOf, slipsOf } from './open-campaign.ts'
import { words } from './page-words.ts'
import { PaperPage, SettlePage } from './pages/paper.tsx'
import { NotCountedPage } from './pages/not-counted.tsx'
import { figureColumns, figureRows } from './pages/results-figures.ts'
import { ResultsPage } from './pages/results.tsx'
import { CloseSurveyPage, SurveyPage } from './pages/survey.tsx'
import { NewSurveyPage } from './pages/new-survey.tsx'
import { OpenLinkPage, SlipsPage } from './pages/slips.tsx'
import { SurveysPage } from './pages/surveys.tsx'
import { purchase, purchases } from './store/index.ts'
import { questionnaireChoices } from './questionnaire-choices.ts'
import { questionnaire } from './questionnaires.ts'
import { refuse } from './words.ts'

const newSurvey = z.object({
  title: text(200),
  titleEn: optional(text(200)),
  questionnaireId: idOf('questionnaire'),
  purchaseId: optional(idOf('purchase')),
  communityIds: z.preprocess((v) => [v ?? []].flat(), z.array(idOf('community')).min(1, inBoth(words.both('chooseCommunities')))),
  opensOn: aDay(),
  closesOn: aDay(),
  households: optional(wholeNumber({ min: 0, max: 20_000 })),
  openLink: ticked(),
  keyedTwice: ticked(),
  contactName: optional(text(60)),
  contactPhone: optional(text(40, 1, { phone: true })),
  about: optional(longText(1000)),
  aboutEn: optional(longText(1000)),
})
const slipsPerPage = 60

export function surveyRoutes(app: App): void {
  app.get(
    '/surveys',
    show(async (ctx, _, frame) => {
      const no = mayRead(ctx)
      if (no) return no
      const list = await campaigns(ctx, listedFor(ctx))
      return (
        <SurveysPage
          ctx={ctx}
          frame={frame}
          list={list}
          counts={
            await answerCounts(
              ctx,
              list.map((c) => c.id),
            )
          }
        />
      )
    }),
  )
  const newSurveyPage = async (ctx: Ctx, frame: FrameFacts, form: FormState) => {
    const purchaserId = ctx.asker.organisationId
    const no = mayNot(ctx.asker, 'needs.edit', { purchaserId })
    if (no) return no
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
  app.get(
    '/surveys/new',
    show(async (ctx, c, frame) => {
      const bought = c.req.query('purchase') ? await purchase(ctx, c.req.query('purchase')!) : undefined
      return await newSurveyPage(
        ctx,
        frame,
        freshForm({
          purchaseId: bought?.id,
          questionnaireId: c.req.query('questionnaire'),
          communityIds: bought?.communityIds ?? [],
          opensOn: ctx.today.toString(),
          closesOn: ctx.today.add({ days: 21 }).toString(),
        }),
      )
    }),
  )
  app.post(
    '/surveys/new',
    act({
      schema: newSurvey,
      act: async (ctx, i) => {
        const form = await questionnaire(ctx, i.questionnaireId)
        if (!form) return notThere()
        return await openCampaign(ctx, {
          ...i,
          purchaseId: i.purchaseId ?? null,
          purpose: form.purpose,
          householdsPerCommunity: i.households,
        })
      },
      done: ({ id }) => `/surveys/${id}`,
      again: (ctx, form, _, frame) => newSurveyPage(ctx, frame, form),
    }),
  )
  app.get(
    '/surveys/:id',
    show(async (ctx, c, frame) => {
      const found = await readable(ctx, c)
      if (isRefusal(found)) return found
      return (
        <SurveyPage
          ctx={ctx}
          frame={frame}
          campaign={found}
          answers={(await answerCounts(ctx, [found.id])).get(found.id)}
          runs={!mayNotRun(ctx.asker, found)}
          questionnaire={await questionnaire(ctx, found.questionnaireId)}
          purchase={found.purchaseId ? await purchase(ctx, found.purchaseId) : undefined}
          places={await communities(ctx, { ids: found.communityIds })}
          history={await historyOf(ctx, { subjectId: found.id })}
          waiting={mayNotEnter(ctx.asker, found) ? 0 : (await openSheets(ctx, found.id)).waiting.length}
          alarm={(await alarms(ctx, { subjectId: found.id })).length > 0}
        />
      )
    }),
  )
  const closePage = async (ctx: Ctx, c: C, frame: FrameFacts) => {
    const found = await campaign(ctx, c.req.param('id')!)
    if (!found) return notThere()
    const no = mayNotRun(ctx.asker, found) ?? (found.countedOn ? refuse('already-closed') : undefined)
    return (
      no ?? (
        <CloseSurveyPage
          ctx={ctx}
          frame={frame}
          campaign={found}
          answers={(await answerCounts(ctx, [found.id])).get(found.id)}
          waiting={mayNotEnter(ctx.asker, found) ? 0 : (await openSheets(ctx, found.id)).waiting.length}
        />
      )
    )
  }
  app.get(
    '/surveys/:id/close',
    show((ctx, c, frame) => closePage(ctx, c, frame)),
  )
  app.post(
    '/surveys/:id/close',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => closeCampaign(ctx, c.req.param('id')!),
      done: ({ id }) => `/surveys/${id}`,
    }),
  )
  app.get(
    '/surveys/:id/link',
    show(async (ctx, c, frame) => {
      const token = await openLinkOf(ctx, c.req.param('id')!)
      if (isRefusal(token)) return token
      const found = (await campaign(ctx, c.req.param('id')!))!
      const address = linkTo(c, `/o/${token}`)
      const asks = await organisation(ctx, found.drawnBy ?? found.purchaserId)
      return <OpenLinkPage ctx={ctx} frame={frame} campaign={found} asks={asks} address={address} svg={await qr(address)} />
    }),
  )
  app.get(
    '/surveys/:id/slips',
    show(async (ctx, c, frame) => {
      const found = await campaign(ctx, c.req.param('id')!)
      if (!found) return notThere()
      const slips = await slipsOf(ctx, found.id)
      if (isRefusal(slips)) return slips
      const places = await communities(ctx, { ids: found.communityIds })
      const chosen = places.find((p) => p.id === c.req.query('community')) ?? places[0]
      const codes = slips.codes.find((s) => s.communityId === chosen?.id)?.codes ?? []
      const { page } = listQuery(new URL(c.req.url).searchParams, ['code'])
      const from = (page - 1) * slipsPerPage
      const base = `/surveys/${found.id}/slips?community=`
      const pages = Math.ceil(codes.length / slipsPerPage)
      return (
        <SlipsPage
          ctx={ctx}
          frame={frame}
          campaign={found}
          asks={await organisation(ctx, found.drawnBy ?? found.purchaserId)}
          about={await organisation(ctx, found.purchaserId)}
          places={places}
          chosen={chosen}
          from={from + 1}
          of={codes.length}
          address={linkTo(c, '/s').replace(/^https?:\/\//, '')}
          slips={
            await Promise.all(
              codes.slice(from, from + slipsPerPage).map(async (code) => ({ code, svg: await qr(linkTo(c, `/s/${code}`)) })),
            )
          }
          more={[
            ...places.map((p) => ({ label: nameOf(p, ctx.lang), href: `${base}${p.id}`, current: p.id === chosen?.id })),
            ...(pages > 1
              ? Array.from({ length: pages }, (_, i) => ({
                  label: `${i * slipsPerPage + 1}–${Math.min(codes.length, (i + 1) * slipsPerPage)}`,
                  href: `${base}${chosen?.id}&page=${i + 1}`,
                  current: i + 1 === page,
                }))
              : []),
          ]}
        />
      )
    }),
  )
  app.get(
    '/surveys/:id/results',
    show(async (ctx, c, frame) => {
      const found = await readable(ctx, c)
      if (isRefusal(found)) return found
      const results = await campaignResults(ctx, found.id)
      const format = formatAsked(new URL(c.req.url).searchParams)
      if (!results && format) return refuse('not-counted')
      if (!results)
        return (
          <NotCountedPage
            ctx={ctx}
            frame={frame}
            campaign={found}
            places={await communities(ctx, { ids: found.communityIds })}
            totals={(await answerCounts(ctx, [found.id])).has(found.id) ? await answerTotals(ctx, found) : undefined}
          />
        )
      if (format)
        return await tableFile({
          rows: figureRows(results, ctx.lang),
          columns: figureColumns(ctx.lang),
          name: titleIn(found, ctx.lang),
          format,
        })
      // What people wrote is read by those who asked them alone.
      const own = (found.drawnBy ?? found.purchaserId) === ctx.asker.organisationId
      const written = results.questions.filter((q) => own && q.kind === 'text' && q.n !== 0)
      const texts = new Map(await Promise.all(written.map(async (q) => [q.id, await textsOf(ctx, found.id, q.id)] as const)))
      return <ResultsPage ctx={ctx} frame={frame} r={results} texts={texts} />
    }),
  )

  const paperPage = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState | undefined) => {
    const found = await campaign(ctx, c.req.param('id')!)
    if (!found) return notThere()
    const no = mayNotEnter(ctx.asker, found)
    if (no) return no
    const { waiting, next } = await openSheets(ctx, found.id)
    const t = { zh: words.zh, en: words.en }
    const [sheet, state] = [c.req.query('sheet') ?? '', c.req.query('state')]
    const key = ({ stored: 'storedSheet', 'keyed-once': 'keyedSheet', differs: 'differsSheet' } as const)[state ?? '']
    const said = key && /^[\w-]{1,20}$/.test(sheet) ? { zh: t.zh[key](sheet), en: t.en[key](sheet) } : undefined
    return (
      <PaperPage
        ctx={ctx}
        frame={frame}
        campaign={found}
        questions={await questionsOf(ctx, found)}
        places={await communities(ctx, { ids: found.communityIds })}
        waiting={waiting}
        said={said}
        form={form ?? freshForm({ sheet: next, communityId: c.req.query('community') })}
      />
    )
  }
  app.get(
    '/surveys/:id/paper',
    show((ctx, c, frame) => paperPage(ctx, c, frame, undefined)),
  )
  app.post(
    '/surveys/:id/paper',
    act({
      schema: z.looseObject({
        // Two people key the same sheet: however they type its number, it is the same.
        sheet: text(20)
          .transform((s) =>
            halfWidth(s)
              .replace(/[‐‑‒–—]/g, '-')
              .replaceAll(' ', ''),
          )
          .pipe(z.string().regex(/^[\w-]+$/, inBoth(words.both('sheetWrong')))),
        communityId: idOf('community'),
        code: optional(text(20)),
      }),
      act: async (ctx, { sheet, communityId, code, ...typed }, c) => {
        const keyed = await enterPaper(ctx, { campaignId: c.req.param('id')!, sheet, communityId, code, typed })
        return isRefusal(keyed) ? keyed : { ...keyed, communityId }
      },
      done: (k, _, c) =>
        `/surveys/${c.req.param('id')}/paper?sheet=${encodeURIComponent(k.sheet)}&state=${k.state}&community=${k.communityId}`,
      again: (ctx, form, c, frame) => paperPage(ctx, c, frame, form),
    }),
  )
  const settlePage = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState) => {
    const found = await campaign(ctx, c.req.param('id')!)
    if (!found) return notThere()
    const no = mayNotEnter(ctx.asker, found)
    if (no) return no
    const sheet = c.req.param('sheet')!
    const differences = await differencesOf(ctx, found.id, sheet)
    return isRefusal(differences) ? (
      differences
    ) : (
      <SettlePage ctx={ctx} frame={frame} campaign={found} sheet={sheet} differences={differences.differences} form={form} />
    )
  }
  app.get(
    '/surveys/:id/paper/:sheet',
    show((ctx, c, frame) => settlePage(ctx, c, frame, freshForm())),
  )
  app.post(
    '/surveys/:id/paper/:sheet',
    act({
      schema: z.record(z.string(), choice(['first', 'second'])),
      act: (ctx, picks, c) => settlePaper(ctx, c.req.param('id')!, c.req.param('sheet')!, picks),
      done: (k, _, c) => `/surveys/${c.req.param('id')}/paper?sheet=${encodeURIComponent(k.sheet)}&state=${k.state}`,
      again: (ctx, form, c, frame) => settlePage(ctx, c, frame, form),
    }),
  )
}

async function readable(ctx: Ctx, c: C): Promise<Campaign | Refusal> {
  const found = await campaign(ctx, c.req.param('id')!)
  if (!found) return notThere()
  const no = mayRead(ctx, found.purchaserId)
  return no && mayNotRun(ctx.asker, found) ? no : found
}

const qr = (address: string): Promise<string> => QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 })
