import { type Contract, contract, contracts, inForceOn } from '#contracts'
import { isAfter, isRefusal, subsidyOf } from '#kernel'
import { communities, may, organisation } from '#people'
import { type Ctx, historyOf } from '#platform'
import { type C, type FrameFacts, param, type View } from '#ui'
import { acceptances, opinionsOf, visibleAcceptance } from './acceptances.ts'
import { placesOf } from './check-record.ts'
import { drawCounts, drawsOf } from './draws-of.ts'
import { evidenceFiles } from './evidence-files.ts'
import { AcceptancePage } from './pages/acceptance.tsx'
import type { SentForm } from './pages/acceptance-forms.tsx'
import { NoticePage, NoticesPage } from './pages/notices.tsx'
import type { Ends } from './pages/subsidised.tsx'
import { runsOf } from './runs-of.ts'
import { subsidiesAsked } from './subsidies-asked.ts'
import { passedOn, payOf } from './pay-of.ts'
import { timeAtPosts } from './time-at-posts.ts'
import { timeAsked } from './recorded-time.ts'
import { recordsOf } from './period-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { shownValues } from './shown-values.ts'
import { recordedWithin, recordsByIds } from './service-records.ts'
import { refuse } from './words.ts'

/** One acceptance for both sides, with what this person may do about it. */
export async function acceptancePage(ctx: Ctx, c: C, frame: FrameFacts, sent?: SentForm): Promise<View> {
  const a = await visibleAcceptance(ctx, param(c, 'id'))
  if (isRefusal(a)) return a
  const facts = await factsOf(ctx, a)
  const f = {
    ...facts,
    time: await timeAsked(ctx, facts.contract, a),
    shared: a.kind === 'month' ? await timeAtPosts(ctx, facts.contract, { from: a.periodFrom, to: a.periodTo }) : [],
    subsidies: await subsidiesAsked(ctx, facts.contract, a),
    ends: await endsWith(ctx, facts.contract, a),
    pay: await payOfPeriod(ctx, facts.contract, a),
    values: await valuesOfPeriod(ctx, a),
    history: await historyOf(ctx, { subjectId: a.id }),
    behind: await recordedWithin(ctx, { contractId: a.contractId, ...recordsOf(a) }),
    drawn: await drawnFacts(ctx, a, facts.contract.purchaseId),
    mayOpenRecords: may(ctx.asker, 'delivery.read', a),
    mayAccept: may(ctx.asker, 'delivery.accept', a),
    mayEnter: may(ctx.asker, 'delivery.opinion', a),
    mayGiveUp: may(ctx.asker, 'delivery.hand-in', a),
  }
  return <AcceptancePage ctx={ctx} frame={frame} f={f} sent={sent} />
}

/** What was passed on in the month that was handed in. */
async function payOfPeriod(ctx: Ctx, c: Contract, a: Acceptance) {
  if (a.kind !== 'month' || !c.lines.some((l) => l.kind === 'post') || !may(ctx.asker, 'delivery.read-pay', a)) return undefined
  return passedOn((await payOf(ctx, [c])).get(c.id)!.filter((l) => l.month.key === a.period))
}

/** What its lines are to achieve that is due by its last day: of what each month shows, this month alone. */
async function valuesOfPeriod(ctx: Ctx, a: Acceptance) {
  const lines = new Set(a.lines.map((l) => l.lineId))
  const all = await shownValues(ctx, (await contract(ctx, a.contractId))!)
  return all.filter(
    ({ showing: s }) =>
      lines.has(s.lineId) && !isAfter(s.on, a.periodTo) && (s.indicator.when !== 'each-period' || s.shownFor === a.period),
  )
}

/** Projects that end once all of this is accepted, with the posts that are paid with them. */
async function endsWith(ctx: Ctx, c: Contract, a: Acceptance): Promise<Ends[]> {
  if (a.state !== 'handed-in' || !c.lines.some(subsidyOf)) return []
  const others = (await acceptances(ctx, { contractIds: [c.id] })).filter((o) => o.id !== a.id)
  const accepted = { ...a, acceptedOn: ctx.today, lines: a.lines.map((l) => ({ ...l, accepted: l.claimed })) }
  const [before, after] = [runsOf(c, others), runsOf(c, [...others, accepted])]
  const ended = [...after.values()].filter((r) => r.endedBy === 'accepted' && before.get(r.postId)?.endedBy !== 'accepted')
  const projects = Map.groupBy(ended, (r) => r.project)
  return [...projects].map(([project, runs]) => ({ project, posts: runs.map((r) => c.lines.find((l) => l.id === r.postId)!) }))
}

/** What was drawn of its records; the records themselves for whoever may open them. */
async function drawnFacts(ctx: Ctx, a: Acceptance, purchaseId: string) {
  const found = await drawsOf(ctx, a.id)
  const reads = may(ctx.asker, 'delivery.read', a)
  const records = reads ? await recordsByIds(ctx, found.draws[0]?.drawn ?? []) : []
  const files = reads ? await evidenceFiles(ctx, a, purchaseId) : { records: [], deliverables: [], of: 0 }
  return { ...found, records, files, mayCheck: may(ctx.asker, 'delivery.check', a) }
}

/** What was accepted, published. */
export async function noticesPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  return <NoticesPage ctx={ctx} frame={frame} rows={await withContracts(ctx, await acceptances(ctx, { decided: true, limit: 200 }))} />
}

export async function noticePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const [a] = await acceptances(ctx, { ids: [param(c, 'id')] })
  if (!a) return refuse('no-acceptance')
  if (!a.acceptedOn) return refuse('not-published')
  return <NoticePage ctx={ctx} frame={frame} f={{ ...(await factsOf(ctx, a)), drawn: (await drawCounts(ctx, [a.id])).get(a.id) }} />
}

async function factsOf(ctx: Ctx, a: Acceptance) {
  const c = (await contract(ctx, a.contractId))!
  const ids = await placesOf(ctx, c)
  return {
    acceptance: a,
    // What it says of days to answer is what held when it was handed in.
    contract: inForceOn(c, a.handedInOn),
    purchaser: await organisation(ctx, a.purchaserId),
    provider: await organisation(ctx, a.providerId),
    opinions: await opinionsOf(ctx, a.id),
    communities: await communities(ctx, ids.length > 0 ? { ids } : {}),
  }
}
/** Acceptances with the contracts they belong to. */
export async function withContracts(ctx: Ctx, found: readonly Acceptance[]) {
  const all = new Map((await contracts(ctx, { ids: [...new Set(found.map((a) => a.contractId))] })).map((c) => [c.id as string, c]))
  return found.flatMap((acceptance) => {
    const c = all.get(acceptance.contractId)
    return c ? [{ acceptance, contract: c }] : []
  })
}
