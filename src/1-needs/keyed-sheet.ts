import type { Ctx, Db } from '#platform'
import type { Answers } from './rules/questionnaire.ts'
import { boxed, unboxed } from './boxed.ts'
import { keyOf } from './key-of.ts'
import type { KeptSheet } from './store/index.ts'

/*
 * A sheet that was keyed once waits for its second keying with what was said and the code it was said with. Both lie in a box under the
 * key of the survey, as every answer that waits: nobody who reads the database finds them side by side, and with the counting they are gone.
 */

/** What was keyed from one sheet. */
export interface KeyedSheet {
  answers: Answers
  codeHash: string | null
}
/** A keyed sheet in its box. Undefined once the survey is counted. */
export async function keepSheet(ctx: Ctx, db: Db, campaignId: string, sheet: KeyedSheet): Promise<KeptSheet | undefined> {
  const key = await keyOf(ctx, campaignId, db)
  return key && { $box: Buffer.from(boxed(key, sheet)).toString('base64') }
}

/** What lies in the table as it was keyed. Undefined where nothing is kept, or the survey is counted. @throws CannotUnseal */
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
