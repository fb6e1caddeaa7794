import { codecs, type Ctx, type Db } from '#platform'
import { sql } from 'kysely'
import type { SaidOfLine, SuccessWords } from '../rules/success.ts'
import type { Side } from '../rules/contract.ts'
import { type ContractTables, type Row, tables } from './tables.ts'

const wordsRow = codecs<ContractTables>()('success_words', { except: ['contract_id'] })

/** What lies in the database of a side: sealed, or open since both have said it. */
export interface StoredSaid {
  readonly side: Side
  readonly sealed: string | null
  readonly said: readonly SaidOfLine[] | null
  readonly saidOn: Temporal.PlainDate
  /** Number of the text by which it was said; null of what was said before this was kept. */
  readonly byText: number | null
}

/** One side after the other: whoever comes second sees that the other has said it. */
export const lockSuccess = (ctx: Ctx, tx: Db, contractId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`success:${ctx.jurisdiction}:${contractId}`}, 0))`.execute(tx)

export async function readSaid(ctx: Pick<Ctx, 'db' | 'jurisdiction'>, contractIds: readonly string[]): Promise<Map<string, StoredSaid[]>> {
  if (contractIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('success_said')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds])
    .orderBy('side', 'desc')
    .execute()
  const of = Map.groupBy(rows, (r) => r.contract_id)
  return new Map([...of].map(([id, own]) => [id, own.map(saidOf)]))
}

const saidOf = (r: Row<'success_said'>): StoredSaid => ({
  ...{ side: r.side, sealed: r.sealed, said: r.said, saidOn: r.said_on, byText: r.by_text },
})

/** Keeps what a side said, sealed; false where it has said it before. */
export async function keepSaid(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  { side, sealed, byText }: { side: Side; sealed: string; byText: number },
): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('success_said')
    .values({
      ...{ jurisdiction: ctx.jurisdiction, contract_id: contractId, side, sealed, said: null },
      ...{ said_on: ctx.today, by_text: byText },
    })
    .onConflict((o) => o.columns(['jurisdiction', 'contract_id', 'side']).doNothing())
    .returning('side')
    .executeTakeFirst()
  return made !== undefined
}

/** What was sealed lies open from now on. */
export const openSaid = (ctx: Ctx, tx: Db, contractId: string, side: Side, said: readonly SaidOfLine[]) =>
  tables(tx)
    .updateTable('success_said')
    .set({ sealed: null, said: sql`${JSON.stringify(said)}::jsonb` })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('side', '=', side)
    .execute()

export async function readSuccessWords(
  ctx: Pick<Ctx, 'db' | 'jurisdiction'>,
  contractIds: readonly string[],
): Promise<Map<string, SuccessWords[]>> {
  if (contractIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('success_words')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds])
    .orderBy('line_id')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.contract_id)].map(([id, own]) => [id, own.map((r) => wordsRow.read(r))]))
}

/** Writes words for a line, or others in the place of those nobody has agreed to. False where they changed meanwhile. */
export async function writeSuccessWords(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  w: { lineId: string; words: string; writtenBy: Side },
  seen: number,
): Promise<boolean> {
  const next = { words: w.words, written_by: w.writtenBy, written_on: ctx.today }
  const done =
    seen === 0
      ? await tables(tx)
          .insertInto('success_words')
          .values({ ...next, jurisdiction: ctx.jurisdiction, contract_id: contractId, line_id: w.lineId, agreed_on: null })
          .onConflict((o) => o.columns(['jurisdiction', 'contract_id', 'line_id']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await changed(ctx, tx, { contractId, lineId: w.lineId, seen }, next)
  return done !== undefined
}

/** The other side agrees to the words as they stand. False where they changed meanwhile. */
export const agreeSuccessWords = async (ctx: Ctx, tx: Db, of: { contractId: string; lineId: string; seen: number }): Promise<boolean> =>
  (await changed(ctx, tx, of, { agreed_on: ctx.today })) !== undefined

const changed = (
  ctx: Ctx,
  tx: Db,
  of: { contractId: string; lineId: string; seen: number },
  set: { words?: string; written_by?: Side; written_on?: Temporal.PlainDate; agreed_on?: Temporal.PlainDate },
) =>
  tables(tx)
    .updateTable('success_words')
    .set((e) => ({ ...set, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', of.contractId)
    .where('line_id', '=', of.lineId)
    .where('version', '=', of.seen)
    .where('agreed_on', 'is', null)
    .returning('version')
    .executeTakeFirst()
