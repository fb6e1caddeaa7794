import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx, Db } from '#platform'
import { type Claim, findClaim, tables } from './store.ts'
import { refuse } from './words.ts'

/** An invoice is the payee's, a transfer the payer's: each numbers its own. */
export type PaperKind = 'invoice' | 'transfer'

/** One paper for several claims on purpose, and why. */
export interface SecondUse {
  readonly again?: boolean | undefined
  readonly againReason?: string | undefined
}

/** How numbers are compared: half-width, capitals, no spaces, dashes, strokes or points. The migrations that filled the table did the same. */
export const comparedAs = (number: string): string => {
  const whole = number.normalize('NFKC').toUpperCase().replace(/\s+/g, '')
  return whole.replace(/[-‐‑‒–—―−_/.·]/g, '') || whole
}

const ownerOf = (kind: PaperKind, claim: Pick<Claim, 'providerId' | 'purchaserId'>): string =>
  kind === 'invoice' ? claim.providerId : claim.purchaserId

/** Another claim that used this invoice or transfer, or undefined. */
export async function otherUse(
  ctx: Ctx,
  db: Db,
  kind: PaperKind,
  number: string,
  claim: Pick<Claim, 'id' | 'providerId' | 'purchaserId'>,
): Promise<Claim | undefined> {
  const row = await tables(db)
    .selectFrom('paper_uses')
    .select('claim_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', kind)
    .where('organisation_id', '=', ownerOf(kind, claim))
    .where('number', '=', comparedAs(number))
    .where('claim_id', '<>', claim.id)
    .orderBy('used_on')
    .orderBy('claim_id')
    .limit(1)
    .executeTakeFirst()
  return row && (await findClaim(ctx, row.claim_id, db))
}

/**
 * Notes that a claim uses an invoice or a transfer. A number that another claim used is refused with its name, unless somebody
 * says that it is meant and why. Two at the same moment meet in the unique index, and the second of them comes here again.
 * @param fields names of the fields of number, tick and reason
 */
export async function takePaper(
  ctx: Ctx,
  tx: Db,
  kind: PaperKind,
  number: string,
  claim: Pick<Claim, 'id' | 'providerId' | 'purchaserId'>,
  o: SecondUse & { field: string },
): Promise<{ second: boolean } | Refusal> {
  const mine = await tables(tx)
    .selectFrom('paper_uses')
    .select('claim_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', kind)
    .where('organisation_id', '=', ownerOf(kind, claim))
    .where('number', '=', comparedAs(number))
    .where('claim_id', '=', claim.id)
    .executeTakeFirst()
  if (mine) return { second: false }
  const other = await otherUse(ctx, tx, kind, number, claim)
  const reason = o.againReason?.trim()
  if (other && !o.again) {
    // Who may not see the other claim learns that there is one, not which.
    const named = mayNot(ctx.asker, 'payments.read', other) ? null : other.number
    const words = refuse(kind === 'invoice' ? 'invoice-used' : 'transfer-used', number, named).words
    return refuse(kind === 'invoice' ? 'invoice-used' : 'transfer-used', number, named).with({ fields: { [o.field]: words } })
  }
  if (other && !reason) return refuse('say-why-again').at('againReason')
  await tables(tx)
    .insertInto('paper_uses')
    .values({
      jurisdiction: ctx.jurisdiction,
      kind,
      organisation_id: ownerOf(kind, claim),
      number: comparedAs(number),
      claim_id: claim.id,
      reason: other ? reason! : null,
      used_on: ctx.today,
    })
    .execute()
  return { second: other !== undefined }
}

/** An invoice that was noted by mistake is free again. */
export async function freePaper(ctx: Ctx, tx: Db, kind: PaperKind, number: string, claim: Claim): Promise<void> {
  await tables(tx)
    .deleteFrom('paper_uses')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', kind)
    .where('organisation_id', '=', ownerOf(kind, claim))
    .where('number', '=', comparedAs(number))
    .where('claim_id', '=', claim.id)
    .execute()
}
