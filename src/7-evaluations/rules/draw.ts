import { createHash } from 'node:crypto'

/**
 * Draws households at random, each with the same chance, from a register that numbers them 1 to `frame`.
 * Every number gets the SHA-256 of seed, community and number; the `n` smallest are drawn. Whoever has the seed can
 * repeat the draw with any tool. All are drawn when `n` reaches the frame.
 * @throws RangeError when frame or n is not a whole number above zero
 */
export function drawHouseholds(seed: string, communityId: string, frame: number, n: number): number[] {
  if (![frame, n].every((x) => Number.isSafeInteger(x) && x > 0)) throw new RangeError('a draw needs at least one household')
  const lots = Array.from({ length: frame }, (_, i) => ({
    number: i + 1,
    lot: createHash('sha256')
      .update(`${seed}:${communityId}:${i + 1}`)
      .digest('hex'),
  }))
  lots.sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return lots
    .slice(0, n)
    .map((l) => l.number)
    .sort((a, b) => a - b)
}
