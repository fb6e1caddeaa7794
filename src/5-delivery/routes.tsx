import { type Contract, contract, contracts, type Done, dutiesOf } from '#contracts'
import { add, divide, type fraction, fractionOf, fractionText, isRefusal, readDay, type Refusal, zero } from '#kernel'
import { calendarOf, communities, may, mayAtAll, mayNot, organisation, people } from '#people'
import { aDay, choice, type Ctx, decimalText, historyOf, longText, optional, text, ticked, wholeNumber } from '#platform'
import { type App, act, type C, csvOf, download, type FormState, type FrameFacts, freshForm, listQuery, show, type View } from '#ui'
import { z } from 'zod'
import { acceptances, opinionsOf, visibleAcceptance } from './acceptances.ts'
import { placesByContract, placesOf } from './check-record.ts'
import { addServiceRecord } from './add-record.ts'
import { appointWorker, endAppointment, roleCards, writeRoleCard } from './appoint.ts'
import { correctRecord } from './correct-record.ts'
import { acceptPeriod } from './accept-period.ts'
import { claimFor } from './claim-for.ts'
import { handInPeriod } from './hand-in-period.ts'
import { hearResidents } from './hear-residents.ts'
import { answerErrands } from './judge-month.ts'
import { appointments } from './occupancy.ts'
import { AcceptancePage, HandInPage, NoticePage, NoticesPage, type SentForm } from './pages/acceptance.tsx'
import { DeliveryPage, OverviewPage, type OverviewRow, periodRows } from './pages/contract.tsx'
import { EndAppointmentPage, PostsPage } from './pages/posts.tsx'
import { CorrectPage, NewRecordPage, NoRecordPage, recordColumns, type RecordNames, RecordPage, RecordsPage } from './pages/record.tsx'
import { sayNumber } from './pages/say.ts'
import { returnPeriod } from './return-period.ts'
import { type Acceptance, opinionRoutes } from './rules/acceptance.ts'
import { readShare } from './rules/read-share.ts'
import { periodOf } from './periods.ts'
import { partsOf, sharePosts } from './rules/posts.ts'
import { askers, categories, kinds, longestMinutes, type ServiceRecord } from './rules/record.ts'
import {
  dayOf,
  editionsOf,
  lastRecordOf,
  recordedMonths,
  recordedWithin,
  recordSorts,
  type RecordsAsked,
  serviceRecord,
  serviceRecords,
  uncounted,
} from './service-records.ts'
import { settleDispute } from './settle-dispute.ts'
import { onlyLine, recordable } from './recordable.ts'
import { whyNotHandIn } from './why-not-hand-in.ts'
import { doneOf } from './stage-due.ts'
import { type ErrandMonth, errandShare, errandShares, hours, unitTotals } from './totals.ts'
import { type LineVacancy, vacancies, vacanciesByContract } from './vacancies.ts'
import { refuse } from './words.ts'

const param = (c: C, name: string): string => c.req.param(name) ?? ''
const inForce = ['active', 'ended', 'terminated'] as const

/** The pages of delivery. */
export function routes(app: App): void {
  recordRoutes(app)
  acceptanceRoutes(app)
  contractRoutes(app)
}

/** A contract whose delivery this person may see. */
async function visible(ctx: Ctx, id: string): Promise<Contract | Refusal> {
  const c = await contract(ctx, id)
  if (!c) return refuse('no-contract')
  const no = mayNot(ctx.asker, 'delivery.read', c)
  if (!no) return c
  return no.status === 401 ? no : refuse('no-contract')
}
/** Which contracts this person's lists hold: those of their side, or all where the role reaches all. */
async function mine(ctx: Ctx): Promise<Contract[]> {
  const all = !mayNot(ctx.asker, 'delivery.read', {})
  return await contracts(ctx, { states: inForce, ...(!all && { organisationId: ctx.asker.organisationId ?? 'nobody' }) })
}

// ── service records

const recordFields = {
  what: choice(kinds),
  minutes: wholeNumber({ min: 1, max: longestMinutes }),
  askedBy: choice(askers),
  category: choice(categories),
  line: text(80),
  people: wholeNumber({ min: 0, max: 100_000 }),
  units: optional(wholeNumber({ min: 0, max: 1000 })).transform((n) => n ?? 0),
  communityId: optional(text(60)),
  servedOn: aDay(),
  note: optional(longText(500)),
  outside: ticked(),
}
const newRecord = z.object({ ...recordFields, workerId: optional(text(60)) })
const correction = z.object({ ...recordFields, reason: longText(500), strike: ticked() })
const lineOf = (line: string) => ({ contractId: line.split('/')[0] ?? '', lineId: line.split('/')[1] ?? '' })
/** A wrong line is shown at the field the form has for it. */
const atForm = <T,>(r: T | Refusal): T | Refusal =>
  isRefusal(r) && r.fields?.lineId ? { ...r, fields: { ...r.fields, line: r.fields.lineId } } : r

function recordRoutes(app: App): void {
  const ofOurs = (ctx: Ctx) => contracts(ctx, { providerId: ctx.asker.organisationId ?? 'nobody', states: inForce })
  const choicesFor = async (ctx: Ctx, own: readonly Contract[]) => {
    const ids = [...new Set([...(await placesByContract(ctx, own)).values()].flat())]
    const manages = may(ctx.asker, 'delivery.appoint', { providerId: ctx.asker.organisationId })
    return {
      contracts: own,
      communities: await communities(ctx, ids.length > 0 ? { ids } : {}),
      workers: manages
        ? [
            ...new Map(
              (await people(ctx, { organisationId: ctx.asker.organisationId!, roles: ['worker', 'manager'] })).map((p) => [p.userId, p]),
            ).values(),
          ]
        : [],
    }
  }
  const newPage = async (ctx: Ctx, c: C, frame: FrameFacts, form?: FormState) => {
    const no = mayNot(ctx.asker, 'delivery.record', { providerId: ctx.asker.organisationId })
    if (no) return no
    const userId = ctx.asker.userId ?? ''
    const open = await recordable(ctx)
    const ours = open.length > 0 ? open : await ofOurs(ctx)
    if (open.length === 0 && !form) return <NoRecordPage ctx={ctx} frame={frame} withoutPost={ours.some((k) => k.state === 'active')} />
    const choices = await choicesFor(ctx, ours)
    const last = form ? undefined : await lastRecordOf(ctx, userId)
    const like = last && open.some((k) => k.id === last.contractId && k.lines.some((l) => l.id === last.lineId)) ? last : undefined
    // What happened is typed, or taken from the last record by a deliberate act; only what can be known stands there before.
    const begin =
      like && c.req.query('like') === 'last' ? { ...valuesOf(like), note: '', outside: '' } : { line: await onlyLine(ctx, ours) }
    return (
      <NewRecordPage
        ctx={ctx}
        frame={frame}
        choices={choices}
        today={await dayOf(ctx, userId, ctx.today)}
        saved={form ? undefined : c.req.query('saved')}
        like={like}
        filled={c.req.query('like') === 'last'}
        form={form ?? freshForm({ ...begin, servedOn: ctx.today.toString(), workerId: userId })}
      />
    )
  }
  app.get(
    '/delivery/new',
    show((ctx, c, frame) => newPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/new',
    act({
      schema: newRecord,
      act: async (ctx, { line, ...i }) => atForm(await addServiceRecord(ctx, { ...i, ...lineOf(line) })),
      done: ({ id }) => `/delivery/new?saved=${id}`,
      again: (ctx, form, c, frame) => newPage(ctx, c, frame, form),
    }),
  )

  app.get(
    '/delivery/records',
    show(async (ctx, c, frame) => {
      const params = new URL(c.req.url).searchParams
      const given = (name: string) => params.get(name)?.slice(0, 80) || undefined
      const known = <T extends string>(value: string | undefined, list: readonly T[]) => list.find((x) => x === value)
      const csv = params.get('format') === 'csv'
      const query = listQuery(params, recordSorts, { descending: true })
      const asked: RecordsAsked = {
        contractId: given('contract'),
        workerId: given('worker'),
        lineId: given('line'),
        communityId: given('community'),
        from: readDay(given('from') ?? ''),
        to: readDay(given('to') ?? ''),
        counts: known(given('counts'), ['yes', 'no'] as const),
        month: given('month'),
        category: known(given('category'), categories),
        askedBy: known(given('asked'), askers),
        sort: query.sort,
        descending: query.descending,
        page: csv ? 1 : query.page,
        size: csv ? csvPage : query.size,
      }
      const found = await serviceRecords(ctx, asked)
      if (isRefusal(found)) return found
      const all = await mine(ctx)
      const names = await namesFor(ctx, found.rows, all)
      if (csv) return await recordsFile(ctx, asked, found, all)
      const providers = [...new Set(all.map((x) => x.providerId))].slice(0, 20)
      const staff = await people(ctx, { organisationIds: providers, roles: ['worker', 'manager'] })
      const workers = [...new Map(staff.map((p) => [p.userId, p])).values()]
      return (
        <RecordsPage
          ctx={ctx}
          frame={frame}
          {...found}
          query={query}
          asked={asked}
          names={names}
          choices={{
            contracts: all,
            workers,
            months: await recordedMonths(ctx),
            lines: all
              .filter((x) => x.id === asked.contractId)
              .flatMap((x) => x.lines.map((l) => ({ value: l.id as string, label: l.title }))),
            communities: await communities(ctx, {}),
          }}
          mayRecord={mayAtAll(ctx.asker, 'delivery.record') && (await recordable(ctx)).length > 0}
        />
      )
    }),
  )
  app.get(
    '/delivery/records/:id',
    show(async (ctx, c, frame) => {
      const r = await serviceRecord(ctx, param(c, 'id'))
      if (isRefusal(r)) return r
      const names = await namesFor(ctx, [r], await contracts(ctx, { ids: [r.contractId] }))
      return (
        <RecordPage
          ctx={ctx}
          frame={frame}
          record={r}
          names={names}
          editions={await editionsOf(ctx, r.id)}
          history={await historyOf(ctx, { subjectId: r.id })}
          mayCorrect={mayCorrect(ctx, r)}
        />
      )
    }),
  )
  const correctPage = async (ctx: Ctx, c: C, frame: FrameFacts, form?: FormState) => {
    const r = await serviceRecord(ctx, param(c, 'id'))
    if (isRefusal(r)) return r
    if (!mayCorrect(ctx, r)) return refuse('not-your-record')
    return (
      <CorrectPage
        ctx={ctx}
        frame={frame}
        record={r}
        choices={
          await choicesFor(
            ctx,
            (await ofOurs(ctx)).filter((k) => k.id === r.contractId),
          )
        }
        form={form ?? freshForm(valuesOf(r))}
      />
    )
  }
  app.get(
    '/delivery/records/:id/correct',
    show((ctx, c, frame) => correctPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/records/:id/correct',
    act({
      schema: correction,
      act: async (ctx, { line, ...i }, c) =>
        atForm(await correctRecord(ctx, { ...i, lineId: lineOf(line).lineId, recordId: param(c, 'id'), version: ctx.version ?? 0 })),
      done: ({ id }) => `/delivery/records/${id}`,
      again: (ctx, form, c, frame) => correctPage(ctx, c, frame, form),
    }),
  )
}

/** Rows of a file that are read at a time. */
const csvPage = 5000
/** All records that were asked for, however many: read and sent part by part. */
async function recordsFile(
  ctx: Ctx,
  asked: RecordsAsked,
  first: { rows: readonly ServiceRecord[]; total: number },
  all: readonly Contract[],
): Promise<Response> {
  const part = async (rows: readonly ServiceRecord[]) => csvOf(rows, recordColumns(ctx.lang, await namesFor(ctx, rows, all)))
  const encoder = new TextEncoder()
  let page = 1
  const begun = await part(first.rows)
  const body = new ReadableStream<Uint8Array>({
    start: (c) => c.enqueue(encoder.encode(begun)),
    async pull(c) {
      if (page * csvPage >= first.total) return c.close()
      page += 1
      const next = await serviceRecords(ctx, { ...asked, page, size: csvPage })
      if (isRefusal(next) || next.rows.length === 0) return c.close()
      const text = await part(next.rows)
      c.enqueue(encoder.encode(text.slice(text.indexOf('\r\n') + 2)))
    },
  })
  return new Response(body, download('', 'service-records.csv', 'text/csv; charset=utf-8'))
}

const mayCorrect = (ctx: Ctx, r: ServiceRecord & { providerId: string }): boolean =>
  may(ctx.asker, 'delivery.record', { providerId: r.providerId }) &&
  (r.workerId === ctx.asker.userId || may(ctx.asker, 'delivery.appoint', { providerId: r.providerId }))
const valuesOf = (r: ServiceRecord): FormState['values'] => ({
  what: r.what,
  minutes: String(r.minutes),
  askedBy: r.askedBy,
  category: r.category,
  line: `${r.contractId}/${r.lineId}`,
  people: String(r.people),
  units: String(r.units),
  communityId: r.communityId ?? '',
  servedOn: r.servedOn.toString(),
  note: r.note ?? '',
  outside: r.notCounted === 'outside-contract' ? 'yes' : '',
})
async function namesFor(ctx: Ctx, rows: readonly ServiceRecord[], of: readonly Contract[]): Promise<RecordNames> {
  const [workers, places] = [
    await people(ctx, { userIds: rows.map((r) => r.workerId) }),
    await communities(ctx, { ids: rows.flatMap((r) => r.communityId ?? []) }),
  ]
  return {
    contracts: new Map(of.map((c) => [c.id, c])),
    workers: new Map(workers.map((w) => [w.userId, w.name])),
    communities: new Map(places.map((p) => [p.id, (ctx.lang === 'en' && p.name_en) || p.name])),
  }
}

// ── acceptance

const opinion = z.object({
  how: choice(opinionRoutes),
  communityId: optional(text(60)),
  satisfied: wholeNumber({ min: 0, max: 100_000 }),
  neutral: wholeNumber({ min: 0, max: 100_000 }),
  dissatisfied: wholeNumber({ min: 0, max: 100_000 }),
  heard: optional(longText(2000)),
  heardOn: aDay(),
})
const decision = z
  .object({ remark: optional(longText(2000)), noOpinionReason: optional(longText(500)) })
  .catchall(optional(text(1000)).transform((v) => v ?? ''))

function acceptanceRoutes(app: App): void {
  const page = async (ctx: Ctx, c: C, frame: FrameFacts, sent?: SentForm): Promise<View> => {
    const a = await visibleAcceptance(ctx, param(c, 'id'))
    if (isRefusal(a)) return a
    const f = {
      ...(await factsOf(ctx, a)),
      history: await historyOf(ctx, { subjectId: a.id }),
      behind: await recordedWithin(ctx, {
        contractId: a.contractId,
        from: a.periodFrom,
        to: a.periodTo,
        ...(a.kind === 'milestone' && { lineId: a.period.split(':')[0] }),
      }),
      mayOpenRecords: !mayNot(ctx.asker, 'delivery.read', a),
      mayAccept: may(ctx.asker, 'delivery.accept', a),
      mayEnter: may(ctx.asker, 'delivery.opinion', a),
      mayGiveUp: may(ctx.asker, 'delivery.hand-in', a),
    }
    return <AcceptancePage ctx={ctx} frame={frame} f={f} sent={sent} />
  }
  const again = (which: SentForm['which']) => (ctx: Ctx, form: FormState, c: C, frame: FrameFacts) => page(ctx, c, frame, { which, form })
  const back = (_: unknown, __: Ctx, c: C) => `/delivery/acceptances/${param(c, 'id')}`

  app.get(
    '/delivery/notices',
    show(async (ctx, _, frame) => (
      <NoticesPage ctx={ctx} frame={frame} rows={await withContracts(ctx, await acceptances(ctx, { decided: true, limit: 200 }))} />
    )),
  )
  app.get(
    '/delivery/notices/:id',
    show(async (ctx, c, frame) => {
      const [a] = await acceptances(ctx, { ids: [param(c, 'id')] })
      if (!a) return refuse('no-acceptance')
      if (!a.acceptedOn) return refuse('not-published')
      return <NoticePage ctx={ctx} frame={frame} f={await factsOf(ctx, a)} />
    }),
  )
  app.get(
    '/delivery/acceptances/:id',
    show((ctx, c, frame) => page(ctx, c, frame)),
  )
  app.post(
    '/delivery/acceptances/:id/opinions',
    act({
      schema: opinion,
      act: (ctx, i, c) => hearResidents(ctx, { ...i, acceptanceId: param(c, 'id') }),
      done: back,
      again: again('opinion'),
    }),
  )
  app.post(
    '/delivery/acceptances/:id/accept',
    act({
      schema: decision,
      act: async (ctx, i, c) => {
        const [a] = await acceptances(ctx, { ids: [param(c, 'id')] })
        const lines = (a?.lines ?? []).map((l, n) => ({
          instalmentKey: l.instalmentKey,
          accepted: shareOf(i[`accepted-${n}`], l.outOf),
          reason: i[`reason-${n}`] as string | undefined,
        }))
        return await acceptPeriod(ctx, {
          acceptanceId: param(c, 'id'),
          lines,
          remark: i.remark,
          noOpinionReason: i.noOpinionReason,
          version: ctx.version ?? 0,
        })
      },
      done: back,
      again: again('accept'),
    }),
  )
  app.post(
    '/delivery/acceptances/:id/return',
    act({
      schema: z.object({ reason: longText(2000) }),
      act: (ctx, i, c) => returnPeriod(ctx, { ...i, acceptanceId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: back,
      again: again('return'),
    }),
  )
  app.post(
    '/delivery/acceptances/:id/settle',
    act({
      schema: z.object({ instalmentKey: text(120), accepted: optional(text(40)), note: longText(1000) }),
      act: async (ctx, i, c) => {
        const [a] = await acceptances(ctx, { ids: [param(c, 'id')] })
        const outOf = a?.lines.find((l) => l.instalmentKey === i.instalmentKey)?.outOf ?? null
        return await settleDispute(ctx, {
          ...i,
          accepted: shareOf(i.accepted, outOf),
          acceptanceId: param(c, 'id'),
          version: ctx.version ?? 0,
        })
      },
      done: back,
      again: again('settle'),
    }),
  )
}

/** A number typed in units or post-days as a share of the instalment; what cannot be read is left for the verb to refuse. */
function shareOf(typed: unknown, outOf: string | null): string | undefined {
  if (typeof typed !== 'string' || typed.trim() === '') return typed === undefined ? undefined : ''
  const read = readShare(typed.trim())
  return read ? fractionText(outOf ? divide(read, fractionOf(outOf)) : read) : typed
}
async function factsOf(ctx: Ctx, a: Acceptance) {
  const c = (await contract(ctx, a.contractId))!
  const ids = await placesOf(ctx, c)
  return {
    acceptance: a,
    contract: c,
    purchaser: await organisation(ctx, a.purchaserId),
    provider: await organisation(ctx, a.providerId),
    opinions: await opinionsOf(ctx, a.id),
    communities: await communities(ctx, ids.length > 0 ? { ids } : {}),
  }
}
async function withContracts(ctx: Ctx, found: readonly Acceptance[]) {
  const all = new Map((await contracts(ctx, { ids: [...new Set(found.map((a) => a.contractId))] })).map((c) => [c.id as string, c]))
  return found.flatMap((acceptance) => {
    const c = all.get(acceptance.contractId)
    return c ? [{ acceptance, contract: c }] : []
  })
}

// ── contracts, posts, hand-in

const appointment = z.object({
  lineId: text(60),
  workerId: optional(text(60)),
  workerName: optional(text(60)),
  namesake: ticked(),
  grade: choice(['any', 'assistant', 'social-worker', 'senior']),
  share: optional(decimalText({ min: 0.0001, max: 1 })),
  fromOn: aDay(),
  toOn: optional(aDay()),
  replacesId: optional(text(60)),
  competition: longText(1000),
  applicants: optional(wholeNumber({ min: 1, max: 10_000 })),
})

function contractRoutes(app: App): void {
  app.get(
    '/delivery',
    show(async (ctx, _, frame) => {
      const enters = mayAtAll(ctx.asker, 'delivery.opinion')
      const no = mayNot(ctx.asker, 'delivery.read', { purchaserId: ctx.asker.organisationId, providerId: ctx.asker.organisationId })
      if (no && !enters) return no
      const all = no ? [] : (await mine(ctx)).slice(0, 100)
      const found = await acceptances(ctx, { contractIds: all.map((c) => c.id) })
      const rows = await overviewRows(ctx, all, found)
      const waiting = enters
        ? await withContracts(
            ctx,
            (await acceptances(ctx, {})).filter((a) => a.state === 'handed-in'),
          )
        : []
      return (
        <OverviewPage
          ctx={ctx}
          frame={frame}
          rows={rows}
          waiting={waiting}
          mayRecord={mayAtAll(ctx.asker, 'delivery.record') && (await recordable(ctx)).length > 0}
          sees={!no}
        />
      )
    }),
  )

  const contractPage = async (ctx: Ctx, c: C, frame: FrameFacts, errandForm = freshForm()): Promise<View> => {
    const k = await visible(ctx, param(c, 'id'))
    if (isRefusal(k)) return k
    const found = await acceptances(ctx, { contractIds: [k.id] })
    const staff = await appointments(ctx, { contractIds: [k.id] })
    const posts = k.lines.reduce((n, l) => n + (l.kind === 'post' ? partsOf(l.posts) : 0), 0)
    const open = (await vacancies(ctx, k, staff)).filter((v) => !v.filledOn).reduce((n, v) => add(n, sharePosts(v.parts)), zero)
    const there = sharePosts(posts - partsOfFraction(open))
    const zh = ctx.lang === 'zh'
    const units = await unitTotals(ctx, { contractIds: [k.id] })
    const done = doneOf(k, units)
    return (
      <DeliveryPage
        ctx={ctx}
        frame={frame}
        f={{
          contract: k,
          purchaser: await organisation(ctx, k.purchaserId),
          provider: await organisation(ctx, k.providerId),
          hours: await hours(ctx, { contractIds: [k.id] }),
          periods: periodRows(k, found, (key) => whyNotHandIn(ctx, k, key, found, done)),
          errands: await errandShare(ctx, k.id, k),
          units,
          done,
          uncounted: await uncounted(ctx, k.id),
          duties: await dutiesOf(ctx, {
            contractIds: [k.id],
            open: true,
            until: ctx.today.add({ days: 30 }),
            kinds: ['hand-in', 'accept', 'invite-residents', 'fill-vacancy', 'errand-cap', 'hand-over'],
          }),
          staffed: posts === 0 ? null : `${sayNumber(there)} / ${sayNumber(sharePosts(posts))}`,
          vacant: open.n === 0n ? null : zh ? `空缺 ${sayNumber(open)}` : `${sayNumber(open)} vacant`,
          history: await historyOf(ctx, { subjectId: k.id }),
          mayHandIn: may(ctx.asker, 'delivery.hand-in', k),
          mayAnswer: may(ctx.asker, 'delivery.accept', k),
          isProvider: ctx.asker.organisationId === k.providerId,
          errandForm,
        }}
      />
    )
  }
  app.get(
    '/delivery/:id',
    show((ctx, c, frame) => contractPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/errands/:month',
    act({
      schema: z.object({ answer: longText(2000) }),
      act: (ctx, i, c) => answerErrands(ctx, { ...i, contractId: param(c, 'id'), month: param(c, 'month') }),
      done: (_, __, c) => `/delivery/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => contractPage(ctx, c, frame, form),
    }),
  )

  const postsPage = async (
    ctx: Ctx,
    c: C,
    frame: FrameFacts,
    form?: FormState,
    card?: { lineId: string; form: FormState },
  ): Promise<View> => {
    const k = await visible(ctx, param(c, 'id'))
    if (isRefusal(k)) return k
    const staff = await appointments(ctx, { contractIds: [k.id] })
    const mayAppoint = may(ctx.asker, 'delivery.appoint', k)
    const workers = mayAppoint ? await people(ctx, { organisationId: k.providerId, roles: ['worker'] }) : []
    const fresh = freshForm({
      share: '1',
      grade: 'assistant',
      fromOn: (Temporal.PlainDate.compare(ctx.today, k.startsOn) < 0 ? k.startsOn : ctx.today).toString(),
    })
    return (
      <PostsPage
        ctx={ctx}
        frame={frame}
        form={form ?? fresh}
        {...(card && { card })}
        f={{
          contract: k,
          appointments: staff,
          vacancies: await vacancies(ctx, k, staff),
          due: new Map((await dutiesOf(ctx, { contractIds: [k.id], kinds: ['fill-vacancy'] })).map((d) => [d.subjectId, d.dueOn])),
          calendar: await calendarOf(ctx),
          cards: await roleCards(ctx, k.id),
          workers,
          mayAppoint,
        }}
      />
    )
  }
  const toPosts = (_: unknown, __: Ctx, c: C) => `/delivery/${param(c, 'id')}/posts`
  app.get(
    '/delivery/:id/posts',
    show((ctx, c, frame) => postsPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/posts',
    act({
      schema: appointment,
      act: (ctx, i, c) => appointWorker(ctx, { ...i, contractId: param(c, 'id') }),
      done: toPosts,
      again: (ctx, form, c, frame) => postsPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/delivery/:id/posts/:line/card',
    act({
      schema: z.object({ purpose: longText(2000), mayAssign: longText(500) }),
      act: (ctx, i, c) => writeRoleCard(ctx, { ...i, contractId: param(c, 'id'), lineId: param(c, 'line') }),
      done: toPosts,
      again: (ctx, form, c, frame) => postsPage(ctx, c, frame, undefined, { lineId: param(c, 'line'), form }),
    }),
  )
  const endPage = async (ctx: Ctx, c: C, frame: FrameFacts, form = freshForm({ lastOn: ctx.today.toString() })): Promise<View> => {
    const found = await appointments(ctx, { id: param(c, 'id') })
    const k = found[0] && (await visible(ctx, found[0].contractId))
    if (!k || isRefusal(k)) return refuse('no-appointment')
    return <EndAppointmentPage ctx={ctx} frame={frame} form={form} appointment={found[0]!} />
  }
  app.get(
    '/delivery/appointments/:id/end',
    show((ctx, c, frame) => endPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/appointments/:id/end',
    act({
      schema: z.object({ lastOn: aDay(), reason: longText(500) }),
      act: (ctx, i, c) => endAppointment(ctx, { ...i, appointmentId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: ({ contractId }) => `/delivery/${contractId}/posts`,
      again: (ctx, form, c, frame) => endPage(ctx, c, frame, form),
    }),
  )

  const handInPage = async (ctx: Ctx, c: C, frame: FrameFacts, form = freshForm()): Promise<View> => {
    const k = await visible(ctx, param(c, 'id'))
    if (isRefusal(k)) return k
    const no = mayNot(ctx.asker, 'delivery.hand-in', k)
    if (no) return no
    const found = await acceptances(ctx, { contractIds: [k.id] })
    const why = whyNotHandIn(ctx, k, param(c, 'period'), found, doneOf(k, await unitTotals(ctx, { contractIds: [k.id] })))
    if (why) return why
    const period = periodOf(k, param(c, 'period'), ctx.today)!
    return (
      <HandInPage
        ctx={ctx}
        frame={frame}
        contract={k}
        period={period}
        lines={await claimFor(ctx, k, period, found)}
        form={form}
        before={found.find((a) => a.period === period.key)}
      />
    )
  }
  app.get(
    '/delivery/:id/hand-in/:period',
    show((ctx, c, frame) => handInPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/hand-in/:period',
    act({
      schema: z.object({ says: optional(longText(5000)) }),
      act: (ctx, i, c) => handInPeriod(ctx, { ...i, contractId: param(c, 'id'), period: param(c, 'period') }),
      done: ({ id }) => `/delivery/acceptances/${id}`,
      again: (ctx, form, c, frame) => handInPage(ctx, c, frame, form),
    }),
  )
}

const partsOfFraction = (f: ReturnType<typeof fraction>): number => Number((f.n * 10_000n) / f.d)

/** What the list says of each contract, read for all of them at once. */
async function overviewRows(ctx: Ctx, all: readonly Contract[], found: readonly Acceptance[]): Promise<OverviewRow[]> {
  const staff = await appointments(ctx, { contractIds: all.map((c) => c.id) })
  const [errands, vacant] = [await errandShares(ctx, all), await vacanciesByContract(ctx, all, staff)]
  const handedIn = Map.groupBy(found, (a) => a.contractId)
  const units = Map.groupBy(await unitTotals(ctx, { contractIds: all.map((c) => c.id) }), (u) => u.contractId)
  return all.map((c) =>
    overviewRow(ctx, c, handedIn.get(c.id) ?? [], errands.get(c.id) ?? [], vacant.get(c.id) ?? [], doneOf(c, units.get(c.id) ?? [])),
  )
}

function overviewRow(
  ctx: Ctx,
  c: Contract,
  found: readonly Acceptance[],
  months: readonly ErrandMonth[],
  vacant: readonly LineVacancy[],
  done: ReadonlyMap<string, Done>,
): OverviewRow {
  const open = vacant.filter((v) => !v.filledOn).reduce((n, v) => add(n, sharePosts(v.parts)), zero)
  const errand = months.filter((m) => !m.isOver).at(-1)
  const waiting = found.filter((a) => a.state === 'handed-in')
  const rows = periodRows(c, found, (key) => whyNotHandIn(ctx, c, key, found, done))
  return {
    contract: c,
    minutes: errand?.minutes ?? 0,
    errand: errand ?? months.at(-1),
    vacant: c.lines.some((l) => l.kind === 'post') ? sayNumber(open) : '',
    toHandIn: rows.filter((r) => !r.whyNot && r.key.startsWith('m')).length,
    toAccept: waiting.length,
    late: waiting.some((a) => a.stalled),
  }
}
