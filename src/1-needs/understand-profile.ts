import { isRefusal, type Refusal, type Words } from '#kernel'
import { communities, type Community, mayNot } from '#people'
import { type Ctx, fingerprint, readTableBeside, recordRefusal } from '#platform'
import { type Margin, misfits, mostRows, readCensus } from './rules/census.ts'
import { profiles } from './store/index.ts'

/** A census table as the program understood it, before anything is stored. */
export interface UnderstoodCensus {
  readonly margins: readonly Margin[]
  readonly places: readonly Community[]
  /** What does not fit, with what is kept of the variables the table says nothing of. */
  readonly misfits: readonly Words[]
  /** Names exactly these counts: sent back with the confirmation, so that nothing is taken that nobody saw. */
  readonly seen: string
  /** How the file was read: its sheet, what was passed over, its encoding where the file did not say it itself. */
  readonly notes: readonly Words[]
  /** Something of that was worked out, and might have been meant differently. */
  readonly isSure: boolean
}

/** Names what was shown of counts. */
export const seenAs = (counts: readonly unknown[]): string => fingerprint(counts)

/** Reads a census table, xlsx or text, and says what it was understood to say. Nothing is stored. */
export async function understandProfile(ctx: Ctx, content: Uint8Array | string): Promise<UnderstoodCensus | Refusal> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: own })
  if (no) return await recordRefusal(ctx, 'needs.upload-profile', no)
  const places = await communities(ctx, { organisationId: own! })
  const table = await readTableBeside(content, { mostRows })
  const margins = isRefusal(table) ? table : readCensus(table, places)
  if (isRefusal(table) || isRefusal(margins)) return await recordRefusal(ctx, 'needs.upload-profile', margins as Refusal)
  const told = places.filter((p) => margins.some((m) => m.communityId === p.id))
  const says = new Set(margins.map((m) => `${m.communityId} ${m.variable}`))
  const kept = (
    await profiles(
      ctx,
      told.map((p) => p.id),
    )
  ).filter((m) => !says.has(`${m.communityId} ${m.variable}`))
  return {
    margins,
    places: told,
    misfits: misfits([...margins, ...kept], told),
    seen: seenAs(margins),
    notes: table.notes,
    isSure: table.isSure,
  }
}
