import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx } from '#platform'
import type { Margin } from './rules/census.ts'
import { marginVariables } from './rules/questionnaire.ts'
import { type ProfileSource, replaceMargins } from './store/index.ts'
import { understandProfile } from './understand-profile.ts'
import { refuse } from './words.ts'

/**
 * Takes a census table that was shown as it was understood, and confirmed by whoever looked. Only the variables it holds are replaced,
 * community by community.
 * @param i.seen what was shown, named by `understandProfile`
 * @param i.confirmed that counts which do not fit were compared with their source; needed only where some do not
 */
export async function uploadProfile(
  ctx: Ctx,
  i: ProfileSource & { content: Uint8Array | string; seen: string; confirmed: boolean },
): Promise<{ groups: number; communities: number } | Refusal> {
  const read = await understandProfile(ctx, i.content)
  if (isRefusal(read)) return read
  const { margins, places, misfits: odd } = read
  return await change(ctx, { action: 'needs.upload-profile', facts: { source: i.source } }, async (tx, entry) => {
    if (i.seen !== read.seen) return refuse('look-first')
    if (odd.length > 0 && !i.confirmed) return refuse('look-first').with({ fields: { confirmed: refuse('confirm-misfits').words } })
    const touched = Map.groupBy(margins, (m) => m.communityId)
    // Communities for which the file says the same variables are written together: a whole city is a few statements, not hundreds.
    const variablesOf = (rows: readonly Margin[]) => marginVariables.filter((v) => rows.some((r) => r.variable === v))
    for (const alike of Map.groupBy(touched, ([, rows]) => variablesOf(rows).join()).values())
      await replaceMargins(
        ctx,
        tx,
        alike.map(([communityId]) => communityId),
        alike.flatMap(([, rows]) => rows),
        i,
        variablesOf(alike[0]![1]),
      )
    Object.assign(entry, {
      facts: { source: i.source, groups: margins.length, communities: places.length, ...(odd.length && { misfits: odd.length }) },
      after: margins,
    })
    return { groups: margins.length, communities: places.length }
  })
}
