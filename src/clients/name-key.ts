import { argon2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { type SmallSecrets, smallSecretsUnder } from '#platform'

/**
 * The key under which an institution keeps the names of those it serves. It is made here, once, and lies in the database only locked: by
 * the passphrase of each person who may open it, by a code that one hands to another, by a code on paper. Nothing here knows it.
 */
export interface NameKey {
  /** 256 random bits, as text. */
  readonly secret: string
  /** What is kept under it. */
  readonly secrets: SmallSecrets
}

const keyOf = (secret: string): NameKey => ({ secret, secrets: smallSecretsUnder(secret) })
export const newNameKey = (): NameKey => keyOf(randomBytes(32).toString('base64url'))

const derive = promisify(argon2)
/** OWASP's second choice for argon2id, with more memory: this is typed once a day, and guessed by whoever stole a backup. */
const cost = { memory: 47104, passes: 3, parallelism: 1, tagLength: 32 }

/** A lock on the key: what is stored of it. */
export interface Lock {
  readonly salt: string
  readonly locked: string
}
const underWord = async (word: string, salt: string): Promise<SmallSecrets> => {
  const message = Buffer.from(word.normalize('NFKC'))
  const tag = await derive('argon2id', { message, nonce: Buffer.from(salt, 'base64url'), ...cost })
  return smallSecretsUnder(Buffer.from(tag).toString('base64url'))
}

/** Locks words with a code, for whoever has it. `place` says where they belong: put anywhere else they do not open. */
export async function lockText(text: string, word: string, place: string): Promise<Lock> {
  const salt = randomBytes(16).toString('base64url')
  return { salt, locked: (await underWord(word, salt)).lock(text, place) }
}
/** @returns undefined where the code is another one, or it was locked for another place */
export async function openText(lock: Lock, word: string, place: string): Promise<string | undefined> {
  const secrets = await underWord(word, lock.salt)
  try {
    return secrets.unlock(lock.locked, place)
  } catch {
    return undefined
  }
}

/** Locks the key with a passphrase or a code. `place` says of which institution and lock: put anywhere else it does not open. */
export async function lockWith(key: NameKey, word: string, place: string): Promise<Lock> {
  return await lockText(key.secret, word, place)
}

/** @returns undefined where the word is another one, or the lock was made for another place */
export async function openWith(lock: Lock, word: string, place: string): Promise<NameKey | undefined> {
  const secret = await openText(lock, word, place)
  return secret === undefined ? undefined : keyOf(secret)
}

/** Locks the key for one session by a secret that lies in its browser, and opens it again. */
export const lockForSession = (key: NameKey, session: SmallSecrets, place: string): string => session.lock(key.secret, place)
export const openInSession = (locked: string, session: SmallSecrets, place: string): NameKey => keyOf(session.unlock(locked, place))

// No letters that look alike, four by four, to be written down and read out: 120 bits.
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
export function newCode(): string {
  const all: string[] = []
  while (all.length < 24) for (const b of randomBytes(32)) if (b < 240 && all.length < 24) all.push(letters[b % 30]!)
  return Array.from({ length: 6 }, (_, i) => all.slice(4 * i, 4 * i + 4).join('')).join('-')
}
/** Whether what was typed can be a code at all: nothing else is looked at, which is dear. */
export const isCode = (typed: string): boolean => typed.length === 24 && [...typed].every((x) => letters.includes(x))
/** The code as it was handed over, however it was typed. */
export const typedCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
