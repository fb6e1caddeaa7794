import { both, type Words } from '#kernel'

/** Moments of a case at which somebody is asked. */
export const moments = {
  assessment: both('预估', 'At assessment'),
  review: both('检视', 'At a review'),
  closing: both('结案', 'At closing'),
  'follow-up': both('回访', 'At follow-up'),
} satisfies Record<string, Words>

/** How people write the items and the bands of a scale: what stands around a number of an item, from one to another, and a score with its name. */
export const asItem = /[第题]/g
export const between = /\s*[-~–—～至到]\s*/g
export const aBand = /^(\d{1,4})\s*(?:[-~–—至到]\s*(\d{1,4}))?\s*分?(?:及?以上|\+)?(?:[\s:,、]+|(?=\p{L}))(\S.*)$/u
