import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { CannotUnseal } from '#platform'

/** Boxes are filled up to multiples of so many bytes, so that their length tells nothing of what was written. */
const boxStep = 1024

/** Content encrypted and padded. */
export function boxed(key: Buffer, content: unknown): Uint8Array {
  const plain = Buffer.from(JSON.stringify(content))
  const padded = Buffer.alloc(Math.ceil((plain.length + 4) / boxStep) * boxStep)
  padded.writeUInt32BE(plain.length)
  plain.copy(padded, 4)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  return Buffer.concat([iv, cipher.update(padded), cipher.final(), cipher.getAuthTag()])
}

/** What is in a box. @throws CannotUnseal when it was made under another key, or is damaged */
export function unboxed<T>(key: Buffer, box: Uint8Array): T {
  const b = Buffer.from(box)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, b.subarray(0, 12))
    decipher.setAuthTag(b.subarray(-16))
    const padded = Buffer.concat([decipher.update(b.subarray(12, -16)), decipher.final()])
    return JSON.parse(padded.subarray(4, 4 + padded.readUInt32BE()).toString('utf8')) as T
  } catch (cause) {
    throw new CannotUnseal(cause)
  }
}
