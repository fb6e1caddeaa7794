import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * What has to lie in the database and is nobody's to read there: the secrets of one-time codes, letters that wait to be sent. Whoever
 * has the database or a backup but not the master secret reads nothing of it.
 */
export interface SmallSecrets {
  /** Encrypts for one place, as `users:<jurisdiction>:<id>`: put anywhere else it does not open. Begins with `locked:`. */
  lock(content: string, place: string): string
  /** @throws Error where the master secret or the place is another one, or a character was changed */
  unlock(locked: string, place: string): string
  /** A fingerprint that cannot be found by trying out, as all addresses or all short codes could: it needs the master secret. */
  mark(content: string, place: string): string
}

export const isLocked = (content: string): boolean => content.startsWith(prefix)
const prefix = 'locked:'

export function smallSecretsUnder(secret: string): SmallSecrets {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'tandem', use, 32))
  const [lockKey, markKey] = [keyFor('small-secrets'), keyFor('marks')]
  return {
    lock(content, place) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', lockKey, iv).setAAD(Buffer.from(place))
      return prefix + Buffer.concat([iv, cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
    },
    unlock(locked, place) {
      if (!isLocked(locked)) throw new Error(`${place} holds something that is not locked`)
      const all = Buffer.from(locked.slice(prefix.length), 'base64')
      const decipher = createDecipheriv('aes-256-gcm', lockKey, all.subarray(0, 12)).setAAD(Buffer.from(place))
      decipher.setAuthTag(all.subarray(-16))
      return Buffer.concat([decipher.update(all.subarray(12, -16)), decipher.final()]).toString('utf8')
    },
    mark: (content, place) => createHmac('sha256', markKey).update(`${place}\u0000${content}`).digest('base64url'),
  }
}
