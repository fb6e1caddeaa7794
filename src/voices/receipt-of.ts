import { createHash } from 'node:crypto'
import { newReadableCode, readReadableCode } from '#kernel'
import type { Ctx } from '#platform'

/** Characters of a receipt: 31^11 numbers, which nobody tries out. */
const length = 12

/**
 * The number of a receipt, made from the key of the form under the secret of the house: the same form sent twice gives the same number,
 * and nobody else finds it. It is kept nowhere.
 */
export function receiptOf(ctx: Ctx, once: string): string {
  const bytes = createHash('sha512')
    .update(ctx.seal.blind(`receipt:${ctx.jurisdiction}:${once}`))
    .digest()
  return newReadableCode(length, bytes)
}

/** What was typed as the number of a receipt; undefined where it cannot be one. */
export const typedReceipt = (typed: string): string | undefined => readReadableCode(typed, length)

/** The mark under which a word is found by its receipt. */
export const markOfReceipt = (ctx: Ctx, receipt: string): string => ctx.seal.blind(`voice:${ctx.jurisdiction}:${receipt}`)

/** As it is read aloud and written down: `K7M4 P2XD 9QRT`. */
export const sayReceipt = (receipt: string): string => receipt.replace(/(.{4})(?=.)/g, '$1 ')
