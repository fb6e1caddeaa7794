import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type FileType, typeOf } from './types.ts'
import { withoutTraces } from './without-traces.ts'

const folder = mkdtempSync(join(tmpdir(), 'tandem-traces-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const mark = 'PLACE-MARKED'
const bytes = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((p) => (typeof p === 'string' ? Buffer.from(p, 'latin1') : p)))
const four = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
const fourBack = (n: number) => Buffer.from(four(n)).reverse()
const hex = (s: string) => Buffer.from(s, 'hex')
const segment = (kind: string, body: Buffer) => bytes(hex(kind), four(body.length + 2).subarray(2), body)
const chunk = (kind: string, body: string | Buffer) => bytes(four(body.length), kind, body, hex('00000000'))
const box = (kind: string, ...inside: (string | Buffer)[]) => {
  const body = bytes(...inside)
  return bytes(four(body.length + 8), kind, body)
}
/** As a telephone writes it: turned by a quarter, with the place behind. */
const exif = bytes('Exif\u0000\u0000MM', hex('002a00000008000101120003000000010006000000000000'), mark)

const jpeg = bytes(
  hex('ffd8'),
  segment('ffe1', exif),
  segment('ffe2', bytes('ICC_PROFILE\u0000colours')),
  segment('ffe2', bytes('MPF\u0000', mark)),
  segment('ffed', bytes(mark)),
  segment('ffdb', bytes('tables')),
  segment('ffda', bytes('head')),
  bytes('first', hex('ff00ffd3'), 'go'),
  segment('ffc4', bytes('between')),
  segment('ffda', bytes('head')),
  bytes('second go', hex('ffd9'), mark, hex('ffd8'), mark, hex('ffd9')),
)
const png = bytes(
  hex('89504e470d0a1a0a'),
  chunk('IHDR', hex('00000001000000010800000000')),
  chunk('eXIf', mark),
  chunk('tEXt', mark),
  chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
  chunk('IEND', ''),
  mark,
)
const infe = (item: number, kind: string) => box('infe', hex('02000000'), four(item).subarray(2), hex('0000'), kind, '\u0000')
function heic(): Buffer {
  const before = bytes(box('ftyp', 'heic', four(0)))
  const made = (from: number) =>
    box(
      'meta',
      hex('00000000'),
      box('iinf', hex('00000000'), hex('0002'), infe(1, 'hvc1'), infe(2, 'Exif')),
      box(
        'iloc',
        hex('00000000'),
        hex('4400'),
        hex('0002'),
        hex('00010000'),
        hex('0001'),
        four(from),
        four(7),
        hex('00020000'),
        hex('0001'),
        four(from + 7),
        four(mark.length),
      ),
    )
  const from = before.length + made(0).length + 8
  return bytes(before, made(from), box('mdat', 'picture', mark))
}
const m4a = bytes(
  box('ftyp', 'M4A ', four(0)),
  box(
    'moov',
    box('mvhd', 'x'),
    box('trak', box('hdlr', hex('0000000000000000'), 'soun'), box('udta', mark)),
    box('udta', box('meta', mark)),
  ),
  box('mdat', 'sound'),
)
const mp3 = bytes('ID3', hex('0300000000000c'), mark, hex('fffb9064'), 'sound', 'TAG', mark.padEnd(125, ' '))
const wav = bytes(
  'RIFF',
  fourBack(0),
  'WAVE',
  'fmt ',
  fourBack(4),
  'abcd',
  'LIST',
  fourBack(mark.length),
  mark,
  'data',
  fourBack(6),
  'sound!',
)

async function cleaned(content: Buffer, name: string): Promise<{ type: FileType | undefined; after: Buffer | undefined }> {
  const path = join(folder, crypto.randomUUID())
  writeFileSync(path, content)
  const type = await typeOf(path, name)
  const after = type && (await withoutTraces({ path, bytes: content.length, sha256: '' }, type))
  return { type, after: after && readFileSync(path) }
}

describe('what a device wrote beside a picture or a recording goes, and what is seen and heard stays', () => {
  test.each([
    ['a.jpg', jpeg, 'jpeg', ['colours', 'tables', 'between', 'second go']],
    ['a.png', png, 'png', ['IHDR', 'IDAT']],
    ['a.heic', heic(), 'heic', ['picture', 'hvc1']],
    ['a.m4a', m4a, 'm4a', ['mvhd', 'soun']],
    ['a.mp3', mp3, 'mp3', ['sound']],
    ['a.wav', wav, 'wav', ['abcd', 'sound!']],
  ] as const)('%s', async (name, content, kind, stays) => {
    const { type, after } = await cleaned(content, name)
    expect([type, after?.includes(mark)]).toEqual([kind, false])
    for (const says of stays) expect([says, after!.includes(says)]).toEqual([says, true])
    const path = join(folder, name)
    writeFileSync(path, after!)
    expect(await typeOf(path, name)).toBe(kind)
    expect((await cleaned(after!, name)).after).toEqual(after)
    // Offsets of what is found by its place stay right.
    if (kind === 'heic' || kind === 'm4a') expect(after!.length).toBe(content.length)
  })
  test('which way up a picture is stays', async () => {
    const { after } = await cleaned(jpeg, 'a.jpg')
    expect(after!.subarray(2, 6).toString('hex')).toBe('ffe10022')
    expect(after!.subarray(6, 12).toString('latin1')).toBe('Exif\u0000\u0000')
    expect(after!.readUInt16LE(30)).toBe(6)
  })
  test('what is not built as its kind is, or ends too early, is not taken', async () => {
    for (const [name, content] of [
      ['a.jpg', jpeg.subarray(0, 20)],
      ['a.png', png.subarray(0, 30)],
      ['a.heic', heic().subarray(0, 90)],
      ['a.m4a', m4a.subarray(0, 60)],
      ['a.wav', wav.subarray(0, 14)],
    ] as const)
      expect([name, (await cleaned(content, name)).after]).toEqual([name, undefined])
  })
  test('a film is no recording', async () => {
    const film = bytes(box('ftyp', 'isom', four(0)), box('moov', box('trak', box('hdlr', hex('0000000000000000'), 'vide'))))
    expect((await cleaned(film, 'a.mp4')).type).toBeUndefined()
  })
})
