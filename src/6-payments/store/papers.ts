import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import type { PaperKind } from '../rules/claim.ts'
import { tables } from './tables.ts'

/** A paper by who numbers it and how its number is compared. */
export interface Paper {
  kind: PaperKind
  organisationId: string
  number: string
  /** Each number that stands in what was typed: `numbersIn`. */
  numbers: readonly string[]
}

/** The claims that used a paper, the first first. */
export async function usesOfPaper(ctx: Ctx, db: Db, p: Paper): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('paper_uses')
    .select('claim_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', p.kind)
    .where('organisation_id', '=', p.organisationId)
    .where('number', '=', p.number)
    .orderBy('used_on')
    .orderBy('claim_id')
    .execute()
  return rows.map((r) => r.claim_id)
}

/**
 * The claims that used a paper with one of these numbers in what was typed for it. Of an invoice also one whose number holds one of these, or is held
 * by it: one of the two was written with its code, the other without.
 */
export async function usesOfNumbers(ctx: Ctx, db: Db, p: Paper): Promise<string[]> {
  if (p.numbers.length === 0) return []
  // The shorter is a number of eight digits, one with its code, or a fully digital one: others that begin alike are other papers.
  const isPart = sql<boolean>`least(length(kept), length(asked)) not between 9 and 15 and (position(kept in asked) > 0 or position(asked in kept) > 0)`
  const rows = await tables(db)
    .selectFrom('paper_uses')
    .select('claim_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', p.kind)
    .where('organisation_id', '=', p.organisationId)
    .where('number', '!=', p.number)
    .where(
      sql<boolean>`exists (select from unnest(numbers) as kept, unnest(${[...p.numbers]}::text[]) as asked
        where kept = asked or ${p.kind === 'invoice' ? isPart : sql<boolean>`false`})`,
    )
    .orderBy('used_on')
    .orderBy('claim_id')
    .execute()
  return rows.map((r) => r.claim_id)
}

/** Until the end of the transaction nobody else notes an invoice of this payee. */
export const lockInvoices = (ctx: Ctx, tx: Db, organisationId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`invoices:${ctx.jurisdiction}:${organisationId}`}, 0))`.execute(tx)

/** @param reason why it is used again; null of a first use */
export async function insertPaperUse(ctx: Ctx, tx: Db, p: Paper, claimId: string, reason: string | null): Promise<void> {
  await tables(tx)
    .insertInto('paper_uses')
    .values({
      jurisdiction: ctx.jurisdiction,
      kind: p.kind,
      organisation_id: p.organisationId,
      number: p.number,
      numbers: [...p.numbers],
      claim_id: claimId,
      reason,
      used_on: ctx.today,
    })
    .execute()
}

export async function deletePaperUse(ctx: Ctx, tx: Db, p: Paper, claimId: string): Promise<void> {
  await tables(tx)
    .deleteFrom('paper_uses')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', p.kind)
    .where('organisation_id', '=', p.organisationId)
    .where('number', '=', p.number)
    .where('claim_id', '=', claimId)
    .execute()
}
