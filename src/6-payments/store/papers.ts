import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import type { PaperKind } from '../rules/claim.ts'
import { tables } from './tables.ts'

/** A paper by who numbers it and how its number is compared. */
export interface Paper {
  kind: PaperKind
  organisationId: string
  number: string
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

/** The claims that used an invoice whose number ends alike: one of the two was written with its code, the other without. */
export async function usesOfSameEnd(ctx: Ctx, db: Db, p: Paper, of: { end: string; isWhole: boolean } | undefined): Promise<string[]> {
  if (!of) return []
  const rows = await tables(db)
    .selectFrom('paper_uses')
    .select('claim_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', p.kind)
    .where('organisation_id', '=', p.organisationId)
    .where('number', '!=', p.number)
    .where(
      of.isWhole
        ? sql<boolean>`number ~ '^[0-9]{1,8}$' and lpad(number, 8, '0') = ${of.end}`
        : sql<boolean>`number ~ '^[0-9]{16,20}$' and right(number, 8) = ${of.end}`,
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
