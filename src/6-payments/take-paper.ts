import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx, Db } from '#platform'
import type { Claim, PaperKind } from './rules/claim.ts'
import { comparedAs, lettersOf, numbersIn } from './rules/compared-as.ts'
import { deletePaperUse, findClaim, insertPaperUse, lockInvoices, usesOfNumbers, usesOfPaper } from './store/index.ts'
import { refuse } from './words.ts'

/** One paper for several claims on purpose, and why. */
export interface SecondUse {
  readonly again?: boolean | undefined
  readonly againReason?: string | undefined
  /** Claims with which it is shared anyway; what is said of `again` is said of these alone. Left out, of every one. */
  readonly sharedWith?: readonly string[] | undefined
}

type Parties = Pick<Claim, 'id' | 'providerId' | 'purchaserId'>
const paper = (kind: PaperKind, number: string, claim: Parties) => ({
  kind,
  organisationId: kind === 'invoice' ? claim.providerId : claim.purchaserId,
  number: comparedAs(number),
  numbers: numbersIn(number),
})

/** Another claim that used this invoice or transfer, or one that may be the same, or undefined. */
export async function otherUse(
  ctx: Ctx,
  db: Db,
  kind: PaperKind,
  number: string,
  claim: Parties,
  but: readonly string[] = [],
): Promise<Claim | undefined> {
  const asked = paper(kind, number, claim)
  const other = [...(await usesOfPaper(ctx, db, asked)), ...(await usesOfNumbers(ctx, db, asked))].find(
    (id) => id !== claim.id && !but.includes(id),
  )
  return other === undefined ? undefined : await findClaim(ctx, other, db)
}

/**
 * Notes that a claim uses an invoice or a transfer. A number that another claim used, or one that reads like it, is refused with its
 * name, unless somebody says that it is meant and why. Two at the same moment meet in the unique index, and the second of them comes here again.
 * @param o.field name of the field that holds the number
 */
export async function takePaper(
  ctx: Ctx,
  tx: Db,
  kind: PaperKind,
  number: string,
  claim: Parties,
  o: SecondUse & { field: string },
): Promise<{ second: boolean } | Refusal> {
  if (lettersOf(number) === '') return refuse('no-number').at(o.field)
  const used = paper(kind, number, claim)
  // Two of which one holds the other do not meet in the index: whoever notes an invoice of a payee waits for who notes another.
  if (kind === 'invoice') await lockInvoices(ctx, tx, used.organisationId)
  if ((await usesOfPaper(ctx, tx, used)).includes(claim.id)) return { second: false }
  const other = await otherUse(ctx, tx, kind, number, claim)
  const reason = o.againReason?.trim()
  // One that is meant for some is not meant for all.
  const beyond = o.sharedWith ? await otherUse(ctx, tx, kind, number, claim, o.sharedWith) : other
  if (beyond && (!o.again || o.sharedWith)) {
    // Who may not see the other claim learns that there is one, not which.
    const named = mayNot(ctx.asker, 'payments.read', beyond) ? null : beyond.number
    return refuse(kind === 'invoice' ? 'invoice-used' : 'transfer-used', number, named).at(o.field)
  }
  if (other && !reason) return refuse('say-why-again').at('againReason')
  await insertPaperUse(ctx, tx, used, claim.id, other ? reason! : null)
  return { second: other !== undefined }
}

/** An invoice that was noted by mistake is free again. */
export const freePaper = (ctx: Ctx, tx: Db, kind: PaperKind, number: string, claim: Parties): Promise<void> =>
  deletePaperUse(ctx, tx, paper(kind, number, claim), claim.id)
