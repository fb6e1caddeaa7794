import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { inOrder, type Margin } from '../rules/census.ts'
import { type MarginVariable, marginVariables } from '../rules/questionnaire.ts'
import { type NeedsTables, tables } from './tables.ts'

/** Where counts of people come from, and of which day they are. */
export interface ProfileSource {
  source: string
  countedOn: Day
}
export interface ProfileRow extends Margin, ProfileSource {}

const marginRow = codecs<NeedsTables>()('community_margins')

/** The census margins of communities, in the order of the profile. */
export async function profiles(ctx: Ctx, communityIds: readonly string[]): Promise<ProfileRow[]> {
  if (communityIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('community_margins')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('community_id', 'in', [...communityIds])
    .execute()
  return inOrder(rows.map((r) => marginRow.read(r)))
}

/** Replaces what is kept of some variables of some communities. */
export async function replaceMargins(
  ctx: Ctx,
  tx: Db,
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
