import { minor } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { sql } from 'kysely'
import type { Contract } from '../rules/contract.ts'
import type { Ground } from '../rules/ground.ts'
import { groundProcess, type GroundState } from '../rules/ground-process.ts'
import { contractOf, contractQuery } from './contracts.ts'
import { type ContractTables, type Reading, type Row, tables } from './tables.ts'
import { readText, type StoredText } from './texts.ts'

const groundRow = codecs<ContractTables>()('contract_grounds', { except: ['approved_minor', 'approved_number'] })

const groundOf = (r: Row<'contract_grounds'> & { approved_text: StoredText | null }): Ground => ({
  ...groundRow.read(r),
  id: r.contract_id,
  approved: r.approved_minor === null ? null : minor(r.approved_minor),
  approvedText: r.approved_text && readText(r.approved_text),
})

/** Inside a change: makes whoever adds to a first contract wait for whoever is adding to it, so that what was added is counted one after the other. */
export async function holdAdditions(ctx: Ctx, firstId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`additions:${ctx.jurisdiction}:${firstId}`}, 0))`.execute(ctx.db)
}

/** Grounds of contracts without a tender, the oldest first. */
export async function readGrounds(
  ctx: Reading,
  asked: { contractIds?: readonly string[]; earlierId?: string; earlierIds?: readonly string[] },
): Promise<Ground[]> {
  if (asked.contractIds?.length === 0 || asked.earlierIds?.length === 0) return []
  let q = tables(ctx.db)
    .selectFrom('contract_grounds as g')
    .leftJoin('contract_versions as v', (on) =>
      on
        .onRef('v.jurisdiction', '=', 'g.jurisdiction')
        .onRef('v.contract_id', '=', 'g.contract_id')
        .onRef('v.number', '=', 'g.approved_number'),
    )
    .selectAll('g')
    .select('v.content as approved_text')
    .where('g.jurisdiction', '=', ctx.jurisdiction)
  if (asked.contractIds) q = q.where('g.contract_id', 'in', asked.contractIds)
  if (asked.earlierIds) q = q.where('g.earlier_id', 'in', asked.earlierIds)
  if (asked.earlierId) q = q.where('g.earlier_id', '=', asked.earlierId)
  return (await q.orderBy('g.asked_at').orderBy('g.contract_id').execute()).map(groundOf)
}
export const readGround = async (ctx: Reading, contractId: string): Promise<Ground | undefined> =>
  (await readGrounds(ctx, { contractIds: [contractId] }))[0]

/** Contracts without a tender whose ground nobody has approved: those that wait, and those of old that were never asked. The newest first. */
export async function openGrounds(ctx: Reading): Promise<{ contract: Contract; ground: Ground | undefined }[]> {
  const rows = await contractQuery(ctx)
    .leftJoin('contract_grounds as g', (on) => on.onRef('g.jurisdiction', '=', 'c.jurisdiction').onRef('g.contract_id', '=', 'c.id'))
    .where('c.tender_id', 'is', null)
    .where((e) => e.or([e('c.state', '<>', 'terminated'), e('c.signed_on', 'is not', null)]))
    .where((e) =>
      e.or([e('g.state', 'is', null), e('g.state', '=', 'asked'), e.and([e('g.state', '=', 'refused'), e('c.signed_on', 'is not', null)])]),
    )
    .orderBy('c.created_at', 'desc')
    .limit(200)
    .execute()
  const grounds = new Map((await readGrounds(ctx, { contractIds: rows.map((r) => r.id) })).map((g) => [g.contractId, g]))
  return rows.map((r) => ({ contract: contractOf(ctx)(r), ground: grounds.get(r.id) }))
}

/** Asks the bureau for the ground of a contract that begins. */
export async function askGround(
  ctx: Ctx,
  tx: Db,
  row: Pick<Row<'contract_grounds'>, 'contract_id' | 'plan_id' | 'kind' | 'earlier_id' | 'announced'>,
): Promise<void> {
  await tables(tx)
    .insertInto('contract_grounds')
    .values({ ...row, jurisdiction: ctx.jurisdiction, state: groundProcess.first, asked_at: ctx.now })
    .execute()
}

/** What is written when a ground is decided on, or asked for again. */
type GroundColumns = Pick<ContractTables['contract_grounds'], 'decided_at' | 'decided_by' | 'note' | 'approved_minor' | 'approved_number'>

/** Writes what was decided on a contract of which no ground was ever asked for. False where there is one by now. */
export async function addDecidedGround(ctx: Ctx, tx: Db, contractId: string, state: GroundState, columns: GroundColumns): Promise<boolean> {
  const first = await tables(tx)
    .insertInto('contract_grounds')
    .values({
      jurisdiction: ctx.jurisdiction,
      contract_id: contractId,
      plan_id: null,
      kind: 'unstated',
      earlier_id: null,
      announced: null,
      asked_at: ctx.now,
      state,
      ...columns,
    })
    .onConflict((c) => c.doNothing())
    .returning('contract_id')
    .executeTakeFirst()
  return first !== undefined
}

/** Moves a ground on if it is still where it was read. False when somebody was faster. */
export async function moveGround(
  ctx: Ctx,
  tx: Db,
  was: Pick<Ground, 'contractId' | 'state' | 'version'>,
  state: GroundState,
  columns: GroundColumns,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('contract_grounds')
    .set({ ...columns, state, version: was.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', was.contractId)
    .where('state', '=', was.state)
    .where('version', '=', was.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
