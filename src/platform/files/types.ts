import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

/** What may be attached, if the setting allows it: how it is sent back, and how its name ends. */
export const fileTypes = {
  pdf: { mime: 'application/pdf', ends: ['pdf'] },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ends: ['docx'] },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ends: ['xlsx'] },
  odt: { mime: 'application/vnd.oasis.opendocument.text', ends: ['odt'] },
  ofd: { mime: 'application/ofd', ends: ['ofd'] },
  png: { mime: 'image/png', ends: ['png'] },
  jpeg: { mime: 'image/jpeg', ends: ['jpg', 'jpeg'] },
  heic: { mime: 'image/heic', ends: ['heic', 'heif'] },
  txt: { mime: 'text/plain; charset=utf-8', ends: ['txt'] },
  csv: { mime: 'text/csv; charset=utf-8', ends: ['csv'] },
  zip: { mime: 'application/zip', ends: ['zip'] },
  m4a: { mime: 'audio/mp4', ends: ['m4a', 'mp4', '3gp', '3gpp'] },
  mp3: { mime: 'audio/mpeg', ends: ['mp3'] },
  wav: { mime: 'audio/wav', ends: ['wav'] },
  amr: { mime: 'audio/amr', ends: ['amr'] },
} as const
export type FileType = keyof typeof fileTypes
/** Without zip: what is inside it nobody has looked at. */
export const usualTypes: readonly FileType[] = ['pdf', 'docx', 'xlsx', 'odt', 'ofd', 'png', 'jpeg', 'heic', 'txt', 'csv']

/** What a camera and a recorder make. */
export const pictureTypes = ['jpeg', 'png', 'heic'] as const satisfies readonly FileType[]
export const soundTypes = ['m4a', 'mp3', 'wav', 'amr'] as const satisfies readonly FileType[]

/**
 * What a file is, by what it holds; its name only tells a table from a text. Undefined for everything else, also for documents that carry
 * programs.
 */
export async function typeOf(path: string, name: string): Promise<FileType | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read = async (from: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
      return buffer.subarray(0, bytesRead)
    }
    const head = await read(0, 1024)
    if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
    if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png'
    if (head.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'jpeg'
    if (/^ftyp(heic|heix|heim|heis|hevc|mif1|msf1)$/.test(head.subarray(4, 12).toString('latin1'))) return 'heic'
    const sound = soundOf(head)
    if (sound) return sound !== 'm4a' || (await isOnlySound(path)) ? sound : undefined
    if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return ofZip(head, await namesInZip(read, size))
  } finally {
    await file.close()
  }
  return (await isText(path)) ? (/\.csv$/i.test(name) ? 'csv' : 'txt') : undefined
}

function soundOf(head: Buffer): (typeof soundTypes)[number] | undefined {
  const begins = (from: number, to: number) => head.subarray(from, to).toString('latin1')
  if (/^ftyp(M4A |M4B |mp4[12]|isom|iso[2-6]|3gp.|dash)$/.test(begins(4, 12))) return 'm4a'
  if (begins(0, 4) === 'RIFF' && begins(8, 12) === 'WAVE') return 'wav'
  if (/^#!AMR(-WB)?\n/.test(begins(0, 9))) return 'amr'
  const isFrame = head[0] === 0xff && (head[1]! & 0xe6) === 0xe2
  return begins(0, 3) === 'ID3' || isFrame ? 'mp3' : undefined
}

/** A film begins as a recording does; it is told by the track that says so. */
async function isOnlySound(path: string): Promise<boolean> {
  let tail = ''
  for await (const piece of createReadStream(path)) {
    const text = tail + (piece as Buffer).toString('latin1')
    if (/hdlr.{8}vide/s.test(text)) return false
    tail = text.slice(-16)
  }
  return true
}

function ofZip(head: Buffer, names: ReadonlySet<string> | undefined): FileType | undefined {
  if (!names) return undefined
  // A document with macros is a program.
  if ([...names].some((n) => /vbaProject\.bin$|\.(exe|dll|js|vbs|bat|cmd|scr|jar)$/i.test(n))) return undefined
  const office = names.has('[Content_Types].xml')
  if (office && names.has('word/document.xml')) return 'docx'
  if (office && names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('OFD.xml')) return 'ofd'
  // Such a file says first and unpacked what it is.
  const says = head.subarray(30, 38).toString('latin1') === 'mimetype' ? head.subarray(38, 38 + 60).toString('latin1') : ''
  if (says.startsWith(fileTypes.odt.mime))
    return /^[\w.+-]*-(template|master)/.test(says.slice(fileTypes.odt.mime.length)) ? undefined : 'odt'
  return office ? undefined : 'zip'
}

/** Largest list of contents that is looked at. */
const mostOfList = 1024 * 1024
/** The names in a zip, from the list at its end; nothing is unpacked. Undefined where there is no such list. */
async function namesInZip(read: (from: number, length: number) => Promise<Buffer>, size: number): Promise<Set<string> | undefined> {
  const tailFrom = Math.max(0, size - 65_557)
  const tail = await read(tailFrom, size - tailFrom)
  const at = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (at < 0 || at + 22 > tail.length) return undefined
  const [length, from] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (length > mostOfList || from + length > size) return undefined
  const list = await read(from, length)
  const names = new Set<string>()
  for (let i = 0; i + 46 <= list.length && list.readUInt32LE(i) === 0x02014b50; ) {
    const [name, extra, comment] = [list.readUInt16LE(i + 28), list.readUInt16LE(i + 30), list.readUInt16LE(i + 32)]
    names.add(list.subarray(i + 46, i + 46 + name).toString('utf8'))
    i += 46 + name + extra + comment
  }
  return names
}

/** Text is what decodes as UTF-8, or as GB18030 where it does not, and holds no character that text does not have. */
async function isText(path: string): Promise<boolean> {
  const decoders = ['utf-8', 'gb18030'].map((name) => new TextDecoder(name, { fatal: true }))
  const notText = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/
  let left = decoders
  const keepReading = (piece: Uint8Array | undefined) => {
    left = left.filter((d) => {
      try {
        return !notText.test(piece ? d.decode(piece, { stream: true }) : d.decode())
      } catch {
        return false
      }
    })
  }
  let any = false
  for await (const piece of createReadStream(path)) {
    any = true
    keepReading(piece as Buffer)
    if (left.length === 0) return false
  }
  keepReading(undefined)
  return any && left.length > 0
}

/** Whether a name ends as that of another type that is known; a table may be called a text. */
export function isCalledOtherwise(name: string, type: FileType): boolean {
  const called = (Object.keys(fileTypes) as FileType[]).find((t) => fileTypes[t].ends.some((e) => name.toLowerCase().endsWith(`.${e}`)))
  return called !== undefined && called !== type && !(called === 'csv' && type === 'txt')
}

/** A name as it is kept and sent back: without a way, and ending as its type does, so that nothing opens it as something else. */
export function nameFor(given: string, type: FileType): string {
  const bare = given
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim()
    .slice(0, 150)
  const { ends } = fileTypes[type]
  const fits = ends.some((e) => bare.toLowerCase().endsWith(`.${e}`))
  return fits ? bare : `${bare || 'file'}.${ends[0]}`
}
