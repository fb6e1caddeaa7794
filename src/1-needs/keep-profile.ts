import { type Day, isRefusal, type Refusal } from '#kernel'
import { communities, mayNot } from '#people'
import { change, type Ctx, type Encoding, readTable, recordRefusal } from '#platform'
import { checkGroups, inOrder, type Margin, misfits, mostRows, readCensus } from './rules/census.ts'
import { type MarginVariable, marginVariables } from './rules/questionnaire.ts'
import { tables } from './store.ts'
import { refuse } from './words.ts'

export interface ProfileRow extends Margin {
  source: string
  countedOn: Day
}

/** The census margins of communities, in the order of the profile. */
export async function profiles(ctx: Ctx, communityIds: readonly string[]): Promise<ProfileRow[]> {
  if (communityIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('community_margins')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('community_id', 'in', [...communityIds])
    .execute()
  return inOrder(
    rows.map((r) => ({
      communityId: r.community_id,
      variable: r.variable,
      category: r.category,
      people: r.people,
      source: r.source,
      countedOn: r.counted_on,
    })),
  )
}

export interface ProfileSource {
  source: string
  countedOn: Day
}

/** Replaces the whole profile of one community. */
export async function keepProfile(
  ctx: Ctx,
  communityId: string,
  i: ProfileSource & { groups: readonly { variable: MarginVariable; category: string; people: number }[] },
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
  return await change(
    ctx,
    { action: 'needs.keep-profile', subject, facts: { groups: i.groups.length, source: i.source }, after: i.groups },
    async (tx) => {
      await write(
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

/** Takes a census table, xlsx or text. Only the variables it holds are replaced, community by community. */
export async function uploadProfile(
  ctx: Ctx,
  i: ProfileSource & { content: Uint8Array | string },
): Promise<{ groups: number; communities: number; guessed?: Encoding | undefined } | Refusal> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: own })
  if (no) return await recordRefusal(ctx, 'needs.upload-profile', no)
  const places = await communities(ctx, { organisationId: own! })
  const table = readTable(i.content, { mostRows })
  const margins = isRefusal(table) ? table : readCensus(table, places)
  return await change(ctx, { action: 'needs.upload-profile', facts: { source: i.source } }, async (tx, entry) => {
    if (!Array.isArray(margins)) return margins as Refusal
    const touched = Map.groupBy(margins as Margin[], (m) => m.communityId)
    // Communities for which the file says the same variables are written together: a whole city is a few statements, not hundreds.
    const variablesOf = (rows: readonly Margin[]) => marginVariables.filter((v) => rows.some((r) => r.variable === v))
    for (const alike of Map.groupBy(touched, ([, rows]) => variablesOf(rows).join()).values())
      await write(
        ctx,
        tx,
        alike.map(([communityId]) => communityId),
        alike.flatMap(([, rows]) => rows),
        i,
        variablesOf(alike[0]![1]),
      )
    const odd = misfits(
      margins as Margin[],
      places.filter((p) => touched.has(p.id)),
    )
    Object.assign(entry, {
      facts: { source: i.source, groups: margins.length, communities: touched.size, ...(odd.length && { misfits: odd.length }) },
      after: margins,
    })
    // What the file did not say itself, and a person should look at.
    const guessed = !isRefusal(table) && !table.isSure && table.as.kind === 'text' ? table.as.encoding : undefined
    return { groups: margins.length, communities: touched.size, ...(guessed && { guessed }) }
  })
}

async function write(
  ctx: Ctx,
  tx: Ctx['db'],
  communityIds: readonly string[],
  rows: readonly Margin[],
  of: ProfileSource,
  variables: readonly MarginVariable[] = marginVariables,
): Promise<void> {
  const db = tables(tx)
  await db
    .deleteFrom('community_margins')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('community_id', 'in', [...communityIds])
    .where('variable', 'in', [...variables])
    .execute()
  // A statement takes 65,535 values at most, seven to a row.
  for (let from = 0; from < rows.length; from += 5000)
    await db
      .insertInto('community_margins')
      .values(
        rows.slice(from, from + 5000).map((r) => ({
          jurisdiction: ctx.jurisdiction,
          community_id: r.communityId,
          variable: r.variable,
          category: r.category,
          people: r.people,
          source: of.source,
          counted_on: of.countedOn,
        })),
      )
      .execute()
}
