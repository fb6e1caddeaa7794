import { both, type Words } from '#kernel'

/** Moments of a case at which somebody is asked. */
export const moments = {
  assessment: both('预估', 'At assessment'),
  review: both('检视', 'At a review'),
  closing: both('结案', 'At closing'),
  'follow-up': both('回访', 'At follow-up'),
} satisfies Record<string, Words>
