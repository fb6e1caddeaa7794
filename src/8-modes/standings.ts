import { contracts } from '#contracts'
import { isAfter } from '#kernel'
import type { Ctx, Standing } from '#platform'
import { words } from './words.ts'

/** A purchase can be looked at here from the first day of its contract. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  if (purchaseIds.length === 0) return new Map()
  const begun = (await contracts(ctx, { purchaseIds, states: ['active', 'ended', 'terminated'] })).filter(
    (c) => c.signedOn !== null && !isAfter(c.startsOn, ctx.today),
  )
  return new Map(
    [...Map.groupBy(begun, (c) => c.purchaseId)].map(([id, own]): [string, Standing] => [
      id,
      {
        state: own.every((c) => c.state !== 'active') ? 'done' : 'now',
        note: words[ctx.lang].standing,
        href: `/modes/contracts/${own[0]!.id}`,
      },
    ]),
  )
}
