/** Chance that comes out the same each time, so that the demonstration district always looks alike. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number
  whole(from: number, to: number): number
  one<T>(of: readonly T[]): T
  /** One of several, by weight. */
  weighted<T>(of: readonly (readonly [T, number])[]): T
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const c: Chance = {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    one: (of) => of[Math.floor(next() * of.length)]!,
    weighted(of) {
      let left = next() * of.reduce((s, [, w]) => s + w, 0)
      for (const [value, w] of of) if ((left -= w) < 0) return value
      return of.at(-1)![0]
    },
  }
  return c
}
