import { createHash, randomBytes } from 'node:crypto'

/** A seed nobody could know beforehand. It is kept, so that anybody can repeat the draw. */
export const newSeed = (): string => randomBytes(16).toString('hex')

/** The lot of one of the pool: SHA-256 of seed and name, as text. Any tool makes the same of them. */
export const lotOf = (seed: string, id: string): string => createHash('sha256').update(`${seed}:${id}`).digest('hex')

/** Everybody in the pool in the order the seed gives them: by their lots, the smallest first. */
export const drawOrder = (pool: readonly string[], seed: string): string[] =>
  [...new Set(pool)]
    .map((id) => ({ id, key: lotOf(seed, id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((x) => x.id)
