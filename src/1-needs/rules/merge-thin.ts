import type { Words } from '#kernel'
import { weightingWords } from './words.ts'

/** A group that rests on fewer respondents is merged with its neighbour. */
const fewest = 5

/** A group of people: as many as are counted, and respondents of the sample. */
interface Group {
  key: string
  label: Words
  people: number
  n: number
}
/** One or several of them joined. */
export interface Merged extends Group {
  keys: string[]
}

/** Joins groups until each rests on enough respondents: in order with a neighbour, otherwise with the smallest other one. */
export function mergeThin(groups: readonly Group[], ordered: boolean): Merged[] {
  const merged: Merged[] = groups.filter((g) => g.people > 0 || g.n > 0).map((g) => ({ ...g, keys: [g.key] }))
  for (;;) {
    const thin = merged.findIndex((g) => g.n < fewest || g.people === 0)
    if (thin < 0 || merged.length < 2) return merged
    const others = ordered ? [thin - 1, thin + 1].filter((i) => merged[i]) : merged.map((_, i) => i).filter((i) => i !== thin)
    const into = others.reduce((a, b) => (merged[b]!.n < merged[a]!.n ? b : a))
    const [first, second] = thin < into ? [thin, into] : [into, thin]
    const [a, b] = [merged[first]!, merged[second]!]
    merged[first] = {
      key: a.key,
      label: weightingWords.both('together', a.label, b.label),
      people: a.people + b.people,
      n: a.n + b.n,
      keys: [...a.keys, ...b.keys],
    }
    merged.splice(second, 1)
  }
}
