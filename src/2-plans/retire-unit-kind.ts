import type { Refusal } from '#kernel'
import { type Ctx, stale } from '#platform'
import { changeUnitKind } from './change-unit-kind.ts'
import { moveUnitKind } from './store/index.ts'
import { refuseUnitKind } from './unit-kind-words.ts'

/** Offers a unit of the library no more, or again. Lines that were begun from it keep what they say. */
export const retireUnitKind = (ctx: Ctx, i: { id: string; back?: boolean | undefined }): Promise<{ id: string } | Refusal> =>
  changeUnitKind(ctx, { id: i.id, action: i.back ? 'plans.reinstate-unit' : 'plans.retire-unit' }, async (tx, _, was) => {
    if (!i.back && was.retiredOn) return refuseUnitKind('unit-retired')
    if (i.back && !was.retiredOn) return refuseUnitKind('unit-not-retired')
    return (await moveUnitKind(ctx, tx, was, { retired_on: i.back ? null : ctx.today })) ? { id: was.id } : stale()
  })
