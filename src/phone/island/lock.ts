/** A text as it lies on the telephone. */
export interface Locked {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}
/** The key of one owner, twice: under the PIN, and under the half that the server gives in a live session. Neither half lies here. */
export interface Vault {
  owner: string
  phone: { id: string; token: string }
  name: string
  lang: 'zh' | 'en'
  salt: Uint8Array<ArrayBuffer>
  byPin: Locked
  bySecret: Locked
  /** When the server was heard of last, by its own clock. */
  heardAt: string
  /** For how many days what was fetched is kept without hearing of it. */
  keepDays: number
}

/** So often the PIN is hashed before it opens anything: half a second on an old telephone, and so long for each guess. */
const rounds = 600_000
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
const random = (n: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(n))

const aesKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', bytesOf(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveKey'])
  const by = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return await crypto.subtle.deriveKey(by, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
const secretKey = (secret: string): Promise<CryptoKey> =>
  aesKey(Uint8Array.from(atob(secret.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)))

export async function lockBytes(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, place: string): Promise<Locked> {
  const iv = random(12)
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(place) }, key, bytes) }
}
export const unlockBytes = async (key: CryptoKey, l: Locked, place: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: l.iv, additionalData: bytesOf(place) }, key, l.data))

/** Locks something so that it opens only at its place: one entry put where another stood does not open. */
export const lock = (key: CryptoKey, value: unknown, place: string): Promise<Locked> =>
  lockBytes(key, bytesOf(JSON.stringify(value)), place)
export const unlock = async <T>(key: CryptoKey, locked: Locked, place: string): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await unlockBytes(key, locked, place))) as T

type Halves = Pick<Vault, 'salt' | 'byPin' | 'bySecret'>
async function halvesOf(raw: Uint8Array<ArrayBuffer>, i: { pin: string; secret: string; owner: string }): Promise<Halves> {
  const salt = random(16)
  return {
    salt,
    byPin: await lockBytes(await pinKey(i.pin, salt), raw, `${i.owner}/pin`),
    bySecret: await lockBytes(await secretKey(i.secret), raw, `${i.owner}/secret`),
  }
}

/** A new key of an owner. It is nowhere but in the memory of the page while it is open. */
export async function newKey(i: { pin: string; secret: string; owner: string }): Promise<Halves & { key: CryptoKey }> {
  const raw = random(32)
  return { key: await aesKey(raw), ...(await halvesOf(raw, i)) }
}

/** The key by the PIN; undefined where it is another PIN. */
export async function keyByPin(v: Vault, pin: string): Promise<CryptoKey | undefined> {
  try {
    return await aesKey(await unlockBytes(await pinKey(pin, v.salt), v.byPin, `${v.owner}/pin`))
  } catch {
    return undefined
  }
}

/** A new PIN where the old one was forgotten: the server's half opens the key. */
export async function withNewPin(v: Vault, secret: string, pin: string): Promise<Vault> {
  const raw = await unlockBytes(await secretKey(secret), v.bySecret, `${v.owner}/secret`)
  return { ...v, ...(await halvesOf(raw, { pin, secret, owner: v.owner })) }
}
