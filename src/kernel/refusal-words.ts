import { both, type Words } from './words.ts'

/** What is said of a refusal whose own words are not known any more. */
export const general: Words = both('有一项条件不满足。', 'A condition was not met.')
