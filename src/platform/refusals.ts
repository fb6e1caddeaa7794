import type { Refusal } from '#kernel'
import { refuse } from './words.ts'

/** Somebody was faster: the record is no longer in the state or version it was read in. */
export const stale = (): Refusal => refuse('stale')

/** No such record, or one that is not for whoever asks: the two are told alike, so that nobody learns what exists. */
export const notThere = (): Refusal => refuse('not-there')
