import type { Words } from '#kernel'

/** Why the program or a command does not go on; it is told to whoever runs it, with what to do, and is no fault of the program. */
export class Stopped extends Error {
  readonly words: Words
  constructor(words: Words) {
    super(`${words.zh}\n${words.en}`)
    this.name = new.target.name
    this.words = words
  }
}
