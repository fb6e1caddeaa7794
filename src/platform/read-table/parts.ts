import { inflateRawSync } from 'node:zlib'
import { type Budget, Stop } from './budget.ts'
import { refuse } from './words.ts'

/**
 * Unpacks the parts of a package that are asked for, and no others. What the package tells of a part is a claim: its size is taken from the
 * budget before anything is unpacked, unpacking ends at that size, and a part that is longer or shorter is refused, however little was told.
 * @returns what there is of them, by name in small letters
 * @throws Stop where it is no package, or too much, or another than it says
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean, budget: Budget): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  let listed = 0
  try {
    const chosen: Part[] = []
    for (const part of partsOf(bytes)) {
      // How many there are is told by the file as well, and may be any number.
      budget.parts(++listed)
      const name = part.name.toLowerCase()
      if (!wanted(name)) continue
      if (chosen.some((p) => p.name === name)) throw new Stop(refuse('twice-inside', name.slice(0, 100)))
      budget.bytes(part.size)
      chosen.push({ ...part, name })
    }
    for (const part of chosen) found.set(part.name, contentOf(bytes, part))
    return found
  } catch (e) {
    if (e instanceof Stop) throw e
    throw new Stop(refuse('locked-xlsx'))
  }
}

/** A part as the directory at the end of the package tells of it. */
interface Part {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

const signatures = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50, local: 0x04034b50 } as const
const unsaid = 0xffffffff
/** How far before the end of a file its directory may end: the remark behind it has so many bytes. */
const longestRemark = 65_535

function* partsOf(bytes: Uint8Array): Generator<Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  let [at, left] = directoryAt(view, end)
  for (; left > 0; left--) {
    if (view.getUint32(at, true) !== signatures.entry) throw new RangeError('no entry')
    const [nameLength, extraLength, remarkLength] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ]
    const said = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
    const [size, packed, local] = long(view, at + 46 + nameLength, extraLength, said) as [number, number, number]
    yield {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      ...{ flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), packed, size, at: local },
    }
    at += 46 + nameLength + extraLength + remarkLength
  }
}

function endOf(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - longestRemark); at--) if (view.getUint32(at, true) === signatures.end) return at
  throw new RangeError('no end')
}

/** Where the directory begins and how many parts it tells of; of a large package both stand in a record before. */
function directoryAt(view: DataView, end: number): [at: number, parts: number] {
  const [parts, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  if ((parts !== 0xffff && at !== unsaid) || end < 20 || view.getUint32(end - 20, true) !== signatures.locator64) return [at, parts]
  const record = Number(view.getBigUint64(end - 12, true))
  if (view.getUint32(record, true) !== signatures.end64) throw new RangeError('no record')
  return [Number(view.getBigUint64(record + 48, true)), Number(view.getBigUint64(record + 32, true))]
}

/** Numbers too long for their place stand in an addition of kind 1, in the same order, those that are there only. */
function long(view: DataView, at: number, length: number, said: readonly number[]): number[] {
  if (!said.includes(unsaid)) return [...said]
  for (let i = at; i + 4 <= at + length; i += 4 + view.getUint16(i + 2, true)) {
    if (view.getUint16(i, true) !== 1) continue
    let next = i + 4
    return said.map((n) => {
      if (n !== unsaid) return n
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    })
  }
  return [...said]
}

/** What a part holds, to the size it was told to have and no further. */
function contentOf(bytes: Uint8Array, p: Part): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if ((p.flags & 1) !== 0 || view.getUint32(p.at, true) !== signatures.local) throw new RangeError('locked')
  const from = p.at + 30 + view.getUint16(p.at + 26, true) + view.getUint16(p.at + 28, true)
  const packed = bytes.subarray(from, from + p.packed)
  if (packed.length !== p.packed || (p.method !== 0 && p.method !== 8)) throw new RangeError('not whole')
  const content = p.method === 0 ? packed : inflated(packed, p)
  if (content.length !== p.size) throw new Stop(refuse('other-size-inside', p.name.slice(0, 100)))
  return content
}

function inflated(packed: Uint8Array, p: Part): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, p.size) })
  } catch (e) {
    if ((e as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new Stop(refuse('other-size-inside', p.name.slice(0, 100)))
    throw e
  }
}
