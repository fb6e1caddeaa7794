import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { isLogoSize, logoPicture } from './logo.ts'

const part = (name: string, contents: Buffer) => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), contents])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(contents.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
const head = Buffer.from('89504e470d0a1a0a', 'hex')
const sides = (width: number, height: number) => {
  const b = Buffer.alloc(13)
  b.writeUInt32BE(width, 0)
  b.writeUInt32BE(height, 4)
  return part('IHDR', b)
}
const png = (width: number, height: number) =>
  Buffer.concat([head, sides(width, height), part('IDAT', Buffer.from('789c00', 'hex')), part('IEND', Buffer.alloc(0))])
const jpeg = (width: number, height: number, before = 'ffe00002') => {
  const size = Buffer.alloc(4)
  size.writeUInt16BE(height, 0)
  size.writeUInt16BE(width, 2)
  return Buffer.concat([Buffer.from(`ffd8${before}ffc0000b08`, 'hex'), size, Buffer.from('01011100ffd9', 'hex')])
}

test('a PNG and a JPEG say how large they are, whatever stands before it', () => {
  expect(logoPicture(png(320, 80))).toEqual({ type: 'png', width: 320, height: 80 })
  expect(logoPicture(jpeg(400, 90))).toEqual({ type: 'jpeg', width: 400, height: 90 })
  expect(logoPicture(jpeg(400, 90, 'ffe10006aabbccdd'))).toEqual({ type: 'jpeg', width: 400, height: 90 })
})

test('what can hold a script, what is cut off and what only begins as a picture is none', () => {
  const none = [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    Buffer.from('<?xml version="1.0"?><svg/>'),
    Buffer.from('GIF89a'),
    Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 '),
    Buffer.from('%PDF-1.7'),
    Buffer.alloc(0),
    Buffer.from('ffd8', 'hex'),
    png(320, 80).subarray(0, 24),
    Buffer.concat([png(320, 80), Buffer.from('<script>alert(1)</script>')]),
    // A head and an end with something else between, and a picture without a picture.
    Buffer.concat([head, sides(320, 80), Buffer.from('<script>alert(1)</script>'), part('IEND', Buffer.alloc(0))]),
    Buffer.concat([head, sides(320, 80), part('IEND', Buffer.alloc(0))]),
    Buffer.concat([head, sides(320, 80), part('IDAT', Buffer.from('789c00', 'hex')).fill(0, 8, 9), part('IEND', Buffer.alloc(0))]),
    jpeg(400, 90).subarray(0, -2),
    Buffer.from('ffd8ffd9', 'hex'),
    // Parts whose lengths lead nowhere.
    Buffer.from('ffd8ffe00000ffe0000000000000000000ffd9', 'hex'),
    Buffer.from('ffd8ffe0fffffffffffffffffffffffffffffffffffffffffffffffffffffffd9', 'hex'),
  ]
  expect(none.map((b) => logoPicture(b))).toEqual(none.map(() => undefined))
})

test('a picture of one point, or larger than a screen, is no logo', () => {
  expect([png(16, 16), png(2000, 2000), png(15, 40), png(40, 2001)].map((b) => isLogoSize(logoPicture(b)!))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
