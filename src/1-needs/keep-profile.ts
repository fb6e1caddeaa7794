import { isRefusal, type Refusal, type Words } from '#kernel'
import { communities, type Community, mayNot } from '#people'
import { change, type Ctx, fingerprint, readTable, recordRefusal } from '#platform'
import { checkGroups, type Margin, misfits, mostRows, readCensus } from './rules/census.ts'
import { type MarginVariable, marginVariables } from './rules/questionnaire.ts'
import { type ProfileSource, profiles, replaceMargins } from './store/index.ts'
import { refuse } from './words.ts'

export { type ProfileRow, profiles } from './store/index.ts'

/**
 * Replaces the whole profile of one community.
 * @param i.seen the counts that were confirmed, named by `seenAs`; needed where they do not fit together
 */
export async function keepProfile(
  ctx: Ctx,
  communityId: string,
  i: ProfileSource & { groups: readonly { variable: MarginVariable; category: string; people: number }[]; seen?: string | undefined },
): Promise<{ communityId: string } | Refusal> {
  const [community] = await communities(ctx, { ids: [communityId] })
  if (!community) return refuse('not-there')
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: community.organisation_id })
  const subject = { kind: 'community' as const, id: communityId }
  if (no) return await recordRefusal(ctx, 'needs.keep-profile', no, { subject })
  const wrong = marginVariables.flatMap((v) => {
    const bad = checkGroups(
      v,
      i.groups.filter((g) => g.variable === v).map((g) => g.category),
    )
    return bad ? [[v, bad] as const] : []
  })
  if (wrong.length) return refuse('answer-wrong').with({ fields: Object.fromEntries(wrong) })
  const odd = misfits(
    i.groups.map((g) => ({ ...g, communityId })),
    [community],
  )
  return await change(
    ctx,
    {
      action: 'needs.keep-profile',
      subject,
      facts: { groups: i.groups.length, source: i.source, ...(odd.length && { misfits: odd.length }) },
      after: i.groups,
    },
    async (tx) => {
      if (odd.length > 0 && i.seen !== seenAs(i.groups))
        return refuse('look-first').with({ fields: { confirmed: refuse('confirm-misfits').words } })
      await replaceMargins(
        ctx,
        tx,
        [communityId],
        i.groups.map((g) => ({ ...g, communityId })),
        i,
      )
      return { communityId }
    },
  )
}

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
  const table = readTable(content, { mostRows })
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
