import { tileWidth } from './merkle.ts'

/** The addresses and forms of tiles and entries, as c2sp.org/tlog-tiles has them. */

const numberPath = (n: number): string => {
  const parts: string[] = []
  for (let rest = n, last = true; last || rest > 0; last = false) {
    parts.unshift(`${last ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`)
    rest = Math.floor(rest / 1000)
  }
  return parts.join('/')
}
const partial = (width: number): string => (width < tileWidth ? `.p/${width}` : '')

export const tilePath = (level: number, number: number, width: number): string => `tile/${level}/${numberPath(number)}${partial(width)}`
export const entriesPath = (number: number, width: number): string => `tile/entries/${numberPath(number)}${partial(width)}`

interface TileAddress {
  level: number | 'entries'
  number: number
  width: number
}
/** What a path names, from `tile/` on, or undefined where it is no such path. */
export function readTilePath(path: string): TileAddress | undefined {
  const m = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path)
  if (!m) return undefined
  const number = Number(m[2]!.replace(/[x/]/g, ''))
  const width = m[3] ? Number(m[3]) : tileWidth
  const level = m[1] === 'entries' ? ('entries' as const) : Number(m[1])
  if (width > tileWidth || (m[3] && width === tileWidth) || (level !== 'entries' && level > 7)) return undefined
  // Each number has one path, without zeroes that could be left out.
  return numberPath(number) === m[2] ? { level, number, width } : undefined
}

/** Entries one after the other, each behind its length in two bytes. */
export const writeBundle = (leaves: readonly string[]): Buffer =>
  Buffer.concat(
    leaves.flatMap((l) => {
      const bytes = Buffer.from(l, 'utf8')
      const length = Buffer.alloc(2)
      length.writeUInt16BE(bytes.length)
      return [length, bytes]
    }),
  )

/** The entries of a bundle, or undefined where its lengths do not add up. */
export function readBundle(bytes: Buffer): string[] | undefined {
  const leaves: string[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return undefined
    const end = at + 2 + bytes.readUInt16BE(at)
    if (end > bytes.length) return undefined
    leaves.push(bytes.toString('utf8', at + 2, end))
    at = end
  }
  return leaves
}

/** Every file a tree of this size has: number and width of its entries, and of its tiles by level. */
export function* filesOf(size: number): Generator<TileAddress> {
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth))
    for (let number = 0; number * tileWidth < count; number++) {
      const width = Math.min(tileWidth, count - number * tileWidth)
      if (level === 0) yield { level: 'entries', number, width }
      yield { level, number, width }
    }
}
export const pathOf = (a: TileAddress): string =>
  a.level === 'entries' ? entriesPath(a.number, a.width) : tilePath(a.level, a.number, a.width)
