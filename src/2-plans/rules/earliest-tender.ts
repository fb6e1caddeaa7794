import { type Day, plusDays } from '#kernel'
import { inPlace, intentionDays, type Place } from '#law'

/** The first day on which the purchase may start after its intention was published. */
export const earliestTenderOn = (publishedOn: Day, place: Place, lawDay: Day): Day =>
  plusDays(publishedOn, inPlace(intentionDays, place, lawDay).value)
