import { filesOf } from '#files'
import { heldByRecord } from './held-by-record.ts'
import { type Contract, contracts } from '#contracts'
import { isRefusal } from '#kernel'
import { communities, may, mayAtAll, mayNot, nameOf, people, whyNotDo } from '#people'
import { type Ctx, historyOf, type ListQuery } from '#platform'
import { type C, daySpan, type FormState, type FrameFacts, freshForm, lineApart, listView, param, type View } from '#ui'
import { placesByContract } from './check-record.ts'
import { inForce, mine } from './mine.ts'
import { deliverables, type DeliverableStands } from './deliverables.ts'
import { deliverableWords } from './deliverable-words.ts'
import { lineTitle } from './pages/say.ts'
import { CorrectPage, NewRecordPage, NoRecordPage } from './pages/new-record.tsx'
import { recordColumns, type RecordNames, type RecordsListed, RecordsPage } from './pages/records.tsx'
import { RecordPage } from './pages/record.tsx'
import type { ErrandFacts } from './pages/errand.tsx'
import { isErrand, whyNotContest } from './contest-errand.ts'
import { contestProcess } from './rules/errand-contest.ts'
import { contestOf } from './store/index.ts'
import { recordValues } from './record-form.ts'
import { onlyLine, recordable } from './recordable.ts'
import { askers, categories, type ServiceRecord } from './rules/record.ts'
import {
  dayOf,
  editionsOf,
  lastRecordOf,
  recordedMonths,
  recordSorts,
  type RecordsAsked,
  serviceRecord,
  serviceRecords,
} from './service-records.ts'
import { refuse } from './words.ts'

const ofOurs = (ctx: Ctx) => contracts(ctx, { providerId: ctx.asker.organisationId ?? 'nobody', states: inForce })
const choicesFor = async (ctx: Ctx, own: readonly Contract[], chosen?: string) => {
  const ids = [...new Set([...(await placesByContract(ctx, own)).values()].flat())]
  const manages = may(ctx.asker, 'delivery.appoint', { providerId: ctx.asker.organisationId })
  return {
    contracts: own,
    deliverables: await deliverablesToChoose(ctx, own, chosen),
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

/** What a record can be a session of: some hundred, those first to which something is missing, and the one it is in. */
async function deliverablesToChoose(ctx: Ctx, own: readonly Contract[], chosen: string | undefined): Promise<DeliverableStands[]> {
  const some = await deliverables(ctx, own, {}, { size: 150 })
  return chosen && !some.some((d) => d.id === chosen) ? [...some, ...(await deliverables(ctx, own, { ids: [chosen] }))] : some
}

/** The form of a new record, or why there is nothing to record. */
export async function newRecordPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: ctx.asker.organisationId })
  if (no) return no
  const userId = ctx.asker.userId ?? ''
  const open = await recordable(ctx)
  const ours = open.length > 0 ? open : await ofOurs(ctx)
  if (open.length === 0 && !form) return <NoRecordPage ctx={ctx} frame={frame} withoutPost={ours.some((k) => k.state === 'active')} />
  const asked = [form?.values.deliverable ?? c.req.query('deliverable')?.slice(0, 60)].flat()[0]
  const choices = await choicesFor(ctx, ours, asked)
  const last = form ? undefined : await lastRecordOf(ctx, userId)
  const like = last && open.some((k) => k.id === last.contractId && k.lines.some((l) => l.id === last.lineId)) ? last : undefined
  // What happened is typed, or taken from the last record by a deliberate act; only what can be known stands there before.
  const of = choices.deliverables.find((d) => d.id === asked)
  const begin =
    like && c.req.query('like') === 'last'
      ? { ...recordValues(like), note: '', outside: '' }
      : of
        ? { line: `${of.contractId}/${of.lineId}`, deliverable: of.id }
        : { line: await onlyLine(ctx, ours) }
  return (
    <NewRecordPage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm({ ...begin, servedOn: ctx.today.toString(), workerId: userId })}
      f={{
        choices,
        today: await dayOf(ctx, userId, ctx.today),
        saved: form ? undefined : c.req.query('saved'),
        like,
        filled: c.req.query('like') === 'last',
      }}
    />
  )
}

/** The records somebody may see, filtered, as a page or as a file. */
export async function recordsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const params = new URL(c.req.url).searchParams
  const given = (name: string) => params.get(name)?.slice(0, 80) || undefined
  const known = <T extends string>(value: string | undefined, list: readonly T[]) => list.find((x) => x === value)
  const span = daySpan(given('from') ?? '', given('to') ?? '')
  const asked: RecordsAsked = {
    contractId: given('contract'),
    workerId: given('worker'),
    lineId: given('line'),
    deliverableId: given('deliverable'),
    communityId: given('community'),
    from: span.from,
    to: span.to,
    counts: known(given('counts'), ['yes', 'no'] as const),
    month: given('month'),
    category: known(given('category'), categories),
    askedBy: known(given('asked'), askers),
  }
  const all = await mine(ctx)
  const list = {
    sorts: recordSorts,
    descending: true,
    name: 'service-records',
    read: async (query: ListQuery) => {
      const found = await serviceRecords(ctx, span.wrong ? { ...query, size: 1 } : { ...asked, ...query })
      return span.wrong && !isRefusal(found) ? { rows: [], total: 0, minutes: 0 } : found
    },
    columns: async (rows: readonly ServiceRecord[]) => recordColumns(ctx.lang, await namesFor(ctx, rows, all)),
  }
  return await listView(c, list, (listed) => recordList(ctx, frame, { ...listed, asked, wrong: span.wrong }, all))
}

async function recordList(ctx: Ctx, frame: FrameFacts, listed: RecordsListed, all: readonly Contract[]): Promise<View> {
  const providers = [...new Set(all.map((x) => x.providerId))].slice(0, 20)
  const staff = await people(ctx, { organisationIds: providers, roles: ['worker', 'manager'] })
  const workers = [...new Map(staff.map((p) => [p.userId, p])).values()]
  return (
    <RecordsPage
      ctx={ctx}
      frame={frame}
      {...listed}
      choices={{
        contracts: all,
        workers,
        months: await recordedMonths(ctx),
        lines: all
          .filter((x) => x.id === listed.asked.contractId)
          .flatMap((x) => x.lines.map((l) => ({ value: l.id as string, label: l.title, apart: lineApart(l, x.lines, ctx.lang) }))),
        deliverables: await deliverableFilter(ctx, all, listed.asked),
        communities: await communities(ctx, {}),
      }}
      mayRecord={mayAtAll(ctx.asker, 'delivery.record') && (await recordable(ctx)).length > 0}
    />
  )
}

/** Deliverables a list can be narrowed to: those of its contract, and the one it is narrowed to. */
async function deliverableFilter(ctx: Ctx, all: readonly Contract[], asked: RecordsAsked): Promise<{ value: string; label: string }[]> {
  const of = all.filter((x) => x.id === asked.contractId)
  const found =
    of.length > 0
      ? await deliverablesToChoose(ctx, of, asked.deliverableId)
      : await deliverables(ctx, all, { ids: [asked.deliverableId ?? ''] })
  const t = deliverableWords[ctx.lang]
  return found.map((d) => ({ value: d.id, label: t.inLine(lineIn(all, d.contractId, d.lineId), t.numbered(d.number, d.title)) }))
}
const lineIn = (all: readonly Contract[], contractId: string, lineId: string): string =>
  lineTitle(all.find((x) => x.id === contractId) ?? { lines: [] }, lineId)

/** One record with its editions. */
export async function recordPage(ctx: Ctx, c: C, frame: FrameFacts, contest?: FormState): Promise<View> {
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
      files={await filesOf(ctx, await heldByRecord(ctx, r))}
      errand={await errandFacts(ctx, r, names.contracts.get(r.contractId)!, contest)}
    />
  )
}

/** What is said against it as an errand, and what this person may do about that. */
async function errandFacts(
  ctx: Ctx,
  r: ServiceRecord & { purchaserId: string; providerId: string },
  c: Contract,
  form: FormState | undefined,
): Promise<ErrandFacts> {
  const contest = await contestOf(ctx, r.id)
  const can = (verb: 'uphold' | 'withdraw') => contest !== undefined && whyNotDo(ctx.asker, contestProcess, verb, contest) === undefined
  const mayContest = !contest && may(ctx.asker, 'delivery.accept', { purchaserId: r.purchaserId })
  return {
    ...{ isErrand: isErrand(r), contest, mayContest },
    whyNot: mayContest ? await whyNotContest(ctx, c, r) : undefined,
    mayAnswer: isErrand(r) && can('uphold'),
    mayWithdraw: can('withdraw'),
    form: form ?? freshForm(),
  }
}

export async function correctPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
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
          r.deliverableId ?? undefined,
        )
      }
      form={form ?? freshForm(recordValues(r))}
    />
  )
}

const mayCorrect = (ctx: Ctx, r: ServiceRecord & { providerId: string }): boolean =>
  may(ctx.asker, 'delivery.record', { providerId: r.providerId }) &&
  (r.workerId === ctx.asker.userId || may(ctx.asker, 'delivery.appoint', { providerId: r.providerId }))

/** The names a list of records speaks of. */
async function namesFor(ctx: Ctx, rows: readonly ServiceRecord[], of: readonly Contract[]): Promise<RecordNames> {
  const [workers, places] = [
    await people(ctx, { userIds: rows.map((r) => r.workerId) }),
    await communities(ctx, { ids: rows.flatMap((r) => r.communityId ?? []) }),
  ]
  const ids = [...new Set(rows.flatMap((r) => r.deliverableId ?? []))]
  const ofThese = ids.length > 0 ? await deliverables(ctx, of, { ids }, { size: ids.length }) : []
  const t = deliverableWords[ctx.lang]
  return {
    contracts: new Map(of.map((c) => [c.id, c])),
    workers: new Map(workers.map((w) => [w.userId, w.name])),
    deliverables: new Map(ofThese.map((d) => [d.id, t.numbered(d.number, d.title)])),
    communities: new Map(places.map((p) => [p.id, nameOf(p, ctx.lang)])),
  }
}
