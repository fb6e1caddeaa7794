import type { Refusal } from '#kernel'
import { people } from '#people'
import { type Ctx, stale } from '#platform'
import { changeClient, isOfCase } from './change-client.ts'
import { standing } from './consents.ts'
import type { HandedWhy } from './rules/client.ts'
import { consentsOf } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>
interface Asked {
  id: string
  workerId: string
  why: HandedWhy
  unasked?: boolean
  /** Whose they were on the page from which they are handed over, where that is another's. */
  from?: string
}
/** Nobody is asked to take somebody on. */
export const nobodyAsked = { handed_to: null, handed_why: null, handed_by: null, handed_on: null, handed_unasked: false }

/**
 * Hands somebody over to another worker of the institution, with what was written and the case that runs: the other worker is asked, and
 * until they take it on it stays where it is. Whoever takes somebody on for themselves has said so by that. The person is asked first;
 * where they cannot be, as when a worker left from one day to the next, a tick says so and stands in the log.
 */
export async function handOverClient(ctx: Ctx, i: Asked): Done {
  const there = await people(ctx, { organisationId: ctx.asker.organisationId ?? '', userIds: [i.workerId] })
  return await changeClient(ctx, { id: i.id, verb: 'handOver', action: 'clients.hand-over' }, async ({ tx, now, entry, set }) => {
    if (!isOfCase(ctx, now)) return refuse('not-your-case')
    if (i.from && now.workerId !== i.from) return stale()
    if (!there.some((p) => p.role === 'worker' || p.role === 'manager')) return refuse('no-worker').at('workerId')
    if (now.workerId === i.workerId) return refuse('theirs-already').at('workerId')
    const agreed = standing(await consentsOf(ctx, [now.id], tx), 'share', ctx.today) !== undefined
    if (!agreed && !i.unasked) {
      const no = refuse('ask-first')
      return no.with({ fields: { unasked: no.words } })
    }
    entry.facts = { number: now.number, unasked: !agreed }
    if (i.workerId === ctx.asker.userId) return await set({ worker_id: i.workerId, ...nobodyAsked })
    const asked = { handed_to: i.workerId, handed_why: i.why, handed_by: ctx.asker.userId!, handed_on: ctx.today }
    return await set({ ...asked, handed_unasked: !agreed })
  })
}

/** The worker who was asked takes somebody on. From now on they read what was written, and the one before does not. */
export const takeOverClient = (ctx: Ctx, id: string): Done =>
  changeClient(ctx, { id, verb: 'takeOver', action: 'clients.take-over' }, async ({ tx, now, entry, set }) => {
    if (!now.handedTo || now.handedTo !== ctx.asker.userId) return refuse('not-asked')
    // They may have taken that consent back while it was waited for.
    const agreed = standing(await consentsOf(ctx, [now.id], tx), 'share', ctx.today) !== undefined
    if (!agreed && !now.handedUnasked) return refuse('ask-first')
    entry.facts = { number: now.number }
    return await set({ worker_id: now.handedTo, ...nobodyAsked })
  })

/** It stays where it is: the worker who was asked does not take them on, or whoever asked takes that back. */
export const keepClient = (ctx: Ctx, id: string): Done =>
  changeClient(ctx, { id, verb: 'keep', action: 'clients.keep' }, async ({ now, entry, set }) => {
    if (!now.handedTo) return refuse('not-asked')
    if (now.handedTo !== ctx.asker.userId && !isOfCase(ctx, now)) return refuse('not-asked')
    entry.facts = { number: now.number }
    return await set(nobodyAsked)
  })
