import { codecs, type Ctx, type Db } from '#platform'
import type { Updateable } from 'kysely'
import type { TextMoments } from '../rules/before-clock.ts'
import type { AgreedText, ContractText, ContractVersion, Side } from '../rules/contract.ts'
import { withPosts } from '../rules/in-force.ts'
import { type ContractTables, type Reading, type Row, tables } from './tables.ts'
import { readText, storeText } from './texts.ts'

const versionRow = codecs<ContractTables>()('contract_versions', {
  only: ['number', 'state', 'proposed_by', 'proposed_at', 'reason', 'answer', 'answered_at', 'version'],
})

const versionOf = (r: Row<'contract_versions'>): ContractVersion => ({
  ...versionRow.read(r),
  text: readText(r.content),
  parties: r.parties,
  signed: {
    purchaser: r.purchaser_signed_at ? { at: r.purchaser_signed_at, by: r.purchaser_signer ?? '' } : null,
    provider: r.provider_signed_at ? { at: r.provider_signed_at, by: r.provider_signer ?? '' } : null,
  },
})

export async function readVersions(ctx: Reading, contractId: string): Promise<ContractVersion[]> {
  const rows = await tables(ctx.db)
    .selectFrom('contract_versions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .orderBy('number', 'desc')
    .execute()
  return postsFilled(rows.map(versionOf))
}

/** When each text of those contracts was proposed, signed and answered, by contract; without what they say. */
export async function readTextMoments(ctx: Omit<Reading, 'today'>, contractIds: readonly string[]): Promise<Map<string, TextMoments[]>> {
  if (contractIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('contract_versions')
    .select(['contract_id', 'number', 'state', 'proposed_by', 'proposed_at', 'answered_at', 'purchaser_signed_at', 'provider_signed_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...new Set(contractIds)])
    .orderBy('number')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (r) => r.contract_id as string)].map(([id, own]) => [
      id,
      own.map((r) => ({
        number: r.number,
        state: r.state,
        proposedBy: r.proposed_by,
        proposedAt: r.proposed_at,
        answeredAt: r.answered_at,
        signedAt: { purchaser: r.purchaser_signed_at, provider: r.provider_signed_at },
      })),
    ]),
  )
}

/** The texts as they were proposed, each with the posts of the months that the texts agreed before it left as they were. */
const postsFilled = (versions: readonly ContractVersion[]): ContractVersion[] => {
  const agreed = versions.filter((v) => v.state === 'agreed')
  return versions.map((v) => withPosts([...agreed.filter((a) => a.number < v.number), v]).at(-1)!)
}

/** The texts both agreed to of those contracts that have several of them, by contract. */
export async function readAgreedTexts(ctx: Omit<Reading, 'today'>, contractIds: readonly string[]): Promise<Map<string, AgreedText[]>> {
  if (contractIds.length === 0) return new Map()
  const agreed = tables(ctx.db)
    .selectFrom('contract_versions')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...new Set(contractIds)])
    .where('state', '=', 'agreed')
  const changed = agreed
    .select('contract_id')
    .groupBy('contract_id')
    .having((e) => e.fn.countAll(), '>', 1)
  const rows = await agreed.where('contract_id', 'in', changed).selectAll().orderBy('number').execute()
  return new Map([...Map.groupBy(rows, (r) => r.contract_id as string)].map(([id, own]) => [id, withPosts(own.map(versionOf))]))
}

/**
 * Closes or renews a text if it is still open and as it was read. False when somebody was faster.
 * @param open the text that waits for signatures
 */
export async function moveVersion(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  open: Pick<ContractVersion, 'number' | 'version'>,
  columns: Partial<
    Pick<
      Updateable<ContractTables['contract_versions']>,
      'state' | 'answer' | 'answered_at' | 'purchaser_signed_at' | 'purchaser_signer' | 'provider_signed_at' | 'provider_signer' | 'parties'
    >
  >,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('contract_versions')
    .set({ ...columns, version: open.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('number', '=', open.number)
    .where('state', '=', 'open')
    .where('version', '=', open.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Puts a text on the table, unsigned. */
export async function addVersion(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  v: { number: number; proposedBy: Side; reason: string; text: ContractText },
): Promise<void> {
  await tables(tx)
    .insertInto('contract_versions')
    .values({
      jurisdiction: ctx.jurisdiction,
      contract_id: contractId,
      number: v.number,
      state: 'open',
      proposed_by: v.proposedBy,
      proposed_at: ctx.now,
      reason: v.reason,
      content: storeText(v.text),
      ...unsigned,
      answer: null,
      answered_at: null,
    })
    .execute()
}

/** Puts a text back on the table that another had replaced, with nobody's signature. */
export async function reopenVersion(ctx: Ctx, tx: Db, contractId: string, number: number): Promise<void> {
  await tables(tx)
    .updateTable('contract_versions')
    .set((e) => ({ state: 'open', answered_at: null, ...unsigned, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('number', '=', number)
    .execute()
}

/** Declines whatever text of a contract still waits; nobody owes an answer to it any more. */
export async function declineOpenVersion(ctx: Ctx, tx: Db, contractId: string, answer: string): Promise<void> {
  await tables(tx)
    .updateTable('contract_versions')
    .set((e) => ({ state: 'declined', answer, answered_at: ctx.now, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('state', '=', 'open')
    .execute()
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ state: 'void', version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('kind', '=', 'answer-change')
    .where('subject_kind', '=', 'version')
    .where('state', '=', 'open')
    .execute()
}

const unsigned = { purchaser_signed_at: null, purchaser_signer: null, provider_signed_at: null, provider_signer: null, parties: null }
