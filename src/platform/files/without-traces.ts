import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { blank, boxesOf } from './boxes.ts'
import type { Written } from './store.ts'
import type { FileType } from './types.ts'

/**
 * Takes out of a picture or a recording what its device wrote beside it: place, device, moment, thumbnail, names. What is seen and heard stays as it was,
 * byte by byte; nothing is pressed together anew.
 * @returns undefined where the file is not built as its kind is, so that nobody can say what is in it
 */
export async function withoutTraces<F extends Written>(file: F, type: FileType): Promise<F | undefined> {
  const clean = cleaners[type]
  if (!clean) return file
  const before = await readFile(file.path)
  const after = tried(() => clean(before))
  if (!after) return undefined
  if (after.equals(before)) return file
  await writeFile(file.path, after)
  return { ...file, bytes: after.length, sha256: createHash('sha256').update(after).digest('hex') }
}

/** Whatever is read behind the end of a file shows that it is not whole. */
function tried(clean: () => Buffer | undefined): Buffer | undefined {
  try {
    return clean()
  } catch (e) {
    if (e instanceof RangeError) return undefined
    throw e
  }
}

const cleaners: Partial<Record<FileType, (b: Buffer) => Buffer | undefined>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  heic: cleanHeic,
  m4a: cleanM4a,
  mp3: cleanMp3,
  wav: cleanWav,
  amr: (b) => b,
}

/** Which way up a picture is stands beside the place where it was taken: it is written anew, alone. */
const upright = (turn: number): Buffer => {
  const b = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000000000000000000', 'hex')
  b.writeUInt16LE(turn, 28)
  return b
}

function cleanJpeg(b: Buffer): Buffer | undefined {
  const kept: Buffer[] = [b.subarray(0, 2)]
  let turn = 1
  let rest = -1
  for (let at = 2; rest < 0; ) {
    if (b[at] !== 0xff) return undefined
    const mark = b[at + 1]
    if (mark === 0xff) {
      at++
      continue
    }
    const length = at + 4 <= b.length ? b.readUInt16BE(at + 2) : 0
    if (mark === undefined || length < 2 || at + 2 + length > b.length) return undefined
    const part = b.subarray(at, at + 2 + length)
    if (mark === 0xe1) turn = turnIn(part) ?? turn
    else if (!isBeside(mark, part)) kept.push(part)
    at += 2 + length
    if (mark === 0xda) rest = at
  }
  // Behind the picture telephones put further ones, and what they know of it.
  const end = endOfJpeg(b, rest)
  if (turn > 1) kept.splice(1, 0, upright(turn))
  return Buffer.concat([...kept, b.subarray(rest, end)])
}

/** Parts a picture is shown without: of the device, of programs, remarks. What says its colours stays. */
const isBeside = (mark: number, part: Buffer): boolean =>
  mark === 0xfe ||
  (mark >= 0xe1 && mark <= 0xef && mark !== 0xee && !(mark === 0xe2 && part.subarray(4, 15).toString('latin1') === 'ICC_PROFILE'))

/** Where the picture itself ends: pictures that come in several goes have tables between them. */
function endOfJpeg(b: Buffer, from: number): number {
  for (let at = from; at + 1 < b.length; ) {
    if (b[at] !== 0xff) {
      at++
      continue
    }
    const mark = b[at + 1]!
    if (mark === 0xd9) return at + 2
    const alone = mark === 0 || mark === 0xff || (mark >= 0xd0 && mark <= 0xd7)
    at += alone ? (mark === 0xff ? 1 : 2) : 2 + (at + 4 <= b.length ? b.readUInt16BE(at + 2) : b.length)
  }
  return b.length
}

function turnIn(part: Buffer): number | undefined {
  if (part.subarray(4, 10).toString('latin1') !== 'Exif\u0000\u0000') return undefined
  const t = part.subarray(10)
  if (t.length < 10) return undefined
  const little = t.subarray(0, 2).toString('latin1') === 'II'
  const two = (at: number) => (at + 2 > t.length ? 0 : little ? t.readUInt16LE(at) : t.readUInt16BE(at))
  const first = little ? t.readUInt32LE(4) : t.readUInt32BE(4)
  for (let n = 0; n < two(first); n++)
    if (two(first + 2 + 12 * n) === 0x0112) {
      const turn = two(first + 2 + 12 * n + 8)
      return turn >= 1 && turn <= 8 ? turn : undefined
    }
  return undefined
}

/** Chunks without which a picture would look otherwise. */
const seenInPng = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '))
function cleanPng(b: Buffer): Buffer | undefined {
  const kept: Buffer[] = [b.subarray(0, 8)]
  for (let at = 8; at + 12 <= b.length; ) {
    const end = at + 12 + b.readUInt32BE(at)
    if (end > b.length) return undefined
    const kind = b.subarray(at + 4, at + 8).toString('latin1')
    if (seenInPng.has(kind)) kept.push(b.subarray(at, end))
    if (kind === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}

/** The items of a picture that are no picture are found by their list and made empty where they lie: whatever points at others stays right. */
function cleanHeic(b: Buffer): Buffer | undefined {
  const out = Buffer.from(b)
  const top = boxesOf(out, 0, out.length)
  const meta = top?.find((x) => x.kind === 'meta')
  const inside = meta && boxesOf(out, meta.from + 4, meta.to)
  const [items, places] = [inside?.find((x) => x.kind === 'iinf'), inside?.find((x) => x.kind === 'iloc')]
  if (!top || !inside || !items || !places) return undefined
  const beside = new Set<number>()
  const version = out[items.from]!
  for (const entry of boxesOf(out, items.from + (version === 0 ? 6 : 8), items.to) ?? []) {
    const of = out[entry.from]!
    if (entry.kind !== 'infe' || of < 2) continue
    const [id, after] = of === 2 ? [out.readUInt16BE(entry.from + 4), 6] : [out.readUInt32BE(entry.from + 4), 8]
    const kind = out.subarray(entry.from + after + 2, entry.from + after + 6).toString('latin1')
    if (kind === 'Exif' || kind === 'mime' || kind === 'uri ') beside.add(id)
  }
  const data = inside.find((x) => x.kind === 'idat')?.from ?? 0
  for (const e of extentsOf(out, places.from)) {
    if (!beside.has(e.item)) continue
    const from = e.inData ? data + e.from : e.from
    if (from + e.length > out.length) return undefined
    out.fill(0, from, from + e.length)
  }
  for (const x of [...top, ...inside]) if (x.kind === 'uuid' || x.kind === 'udta') blank(out, x)
  return out
}

/** Places in which the items of a picture lie; a picture in tiles has some hundred. */
const mostExtents = 10_000
function extentsOf(b: Buffer, start: number): { item: number; from: number; length: number; inData: boolean }[] {
  const version = b[start]!
  const sizes = [b[start + 4]! >> 4, b[start + 4]! & 15, b[start + 5]! >> 4, version > 0 ? b[start + 5]! & 15 : 0] as const
  let at = start + 6
  const read = (bytes: number): number => {
    const n = bytes === 0 ? 0 : bytes === 8 ? Number(b.readBigUInt64BE(at)) : b.readUIntBE(at, bytes)
    at += bytes
    return n
  }
  let left = mostExtents
  const wide = version < 2 ? 2 : 4
  return Array.from({ length: read(wide) }, () => {
    const item = read(wide)
    const inData = version > 0 && (read(2) & 15) === 1
    read(2)
    const base = read(sizes[2])
    return Array.from({ length: read(2) }, () => {
      if (left-- === 0) throw new RangeError('places without end')
      read(sizes[3])
      const from = base + read(sizes[0])
      return { item, from, length: read(sizes[1]), inData }
    })
  }).flat()
}

/** A recording names itself and the place where it was made in boxes of its own; what they are called and hold goes, and their length stays. */
function cleanM4a(b: Buffer): Buffer | undefined {
  const out = Buffer.from(b)
  const within = (from: number, to: number, deep: number): boolean => {
    const all = boxesOf(out, from, to)
    if (!all) return false
    for (const x of all) {
      if (x.kind === 'udta' || x.kind === 'meta' || x.kind === 'uuid') blank(out, x)
      else if ((x.kind === 'moov' || x.kind === 'trak') && deep < 3 && !within(x.from, x.to, deep + 1)) return false
    }
    return true
  }
  return within(0, out.length, 0) ? out : undefined
}

function cleanMp3(b: Buffer): Buffer | undefined {
  const isTagged = b.subarray(0, 3).toString('latin1') === 'ID3' && b.length > 10
  const size = isTagged ? [6, 7, 8, 9].reduce((n, i) => n * 128 + (b[i]! & 127), 0) + 10 + (b[5]! & 16 ? 10 : 0) : 0
  const end = b.length > 128 && b.subarray(-128, -125).toString('latin1') === 'TAG' ? b.length - 128 : b.length
  return size < end && b[size] === 0xff && (b[size + 1]! & 0xe0) === 0xe0 ? b.subarray(size, end) : undefined
}

function cleanWav(b: Buffer): Buffer | undefined {
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= b.length; ) {
    const length = b.readUInt32LE(at + 4)
    const kind = b.subarray(at, at + 4).toString('latin1')
    const end = Math.min(b.length, at + 8 + length + (length % 2))
    if (kind === 'fmt ' || kind === 'fact' || kind === 'data') kept.push(b.subarray(at, end))
    at = end
  }
  if (kept.length < 2) return undefined
  const head = Buffer.from(b.subarray(0, 12))
  head.writeUInt32LE(4 + kept.reduce((n, k) => n + k.length, 0), 4)
  return Buffer.concat([head, ...kept])
}
