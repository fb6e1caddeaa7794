import { type Day, isBefore } from '#kernel'
import { change, type Ctx, type DueWork } from '#platform'
import { endFile, type FileRow, keptSince } from './store.ts'

/** How long files are kept: steps and law know it, not what keeps them. */
export interface FileTerms {
  /** On which day some records of one kind were over; one that still runs is left out. */
  readonly overOn: (ctx: Ctx, kind: string, ids: readonly string[]) => Promise<ReadonlyMap<string, Day>>
  /** What was over before this day, and came before it, has been kept long enough. */
  readonly last: (ctx: Ctx, of: 'procurement' | 'scans') => Day | undefined
}

/**
 * Takes away the contents of files that have been kept as long as they must be: those of a procurement for the years that the law of the
 * place says, from its end or from when they came, whichever is later; scans of a supplier's withdrawn document for our own time. The row stays
 * with its name and fingerprint.
 */
export async function expire(ctx: Ctx, work: DueWork, { overOn, last: lastOf }: FileTerms): Promise<void> {
  for (const [kinds, last] of [
    [{ not: 'document' }, lastOf(ctx, 'procurement')],
    [{ is: 'document' }, lastOf(ctx, 'scans')],
  ] as const) {
    // Where the law of a place is not known nothing is taken away.
    if (!last) continue
    const old = await keptSince(ctx, kinds, last.toZonedDateTime(ctx.zone).toInstant())
    for (const [kind, files] of Map.groupBy(old, (f) => f.record_kind)) {
      const over = await overOn(ctx, kind, [...new Set(files.map((f) => f.record_id))])
      const due = files.filter((f) => over.has(f.record_id) && isBefore(over.get(f.record_id)!, last))
      await work.each('files.expire', due, recordOf, async (file) => {
        await change(ctx, { action: 'files.expire', ...recordOf(file), facts: { sha256: file.sha256 } }, async (tx) => {
          await endFile(ctx, tx, file.id, 'erased')
          return null
        })
        return true
      })
    }
  }
}

const recordOf = (file: FileRow) => ({ subject: { kind: file.record_kind as 'file', id: file.record_id } })
