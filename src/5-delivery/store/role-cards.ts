import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { type DeliveryTables, tables } from './tables.ts'

export interface RoleCard {
  lineId: string
  purpose: string
  mayAssign: string
  writtenOn: Day
  version: number
}
const cardRow = codecs<DeliveryTables>()('role_cards', { except: ['contract_id'] })

/** What the posts of a contract are for, as far as it was written down. */
export async function roleCards(ctx: Ctx, contractId: string): Promise<RoleCard[]> {
  const rows = await tables(ctx.db)
    .selectFrom('role_cards')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .execute()
  return rows.map((r) => cardRow.read(r))
}

/** Writes the card of a post over what it said before, and gives its new version. */
export async function replaceRoleCard(
  ctx: Ctx,
  tx: Db,
  i: { contractId: string; lineId: string; purpose: string; mayAssign: string },
): Promise<number> {
  const says = { purpose: i.purpose, may_assign: i.mayAssign, written_on: ctx.today }
  const card = await tables(tx)
    .insertInto('role_cards')
    .values({ ...says, jurisdiction: ctx.jurisdiction, contract_id: i.contractId, line_id: i.lineId })
    .onConflict((o) =>
      o.columns(['jurisdiction', 'contract_id', 'line_id']).doUpdateSet((e) => ({ ...says, version: e('role_cards.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  return card.version
}
