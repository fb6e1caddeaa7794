import { both } from '#kernel'

/** Why somebody cannot be added to a jurisdiction with another place than it has. */
export const placeStands = (code: string, place: string) =>
  both(
    `「${code}」设定的地方已经是 ${place}，不改动。请去掉 --place 再运行。`,
    `The jurisdiction “${code}” stands in ${place} already; its place is not changed. Leave --place out.`,
  )
