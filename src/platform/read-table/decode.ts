import type { FreshRefusal } from '#kernel'
import { refuse } from './words.ts'

export type Encoding = 'UTF-8' | 'GB18030' | 'UTF-16LE' | 'UTF-16BE'

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  /** The file itself says how it is written, or it is plain UTF-8; otherwise it was worked out from the bytes. */
  readonly isSure: boolean
}

/**
 * Text from the bytes of a file: by its mark (BOM), as UTF-8, as UTF-16 where the zero bytes show it, else as GB18030, which
 * spreadsheets in Chinese write. Nothing is ever replaced: what is no text in any of them is refused with its place.
 */
export function decodeText(bytes: Uint8Array): Decoded | FreshRefusal {
  for (const [mark, encoding] of marks)
    if (mark.every((b, i) => bytes[i] === b)) return strict(bytes.subarray(mark.length), mark.length, encoding, true)
  const guess = wideWithoutMark(bytes)
  if (guess === 'binary') return refuse('binary')
  if (guess) return strict(bytes, 0, guess, false)
  const bad = firstBadUtf8(bytes)
  if (bad === undefined) return strict(bytes, 0, 'UTF-8', true)
  const badHere = firstBadGb18030(bytes)
  // Characters of three bytes before the bad one: the file is UTF-8 and damaged. One may be chance in GB18030, two are not.
  const before = wholeThrees(bytes, bad)
  if (badHere === undefined && before < 2 && !isMostlyUtf8(bytes)) return strict(bytes, 0, 'GB18030', false)
  return before > 0 || isMostlyUtf8(bytes) ? undecodable(bytes, bad, 'UTF-8') : undecodable(bytes, badHere ?? bad, 'GB18030')
}

const marks: readonly (readonly [readonly number[], Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'UTF-8'],
  [[0x84, 0x31, 0x95, 0x33], 'GB18030'],
  [[0xff, 0xfe], 'UTF-16LE'],
  [[0xfe, 0xff], 'UTF-16BE'],
]
const names: Record<Encoding, string> = { 'UTF-8': 'utf-8', GB18030: 'gb18030', 'UTF-16LE': 'utf-16le', 'UTF-16BE': 'utf-16be' }

function strict(bytes: Uint8Array, skipped: number, encoding: Encoding, isSure: boolean): Decoded | FreshRefusal {
  let text: string
  try {
    text = new TextDecoder(names[encoding], { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undecodable(bytes, firstBadOf(bytes, encoding), encoding, skipped)
  }
  // The sign that stands for what somebody else could not read, and signs no keyboard writes: the file was damaged before.
  const damaged = text.search(/[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]/)
  if (damaged < 0) return { text, encoding, isSure }
  const before = text.slice(0, damaged)
  const row = before.split('\n').length
  return refuse(
    'damaged',
    row,
    before.length - before.lastIndexOf('\n'),
    `U+${text.charCodeAt(damaged).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

/** UTF-16 without its mark: Latin letters, digits, commas and line breaks leave zeros in every second byte, all on one side. */
function wideWithoutMark(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | 'binary' | undefined {
  const head = bytes.subarray(0, 65_536)
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]!++
  if (zeros[0] === 0 && zeros[1] === 0) return undefined
  const guess = bytes.length % 2 !== 0 ? undefined : zeros[0] === 0 ? 'UTF-16LE' : zeros[1] === 0 ? 'UTF-16BE' : undefined
  // One stray zero does not make UTF-16: rows and cells of a table end in signs that have one.
  const enough = (zeros[0]! + zeros[1]!) * 40 >= head.length
  return guess && enough && /[\n,;\t]/.test(new TextDecoder(names[guess]).decode(head)) ? guess : 'binary'
}

function firstBadOf(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'UTF-8') return firstBadUtf8(bytes) ?? 0
  if (encoding === 'GB18030') return firstBadGb18030(bytes) ?? 0
  // Half a pair of surrogates, or an odd byte at the end.
  const unit = (i: number) => (encoding === 'UTF-16LE' ? bytes[i]! | (bytes[i + 1]! << 8) : (bytes[i]! << 8) | bytes[i + 1]!)
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const u = unit(i)
    if (u >= 0xdc00 && u < 0xe000) return i
    if (u >= 0xd800 && u < 0xdc00) {
      if (i + 3 >= bytes.length || unit(i + 2) < 0xdc00 || unit(i + 2) >= 0xe000) return i
      i += 2
    }
  }
  return bytes.length - 1
}

function wholeThrees(b: Uint8Array, end: number): number {
  let n = 0
  for (let i = 0; i < end; i++) if (b[i]! >= 0xe0 && b[i]! < 0xf0) n++
  return n
}

/** Whether, the places that do not fit left out, more characters are UTF-8 than not: then it is UTF-8 that was damaged. */
function isMostlyUtf8(b: Uint8Array): boolean {
  let [whole, bad] = [0, 0]
  for (let i = 0; i < b.length; ) {
    const c = b[i]!
    if (c < 0x80) i++
    else if (c >= 0xe0 && c < 0xf0 && isTrail(b[i + 1]) && isTrail(b[i + 2])) {
      whole++
      i += 3
    } else {
      bad++
      i++
    }
  }
  return whole > bad
}
const isTrail = (c: number | undefined) => c !== undefined && c >= 0x80 && c < 0xc0

function firstBadUtf8(b: Uint8Array): number | undefined {
  for (let i = 0; i < b.length; ) {
    const c = b[i]!
    const more = c < 0x80 ? 0 : c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : -1
    if (more < 0) return i
    for (let k = 1; k <= more; k++) {
      const next = b[i + k]
      const low = k === 1 ? (c === 0xe0 ? 0xa0 : c === 0xf0 ? 0x90 : 0x80) : 0x80
      const high = k === 1 ? (c === 0xed ? 0x9f : c === 0xf4 ? 0x8f : 0xbf) : 0xbf
      if (next === undefined || next < low || next > high) return i
    }
    i += more + 1
  }
  return undefined
}

function firstBadGb18030(b: Uint8Array): number | undefined {
  for (let i = 0; i < b.length; ) {
    const c = b[i]!
    if (c < 0x80) {
      i++
      continue
    }
    const next = b[i + 1] ?? 0
    if (c === 0x80 || c === 0xff) return i
    if (next >= 0x30 && next <= 0x39) {
      const [third, fourth] = [b[i + 2] ?? 0, b[i + 3] ?? 0]
      if (third < 0x81 || third === 0xff || fourth < 0x30 || fourth > 0x39) return i
      i += 4
    } else if (next >= 0x40 && next !== 0x7f && next !== 0xff) i += 2
    else return i
  }
  return undefined
}

function undecodable(bytes: Uint8Array, at: number, encoding: Encoding, skipped = 0): FreshRefusal {
  let row = 1
  let start = 0
  for (let i = 0; i < at; i++)
    if (bytes[i] === 0x0a) {
      row++
      start = i + 1
    }
  // The column in characters: what comes before on the line can be read.
  const before = new TextDecoder(names[encoding]).decode(bytes.subarray(start, at))
  const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return refuse('undecodable', row, [...before].length + 1, at + skipped + 1, hex)
}
