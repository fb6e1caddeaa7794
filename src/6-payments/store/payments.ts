import type { Owed } from '#law'
import { calendarsThen } from '#people'
import { codecs, type Ctx, type Db } from '#platform'
import type { Claim, PaymentMade } from '../rules/claim.ts'
import { owed } from '../rules/owed.ts'
import { type PaymentTables, tables } from './tables.ts'

const paymentRow = codecs<PaymentTables>()('payments', { except: ['recorded_by'] })

/** Every entry of some claims by its day, those that were taken back and those that take them back too. */
export async function paymentsOf(ctx: Ctx, claimIds: readonly string[], db: Db = ctx.db): Promise<PaymentMade[]> {
  if (claimIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('payments')
    .select(paymentRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('claim_id', 'in', [...claimIds])
    .orderBy('paid_on')
    .orderBy('id')
    .execute()
  return rows.map((r) => paymentRow.read(r))
}

/** Records money that went out, entered now by whoever asks. */
export async function insertPayment(ctx: Ctx, tx: Db, p: PaymentMade): Promise<void> {
  await tables(tx)
    .insertInto('payments')
    .values({
      ...paymentRow.write({ ...p, recordedAt: ctx.now }),
      jurisdiction: ctx.jurisdiction,
      recorded_by: ctx.asker.userId,
    })
    .execute()
}

/** The payments somebody entered, as they are told whose data they are. */
export const enteredBy = (ctx: Ctx, userId: string) =>
  tables(ctx.db)
    .selectFrom('payments')
    .select(['claim_id', 'paid_on', 'reference', 'recorded_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('recorded_by', '=', userId)
    .orderBy('recorded_at')
    .execute()

/** Claims as the law reckons lateness: what was owed until when, and what came in when. */
export async function owedOf(ctx: Ctx, claims: readonly Claim[], db: Db = ctx.db): Promise<Owed[]> {
  const made = await paymentsOf(
    ctx,
    claims.map((c) => c.id),
    db,
  )
  const byClaim = Map.groupBy(made, (p) => p.claimId)
  const then = await calendarsThen(ctx, db)
  return claims.map((c): Owed => {
    const calendar = then(c.settledOn)
    const settled = c.settledOn && c.interestDue !== null && { on: c.settledOn, interest: c.interestDue }
    return { ...owed(c, byClaim.get(c.id) ?? []), ...(calendar && { calendar }), ...(settled && { settled }) }
  })
}
