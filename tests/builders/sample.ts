import { createHash } from 'node:crypto'

/**
 * The seed of this run's samples. `npm test` makes one and prints it; the same may be given again as TANDEM_TEST_SEED. Without one
 * everything is tried: so does `npm run test:long`, and so does a file that is run on its own.
 */
export const seed: string | undefined = process.env.TANDEM_TEST_SEED || undefined

/** Whether one case is in the sample, where not all are known beforehand. Without a seed every one is. */
export function isDrawn(o: { for: string; named: string; share?: number; by?: string | undefined }): boolean {
  const by = 'by' in o ? o.by : seed
  return by === undefined || createHash('sha256').update(`${by}\n${o.for}\n${o.named}`).digest().readUInt32BE() / 2 ** 32 < (o.share ?? 0.2)
}

/**
 * A fifth (or another share) of many cases of one kind, or all of them where there is no seed. Each sweep draws for itself, so that
 * together they meet more; which cases are drawn depends on the seed and their names alone. Their order is kept.
 */
export function drawn<T>(
  all: readonly T[],
  o: { for: string; named: (x: T, n: number) => string; share?: number; by?: string | undefined },
): T[] {
  const by = 'by' in o ? o.by : seed
  if (by === undefined) return [...all]
  const lots = all.map((x, n) => ({
    n,
    lot: createHash('sha256')
      .update(`${by}\n${o.for}\n${o.named(x, n)}\n${n}`)
      .digest('hex'),
  }))
  const most = Math.ceil(all.length * (o.share ?? 0.2))
  const taken = new Set(
    lots
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, most)
      .map((l) => l.n),
  )
  return all.filter((_, n) => taken.has(n))
}
