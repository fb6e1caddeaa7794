import type { Moment } from '#kernel'
import type { Ctx, Db } from '#platform'
import type { ClaimPlace } from '../rules/claim-process.ts'
import { tables } from './tables.ts'

export interface DeskStay {
  desk: ClaimPlace
  cameAt: Moment
  leftAt: Moment | null
  leftBy: string | null
}

export async function desksOf(ctx: Ctx, claimId: string): Promise<DeskStay[]> {
  const rows = await tables(ctx.db)
    .selectFrom('claim_desks')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('claim_id', '=', claimId)
    .orderBy('position')
    .execute()
  return rows.map((r) => ({ desk: r.desk, cameAt: r.came_at, leftAt: r.left_at, leftBy: r.left_by_name }))
}

/** Closes the stay on the desk it leaves and opens the next one, if there is one. */
export async function changeDesk(ctx: Ctx, tx: Db, claimId: string, to: ClaimPlace | null): Promise<void> {
  await tables(tx)
    .updateTable('claim_desks')
    .set({ left_at: ctx.now, left_by_name: ctx.asker.name })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('claim_id', '=', claimId)
    .where('left_at', 'is', null)
    .execute()
  if (to === null) return
  const last = await tables(tx)
    .selectFrom('claim_desks')
    .select((e) => e.fn.max('position').as('p'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  await tables(tx)
    .insertInto('claim_desks')
    .values({
      jurisdiction: ctx.jurisdiction,
      claim_id: claimId,
      position: (last?.p ?? 0) + 1,
      desk: to,
      came_at: ctx.now,
      left_at: null,
      left_by_name: null,
    })
    .execute()
}
