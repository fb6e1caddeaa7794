import { filesOf } from '#files'
import { isRefusal, whyNot } from '#kernel'
import { needs } from '#needs'
import { calendarOf, documentsOf, isOver, knownOn, may, mayNot, organisation, organisations, whyNotDo } from '#people'
import { boughtWith, planOf, plans, readSeries } from '#plans'
import { alarms, type Ctx, historyOf, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, goTo, listView, type View } from '#ui'
import { lastDay } from './documents-named.ts'
import { asked, biddersOf } from './asked.ts'
import { awardFacts } from './decide-award.ts'
import { newBidValues, offeredValues } from './bid-form.ts'
import { listedFor } from './listed-for.ts'
import { myBid } from './my-bid.ts'
import { nextInRank } from './next-in-rank.ts'
import { AwardPage } from './pages/award.tsx'
import { BidPage } from './pages/bid.tsx'
import { DocumentPage } from './pages/document.tsx'
import { EditPage } from './pages/edit.tsx'
import { ListPage, tenderColumns } from './pages/list.tsx'
import { ChoosePlanPage, MethodPage } from './pages/method.tsx'
import type { TenderPageFacts } from './pages/tender-facts.ts'
import { TenderPage } from './pages/tender.tsx'
import { publishFacts } from './publish-facts.ts'
import { methodChoices } from './rules/method-choices.ts'
import { seatOf } from './rules/panel.ts'
import { tenderProcess, type TenderState } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { scoresRecord } from './scores-record.ts'
import {
  awardsOf,
  pageOfTenders,
  publicStates,
  envelopes,
  lowBidReviews,
  openedBids,
  questions,
  seats,
  tenderOf,
  type TenderQuery,
  tenders,
  tenderSorts,
} from './store/index.ts'
import { tenderValues } from './tender-form.ts'
import { heldByTender } from './held-by-tender.ts'
import { stillDays, suspendedOn } from './sign-by.ts'
import { talksOfBid } from './talks-of-bid.ts'
import { refuseNotice } from './rules/notice-words.ts'
import { hasStage, isAnnounced, mayOffer } from './rules/stages.ts'
import { refuse } from './words.ts'

/** The list, as a page or as a file. */
export async function listPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const params = new URL(c.req.url).searchParams
  const [q, state] = [(params.get('q') ?? '').slice(0, 100), params.get('state') ?? '']
  const listed = listedFor(ctx)
  const { states } = listed
  const of: TenderQuery = {
    ...listed,
    ...(q && { search: q }),
    ...(states.includes(state as TenderState) && { states: [state as TenderState] }),
  }
  const list = {
    sorts: tenderSorts,
    descending: true,
    name: 'tenders',
    read: (query: ListQuery) => pageOfTenders(ctx, of, query),
    columns: () => tenderColumns(ctx),
  }
  return await listView(c, list, (listed) => <ListPage ctx={ctx} frame={frame} {...listed} q={q} state={state} states={states} />)
}

const needsOf = async (ctx: Ctx, x: Tender) => new Map((await needs(ctx, { ids: x.lines.flatMap((l) => l.needIds) })).map((n) => [n.id, n]))

/** How a purchase is to be tendered; without one, which purchase. */
export async function methodPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const purchaserId = ctx.asker.organisationId ?? ''
  const no = mayNot(ctx.asker, 'tenders.edit', { purchaserId })
  if (no) return no
  const purchaseId = c.req.query('purchase')
  if (!purchaseId) {
    const busy = new Set(
      (await tenders(ctx, { purchaserId, states: ['draft', ...publicStates.filter((s) => s !== 'void')] })).map((x) => x.purchaseId),
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
  return (
    <MethodPage
      ctx={ctx}
      frame={frame}
      findings={(await boughtWith(ctx, plan)).flatMap((g) => (g.finding ? [g.finding] : []))}
      plan={plan}
      choices={methodChoices({ budget: plan.total, law: ctx.law, lawDay: ctx.today })}
    />
  )
}

export async function tenderPage(ctx: Ctx, c: C, frame: FrameFacts, forms: TenderPageFacts['forms'] = {}): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const reads = may(ctx.asker, 'tenders.read', { purchaserId: x.purchaserId })
  const all = await seats(ctx, x.id)
  const member = seatOf(all, ctx.asker.userId)
  const mayList = reads || (member !== undefined && member.state !== 'appointed')
  const bids = mayList ? await openedBids(ctx, x.id) : []
  const mine = await myBid(ctx, x.id)
  const announced = x.openedAt && isAnnounced(x) && (mayList || (mine && mine.state !== 'withdrawn')) ? await openedBids(ctx, x.id) : []
  const awards = (await awardsOf(ctx, [x.purchaseId])).filter((a) => a.tenderId === x.id)
  const award = x.state === 'awarded' ? awards.find((a) => a.end === null) : undefined
  const earlier = awards.filter((a) => a.end !== null)
  const issuedOn = x.issuedOn ?? ctx.today
  const known = await knownOn(ctx, x.endedOn)
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
        timetable: known.law.tenders.timetable({
          method: x.method,
          issuedOn,
          lawDay: x.lawDay,
          calendar: await calendarOf(known),
          ...(deadlineOn && { deadlineOn }),
          ...(evaluatedOn && { evaluatedOn, reportReceivedOn: evaluatedOn }),
          ...(award && { decidedOn: award.awardedOn, awardNoticeOn: award.noticeOn }),
          suspended: await suspendedOn(ctx, x.id),
          maySignNot: award ? await stillDays(ctx, x.id) : await suspendedOn(ctx, x.id),
        }),
        questions: await questions(ctx, x.id),
        check: x.state === 'draft' ? await publishFacts(ctx, x) : undefined,
        award,
        winner: award && (await organisation(ctx, award.providerId)),
        earlier,
        formerWinners: await biddersOf(ctx, earlier),
        bids,
        bidders: await biddersOf(ctx, [...bids, ...announced]),
        announced,
        seats: reads || member || award ? all : [],
        isMember: member !== undefined,
        record: reads || award ? await scoresRecord(ctx, x, all) : undefined,
        readsRecord: reads,
        readsFiles: may(ctx.asker, 'bids.read-files', { purchaserId: x.purchaserId }),
        mine,
        alarms: await alarms(ctx, { subjectId: x.id }),
        history: reads ? await historyOf(ctx, { subjectId: x.id }) : [],
        files: await filesOf(ctx, heldByTender(x)),
        forms,
      }}
    />
  )
}

export async function documentPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
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
      files={await filesOf(ctx, heldByTender(x))}
    />
  )
}

export async function editPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = whyNotDo(ctx.asker, tenderProcess, 'edit', x)
  if (no) return no
  return (
    <EditPage
      ctx={ctx}
      frame={frame}
      tender={x}
      form={form ?? tenderValues(ctx, x)}
      choices={methodChoices({ budget: x.budget, law: ctx.law, lawDay: x.lawDay })}
      series={await readSeries(ctx, { purchaserId: x.purchaserId })}
      suppliers={hasStage(x, 'publicity') ? await organisations(ctx, { kind: 'institution', open: true }) : []}
    />
  )
}

export async function bidPage(ctx: Ctx, c: C, frame: FrameFacts, o: { form?: FormState; explainForm?: FormState } = {}): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'bids.submit', { providerId: ctx.asker.organisationId })
  if (no) return no
  if (!mayOffer(x, ctx.asker.organisationId)) return refuseNotice('not-named')
  const mine = await myBid(ctx, x.id)
  const isOpen = x.state === 'published' && Temporal.Instant.compare(ctx.now, x.deadlineAt!) <= 0
  const opened = mine && x.openedAt ? (await openedBids(ctx, x.id)).find((b) => b.bidId === mine.bidId) : undefined
  const result = x.state === 'awarded' || x.state === 'lapsed' ? opened : undefined
  const review = mine && x.state === 'scored' ? (await lowBidReviews(ctx, x.id)).find((r) => r.bidId === mine.bidId) : undefined
  const talks = opened && hasStage(x, 'talk') ? await talksOfBid(ctx, x, opened) : undefined
  const documents = isOpen ? await documentsOf(ctx, ctx.asker.organisationId ?? '', { open: true }) : []
  const validOn = lastDay(ctx, x)
  const valid = documents.filter((d) => !isOver(d.valid_until, validOn)).map((d) => d.id)
  return (
    <BidPage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        mine,
        isOpen,
        opened,
        result,
        review,
        record: result && (await scoresRecord(ctx, x, await seats(ctx, x.id))),
        form: o.form ?? freshForm(opened ? { ...newBidValues(x, []), ...offeredValues(opened.quality) } : newBidValues(x, valid)),
        talks,
        explainForm: o.explainForm,
        documents,
        validOn,
      }}
    />
  )
}

export async function awardPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
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
      passedOver={(await nextInRank(ctx, x, [])).passedOver}
      stopped={whyNot(tenderProcess, 'award', x, await awardFacts(ctx, x))}
      form={form}
    />
  )
}
