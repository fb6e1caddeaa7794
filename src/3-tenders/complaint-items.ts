import { type Day, isRefusal, titles } from '#kernel'
import type { Action } from '#people'
import type { Ctx, DueItem } from '#platform'
import { clocksOf } from './clocks-of.ts'
import type { Complaint } from './rules/complaint.ts'
import { redressDue } from './rules/redress-words.ts'
import type { Tender } from './rules/tender.ts'
import { challenge, complaints, papersOf, tenders } from './store/index.ts'

/** What complaints give the desk that reviews them, the office that is complained of, and whoever complained to do. */
export async function complaintItems(ctx: Ctx, organisationId: string, kind: string | undefined): Promise<DueItem[]> {
  const open = await openFor(ctx, organisationId, kind)
  const known = new Map((await tenders(ctx, { ids: open.map((c) => c.tenderId) })).map((t) => [t.id, t]))
  const items: DueItem[] = []
  for (const c of open) {
    const does = turnOf(c, kind)
    const t = known.get(c.tenderId)
    if (does && t) items.push(await itemOf(ctx, t, c, does))
  }
  return items
}

async function openFor(ctx: Ctx, organisationId: string, kind: string | undefined): Promise<Complaint[]> {
  const states = ['received', 'correcting', 'accepted'] as const
  if (kind === 'finance') return await complaints(ctx, { states })
  if (kind === 'purchaser') return await complaints(ctx, { states, purchaserId: organisationId })
  return kind === 'institution' ? await complaints(ctx, { states, providerId: organisationId }) : []
}

type Turn = 'intake' | 'decide' | 'explain' | 'correct'
const needs = {
  intake: 'complaints.review',
  decide: 'complaints.review',
  explain: 'complaints.answer',
  correct: 'complaints.file',
} as const satisfies Record<Turn, Action>

/** Whose turn it is. */
function turnOf(c: Complaint, kind: string | undefined): Turn | undefined {
  if (kind === 'finance') return c.state === 'received' ? 'intake' : c.state === 'accepted' ? 'decide' : undefined
  if (kind === 'purchaser') return c.state === 'accepted' && !c.answeredOn ? 'explain' : undefined
  return c.state === 'correcting' ? 'correct' : undefined
}

/** The clock that each runs by; a correction has its own day. */
const clockOf: Readonly<Record<Exclude<Turn, 'correct'>, string>> = { intake: 'intake', decide: 'decision', explain: 'respondent' }

async function itemOf(ctx: Ctx, t: Tender, c: Complaint, does: Turn): Promise<DueItem> {
  const { on, cites } =
    does === 'correct' ? { on: c.correctionByOn, cites: ctx.law.cites('complaint') } : await dueBy(ctx, t, c, clockOf[does])
  return {
    id: `complaint-${c.id}-${does}`,
    purchaseId: t.purchaseId,
    side: 'ours',
    title: redressDue.both(does, titles(t), c.number),
    why: redressDue.both(`${does}-why` as const),
    href: `/complaints/${c.id}`,
    dueOn: on,
    cites,
    may: needs[does],
  }
}

async function dueBy(ctx: Ctx, t: Tender, c: Complaint, clock: string): Promise<{ on: Day | null; cites: DueItem['cites'] }> {
  const first = await challenge(ctx, c.challengeId)
  const all = first ? await clocksOf(ctx, t, first, c, await papersOf(ctx, c.id)) : []
  const time = all.find((k) => k.clock === clock)?.time
  return !time || isRefusal(time) ? { on: null, cites: [] } : { on: time.value.lastOn, cites: time.cites }
}
