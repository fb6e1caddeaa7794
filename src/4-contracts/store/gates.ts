import { codecs, type Ctx, type Db } from '#platform'
import type { Side } from '../rules/contract.ts'
import type { Will } from '../rules/gate-before.ts'
import { type ContractTables, tables } from './tables.ts'

const willRow = codecs<ContractTables>()('renewal_wills', { except: ['contract_id'] })

/** What both sides said at the gates of some contracts. */
export async function readWills(ctx: Pick<Ctx, 'db' | 'jurisdiction'>, contractIds: readonly string[]): Promise<Map<string, Will[]>> {
  if (contractIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('renewal_wills')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds])
    .orderBy('side', 'desc')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.contract_id as string)].map(([id, own]) => [id, own.map((r) => willRow.read(r))]))
}

/** Keeps what a side says, or what it says instead of before. False where it changed since it was seen. */
export async function keepWill(
  ctx: Ctx,
  tx: Db,
  w: { contractId: string; side: Side; goesOn: boolean; reason: string },
  seen: number,
): Promise<boolean> {
  const said = { goes_on: w.goesOn, reason: w.reason, said_on: ctx.today }
  const done =
    seen === 0
      ? await tables(tx)
          .insertInto('renewal_wills')
          .values({ ...said, jurisdiction: ctx.jurisdiction, contract_id: w.contractId, side: w.side })
          .onConflict((o) => o.columns(['jurisdiction', 'contract_id', 'side']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tables(tx)
          .updateTable('renewal_wills')
          .set((e) => ({ ...said, version: e('version', '+', 1) }))
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('contract_id', '=', w.contractId)
          .where('side', '=', w.side)
          .where('version', '=', seen)
          .returning('version')
          .executeTakeFirst()
  return done !== undefined
}
