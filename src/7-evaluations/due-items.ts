import { contracts, openToRenewal, readWills } from '#contracts'
import { titles } from '#kernel'
import { calendarOf, mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { againDue } from './again-due.ts'
import { appraisalsDue } from './appraisals-due.ts'
import { interferenceDue } from './interference-due.ts'
import { gateWords } from './gate-words.ts'
import { whyNotReply } from './reply.ts'
import { asksNow, dueOf } from './rules/gate.ts'
import { findRounds, sampledRounds } from './store/index.ts'
import { dueWords } from './words.ts'

/** What is still to be done of rounds: the reply of each side, the sample of the evaluator. */
export const dueItems = async (ctx: Ctx, organisationId: string): Promise<DueItem[]> => [
  ...(await repliesDue(ctx, organisationId)),
  ...(await samplesDue(ctx)),
  ...(await willsDue(ctx, organisationId)),
  ...(await appraisalsDue(ctx)),
  ...(await interferenceDue(ctx)),
  ...(await againDue(ctx)),
]

/** Yearly contracts near their end of which this side has not said whether it wants another year. */
async function willsDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'evaluations.say-will')) return []
  const near = (await contracts(ctx, { organisationId, states: ['active'] })).filter((c) => !c.closedOn && asksNow(c.endsOn, ctx.today))
  const said = await readWills(
    ctx,
    near.map((c) => c.id),
  )
  const open = await openToRenewal(ctx, near)
  const items: DueItem[] = []
  for (const c of near) {
    const side = organisationId === c.purchaserId ? 'purchaser' : 'provider'
    if (said.get(c.id)?.some((w) => w.side === side) || !open.has(c.id)) continue
    items.push({
      ...{ id: `gate-${c.id}`, purchaseId: c.purchaseId, side: 'ours', cites: [], may: 'evaluations.say-will', of: c.number },
      ...{ title: gateWords.both('due'), why: gateWords.both('dueWhy', c.endsOn) },
      ...{ dueOn: dueOf(c.endsOn, ctx.today), href: `/evaluations/gates/${c.id}` },
    })
  }
  return items
}

/** Rounds that are open and in which no residents are asked yet. */
async function samplesDue(ctx: Ctx): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'evaluations.sample')) return []
  const open = await findRounds(ctx, { state: 'open' })
  const ids = open.map((r) => r.id)
  const sampled = await sampledRounds(ctx, ids)
  const of = new Map((await contracts(ctx, { ids: open.map((r) => r.contractId) })).map((c) => [c.id as string, c]))
  return open.flatMap((r) => {
    const c = of.get(r.contractId)
    if (!c || sampled.has(r.id)) return []
    return [
      {
        id: `${r.id}:sample`,
        purchaseId: r.purchaseId,
        side: 'ours' as const,
        dueOn: r.closesOn,
        dueAt: r.dueAt,
        href: `/evaluations/rounds/${r.id}`,
        may: 'evaluations.sample',
        cites: [],
        title: dueWords.both('sample', titles(c)),
        why: dueWords.both('sample-why', r.openedOn),
        of: c.number,
      },
    ]
  })
}

/** The reply a side may still give. Giving the marks is a duty under the contract and comes from its register. */
async function repliesDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const mine = [
    ...(await findRounds(ctx, { purchaserId: organisationId, state: 'revealed' })),
    ...(await findRounds(ctx, { providerId: organisationId, state: 'revealed' })),
  ]
  if (mine.length === 0) return []
  const calendar = await calendarOf(ctx)
  return mine.flatMap((r) => {
    const side = organisationId === r.purchaserId ? ('purchaser' as const) : ('provider' as const)
    if (whyNotReply(ctx, r, side, calendar)) return []
    return [
      {
        id: `${r.id}:reply`,
        purchaseId: r.purchaseId,
        side: 'ours' as const,
        dueOn: r.replyUntil,
        href: `/evaluations/rounds/${r.id}`,
        may: 'evaluations.reply',
        cites: [],
        title: dueWords.both('reply'),
        why: dueWords.both('reply-why'),
      },
    ]
  })
}
