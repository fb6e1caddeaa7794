import { createHash, randomBytes } from 'node:crypto'
import type { Moment } from '#kernel'

/**
 * How often something may go wrong from one network address within a while. Kept in this process's memory and nowhere else, under a
 * fingerprint that nobody can turn back: the address of a resident must not lie beside their answer. With several processes each counts its own.
 */
export class Limit {
  readonly #most: number
  readonly #minutes: number
  readonly #salt = randomBytes(16)
  #since = new Map<string, { from: Moment; n: number }>()
  constructor(o: { most: number; minutes: number }) {
    this.#most = o.most
    this.#minutes = o.minutes
  }
  isReached(address: string, now: Moment): boolean {
    const found = this.#since.get(this.#key(address))
    return found !== undefined && !this.#isOver(found, now) && found.n >= this.#most
  }
  count(address: string, now: Moment): void {
    // What is over is forgotten before it grows into a list of everybody.
    if (this.#since.size >= 10_000) this.#since = new Map([...this.#since].filter(([, s]) => !this.#isOver(s, now)).slice(-5_000))
    const key = this.#key(address)
    const found = this.#since.get(key)
    this.#since.set(key, found && !this.#isOver(found, now) ? { from: found.from, n: found.n + 1 } : { from: now, n: 1 })
  }
  #isOver(s: { from: Moment }, now: Moment): boolean {
    return Math.abs(now.since(s.from).total('minutes')) >= this.#minutes
  }
  #key(address: string): string {
    return createHash('sha256').update(this.#salt).update(address).digest('base64url')
  }
}
