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

/** The two sides stand in the first part of every PNG. */
function ofPng(v: DataView): LogoPicture | undefined {
  const begins = v.byteLength >= 33 && v.getUint32(0) === 0x89504e47 && v.getUint32(4) === 0x0d0a1a0a && v.getUint32(12) === 0x49484452
  const ends = v.byteLength >= 45 && v.getUint32(v.byteLength - 8) === 0x49454e44
  return begins && ends ? { type: 'png', width: v.getUint32(16), height: v.getUint32(20) } : undefined
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
