import type { Refusal } from '#kernel'
import { Pool, type Task } from './pool.ts'
import { refuse } from './words.ts'

export { besideFile, type Task } from './pool.ts'

/** The threads of this process. `docs/operations.md` says what they take. */
export const beside = new Pool({ most: 2, waiting: 8, keptMs: 5_000 })

/** A minute and 128 MiB: with as much as may be in it a file takes some seconds and half of that. */
const bounds = { mostMs: 60_000, megabytes: 128 }

/** Reading what somebody handed in. */
export const reading = (file: URL): Task => ({
  ...bounds,
  file,
  refuse: { busy: () => refuse('too-many-files'), tooLong: (s) => refuse('read-too-long', s), tooMuch: () => refuse('read-too-much') },
})

/** Putting a file together that somebody takes away. */
export const making = (file: URL): Task => ({
  ...bounds,
  file,
  refuse: { busy: () => refuse('too-many-files'), tooLong: (s) => refuse('made-too-long', s), tooMuch: () => refuse('made-too-much') },
})

/** Counting a survey: one at a time, so that the other thread is free for files. A hundred thousand answers take a quarter of a GiB. */
export const counting = (file: URL): Task => ({
  file,
  mostMs: 300_000,
  megabytes: 512,
  atOnce: 1,
  refuse: { busy: () => refuse('too-many-counts'), tooLong: (s) => refuse('count-too-long', s), tooMuch: () => refuse('count-too-much') },
})

/** An expected no where only an answer can be returned; whoever answers the request says it. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.words.en)
    this.name = 'Refused'
    this.refusal = refusal
  }
}
