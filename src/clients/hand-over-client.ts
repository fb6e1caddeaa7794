import type { Refusal } from '#kernel'
import { people } from '#people'
import type { Ctx } from '#platform'
import { changeClient } from './change-client.ts'
import { refuse } from './words.ts'

/** Hands somebody over to another worker of the institution. */
export async function handOverClient(ctx: Ctx, i: { id: string; workerId: string }): Promise<{ id: string } | Refusal> {
  const there = await people(ctx, { organisationId: ctx.asker.organisationId ?? '', userIds: [i.workerId] })
  return await changeClient(ctx, { id: i.id, verb: 'handOver', action: 'clients.hand-over' }, async ({ now, set }) => {
    if (!there.some((p) => p.role === 'worker' || p.role === 'manager')) return refuse('no-worker').at('workerId')
    if (now.workerId === i.workerId) return refuse('theirs-already').at('workerId')
    return await set({ worker_id: i.workerId })
  })
}
