import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import type { Settings } from './settings.ts'

/**
 * Seals what nobody may read yet. Each envelope of each tender has its own age key; the key itself is kept encrypted
 * under the master secret, which lies outside the database. So neither a reader of the database nor of a backup can open a bid.
 * What this does not do: keep out somebody who holds both the database and the secret. That needs keys split among people.
 */
export interface Seal {
  /** A new envelope: the public part seals, the locked part opens once the law allows it. */
  newEnvelope(): Promise<{ recipient: string; lockedKey: string }>
  seal(recipient: string, content: Uint8Array): Promise<Uint8Array>
  open(lockedKey: string, sealed: Uint8Array): Promise<Uint8Array>
}

export function sealWith(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, 'tandem', 'sealed-bids', 32))
  return {
    async newEnvelope() {
      const identity = await generateIdentity()
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const locked = Buffer.concat([iv, cipher.update(identity, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return { recipient: await identityToRecipient(identity), lockedKey: locked.toString('base64') }
    },
    async seal(recipient, content) {
      const e = new Encrypter()
      e.addRecipient(recipient)
      return await e.encrypt(content)
    },
    async open(lockedKey, sealed) {
      const locked = Buffer.from(lockedKey, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, locked.subarray(0, 12))
      decipher.setAuthTag(locked.subarray(-16))
      const identity = Buffer.concat([decipher.update(locked.subarray(12, -16)), decipher.final()]).toString('utf8')
      const d = new Decrypter()
      d.addIdentity(identity)
      return await d.decrypt(sealed)
    },
  }
}

/** The master secret: from the settings, or made once and kept beside the data, readable by its owner only. */
export function masterSecret(settings: Settings): string {
  if (settings.secret) return settings.secret
  const file = join(settings.dataFolder, 'secret')
  if (!existsSync(file)) {
    mkdirSync(settings.dataFolder, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')
