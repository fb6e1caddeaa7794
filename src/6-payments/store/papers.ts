import type { Ctx, Db } from '#platform'
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
