import { createHash, randomBytes } from 'node:crypto'

/** A seed nobody could know beforehand. It is kept, so that anybody can repeat the draw. */
export const newSeed = (): string => randomBytes(16).toString('hex')

/** Everybody in the pool in the order the seed gives them: sorted by SHA-256 of seed and name, both as text. */
export const drawOrder = (pool: readonly string[], seed: string): string[] =>
  [...new Set(pool)]
    .map((id) => ({ id, key: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((x) => x.id)
