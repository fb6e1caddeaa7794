import { listedFor } from './listed.ts'
import { isRefusal, type Money, moneyText, whyNot } from '#kernel'
import { type MethodName, methodNames, timetable } from '#law'
import { needs } from '#needs'
import { calendarOf, may, mayNot, organisation, people, whyNotDo } from '#people'
import { boughtWith, lawPlace, planOf, plans } from '#plans'
import { aDay, alarms, aMoment, amount, choice, type Ctx, decimalText, historyOf, longText, optional, text, ticked } from '#platform'
import {
  type App,
  act,
  type C,
  csvOf,
  download,
  type FormState,
  type FrameFacts,
  freshForm,
  goTo,
  listQuery,
  notThere,
  show,
  type View,
} from '#ui'
import { z } from 'zod'
import { asked, biddersOf, param } from './asked.ts'
import { awardFacts, awardOf, decideAward } from './award.ts'
import { confirmFinding } from './confirm-finding.ts'
import { draftTender } from './draft-tender.ts'
import { editTender } from './edit-tender.ts'
import { cancelTender, voidTender } from './end-tender.ts'
import { publishFacts } from './law-check.ts'
import { explainPrice, lowBidReviews } from './low-bid.ts'
import { appointPanel, refillPanel } from './appoint-panel.ts'
import { AwardPage } from './pages/award.tsx'
import { BidPage } from './pages/bid.tsx'
import { DocumentPage } from './pages/document.tsx'
import { criterionRows, EditPage } from './pages/edit.tsx'
import { ListPage, tenderColumns } from './pages/list.tsx'
import { ChoosePlanPage, MethodPage } from './pages/method.tsx'
import { PanelPage } from './pages/panel.tsx'
import { TenderPage, type TenderPageFacts } from './pages/tender.tsx'
import { draws, seatOf, seats, seatsNeeded } from './panel.ts'
import { panelRoutes } from './panel-routes.tsx'
import { publishTender } from './publish-tender.ts'
import { answerQuestion, askQuestion, questions } from './questions.ts'
import { methodChoices } from './rules/method-choices.ts'
import { reserves } from './rules/promotion.ts'
import { type CostKind, costKinds, type Criterion, type Tender } from './rules/tender.ts'
import { tenderProcess, type TenderState } from './rules/tender-process.ts'
import { openedBids, scoresRecord } from './scores.ts'
import { countTenders, envelopes, tender as tenderNow, tenderOf, type TenderQuery, tenderSorts, tenders } from './store.ts'
import { myBid, submitBid } from './submit-bid.ts'
import { refuse } from './words.ts'
import { withdrawBid } from './withdraw-bid.ts'

const nothing = z.object({})
const chosen = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.string().max(60, 'id')).max(20, 'more:20'),
)

const editSchema = (ctx: Ctx) =>
  z.object({
    method: choice(methodNames),
    consent: optional(text(100)),
    fixedPrice: ticked(),
    priceWeight: optional(decimalText({ min: 0, max: 100 })),
    ceiling: optional(amount()),
    documentsUntilOn: optional(aDay()),
    deadlineAt: optional(aMoment(ctx.zone)),
    conditions: optional(longText(5000)),
    acceptance: optional(longText(5000)),
    payment: optional(longText(3000)),
    reserve: optional(choice(reserves)),
    reserved: optional(amount()),
    reservedSmall: optional(amount({ zero: true })),
    whyNotReserved: optional(longText(1000)),
    deduction: optional(decimalText({ min: 0, max: 100 })),
    deductsForSocial: ticked(),
    isComplex: ticked(),
    highImpact: ticked(),
    ...criterionFields,
  })
const criterionFields = Object.fromEntries(
  Array.from({ length: criterionRows }, (_, i) => [
    [`title-${i}`, optional(text(200))],
    [`weight-${i}`, optional(decimalText({ min: 0, max: 100 }))],
    [`kind-${i}`, optional(choice(['objective', 'subjective']))],
    [`guide-${i}`, optional(text(1000))],
  ]).flat(),
) as Record<`title-${number}` | `weight-${number}` | `kind-${number}` | `guide-${number}`, z.ZodType<string | undefined>>

/** A bid’s fields follow from the lines of its tender. */
async function bidSchema(ctx: Ctx, c: C) {
  const lines = (await tenderNow(ctx, param(c, 'id')))?.lines ?? []
  const fields: Record<string, z.ZodType> = { approach: longText(20_000), file: z.unknown().optional() }
  for (const l of lines) {
    fields[`promise-${l.id}`] = longText(10_000)
    fields[`price-${l.id}`] = optional(amount())
  }
  for (const k of costKinds) fields[`cost-${k}`] = optional(amount())
  return z.object(fields)
}

/** Pages of the tenders. */
export function routes(app: App): void {
  app.get(
    '/tenders',
    show(async (ctx, c, frame) => {
      const params = new URL(c.req.url).searchParams
      const [q, state] = [(params.get('q') ?? '').slice(0, 100), params.get('state') ?? '']
      const listed = listedFor(ctx)
      const { states } = listed
      const of: TenderQuery = {
        ...listed,
        ...(q && { search: q }),
        ...(states.includes(state as TenderState) && { states: [state as TenderState] }),
      }
      const query = listQuery(params, tenderSorts, { descending: true })
      if (params.get('format') === 'csv')
        return download(
          csvOf(await tenders(ctx, of, { ...query, page: 1, size: 10_000 }), tenderColumns(ctx)),
          'tenders.csv',
          'text/csv; charset=utf-8',
        )
      return (
        <ListPage
          ctx={ctx}
          frame={frame}
          rows={await tenders(ctx, of, query)}
          total={await countTenders(ctx, of)}
          query={query}
          q={q}
          state={state}
          states={states}
        />
      )
    }),
  )

  app.get('/tenders/new', show(methodPage))
  app.post(
    '/tenders/new',
    act({
      schema: z.object({ purchase: z.string({ error: 'choose' }).max(60, 'id'), method: choice(methodNames) }),
      act: (ctx, i) => draftTender(ctx, { purchaseId: i.purchase, method: i.method }),
      done: ({ id }) => `/tenders/${id}/edit`,
    }),
  )

  app.get(
    '/tenders/:id',
    show((ctx, c, frame) => tenderPage(ctx, c, frame)),
  )
  app.get(
    '/tenders/:id/document',
    show(async (ctx, c, frame) => {
      const x = await asked(ctx, c)
      if (isRefusal(x)) return x
      return (
        <DocumentPage
          ctx={ctx}
          frame={frame}
          tender={x}
          purchaser={await organisation(ctx, x.purchaserId)}
          needs={await needsOf(ctx, x)}
          keys={await envelopes(ctx, x.id)}
        />
      )
    }),
  )

  app.get(
    '/tenders/:id/edit',
    show((ctx, c, frame) => editPage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/edit',
    act({
      schema: editSchema,
      also: halfCriteria,
      act: (ctx, i, c) => {
        const typed = i as unknown as Record<string, string | undefined>
        const rows = Array.from({ length: criterionRows }, (_, n) => ({
          title: typed[`title-${n}`],
          weight: typed[`weight-${n}`],
          kind: typed[`kind-${n}`],
          guide: typed[`guide-${n}`],
        }))
        const begun = rows.filter((r) => r.title !== undefined)
        const criteria = begun.map((r) => ({
          title: r.title!,
          weight: r.weight!,
          kind: (r.kind ?? 'objective') as Criterion['kind'],
          guide: r.guide!,
        }))
        const promotion = {
          reserve: i.reserve,
          reserved: i.reserved ?? null,
          reservedSmall: i.reservedSmall ?? null,
          whyNotReserved: i.whyNotReserved ?? null,
          deduction: i.deduction ?? null,
          deductsForSocial: i.deductsForSocial,
        }
        return editTender(ctx, { ...i, method: i.method as MethodName, tenderId: param(c, 'id'), criteria, promotion })
      },
      done: ({ id }) => `/tenders/${id}`,
      again: (ctx, form, c, frame) => editPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/tenders/:id/publish',
    act({
      schema: z.object({ despite: optional(longText(2000)) }),
      act: (ctx, i, c) => publishTender(ctx, { tenderId: param(c, 'id'), despite: i.despite }),
      done: ({ id }) => `/tenders/${id}`,
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { publish: form }),
    }),
  )
  app.post(
    '/tenders/:id/end',
    act({
      schema: z.object({ reason: longText(2000), asVoid: ticked() }),
      act: (ctx, i, c) => (i.asVoid ? voidTender : cancelTender)(ctx, { tenderId: param(c, 'id'), reason: i.reason }),
      done: ({ id }) => `/tenders/${id}`,
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { end: form }),
    }),
  )
  app.post(
    '/tenders/:id/questions',
    act({
      schema: z.object({ question: longText(2000) }),
      act: (ctx, i, c) => askQuestion(ctx, { tenderId: param(c, 'id'), question: i.question }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}#questions`,
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { ask: form }),
    }),
  )
  app.post(
    '/tenders/:id/questions/:question',
    act({
      schema: z.object({ answer: longText(5000), affectsBids: ticked() }),
      act: (ctx, i, c) => answerQuestion(ctx, { tenderId: param(c, 'id'), questionId: param(c, 'question'), ...i }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}#questions`,
      again: (ctx, form, c, frame) =>
        tenderPage(ctx, c, frame, { answer: { ...form, values: { ...form.values, question: param(c, 'question') } } }),
    }),
  )

  app.get(
    '/tenders/:id/bid',
    show((ctx, c, frame) => bidPage(ctx, c, frame, {})),
  )
  app.post(
    '/tenders/:id/bid',
    act({
      schema: bidSchema,
      act: async (ctx, i, c) => {
        const x = await tenderNow(ctx, param(c, 'id'))
        if (!x) return notThere()
        const fields = i as Record<string, unknown>
        const file =
          i.file instanceof File && i.file.size > 0
            ? { name: i.file.name.slice(0, 200), type: 'application/pdf', content: new Uint8Array(await i.file.arrayBuffer()) }
            : undefined
        return await submitBid(ctx, {
          tenderId: x.id,
          approach: fields.approach as string,
          promises: x.lines.map((l) => ({ lineId: l.id, says: fields[`promise-${l.id}`] as string })),
          prices: Object.fromEntries(
            x.lines.map((l) => [l.id, fields[`price-${l.id}`] as Money | undefined]).filter(([, v]) => v !== undefined),
          ) as Record<string, Money>,
          costs: Object.fromEntries(
            costKinds.map((k) => [k, fields[`cost-${k}`] as Money | undefined]).filter(([, v]) => v !== undefined),
          ) as Partial<Record<CostKind, Money>>,
          file,
        })
      },
      done: (_, __, c) => `/tenders/${param(c, 'id')}/bid`,
      again: (ctx, form, c, frame) => bidPage(ctx, c, frame, { form }),
    }),
  )
  app.post(
    '/tenders/:id/bid/withdraw',
    act({
      schema: nothing,
      act: (ctx, _, c) => withdrawBid(ctx, { tenderId: param(c, 'id') }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}/bid`,
    }),
  )
  app.post(
    '/tenders/:id/bid/explain',
    act({
      schema: z.object({ explanation: longText(10_000) }),
      act: (ctx, i, c) => explainPrice(ctx, { tenderId: param(c, 'id'), explanation: i.explanation }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}/bid`,
      again: (ctx, explainForm, c, frame) => bidPage(ctx, c, frame, { explainForm }),
    }),
  )

  app.post(
    '/tenders/:id/bids/:bid/confirm-finding',
    act({
      schema: z.object({ reason: longText(1000) }),
      act: (ctx, i, c) => confirmFinding(ctx, { tenderId: param(c, 'id'), bidId: param(c, 'bid'), reason: i.reason }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => tenderPage(ctx, c, frame, { finding: { ...form, values: { ...form.values, bid: param(c, 'bid') } } }),
    }),
  )

  app.get(
    '/tenders/:id/panel',
    show((ctx, c, frame) => panelPage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/panel',
    act({
      schema: z.object({ representatives: chosen }),
      act: (ctx, i, c) => appointPanel(ctx, { tenderId: param(c, 'id'), representatives: i.representatives }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}/panel`,
      again: (ctx, form, c, frame) => panelPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/tenders/:id/panel/refill',
    act({
      schema: z.object({ representative: optional(z.string().max(60, 'id')) }),
      act: (ctx, i, c) => refillPanel(ctx, { tenderId: param(c, 'id'), representative: i.representative }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}/panel`,
      again: (ctx, form, c, frame) => panelPage(ctx, c, frame, form),
    }),
  )

  app.get(
    '/tenders/:id/award',
    show((ctx, c, frame) => awardPage(ctx, c, frame)),
  )
  app.post(
    '/tenders/:id/award',
    act({
      schema: z.object({ reasons: longText(5000) }),
      act: (ctx, i, c) => decideAward(ctx, { tenderId: param(c, 'id'), reasons: i.reasons }),
      done: (_, __, c) => `/tenders/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => awardPage(ctx, c, frame, form),
    }),
  )
  panelRoutes(app)
}

/** What is missing in a row of the criteria that was begun. */
function halfCriteria(fields: Readonly<Record<string, unknown>>): Record<string, typeof fillIn> {
  const isEmpty = (name: string) => String(fields[name] ?? '').trim() === ''
  const missing = Array.from({ length: criterionRows }, (_, n) => ['title', 'weight', 'guide'].map((k) => `${k}-${n}`)).flatMap((row) =>
    row.every(isEmpty) ? [] : row.filter(isEmpty),
  )
  return Object.fromEntries(missing.map((name) => [name, fillIn]))
}

const fillIn = { zh: '请填写这一项。', en: 'Please fill this in.' }

const needsOf = async (ctx: Ctx, x: Tender) => new Map((await needs(ctx, { ids: x.lines.flatMap((l) => l.needIds) })).map((n) => [n.id, n]))

async function methodPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const purchaserId = ctx.asker.organisationId ?? ''
  const no = mayNot(ctx.asker, 'tenders.edit', { purchaserId })
  if (no) return no
  const purchaseId = c.req.query('purchase')
  if (!purchaseId) {
    const busy = new Set(
      (await tenders(ctx, { purchaserId, states: ['draft', 'published', 'opened', 'scored', 'awarded'] })).map((x) => x.purchaseId),
    )
    return (
      <ChoosePlanPage
        ctx={ctx}
        frame={frame}
        plans={(await plans(ctx, { purchaserId, states: ['approved', 'published'] })).filter((p) => !busy.has(p.purchaseId))}
      />
    )
  }
  const plan = await planOf(ctx, purchaseId)
  if (!plan) return notThere()
  const notOurs = mayNot(ctx.asker, 'tenders.edit', { purchaserId: plan.purchaserId })
  if (notOurs) return notOurs
  if (plan.state !== 'approved' && plan.state !== 'published') return refuse('plan-not-approved')
  const underWay = await tenderOf(ctx, purchaseId)
  if (underWay && underWay.state !== 'void' && underWay.state !== 'cancelled') return goTo(c, `/tenders/${underWay.id}`, 302)
  const place = lawPlace(ctx)
  return (
    <MethodPage
      ctx={ctx}
      frame={frame}
      findings={(await boughtWith(ctx, plan)).flatMap((g) => (g.finding ? [g.finding] : []))}
      plan={plan}
      place={place}
      choices={methodChoices({ budget: plan.total, place, lawDay: ctx.today })}
    />
  )
}

async function tenderPage(ctx: Ctx, c: C, frame: FrameFacts, forms: TenderPageFacts['forms'] = {}): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const reads = may(ctx.asker, 'tenders.read', { purchaserId: x.purchaserId })
  const all = await seats(ctx, x.id)
  const member = seatOf(all, ctx.asker.userId)
  const mayList = reads || (member !== undefined && member.state !== 'appointed')
  const bids = mayList ? await openedBids(ctx, x.id) : []
  const award = x.state === 'awarded' ? await awardOf(ctx, x.purchaseId) : undefined
  const issuedOn = x.issuedOn ?? ctx.today
  const dayOf = (at: Temporal.Instant | null) => at?.toZonedDateTimeISO(ctx.zone).toPlainDate()
  const [deadlineOn, evaluatedOn] = [dayOf(x.deadlineAt), dayOf(x.scoredAt)]
  return (
    <TenderPage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        purchaser: await organisation(ctx, x.purchaserId),
        needs: await needsOf(ctx, x),
        timetable: timetable({
          method: x.method,
          place: lawPlace(ctx),
          issuedOn,
          lawDay: x.lawDay,
          calendar: await calendarOf(ctx),
          ...(deadlineOn && { deadlineOn }),
          ...(evaluatedOn && { evaluatedOn, reportReceivedOn: evaluatedOn }),
          ...(award && { decidedOn: award.awardedOn, awardNoticeOn: award.noticeOn }),
        }),
        questions: await questions(ctx, x.id),
        check: x.state === 'draft' ? await publishFacts(ctx, x) : undefined,
        award,
        winner: award && (await organisation(ctx, award.providerId)),
        bids,
        bidders: await biddersOf(ctx, bids),
        seats: reads || member || award ? all : [],
        isMember: member !== undefined,
        record: reads || award ? await scoresRecord(ctx, x, all) : undefined,
        readsRecord: reads,
        mine: await myBid(ctx, x.id),
        alarms: await alarms(ctx, { subjectId: x.id }),
        history: reads ? await historyOf(ctx, { subjectId: x.id }) : [],
        forms,
      }}
    />
  )
}

const moneyOr = (m: Money | null | undefined): string => (m === null || m === undefined ? '' : moneyText(m))

async function editPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = whyNotDo(ctx.asker, tenderProcess, 'edit', x)
  if (no) return no
  const values: FormState['values'] = {
    method: x.method,
    consent: x.consent ?? '',
    fixedPrice: x.fixedPrice ? 'yes' : '',
    priceWeight: x.priceWeight ?? '',
    ceiling: x.ceiling === null ? '' : moneyText(x.ceiling),
    documentsUntilOn: x.documentsUntilOn?.toString() ?? '',
    deadlineAt: x.deadlineAt?.toZonedDateTimeISO(ctx.zone).toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? '',
    conditions: x.conditions ?? '',
    acceptance: x.acceptance ?? '',
    payment: x.payment ?? '',
    reserve: x.promotion?.reserve ?? '',
    reserved: moneyOr(x.promotion?.reserved),
    reservedSmall: moneyOr(x.promotion?.reservedSmall),
    whyNotReserved: x.promotion?.whyNotReserved ?? '',
    deduction: x.promotion?.deduction ?? '',
    deductsForSocial: x.promotion?.deductsForSocial ? 'yes' : '',
    isComplex: x.isComplex ? 'yes' : '',
    highImpact: x.highImpact ? 'yes' : '',
    ...Object.fromEntries(
      x.criteria.flatMap((k, i) => [
        [`title-${i}`, k.title],
        [`weight-${i}`, k.weight],
        [`kind-${i}`, k.kind],
        [`guide-${i}`, k.guide],
      ]),
    ),
  }
  return (
    <EditPage
      ctx={ctx}
      frame={frame}
      tender={x}
      form={form ?? freshForm(values)}
      choices={methodChoices({ budget: x.budget, place: lawPlace(ctx), lawDay: x.lawDay })}
    />
  )
}

async function bidPage(ctx: Ctx, c: C, frame: FrameFacts, o: { form?: FormState; explainForm?: FormState }): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'bids.submit', { providerId: ctx.asker.organisationId })
  if (no) return no
  const mine = await myBid(ctx, x.id)
  const isOpen = x.state === 'published' && Temporal.Instant.compare(ctx.now, x.deadlineAt!) <= 0
  const result = mine && x.state === 'awarded' ? (await openedBids(ctx, x.id)).find((b) => b.bidId === mine.bidId) : undefined
  const review = mine && x.state === 'scored' ? (await lowBidReviews(ctx, x.id)).find((r) => r.bidId === mine.bidId) : undefined
  return (
    <BidPage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        mine,
        isOpen,
        result,
        review,
        record: result && (await scoresRecord(ctx, x, await seats(ctx, x.id))),
        form: o.form ?? freshForm(),
        explainForm: o.explainForm,
      }}
    />
  )
}

async function panelPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'tenders.read', { purchaserId: x.purchaserId })
  if (no) return no
  const mayAppoint = whyNotDo(ctx.asker, tenderProcess, 'appoint', x) === undefined
  const staff = mayAppoint ? await people(ctx, { organisationId: x.purchaserId, roles: ['officer', 'head'] }) : []
  return (
    <PanelPage
      ctx={ctx}
      frame={frame}
      tender={x}
      seats={await seats(ctx, x.id)}
      needed={seatsNeeded(ctx, x)}
      draws={await draws(ctx, x.id)}
      staff={staff}
      mayAppoint={mayAppoint}
      form={form}
    />
  )
}

async function awardPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'awards.decide', { purchaserId: x.purchaserId })
  if (no) return no
  const bids = await openedBids(ctx, x.id)
  return (
    <AwardPage
      ctx={ctx}
      frame={frame}
      tender={x}
      bids={bids}
      bidders={await biddersOf(ctx, bids)}
      record={await scoresRecord(ctx, x, await seats(ctx, x.id))}
      stopped={whyNot(tenderProcess, 'award', x, await awardFacts(ctx, x))}
      form={form}
    />
  )
}
