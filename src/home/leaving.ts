import { holdersIn, openWith, type OpenWith } from '#casework'
import { lastDays } from '#delivery'
import { type Day, isAfter, isBefore, plusDays } from '#kernel'
import { type Action, may, people } from '#people'
import { unsentPhones } from '#phone'
import type { Ctx, DueItem } from '#platform'
import { leavingWords } from './leaving-words.ts'

/** So many days before a last day that is said whoever leads is told: people who are served want to be asked first. */
const toldBefore = 30

/** Somebody who leaves the posts of the institution, or left them, with something open. */
export interface Leaver {
  readonly userId: string
  readonly name: string
  /** Their last day at a post; null where they hold no role any more and stood at none. */
  readonly on: Day | null
  /** They hold a role of the institution no more. */
  readonly gone: boolean
  readonly unsent: number
}

/** Who leaves or left while something is open with them. Nothing that is open stays with somebody who left without standing here. */
export async function leavers(ctx: Ctx, organisationId: string): Promise<Leaver[]> {
  const phones = await unsentPhones(ctx, organisationId)
  const holders = new Set([...(await holdersIn(ctx, organisationId)), ...phones.map((p) => p.userId)])
  if (holders.size === 0) return []
  const last = await lastDays(ctx, organisationId)
  const here = new Map((await people(ctx, { organisationId, roles: ['worker', 'manager'] })).map((p) => [p.userId as string, p.name]))
  const names = new Map((await people(ctx, { userIds: [...holders] })).map((p) => [p.userId as string, p.name]))
  const all = [...holders].flatMap((userId): Leaver[] => {
    const day = last.get(userId)
    const gone = !here.has(userId)
    const leaves = day && (isBefore(day.on, ctx.today) || (day.said && !isAfter(day.on, plusDays(ctx.today, toldBefore))))
    if (!gone && !leaves) return []
    const unsent = phones.filter((p) => p.userId === userId).reduce((n, p) => n + p.unsent, 0)
    return [{ userId, name: names.get(userId) ?? day?.name ?? leavingWords[ctx.lang].somebody, on: day?.on ?? null, gone, unsent }]
  })
  return all.toSorted((a, b) => (a.on?.toString() ?? '').localeCompare(b.on?.toString() ?? '') || (a.userId < b.userId ? -1 : 1))
}

/** How much is to be handed over of what is open with somebody. */
export const partsOf = (o: OpenWith): { people: number; groups: number; events: number } => ({
  people: o.clients.length,
  groups: o.groups.length,
  events: o.events.length,
})

/** Whoever leads the institution hands over what is open with those who leave, by their last day at a post. */
export async function leavingDue(ctx: Ctx): Promise<DueItem[]> {
  const { organisationId } = ctx.asker
  if (!organisationId || !may(ctx.asker, 'clients.manage', { providerId: organisationId })) return []
  const items: DueItem[] = []
  for (const l of await leavers(ctx, organisationId)) {
    const parts = partsOf(await openWith(ctx, { organisationId, userId: l.userId }))
    items.push({
      ...{ id: `leaving-${l.userId}`, purchaseId: null, side: 'ours', dueOn: l.on, cites: [], href: `/leaving/${l.userId}` },
      title: leavingWords.both('due', l.name, parts, l.unsent),
      why: leavingWords.both('dueWhy'),
      may: 'clients.manage' satisfies Action,
    })
  }
  return items
}
