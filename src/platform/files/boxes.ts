/** A box of a picture or a recording of newer telephones: what it is, and where what it holds begins and ends. */
interface Box {
  readonly kind: string
  readonly at: number
  readonly from: number
  readonly to: number
}

/** The boxes between two places, one after the other; undefined where they do not fit. */
export function boxesOf(b: Buffer, from: number, to: number): Box[] | undefined {
  const all: Box[] = []
  for (let at = from; at < to; ) {
    if (at + 8 > to) return undefined
    const short = b.readUInt32BE(at)
    const isLong = short === 1 && at + 16 <= to
    const length = short === 0 ? to - at : isLong ? Number(b.readBigUInt64BE(at + 8)) : short
    const head = isLong ? 16 : 8
    if (length < head || at + length > to) return undefined
    all.push({ kind: b.subarray(at + 4, at + 8).toString('latin1'), at, from: at + head, to: at + length })
    at += length
  }
  return all
}

/** Makes a box one that holds nothing, as long as it was. */
export function blank(b: Buffer, x: Box): void {
  b.write('free', x.at + 4, 'latin1')
  b.fill(0, x.from, x.to)
}
