import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'

/**
 * The signed head of the log: a checkpoint (c2sp.org/tlog-checkpoint) as a signed note (c2sp.org/signed-note) with an Ed25519 signature. Its text
 * has three lines: whose log it is, how many entries it has, and the root over them.
 */
interface Head {
  origin: string
  size: number
  root: Buffer
}

/** Signs heads. */
export interface LogSigner {
  /** The raw public key, 32 bytes. */
  publicKey: Buffer
  sign(text: string): Buffer
}

// What stands before the 32 bytes of a raw Ed25519 key in PKCS #8 and SPKI (RFC 8410).
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const publicObject = (raw: Buffer): KeyObject => createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' })

/** The key of the record log, derived from the master secret: it lies in no database and in no backup. */
export function logSigner(secret: string): LogSigner {
  const seed = Buffer.from(hkdfSync('sha256', secret, 'tandem', 'record-log', 32))
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { publicKey: Buffer.from(publicKey), sign: (text) => sign(null, Buffer.from(text, 'utf8'), key) }
}

const keyId = (name: string, publicKey: Buffer): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(1)).update(publicKey).digest().subarray(0, 4)

/** The public key as others take it: name, id, and the key itself with its kind. */
export const writeKey = (name: string, publicKey: Buffer): string =>
  `${name}+${keyId(name, publicKey).toString('hex')}+${Buffer.concat([Buffer.of(1), publicKey]).toString('base64')}`

export interface LogKey {
  name: string
  publicKey: Buffer
}
/** A public key as `writeKey` wrote it, or undefined. */
export function readKey(text: string): LogKey | undefined {
  const m = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim())
  if (!m) return undefined
  const bytes = Buffer.from(m[3]!, 'base64')
  if (bytes.length !== 33 || bytes[0] !== 1) return undefined
  const publicKey = bytes.subarray(1)
  return keyId(m[1]!, publicKey).toString('hex') === m[2] ? { name: m[1]!, publicKey } : undefined
}

const textOf = (h: Head): string => `${h.origin}\n${h.size}\n${h.root.toString('base64')}\n`

export function signHead(head: Head, signer: LogSigner): string {
  const text = textOf(head)
  const signature = Buffer.concat([keyId(head.origin, signer.publicKey), signer.sign(text)])
  return `${text}\n\u2014 ${head.origin} ${signature.toString('base64')}\n`
}

/** A note as it stands, not yet believed. */
export interface Note {
  head: Head
  text: string
  signatures: { name: string; bytes: Buffer }[]
}

/** The heads in a text, in its order, and the first line that belongs to none and is not blank: there something was altered or cut off. */
interface ReadHeads {
  notes: Note[]
  spoiledLine: number | undefined
}

/** Reads one checkpoint, or a file to which each new one was added. Nothing in it is passed over without a word. */
export function readHeads(text: string): ReadHeads {
  // What another system does to the ends of lines, or marks as UTF-8, changes no head.
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const notes: Note[] = []
  let spoiledLine: number | undefined
  for (let i = 0; i < lines.length; ) {
    if (lines[i]!.trim() === '') {
      i++
      continue
    }
    const [origin, size, root, empty] = [lines[i]!, lines[i + 1] ?? '', lines[i + 2] ?? '', lines[i + 3]]
    let end = i + 4
    while (/^\u2014 \S+ (?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(lines[end] ?? '')) end++
    const isHead =
      /^[^\s+]+$/.test(origin) && /^(0|[1-9]\d{0,15})$/.test(size) && /^[A-Za-z0-9+/]{43}=$/.test(root) && empty === '' && end > i + 4
    if (!isHead) {
      spoiledLine ??= i + 1
      i++
      continue
    }
    notes.push({
      head: { origin, size: Number(size), root: Buffer.from(root, 'base64') },
      text: `${origin}\n${size}\n${root}\n`,
      signatures: lines.slice(i + 4, end).map((line) => {
        const [, name, bytes] = line.split(' ')
        return { name: name!, bytes: Buffer.from(bytes!, 'base64') }
      }),
    })
    i = end
  }
  return { notes, spoiledLine }
}

/** A text that is one head and nothing else, or undefined. */
export function readHead(text: string): Note | undefined {
  const { notes, spoiledLine } = readHeads(text)
  return notes.length === 1 && spoiledLine === undefined ? notes[0] : undefined
}

/** A file of heads that were kept outside the database, by the name it is told by. */
export interface KeptHeads {
  name: string
  text: string
}

/** Whether one of the keys has signed it. A signature under a known name and id that does not fit spoils the note. */
export function isSigned(note: Note, keys: readonly LogKey[]): boolean {
  const known = note.signatures.flatMap((s) =>
    keys.filter((k) => k.name === s.name && keyId(k.name, k.publicKey).equals(s.bytes.subarray(0, 4))).map((k) => ({ s, k })),
  )
  return (
    known.length > 0 &&
    known.every(({ s, k }) => verify(null, Buffer.from(note.text, 'utf8'), publicObject(k.publicKey), s.bytes.subarray(4)))
  )
}
