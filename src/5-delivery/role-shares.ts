import type { Ctx } from '#platform'
import type { RoleShare } from './rules/role-card.ts'
import { roleCards } from './store/index.ts'

/** How the role cards of a contract share the time out, by the line of the post. */
export const roleShares = async (ctx: Ctx, contractId: string): Promise<Map<string, readonly RoleShare[]>> =>
  new Map((await roleCards(ctx, contractId)).map((r) => [r.lineId, r.shares]))
