import { agreedTo, clientsByIds, handOverClient } from '#clients'
import { isRefusal, type Refusal } from '#kernel'
import { mayNot, people } from '#people'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { changeEvent } from './change-event.ts'
import { changeGroup } from './change-group.ts'
import type { HandOverWorkInput } from './case-form.ts'
import { eventRow, groupRow } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>

/**
 * Hands open work of somebody who leaves, or left, to a colleague: all that is ticked or nothing. Groups and events are the colleague's at
 * once. People are asked for as in every transfer between workers: whether they agreed is asked of each, and the colleague takes them on.
 */
export async function handOverWork(ctx: Ctx, i: HandOverWorkInput & { userId: string }): Done {
  const organisationId = ctx.asker.organisationId
  const action = 'cases.hand-over-work'
  const no = mayNot(ctx.asker, 'clients.manage', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, action, no ?? refuse('no-colleague'))
  if (i.what.length === 0) return refuse('say-what').at('what')
  const there = await people(ctx, { organisationId, userIds: [i.workerId], roles: ['worker', 'manager'] })
  if (there.length === 0 || i.workerId === i.userId) return refuse('no-colleague').at('workerId')
  return await change(ctx, { action, subject: { kind: 'user', id: i.userId } }, async (tx, entry) => {
    const unasked = i.unasked ? [] : await notAsked({ ...ctx, db: tx }, i)
    if (unasked.length > 0) {
      const first = refuse('ask-each', unasked)
      return first.with({ fields: { unasked: first.words } })
    }
    for (const one of i.what) {
      const done = await handOne({ ...ctx, db: tx, version: one.version }, one.id, i)
      if (isRefusal(done)) return done
    }
    entry.facts = { parts: i.what.length }
    return { id: i.userId }
  })
}

/** The numbers of those who have not agreed that another worker goes on with them. */
async function notAsked(ctx: Ctx, i: HandOverWorkInput): Promise<number[]> {
  const found: number[] = []
  for (const c of await clientsByIds(
    ctx,
    i.what.map((w) => w.id),
  ))
    if (!(await agreedTo(ctx, c.id, 'share'))) found.push(c.number)
  return found.toSorted((a, b) => a - b)
}

/** One person, group or event, as it was seen on the page. What is not this worker's any more was handed on meanwhile. */
async function handOne(ctx: Ctx, id: string, i: HandOverWorkInput & { userId: string }): Done {
  const { workerId, why, unasked } = i
  if (id.startsWith('cli_')) return await handOverClient(ctx, { id, workerId, why, unasked, from: i.userId })
  if (id.startsWith('grp_')) {
    if ((await groupRow(ctx, id))?.workerId !== i.userId) return stale()
    return await changeGroup(ctx, { id, verb: 'handOn', action: 'groups.hand-on' }, ({ set }) => set({ worker_id: workerId }))
  }
  if ((await eventRow(ctx, id))?.workerId !== i.userId) return stale()
  return await changeEvent(ctx, { id, verb: 'handOn', action: 'events.hand-on' }, ({ set }) => set({ worker_id: workerId }))
}
