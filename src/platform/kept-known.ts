import type { Db } from './database/open.ts'
import { isBusy } from './waits.ts'

/** How long an answer may be that another process has just made old. */
const knownMs = 5000
/** How long anybody waits for a newer answer who has an older one. */
const patienceMs = 1000

interface Kept<T> {
  last: { readonly value: T } | undefined
  until: number
  asking: Promise<T> | undefined
}

/**
 * What every request needs and hardly ever changes, as the law of a jurisdiction. It is asked for again every few seconds, by one at a
 * time. While the database is busy, what was known last stays known for some seconds more, and nobody stands in line for it: a locked
 * table must not hold up every page. A fault that is not of the moment is told to whoever asked.
 */
export class KeptKnown<T> {
  readonly #all = new WeakMap<Db, Map<string, Kept<T>>>()
  readonly #most: number

  /** @param o `most`: so many answers are kept of one database at most, where strangers choose the keys; beyond it all are asked anew */
  constructor(o: { most?: number } = {}) {
    this.#most = o.most ?? Number.POSITIVE_INFINITY
  }

  /**
   * @param db the database whose answer it is, also where the question is asked inside a transaction
   * @param o `inside`: asked with a transaction's handle, in which nothing may be waited for that others ask
   * @throws what `ask` throws, where nothing is known or the fault does not pass by itself
   */
  async get(db: Db, key: string, ask: () => Promise<T>, o: { inside?: boolean } = {}): Promise<T> {
    const all = this.#all.get(db) ?? new Map<string, Kept<T>>()
    this.#all.set(db, all)
    const kept: Kept<T> = all.get(key) ?? { last: undefined, until: 0, asking: undefined }
    if (!all.has(key) && all.size >= this.#most) all.clear()
    all.set(key, kept)
    if (kept.last && (kept.until > performance.now() || (o.inside && kept.asking !== undefined))) return kept.last.value
    if (o.inside) return await this.#ask(kept, ask)
    if (kept.asking === undefined) {
      const asking = this.#ask(kept, ask).finally(() => (kept.asking = undefined))
      kept.asking = asking
      asking.catch(() => {})
    } else if (kept.last) return kept.last.value
    if (!kept.last) return await kept.asking
    const { value } = kept.last
    return await Promise.race([
      kept.asking.catch((e: unknown) => {
        if (isBusy(e)) return value
        throw e
      }),
      new Promise<T>((resolve) => setTimeout(() => resolve(value), patienceMs).unref()),
    ])
  }

  /**
   * Lets what begins with these words be asked anew, because it was changed here. What is being asked for meanwhile is given to nobody who
   * comes later.
   */
  forget(db: Db, words: string): void {
    const all = this.#all.get(db)
    for (const key of all?.keys() ?? []) if (`${key} `.startsWith(`${words} `)) all!.delete(key)
  }

  async #ask(kept: Kept<T>, ask: () => Promise<T>): Promise<T> {
    try {
      const value = await ask()
      kept.last = { value }
      return value
    } catch (e) {
      if (!isBusy(e)) kept.last = undefined
      throw e
    } finally {
      kept.until = performance.now() + knownMs
    }
  }
}

/**
 * What a page shows beside its own, such as a count, and goes without while the database is too busy for it: whoever found it so is
 * believed for some seconds, and then one at a time tries again.
 */
export class Dispensable {
  readonly #busy = new WeakMap<Db, { until: number; isTried: boolean }>()

  /** @returns undefined where it cannot be had now @throws what does not pass by itself */
  async get<T>(db: Db, ask: () => Promise<T>): Promise<T | undefined> {
    const busy = this.#busy.get(db)
    if (busy && (busy.isTried || busy.until > performance.now())) return undefined
    if (busy) busy.isTried = true
    try {
      const value = await ask()
      this.#busy.delete(db)
      return value
    } catch (e) {
      if (!isBusy(e)) {
        this.#busy.delete(db)
        throw e
      }
      this.#busy.set(db, { until: performance.now() + knownMs, isTried: false })
      return undefined
    }
  }
}
