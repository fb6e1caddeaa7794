import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { type LogSigner, logSigner } from './log/note.ts'
import { type SmallSecrets, smallSecretsUnder } from './small-secrets.ts'

/**
 * Seals what nobody may read yet. Each envelope of each tender has its own age key; the key itself is kept encrypted
 * under the master secret, which lies outside the database. So neither a reader of the database nor of a backup can open a bid.
 * What this does not do: keep out somebody who holds both the database and the secret. That needs keys split among people.
 */
export interface Seal extends SmallSecrets {
  /** Signs the heads of the record log. */
  readonly signer: LogSigner
  /** A new envelope: the public part seals, the locked part opens once the law allows it. */
  newEnvelope(): Promise<{ recipient: string; lockedKey: string }>
  seal(recipient: string, content: Uint8Array): Promise<Uint8Array>
  /** The same piece by piece, for what is too large for memory. */
  sealStream(recipient: string, content: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>>
  /** @throws CannotUnseal when the key or the content does not open: a fault of ours, never of whoever handed the content in. */
  open(lockedKey: string, sealed: Uint8Array): Promise<Uint8Array>
  /** The same piece by piece; each piece is held against its own mark before it is given out. @throws CannotUnseal, also while it is read. */
  openStream(lockedKey: string, sealed: ReadableStream<Uint8Array>): Promise<AsyncIterable<Uint8Array>>
  /** Another name for something, always the same, from which it cannot be found or guessed without the secret. */
  blind(text: string): string
  /** Encrypts a text where no envelope is needed; `of` says what it belongs to, and it opens only with the same. */
  hide(text: string, of: string): string
  /** @throws CannotUnseal */
  reveal(hidden: string, of: string): string
  /** Whether a locked key was locked under this very secret. */
  unlocks(lockedKey: string): boolean
}

/** What was sealed here does not open here: another master secret, or a key that was damaged. Nothing is to be concluded from it. */
export class CannotUnseal extends Error {
  constructor(cause: unknown) {
    super('what was sealed cannot be opened with the master secret of this process', { cause })
    this.name = 'CannotUnseal'
  }
}

export function sealWith(secret: string): Seal {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'tandem', use, 32))
  const [key, blindKey, coverKey] = [keyFor('sealed-bids'), keyFor('blind-names'), keyFor('covers')]
  const unlock = (lockedKey: string): string => decrypted(lockedKey, key)
  const decrypter = (lockedKey: string) => {
    const d = new Decrypter()
    d.addIdentity(unlock(lockedKey))
    return d
  }
  const encrypter = (recipient: string) => {
    const e = new Encrypter()
    e.addRecipient(recipient)
    return e
  }
  const seal: Seal = {
    ...smallSecretsUnder(secret),
    signer: logSigner(secret),
    async newEnvelope() {
      const identity = await generateIdentity()
      return { recipient: await identityToRecipient(identity), lockedKey: encrypted(identity, key) }
    },
    seal: async (recipient, content) => await encrypter(recipient).encrypt(content),
    sealStream: async (recipient, content) => await encrypter(recipient).encrypt(content),
    async open(lockedKey, sealed) {
      const d = decrypter(lockedKey)
      try {
        return await d.decrypt(sealed)
      } catch (cause) {
        throw new CannotUnseal(cause)
      }
    },
    async openStream(lockedKey, sealed) {
      const d = decrypter(lockedKey)
      try {
        return unsealing(await d.decrypt(sealed))
      } catch (cause) {
        throw new CannotUnseal(cause)
      }
    },
    blind: (text) => createHmac('sha256', blindKey).update(text).digest('base64url'),
    hide: (text, of) => encrypted(text, coverKey, of),
    reveal: (hidden, of) => decrypted(hidden, coverKey, of),
    unlocks(lockedKey) {
      try {
        return unlock(lockedKey) !== ''
      } catch {
        return false
      }
    },
  }
  envelopeKeys.set(seal, key)
  return seal
}

/** What each seal locks the keys of envelopes with; nobody else can ask for it. */
const envelopeKeys = new WeakMap<Seal, Buffer>()

/** A key that was locked under one secret, locked under another. @throws CannotUnseal */
export const relocked = (lockedKey: string, from: Seal, to: Seal): string =>
  encrypted(decrypted(lockedKey, envelopeKeys.get(from)!), envelopeKeys.get(to)!)

async function* unsealing(opened: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of opened as unknown as AsyncIterable<Uint8Array>) yield piece
  } catch (cause) {
    throw new CannotUnseal(cause)
  }
}

/** A text under a key, with what it belongs to, where it belongs to something: nonce, text and tag. */
function encrypted(text: string, key: Buffer, of?: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  if (of !== undefined) cipher.setAAD(Buffer.from(of))
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** @throws CannotUnseal */
function decrypted(hidden: string, key: Buffer, of?: string): string {
  try {
    const all = Buffer.from(hidden, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, 12))
    if (of !== undefined) decipher.setAAD(Buffer.from(of))
    decipher.setAuthTag(all.subarray(-16))
    return Buffer.concat([decipher.update(all.subarray(12, -16)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new CannotUnseal(cause)
  }
}

export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')
