/** A picture that may stand at the head of a page: what it is and how large, as its bytes say. */
export interface LogoPicture {
  readonly type: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
}

/** Largest logo: a page loads it, and every contract holds it. */
export const logoBytes = 200 * 1024
/** Shortest and longest side, in points of the picture. */
export const logoSides = { least: 16, most: 2000 } as const

/**
 * Which picture some bytes are. Only the two kinds that every browser and Word show and that can hold no script; whatever else a file is
 * called, it is none.
 */
export function logoPicture(bytes: Uint8Array): LogoPicture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ofPng(view) ?? ofJpeg(view)
}

export const isLogoSize = ({ width, height }: LogoPicture): boolean =>
  [width, height].every((side) => side >= logoSides.least && side <= logoSides.most)

/**
 * The parts of a PNG stand one after the other, each with its length, its name and a check over both name and contents; the first holds the two
 * sides, some hold the picture, and the last ends the file.
 */
function ofPng(v: DataView): LogoPicture | undefined {
  if (v.byteLength < 45 || v.getUint32(0) !== 0x89504e47 || v.getUint32(4) !== 0x0d0a1a0a) return undefined
  const names: number[] = []
  for (let at = 8; at < v.byteLength; ) {
    const end = at + 12 <= v.byteLength ? at + 12 + v.getUint32(at) : Infinity
    if (end > v.byteLength) return undefined
    const named = new Uint8Array(v.buffer, v.byteOffset + at + 4, end - at - 8)
    if (checkOf(named) !== v.getUint32(end - 4)) return undefined
    names.push(v.getUint32(at + 4))
    at = end
  }
  const isWhole = names[0] === 0x49484452 && names.includes(0x49444154) && names.indexOf(0x49454e44) === names.length - 1
  return isWhole ? { type: 'png', width: v.getUint32(16), height: v.getUint32(20) } : undefined
}

/** The check of a part of a PNG: the cyclic redundancy code of ISO 3309 over its bytes. */
function checkOf(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return ~rest >>> 0
}

/** The parts of a JPEG stand one after the other, each with its length; the sides are in the one that begins the picture. */
function ofJpeg(v: DataView): LogoPicture | undefined {
  if (v.byteLength < 4 || v.getUint16(0) !== 0xffd8 || v.getUint16(v.byteLength - 2) !== 0xffd9) return undefined
  for (let at = 2; at + 9 < v.byteLength && v.getUint8(at) === 0xff; at += 2 + v.getUint16(at + 2)) {
    const part = v.getUint8(at + 1)
    const isFrame = part >= 0xc0 && part <= 0xcf && part !== 0xc4 && part !== 0xc8 && part !== 0xcc
    if (isFrame) return { type: 'jpeg', width: v.getUint16(at + 7), height: v.getUint16(at + 5) }
  }
  return undefined
}
