import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx, recordRefusal } from '#platform'
import { fileWith } from './file-with.ts'
import { type Holder, type HolderAgain, noAgain, noOf } from './holder.ts'
import { type Attached, readyFiles } from './ready-files.ts'
import { refuse } from './words.ts'

/**
 * Attaches files to a record. What each is, its bytes say. They are put away for good before anything is written about them, so that no row
 * ever points at nothing; bytes without a row, as of a process that died between, are swept by the clock. `again` reads the record once more
 * when that is done: a scanner takes its time, and the record may have been published or closed meanwhile.
 */
export async function attach(
  ctx: Ctx,
  holder: Holder,
  input: { files: readonly Attached[]; note?: string | undefined },
  again: HolderAgain,
): Promise<{ ids: string[] } | Refusal> {
  const about = { subject: { kind: holder.kind, id: holder.id }, ...(holder.purchaseId && { purchaseId: holder.purchaseId }) }
  const { see, add } = noOf(ctx, holder)
  const no = see ?? add ?? (input.files.length === 0 ? refuse('no-file').at('file') : undefined)
  if (no) return await recordRefusal(ctx, 'files.add', no, about)
  const checked = await readyFiles(ctx, input.files, { isPhoto: holder.photos ?? false })
  if (isRefusal(checked)) return await recordRefusal(ctx, 'files.add', checked, about)
  const once = ctx.once && `files.add:${holder.kind}:${holder.id}:${ctx.once}`
  return await change(ctx, { action: 'files.add', ...about, ...(once && { once }) }, async (tx, entry) => {
    const rows = await fileWith(ctx, tx, holder, checked, { note: input.note, why: () => noAgain({ ...ctx, db: tx }, again, 'add') })
    if (isRefusal(rows)) return rows
    entry.facts = { files: rows.length, bytes: checked.reduce((n, f) => n + f.bytes, 0), sha256: rows.map((r) => r.sha256).join(' ') }
    return { ids: rows.map((r) => r.id) }
  })
}
