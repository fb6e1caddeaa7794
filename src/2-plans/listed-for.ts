import { may, mayAtAll } from '#people'
import type { Ctx } from '#platform'
import type { PlanQuery } from './store/index.ts'

/** Which plans somebody finds in a list: all, those of the own office, or what is published. */
export function listedFor(ctx: Ctx): PlanQuery {
  if (may(ctx.asker, 'plans.read')) return {}
  return mayAtAll(ctx.asker, 'plans.read') ? { purchaserId: ctx.asker.organisationId ?? '' } : { states: ['published'] }
}
