import { clientIdsOf, clientsByIds } from '#clients'
import { isAfter } from '#kernel'
import { mayAtAll, people } from '#people'
import type { Ctx, DueItem } from '#platform'
import { contactKinds } from './rules/words.ts'
import { eventWords } from './event-words.ts'
import { groupWords } from './group-words.ts'
import { otherOf } from './rules/supervision.ts'
import { casesOf, eventsOf, groupsOf, nextAndLast, plannedBy, supervisionsOf } from './store/index.ts'
import { supervisionWords } from './supervision-words.ts'
import { words } from './words.ts'

/** What somebody who works with people has to do with cases and groups. */
export const caseworkDue = async (ctx: Ctx): Promise<DueItem[]> => [
  ...(await casesDue(ctx)),
  ...(await groupsDue(ctx)),
  ...(await eventsDue(ctx)),
  ...(await supervisionDue(ctx)),
]

/** Whoever leads a group, runs an event or meets for supervision has what is theirs alone; of cases those who keep the people in them. */
export const ownWork = (ctx: Ctx) => plannedBy(ctx)

/** Visits and calls that are planned for today or were, and people to be asked again: of the cases of whoever asks. */
async function casesDue(ctx: Ctx): Promise<DueItem[]> {
  const organisationId = ctx.asker.organisationId
  if (!organisationId || !ctx.asker.userId || !mayAtAll(ctx.asker, 'clients.keep')) return []
  const clientIds = await clientIdsOf(ctx, { organisationId, workerId: ctx.asker.userId })
  if (clientIds.length === 0) return []
  const cases = await casesOf(ctx, { organisationId, clientIds, states: ['assessing', 'serving', 'closed'] })
  // Whoever was erased is seen and asked no more.
  const numbers = new Map((await clientsByIds(ctx, clientIds)).filter((c) => c.state === 'known').map((c) => [c.id, c.number]))
  const next = await nextAndLast(
    ctx,
    cases.map((c) => c.id),
  )
  return cases.flatMap((c) => {
    if (!numbers.has(c.clientId)) return []
    const one = words.both('numbered', numbers.get(c.clientId)!, c.number)
    const item = { purchaseId: null, side: 'ours' as const, cites: [], may: 'clients.keep' as const }
    const n = next.get(c.id)
    if (c.state !== 'closed' && n?.nextOn && n.nextKind && !isAfter(n.nextOn, ctx.today)) {
      const kind = contactKinds[n.nextKind]
      const title = { zh: words.zh.dueContact(kind.zh, one.zh), en: words.en.dueContact(kind.en, one.en) }
      return [{ ...item, id: `${c.id}-next`, title, why: words.both('dueContactWhy'), dueOn: n.nextOn, href: `/cases/${c.id}/contact` }]
    }
    if (c.state !== 'closed' || !c.followUpOn || isAfter(c.followUpOn, ctx.today)) return []
    const title = { zh: words.zh.dueFollow(one.zh), en: words.en.dueFollow(one.en) }
    return [
      { ...item, id: `${c.id}-follow`, title, why: words.both('dueFollowWhy'), dueOn: c.followUpOn, href: `/cases/${c.id}/follow-up` },
    ]
  })
}

/** Sessions of groups that are planned for today or were, for whoever leads them. */
async function groupsDue(ctx: Ctx): Promise<DueItem[]> {
  const organisationId = ctx.asker.organisationId
  if (!organisationId || !ctx.asker.userId || !mayAtAll(ctx.asker, 'delivery.record')) return []
  const groups = await groupsOf(ctx, { organisationId, workerId: ctx.asker.userId, states: ['planned', 'running'] })
  return groups.flatMap((g) => {
    if (!g.nextOn || isAfter(g.nextOn, ctx.today)) return []
    const item = { purchaseId: null, side: 'ours' as const, cites: [], may: 'delivery.record' as const }
    const href = `/groups/${g.id}/session`
    return [
      { ...item, id: `${g.id}-next`, title: groupWords.both('dueTitle', g.title), why: groupWords.both('dueWhy'), dueOn: g.nextOn, href },
    ]
  })
}

/** Events of today, and those of before that nobody recorded, for whoever runs them. */
async function eventsDue(ctx: Ctx): Promise<DueItem[]> {
  const organisationId = ctx.asker.organisationId
  if (!organisationId || !ctx.asker.userId || !mayAtAll(ctx.asker, 'delivery.record')) return []
  const events = await eventsOf(ctx, { organisationId, workerId: ctx.asker.userId, states: ['planned'] })
  return events.flatMap((e) => {
    if (isAfter(e.heldOn, ctx.today)) return []
    const item = { purchaseId: null, side: 'ours' as const, cites: [], may: 'delivery.record' as const }
    const href = `/events/${e.id}/hold`
    const title = eventWords.both('dueTitle', e.title)
    return [{ ...item, id: `${e.id}-held`, title, why: eventWords.both('dueWhy'), dueOn: e.heldOn, href }]
  })
}

/** Supervision of today, and that of before which nobody recorded, for the two. */
async function supervisionDue(ctx: Ctx): Promise<DueItem[]> {
  const organisationId = ctx.asker.organisationId
  const userId = ctx.asker.userId
  if (!organisationId || !userId || !mayAtAll(ctx.asker, 'delivery.record')) return []
  const all = (await supervisionsOf(ctx, { organisationId, userId, states: ['planned'] })).filter((s) => !isAfter(s.plannedOn, ctx.today))
  if (all.length === 0) return []
  const names = new Map((await people(ctx, { userIds: all.map((s) => otherOf(s, userId)) })).map((p) => [p.userId, p.name]))
  return all.map((s) => ({
    ...{ id: `${s.id}-held`, purchaseId: null, side: 'ours' as const, cites: [], may: 'delivery.record' as const, dueOn: s.plannedOn },
    title: supervisionWords.both('dueTitle', names.get(otherOf(s, userId)) ?? ''),
    why: supervisionWords.both('dueWhy'),
    href: `/supervision/${s.id}`,
  }))
}
