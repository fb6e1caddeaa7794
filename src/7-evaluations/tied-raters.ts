import { allExperts, people, tiesOf } from '#people'
import type { Ctx } from '#platform'

interface Sides {
  readonly purchaserId: string
  readonly providerId: string
}

/** Of some people, those with a role at one of the sides, or who noted a tie to one of them; each with which of the two it is. */
export async function tiedRaters(ctx: Ctx, of: Sides, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const sides = [of.purchaserId, of.providerId]
  const tied = new Set((await people(ctx, { organisationIds: sides, userIds })).map((p) => p.userId))
  const experts = await allExperts(ctx, { userIds })
  const ties = await tiesOf(
    ctx,
    experts.map((x) => x.id),
  )
  for (const x of experts)
    if (x.user_id && [...x.works_in, ...(ties.get(x.id) ?? []).map((t) => t.organisation_id)].some((o) => sides.includes(o)))
      tied.add(x.user_id)
  return tied
}

/** Of some evaluators, those whose own evaluators have a tie to one of the sides. */
export async function tiedEvaluators(ctx: Ctx, of: Sides, evaluatorIds: readonly string[]): Promise<ReadonlySet<string>> {
  const leads = await people(ctx, { organisationIds: evaluatorIds, roles: ['evaluator'] })
  const tied = await tiedRaters(
    ctx,
    of,
    leads.map((p) => p.userId),
  )
  return new Set(leads.filter((p) => tied.has(p.userId)).map((p) => p.organisationId))
}
