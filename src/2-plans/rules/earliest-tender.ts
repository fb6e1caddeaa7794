import { type Day, plusDays } from '#kernel'
import type { Law } from '#law'

/** The first day on which the purchase may start after its intention was published: that day itself where no law asks for time. */
export const earliestTenderOn = (publishedOn: Day, law: Law, lawDay: Day): Day =>
  plusDays(publishedOn, law.number('intentionDays', lawDay)?.value ?? 0)
