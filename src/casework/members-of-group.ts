import { clientHeld, whyNotServed } from '#clients'
import type { Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { changeGroup, leadsGroup } from './change-group.ts'
import { placesFrom } from './plan-group.ts'
import { endMember, insertMembers, membersOf, reopenMember } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>
/** More places than anybody ticks on one page. */
const mostPlaces = 200

/** Adds places: one of somebody whom the institution serves, or several of nobody in particular. */
export const joinGroup = (ctx: Ctx, i: { id: string; places?: number | undefined; clientId?: string | undefined }): Done =>
  changeGroup(ctx, { id: i.id, verb: 'join' }, async ({ tx, inside, now, set }) => {
    if (!leadsGroup(ctx, now)) return refuse('not-your-group')
    const before = await membersOf(inside, [now.id], tx)
    const first = (before.at(-1)?.number ?? 0) + 1
    if (!i.clientId && !i.places) return refuse('say-members').at('places')
    if (first + (i.places ?? 0) > mostPlaces) return refuse('too-many-places', mostPlaces).at('places')
    if (i.clientId) {
      const client = await clientHeld(inside, tx, i.clientId)
      if (!client) return notThere()
      const no = await whyNotServed(inside, client)
      if (no) return no
      if (before.some((m) => m.clientId === client.id && !m.leftOn)) return refuse('in-group-already').at('clientId')
    }
    // Who comes back takes the old place again.
    const old = before.find((m) => i.clientId && m.clientId === i.clientId)
    if (old) await reopenMember(ctx, tx, { groupId: now.id, number: old.number })
    const one = i.clientId && !old ? [{ number: first, clientId: i.clientId }] : []
    await insertMembers(ctx, tx, { groupId: now.id, members: [...one, ...placesFrom(first + one.length, i.places ?? 0)] })
    return await set({})
  })

/** Somebody comes no more. The place stays theirs, with the sessions they were at. */
export const leaveGroup = (ctx: Ctx, i: { id: string; number: number }): Done =>
  changeGroup(ctx, { id: i.id, verb: 'leave' }, async ({ tx, now, set }) => {
    if (!leadsGroup(ctx, now)) return refuse('not-your-group')
    if (!(await endMember(ctx, tx, { groupId: now.id, number: i.number }))) return refuse('no-member')
    return await set({})
  })
