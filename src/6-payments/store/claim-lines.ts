import { fractionOf, fractionText, type Money, type Portion, portionOf, shareThen } from '#kernel'
import { codecs, type Ctx, type Db, type RecordOf } from '#platform'
import type { ClaimLine } from '../rules/claim-lines.ts'
import { type PaymentTables, type Row, tables } from './tables.ts'

const lineRow = codecs<PaymentTables>()('claim_lines', { except: ['share', 'out_of'] })

/** A line of a claim that was made, with what it took of its instalment. */
export type ClaimLineMade = Omit<RecordOf<Row<'claim_lines'>>, 'share' | 'outOf'> & { portion: Portion }

export async function claimLinesOf(
  ctx: Ctx,
  of: { contractIds: readonly string[]; owed?: true } | { claimId: string },
  db: Db = ctx.db,
): Promise<ClaimLineMade[]> {
  let q = tables(db).selectFrom('claim_lines').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if ('claimId' in of) q = q.where('claim_id', '=', of.claimId)
  else {
    if (of.contractIds.length === 0) return []
    q = q.where('contract_id', 'in', [...of.contractIds])
    // What a withdrawn claim took can be claimed again.
    if (of.owed)
      q = q.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('claims')
              .select('claims.id')
              .where('claims.jurisdiction', '=', ctx.jurisdiction)
              .whereRef('claims.id', '=', 'claim_lines.claim_id')
              .where('claims.state', '=', 'withdrawn'),
          ),
        ),
      )
  }
  const rows = await q.orderBy('claim_id').orderBy('instalment_key').execute()
  return rows.map((r) => ({ ...lineRow.read(r), portion: portionOf(fractionOf(r.share), r.out_of === null ? null : fractionOf(r.out_of)) }))
}

/** What is kept beside its share with what it is a share of: units, and the fen of an advance or of what was kept back. */
const countedOut = /:(?:units|advance|release)$/

export async function insertClaimLines(
  ctx: Ctx,
  tx: Db,
  of: { claimId: string; contractId: string; acceptanceId: string | null },
  lines: readonly ClaimLine[],
): Promise<void> {
  await tables(tx)
    .insertInto('claim_lines')
    .values(
      lines.map((l) => ({
        jurisdiction: ctx.jurisdiction,
        claim_id: of.claimId,
        instalment_key: l.instalmentKey,
        contract_id: of.contractId,
        line_id: l.lineId,
        acceptance_id: of.acceptanceId,
        share: fractionText(shareThen(l.portion)),
        out_of: countedOut.test(l.instalmentKey) ? fractionText(l.portion.of) : null,
        amount_minor: l.amount,
        disputed_minor: l.disputed,
      })),
    )
    .execute()
}

/** Takes the contract's book, so that two claims on one contract wait for each other, and the number of the next claim. */
export async function takeBook(ctx: Ctx, tx: Db, contractId: string): Promise<number> {
  await tables(tx)
    .insertInto('claim_books')
    .values({ jurisdiction: ctx.jurisdiction, contract_id: contractId })
    .onConflict((c) => c.doNothing())
    .execute()
  const row = await tables(tx)
    .updateTable('claim_books')
    .set((e) => ({ last_number: e('last_number', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

export async function addToBook(ctx: Ctx, tx: Db, contractId: string, amount: Money): Promise<void> {
  await tables(tx)
    .updateTable('claim_books')
    .set((e) => ({ claimed_minor: e('claimed_minor', '+', amount as bigint) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .execute()
}
