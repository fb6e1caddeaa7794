import { claims, ruledIds, ruleFacts as claimFacts } from '#payments'
import { contract, contracts, ruleFacts as contractFacts } from '#contracts'
import { acceptances, ruleFacts as deliveryFacts, visibleAcceptance } from '#delivery'
import { rounds, ruleFacts as evaluationFacts, visibleRound } from '#evaluations'
import { type Day, isRefusal, type Refusal, titles, type Words } from '#kernel'
import type { RecordFacts, RecordKind, RuleReport } from '#law'
import { calendarOf, knownLater, knownOn, mayNot, nameOf, organisations } from '#people'
import { plan, planOf, ruleFacts as planFacts } from '#plans'
import { type Ctx, notThere } from '#platform'
import { openedBids, ruledKinds, ruleFacts as tenderFacts, type RuledKind, tender, tenders } from '#tenders'
import { roundWords, ruledWords } from './rules-words.ts'

/** A record with the report of the rules that applied to it. */
export interface Ruled {
  readonly kind: RecordKind
  readonly id: string
  /** What it is called, beside its kind. */
  readonly title: Words
  readonly href: string
  readonly purchaseId: string
  /** Since when nothing that becomes known decides about it; null while it runs. */
  readonly concludedOn: Day | null
  readonly report: RuleReport
  /** Who is behind the ids that stand in the facts. */
  readonly names: ReadonlyMap<string, string>
}
interface Found {
  title: Words
  href: string
  purchaseId: string
  lawDay: Day
  /** Since when nothing that becomes known decides about it; null while it runs. */
  concludedOn: Day | null
  /** As the record is put together under the law as somebody knows it. */
  record: (known: Ctx) => Promise<RecordFacts | undefined>
  names?: ReadonlyMap<string, string>
}

const reportedKinds = [
  'plan',
  'tender',
  'panel',
  'opening',
  'award',
  'contract',
  'delivery',
  'payment',
  'evaluation',
] as const satisfies readonly RecordKind[]
type ReportedKind = (typeof reportedKinds)[number]
const isReported = (kind: string): kind is ReportedKind => (reportedKinds as readonly string[]).includes(kind)
const isTenders = (kind: string): kind is RuledKind => (ruledKinds as readonly string[]).includes(kind)

/** The rules that applied to one record on its law day, for whoever may read the record itself. */
export async function ruledRecord(ctx: Ctx, kind: string, id: string): Promise<Ruled | Refusal> {
  if (!isReported(kind)) return notThere()
  const found = await (isTenders(kind) ? ofTender(ctx, id, kind) : lookups[kind](ctx, id))
  if (!found) return notThere()
  if ('refused' in found) return found
  const { title, href, purchaseId, names } = found
  const report = await reportIn(await knownOn(ctx, found.concludedOn), found)
  if (!report) return notThere()
  const later = await decidedOtherwise(ctx, found, report)
  const { concludedOn } = found
  return {
    kind,
    id,
    title,
    href,
    purchaseId,
    concludedOn,
    names: names ?? new Map(),
    report: { ...report, ...(later.length > 0 && { later }) },
  }
}

async function reportIn(known: Ctx, found: Found): Promise<RuleReport | undefined> {
  const record = await found.record(known)
  return record && known.law.report(record, found.lawDay, await calendarOf(known))
}

/** What became known only after a record was concluded, where a line of its report would read otherwise by it. */
async function decidedOtherwise(ctx: Ctx, found: Found, report: RuleReport): Promise<NonNullable<RuleReport['later']>> {
  const answers = (r: RuleReport) => new Map(r.lines.map((l) => [l.name, JSON.stringify(l.answer)]))
  const all: { name: string; says: Words }[] = []
  for (const { says, ctx: known } of await knownLater(ctx, found.concludedOn)) {
    const other = await reportIn(known, found)
    const [was, is] = [answers(report), answers(other ?? report)]
    for (const name of new Set([...was.keys(), ...is.keys()])) if (was.get(name) !== is.get(name)) all.push({ name, says })
  }
  return all
}

/** The same for every record of a purchase that this person may read, in the order of the cycle. */
export async function ruledRecords(ctx: Ctx, purchaseId: string): Promise<Ruled[]> {
  const made = await planOf(ctx, purchaseId)
  const calls = await tenders(ctx, { purchaseIds: [purchaseId] })
  const bought = await contracts(ctx, { purchaseIds: [purchaseId] })
  const handedIn = await acceptances(ctx, { contractIds: bought.map((c) => c.id) })
  const held = (await rounds(ctx, { purchaseIds: [purchaseId] })).reverse()
  const asked: [ReportedKind, string][] = [
    ...(made ? [['plan', made.id] as [ReportedKind, string]] : []),
    ...calls.flatMap((t) => ruledKinds.map((kind): [ReportedKind, string] => [kind, t.id])),
    ...bought.map((c): [ReportedKind, string] => ['contract', c.id]),
    ...handedIn.map((a): [ReportedKind, string] => ['delivery', a.id]),
    ...(await ruledIds(ctx, await claims(ctx, { purchaseIds: [purchaseId] }))).map((id): [ReportedKind, string] => ['payment', id]),
    ...held.map((r): [ReportedKind, string] => ['evaluation', r.id]),
  ]
  const all: Ruled[] = []
  for (const [kind, id] of asked) {
    const one = await ruledRecord(ctx, kind, id)
    if (!('refused' in one)) all.push(one)
  }
  return all
}

type Lookup = Promise<Found | Refusal | undefined>

async function ofPlan(ctx: Ctx, id: string): Lookup {
  const x = await plan(ctx, id)
  if (!x) return undefined
  const no = mayNot(ctx.asker, 'plans.read', x)
  if (no) return no
  const concludedOn = x.state === 'approved' || x.state === 'published' ? x.approvedOn : null
  const record = (known: Ctx) => planFacts(known, id)
  return { title: titles(x), href: `/plans/${id}`, purchaseId: x.purchaseId, lawDay: x.lawDay, concludedOn, record }
}

async function ofTender(ctx: Ctx, id: string, kind: RuledKind): Lookup {
  const x = await tender(ctx, id)
  if (!x) return undefined
  const no = mayNot(ctx.asker, 'tenders.read', x)
  if (no) return no
  const bids = kind === 'opening' ? await openedBids(ctx, id) : []
  const bidders = await organisations(ctx, { ids: bids.map((b) => b.providerId) })
  const names = new Map(
    bids.map((b) => [
      b.bidId,
      nameOf(
        bidders.find((o) => o.id === b.providerId),
        ctx.lang,
      ),
    ]),
  )
  const href = kind === 'panel' ? `/tenders/${id}/panel` : `/tenders/${id}`
  const record = (known: Ctx) => tenderFacts(known, id, kind)
  return { title: titles(x), href, purchaseId: x.purchaseId, lawDay: x.lawDay, concludedOn: x.endedOn, record, names }
}

async function ofContract(ctx: Ctx, id: string): Lookup {
  const x = await contract(ctx, id)
  if (!x) return undefined
  const no = mayNot(ctx.asker, 'contracts.read', x)
  if (no) return hidden(no)
  return {
    title: ruledWords.both('numbered', x.number, titles(x)),
    href: `/contracts/${id}`,
    purchaseId: x.purchaseId,
    lawDay: x.lawDay,
    concludedOn: x.signedOn,
    record: (known) => contractFacts(known, id),
  }
}

async function ofClaim(ctx: Ctx, id: string): Lookup {
  const [claimId, part] = id.split('.') as [string, string | undefined]
  const x = (await claims(ctx, { ids: [claimId] }))[0]
  if (!x) return undefined
  const no = mayNot(ctx.asker, 'payments.read', x)
  if (no) return hidden(no)
  const record = await claimFacts(ctx, id)
  const paidOn = part && typeof record?.facts.paidOn === 'string' ? Temporal.PlainDate.from(record.facts.paidOn) : undefined
  const title = paidOn ? ruledWords.both('partPaid', x.number, x.title, paidOn) : ruledWords.both('numbered', x.number, x.title)
  return {
    title,
    href: `/payments/claims/${claimId}`,
    purchaseId: x.purchaseId,
    lawDay: x.lawDay,
    concludedOn: x.settledOn,
    record: (known) => claimFacts(known, id),
  }
}

async function ofDelivery(ctx: Ctx, id: string): Lookup {
  const x = await visibleAcceptance(ctx, id)
  if (isRefusal(x)) return x.status === 401 ? x : undefined
  const of = await contract(ctx, x.contractId)
  return {
    title: ruledWords.both('period', of?.number ?? '', x.periodFrom, x.periodTo),
    href: `/delivery/acceptances/${id}`,
    purchaseId: x.purchaseId,
    lawDay: x.lawDay,
    concludedOn: x.acceptedOn ?? x.returnedOn,
    record: (known) => deliveryFacts(known, id),
  }
}

async function ofRound(ctx: Ctx, id: string): Lookup {
  const x = await visibleRound(ctx, id)
  if (isRefusal(x)) return x.status === 401 ? x : undefined
  const of = await contract(ctx, x.contractId)
  return {
    title: ruledWords.both('numbered', of?.number ?? '', roundWords[x.kind]),
    href: `/evaluations/rounds/${id}`,
    purchaseId: x.purchaseId,
    lawDay: x.lawDay,
    concludedOn: x.revealedAt && x.revealedAt.toZonedDateTimeISO(ctx.zone).toPlainDate(),
    record: (known) => evaluationFacts(known, id),
  }
}

const lookups: Record<Exclude<ReportedKind, RuledKind>, (ctx: Ctx, id: string) => Lookup> = {
  plan: ofPlan,
  contract: ofContract,
  delivery: ofDelivery,
  payment: ofClaim,
  evaluation: ofRound,
}

/** Contracts and claims of others are answered as if they were not there, as on their own pages. */
const hidden = (no: Refusal): Refusal => (no.status === 401 ? no : notThere())
