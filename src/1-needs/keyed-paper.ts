import type { Ctx, Db } from '#platform'
import type { Answers } from './rules/questionnaire.ts'
import { boxed, keyOf, unboxed } from './waiting-answers.ts'

/*
 * A sheet that was keyed once waits for its second keying with what was said and the code it was said with. Both lie in a box under the
 * key of the survey, as every answer that waits: nobody who reads the database finds them side by side, and with the counting they are gone.
 */

/** What was keyed from one sheet. */
export interface KeyedSheet {
  answers: Answers
  codeHash: string | null
}
/** As it lies in the table: in a box, or, keyed before there were boxes, as it was said. */
export type KeptSheet = Answers | { readonly $box: string }

/** Undefined once the survey is counted. */
export async function keepSheet(ctx: Ctx, db: Db, campaignId: string, sheet: KeyedSheet): Promise<KeptSheet | undefined> {
  const key = await keyOf(ctx, campaignId, db)
  return key && { $box: Buffer.from(boxed(key, sheet)).toString('base64') }
}

/** Undefined where nothing is kept, or the survey is counted. @throws CannotUnseal */
export async function keptSheet(
  ctx: Ctx,
  db: Db,
  row: { campaign_id: string; code_hash: string | null },
  kept: KeptSheet | null,
): Promise<KeyedSheet | undefined> {
  if (!kept) return undefined
  if (typeof kept.$box !== 'string') return { answers: kept as Answers, codeHash: row.code_hash }
  const key = await keyOf(ctx, row.campaign_id, db)
  return key && unboxed<KeyedSheet>(key, Buffer.from(kept.$box, 'base64'))
}
