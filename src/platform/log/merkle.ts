import { createHash } from 'node:crypto'

/**
 * The hash tree of RFC 6962, section 2.1 (SHA-256), kept as tiles of 256 hashes (c2sp.org/tlog-tiles): the tile `n` of level `l` holds the
 * hashes of the complete subtrees over 256^l leaves each, 256 n of them and on. Only complete subtrees are kept, so what is kept never changes.
 */
export const tileWidth = 256

export const hashLeaf = (content: string | Uint8Array): Buffer => createHash('sha256').update('\u0000').update(content).digest()
export const hashNode = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update('\u0001').update(left).update(right).digest()
export const emptyRoot: Buffer = createHash('sha256').digest()

/** Root over the given hashes as leaves, as the RFC splits them. */
export function rootOver(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return emptyRoot
  if (hashes.length === 1) return hashes[0]!
  const k = splitOf(hashes.length)
  return hashNode(rootOver(hashes.slice(0, k)), rootOver(hashes.slice(k)))
}

/** The largest power of two below n. */
function splitOf(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

export interface Tile {
  level: number
  number: number
  /** The hashes one after the other, 32 bytes each. */
  hashes: Buffer
}

export const hashesOf = (tile: Uint8Array): Buffer[] =>
  Array.from({ length: tile.length / 32 }, (_, i) => Buffer.from(tile.subarray(i * 32, i * 32 + 32)))

/** How many hashes of a level there are for a tree of this size. */
export const countAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level)

/** The levels a tree of this size has hashes at. */
export function levelsOf(size: number): number {
  let levels = 0
  while (countAt(levels, size) > 0) levels++
  return levels
}

/**
 * A tree that grows at its right edge. It keeps the last tile of each level and nothing else, and hands over each tile that has
 * changed, so that growing costs what is new and not what is there.
 */
export class GrowingTree {
  #size: number
  readonly #edge: Buffer[][]
  readonly #changed = new Map<string, { level: number; number: number; own: Buffer[] }>()
  /** @param edge the incomplete last tile of each level, from 0; a level without one may be empty or missing */
  constructor(size = 0, edge: readonly (readonly Buffer[])[] = []) {
    this.#size = size
    this.#edge = edge.map((hashes) => [...hashes])
  }
  get size(): number {
    return this.#size
  }
  add(leaf: Buffer): void {
    this.#push(0, leaf)
    this.#size++
  }
  #push(level: number, hash: Buffer): void {
    const own = (this.#edge[level] ??= [])
    own.push(hash)
    // The level holds as many as before and this one, and it stands in the tile of the last of them.
    const count = countAt(level, this.#size + 1)
    const number = Math.floor((count - 1) / tileWidth)
    this.#changed.set(`${level}/${number}`, { level, number, own })
    if (own.length < tileWidth) return
    this.#edge[level] = []
    this.#push(level + 1, rootOver(own))
  }
  /** The tiles that have changed since they were last asked for. */
  changed(): Tile[] {
    const tiles = [...this.#changed.values()].map(({ level, number, own }) => ({ level, number, hashes: Buffer.concat(own) }))
    this.#changed.clear()
    return tiles
  }
  root(): Buffer {
    const peaks: Buffer[] = []
    for (let level = this.#edge.length - 1; level >= 0; level--) {
      const own = this.#edge[level] ?? []
      for (let at = 0; at < own.length; ) {
        const left = own.length - at
        const width = 2 ** Math.floor(Math.log2(left))
        peaks.push(rootOver(own.slice(at, at + width)))
        at += width
      }
    }
    return peaks.length === 0 ? emptyRoot : peaks.reduceRight((right, left) => hashNode(left, right))
  }
}

/** Where tiles come from. Answers with at least the hashes that a tree of the size asked for has. */
export type TileReader = (level: number, number: number) => Promise<Buffer>

/** Root over the leaves [from, to), read from tiles. `from` is where such a stretch may begin in the RFC. */
export async function rootOfRange(read: TileReader, from: number, to: number): Promise<Buffer> {
  const n = to - from
  if (n === 0) return emptyRoot
  if ((n & (n - 1)) === 0 && from % n === 0) {
    const height = Math.log2(n)
    const level = Math.floor(height / 8)
    const width = 2 ** (height % 8)
    const first = (from / n) * width
    const tile = hashesOf(await read(level, Math.floor(first / tileWidth)))
    const own = tile.slice(first % tileWidth, (first % tileWidth) + width)
    if (own.length < width) throw new Error(`tile ${level}/${Math.floor(first / tileWidth)} is too short`)
    return rootOver(own)
  }
  const k = splitOf(n)
  return hashNode(await rootOfRange(read, from, from + k), await rootOfRange(read, from + k, to))
}

/** The hashes that show that the leaf stands in the tree of this size (RFC 6962, 2.1.1). */
export async function inclusionProof(read: TileReader, index: number, size: number): Promise<Buffer[]> {
  const path = async (m: number, from: number, to: number): Promise<Buffer[]> => {
    if (to - from <= 1) return []
    const k = splitOf(to - from)
    return m < k
      ? [...(await path(m, from, from + k)), await rootOfRange(read, from + k, to)]
      : [...(await path(m - k, from + k, to)), await rootOfRange(read, from, from + k)]
  }
  return await path(index, 0, size)
}

/** The root a proof of inclusion leads to (RFC 9162, 2.1.3.2); undefined where the proof has not the right length. */
export function rootFromInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[]): Buffer | undefined {
  if (index >= size) return undefined
  let [fn, sn, r] = [index, size - 1, leaf]
  for (const p of proof) {
    if (sn === 0) return undefined
    if (fn % 2 === 1 || fn === sn) {
      r = hashNode(p, r)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else r = hashNode(r, p)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 ? r : undefined
}

/** The hashes that show that a tree grew out of its first `before` leaves (RFC 6962, 2.1.2). */
export async function consistencyProof(read: TileReader, before: number, size: number): Promise<Buffer[]> {
  const sub = async (m: number, from: number, to: number, whole: boolean): Promise<Buffer[]> => {
    const n = to - from
    if (m === n) return whole ? [] : [await rootOfRange(read, from, to)]
    const k = splitOf(n)
    return m <= k
      ? [...(await sub(m, from, from + k, whole)), await rootOfRange(read, from + k, to)]
      : [...(await sub(m - k, from + k, to, false)), await rootOfRange(read, from, from + k)]
  }
  return before === 0 || before === size ? [] : await sub(before, 0, size, true)
}

/** Whether the proof shows that the tree with the second root grew out of the one with the first (RFC 9162, 2.1.4.2). */
export function isConsistent(before: number, size: number, first: Buffer, second: Buffer, proof: readonly Buffer[]): boolean {
  if (before > size) return false
  if (before === size) return proof.length === 0 && first.equals(second)
  if (before === 0) return proof.length === 0
  const path = [...((before & (before - 1)) === 0 ? [first] : []), ...proof]
  let [fn, sn] = [before - 1, size - 1]
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  if (path.length === 0) return false
  let [fr, sr] = [path[0]!, path[0]!]
  for (const c of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = hashNode(c, fr)
      sr = hashNode(c, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else sr = hashNode(sr, c)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && fr.equals(first) && sr.equals(second)
}
