import { Readable } from 'node:stream'
import { attach, type Attached, type Holder } from '#files'
import { type Ctx, writeIncoming } from '#platform'
import { granted } from './story.ts'

/*
 * Files of the demonstration, made here so that nothing has to be shipped and nobody takes them for real ones: each says inside that it is
 * synthetic, in both languages.
 */

export interface Sample {
  readonly name: string
  readonly content: Buffer
}

/** A page with a heading and some lines. Chinese is written in a font that readers of PDF have or replace. */
export function samplePdf(name: string, title: string, lines: readonly string[] = []): Sample {
  const chinese = (size: number, y: number, text: string) => `/C ${size} Tf 1 0 0 1 60 ${y} Tm <${utf16(text)}> Tj`
  const text = [
    '/L 12 Tf 1 0 0 1 60 790 Tm (SYNTHETIC - a file of the demonstration district, made by a program) Tj',
    chinese(12, 770, '合成文件：演示区自动生成，与任何真实的人、机构和项目无关。'),
    chinese(20, 715, title),
    ...lines.map((line, n) => chinese(12, 675 - 22 * n, line)),
  ]
  const stream = `BT\n${text.join('\n')}\nET`
  const descendant =
    '/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>'
  const descriptor =
    '/Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /L 5 0 R /C 6 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R] >>',
    `<< ${descendant} /FontDescriptor 8 0 R /DW 1000 >>`,
    `<< ${descriptor} >>`,
  ]
  let pdf = '%PDF-1.4\n'
  const at: number[] = []
  for (const [n, object] of objects.entries()) {
    at.push(pdf.length)
    pdf += `${n + 1} 0 obj\n${object}\nendobj\n`
  }
  const entries = at.map((from) => `${String(from).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 ${at.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${at.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`
  return { name, content: Buffer.from(pdf, 'latin1') }
}
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** A table for a spreadsheet; its first line says what it is. */
export const sampleCsv = (name: string, rows: readonly (readonly string[])[]): Sample => ({
  name,
  content: Buffer.from(`\uFEFF${[['合成数据 SYNTHETIC'], ...rows].map((r) => r.join(',')).join('\r\n')}\r\n`, 'utf8'),
})

const letters: Record<string, readonly number[]> = {
  D: [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
  E: [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
  M: [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001],
  O: [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
}
const [width, height, dot] = [320, 200, 10]

/**
 * A picture in two colours with the word DEMO across it, where a real one would show a sheet or a room. `seed`, of at most 70 characters,
 * makes each another file.
 */
export function samplePng(name: string, seed: string): Sample {
  const isDark = (x: number, y: number): boolean => {
    const [column, row] = [Math.floor((x - 40) / dot), Math.floor((y - 65) / dot)]
    if (column < 0 || column >= 24 || row < 0 || row >= 7) return y % 25 === 0
    return column % 6 < 5 && ((letters['DEMO'[Math.floor(column / 6)]!]![row]! >> (4 - (column % 6))) & 1) === 1
  }
  const rows = Buffer.alloc(height * (1 + width / 8))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (!isDark(x, y)) rows[y * (1 + width / 8) + 1 + (x >> 3)]! |= 0x80 >> (x & 7)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  // What is written beside a picture is taken out of it before it is kept: so the picture itself says it, as two lines of dots at its foot.
  const says = Buffer.from(`SYNTHETIC ${seed}`.padEnd(width / 4).slice(0, width / 4), 'latin1')
  for (const [n, y] of [height - 2, height - 1].entries()) says.copy(rows, y * (1 + width / 8) + 1, (n * width) / 8, ((n + 1) * width) / 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const content = Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', unpacked(rows)), chunk('IEND', Buffer.alloc(0))])
  return { name, content }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crcOf(body))
  return Buffer.concat([length, body, sum])
}

/** As PNG wants it packed, but not made smaller: so it needs no library that reads and writes files. */
function unpacked(bytes: Buffer): Buffer {
  const head = Buffer.from([0x78, 0x01, 0x01, bytes.length & 255, bytes.length >> 8, ~bytes.length & 255, (~bytes.length >> 8) & 255])
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(((b << 16) | a) >>> 0)
  return Buffer.concat([head, bytes, sum])
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** Samples as if somebody had chosen them in a form; none where there is no store of files. */
export const chosenSamples = async (ctx: Ctx, samples: readonly Sample[]): Promise<Attached[]> =>
  ctx.files
    ? await Promise.all(samples.map(async (f) => ({ ...(await writeIncoming(ctx.files!, Readable.from([f.content]))), name: f.name })))
    : []

/** Attaches samples to a record, as the people of the story do. */
export async function attachSamples(ctx: Ctx, holder: Holder, samples: readonly Sample[], note?: string): Promise<void> {
  const files = await chosenSamples(ctx, samples)
  if (files.length > 0) granted(await attach(ctx, holder, { files, note }, async () => holder))
}
