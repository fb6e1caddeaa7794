import type { Refusal } from '#kernel'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import { type Holder, type HolderAgain, isOwn, noAgain, noOf, seesFile } from './holder.ts'
import { endFile, holdRecord, rowsOf } from './store.ts'
import { refuse } from './words.ts'

/** Takes a file off a record. That it was there stays, with its fingerprint; its bytes go by the clock, unless another record has the same. */
export async function removeFile(ctx: Ctx, holder: Holder, fileId: string, again: HolderAgain): Promise<{ id: string } | Refusal> {
  const about = { subject: { kind: holder.kind, id: holder.id }, ...(holder.purchaseId && { purchaseId: holder.purchaseId }) }
  const no = noOf(ctx, holder).remove
  if (no) return await recordRefusal(ctx, 'files.remove', no, about)
  return await change(ctx, { action: 'files.remove', ...about }, async (tx, entry) => {
    await holdRecord(ctx, tx, holder)
    const stillNo = await noAgain({ ...ctx, db: tx }, again, 'remove')
    if (stillNo) return stillNo
    const file = (await rowsOf(ctx, holder, tx)).find((f) => f.id === fileId && seesFile(ctx, holder, f))
    if (!file) return notThere()
    if (!isOwn(ctx, file)) return refuse('not-your-file')
    entry.facts = { sha256: file.sha256 }
    if (file.state !== 'kept') entry.repeated = true
    else await endFile(ctx, tx, file.id, 'removed')
    return { id: file.id }
  })
}
