import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import type { RoleShare } from '../rules/role-card.ts'
import { type DeliveryTables, tables } from './tables.ts'

export interface RoleCard {
  lineId: string
  purpose: string
  mayAssign: string
  /** The certificate it asks for; null where it asks for none. */
  certificate: string | null
  writtenOn: Day
  version: number
  /** How it shares the time out; nothing where it does not. */
  shares: RoleShare[]
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
  const shares = await tables(ctx.db)
    .selectFrom('role_card_shares')
    .select(['line_id', 'category', 'percent', 'tasks'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .execute()
  return rows.map((r) => ({
    ...cardRow.read(r),
    shares: shares.filter((s) => s.line_id === r.line_id).map(({ line_id: _, ...s }) => s),
  }))
}

/** Writes the card of a post over what it said before, and gives its new version. */
export async function replaceRoleCard(
  ctx: Ctx,
  tx: Db,
  i: { contractId: string; lineId: string; purpose: string; mayAssign: string; certificate: string | null; shares: readonly RoleShare[] },
): Promise<number> {
  const says = { purpose: i.purpose, may_assign: i.mayAssign, certificate: i.certificate, written_on: ctx.today }
  const card = await tables(tx)
    .insertInto('role_cards')
    .values({ ...says, jurisdiction: ctx.jurisdiction, contract_id: i.contractId, line_id: i.lineId })
    .onConflict((o) =>
      o.columns(['jurisdiction', 'contract_id', 'line_id']).doUpdateSet((e) => ({ ...says, version: e('role_cards.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  const of = { jurisdiction: ctx.jurisdiction, contract_id: i.contractId, line_id: i.lineId }
  await tables(tx)
    .deleteFrom('role_card_shares')
    .where('jurisdiction', '=', of.jurisdiction)
    .where('contract_id', '=', of.contract_id)
    .where('line_id', '=', of.line_id)
    .execute()
  if (i.shares.length > 0)
    await tables(tx)
      .insertInto('role_card_shares')
      .values(i.shares.map((s) => ({ ...of, ...s })))
      .execute()
  return card.version
}
