import { deflateSync } from 'node:zlib'

const chunk = (name: string, body: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(name, 'latin1'), body, Buffer.alloc(4)])
}
/** A picture of one grey; its check sums are left out, which nobody here reads. */
export function pngOf(width: number, height: number, grey = 90): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size[8] = 8
  const rows = Buffer.alloc(height * (width + 1), grey)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
