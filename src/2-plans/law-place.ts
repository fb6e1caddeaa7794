import { isRefusal } from '#kernel'
import { china, type Place, placeNamed } from '#law'
import type { Ctx } from '#platform'

/** The place whose differences of the law apply. A place nobody has written down yet stands under the national rules. */
export function lawPlace(ctx: Pick<Ctx, 'place'>): Place {
  const found = placeNamed(ctx.place)
  return isRefusal(found) ? china : found
}
