import type { Refusal } from '#kernel'
import { people } from '#people'
import type { Ctx } from '#platform'
import { changeClient } from './change-client.ts'
import { standing } from './consents.ts'
import { consentsOf } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * Hands somebody over to another worker of the institution, with what was written and the case that runs. They are asked first; where they
 * cannot be, as when a worker left from one day to the next, a tick says so and stands in the log.
 */
export async function handOverClient(ctx: Ctx, i: { id: string; workerId: string; unasked?: boolean }): Promise<{ id: string } | Refusal> {
  const there = await people(ctx, { organisationId: ctx.asker.organisationId ?? '', userIds: [i.workerId] })
  return await changeClient(ctx, { id: i.id, verb: 'handOver', action: 'clients.hand-over' }, async ({ tx, now, entry, set }) => {
    if (!there.some((p) => p.role === 'worker' || p.role === 'manager')) return refuse('no-worker').at('workerId')
    if (now.workerId === i.workerId) return refuse('theirs-already').at('workerId')
    const agreed = standing(await consentsOf(ctx, [now.id], tx), 'share', ctx.today) !== undefined
    if (!agreed && !i.unasked) {
      const no = refuse('ask-first')
      return no.with({ fields: { unasked: no.words } })
    }
    entry.facts = { number: now.number, unasked: !agreed }
    return await set({ worker_id: i.workerId })
  })
}
