import { randomBytes } from 'node:crypto'
import { typedCode } from './typed.ts'

declare const kind: unique symbol
/** An identifier that cannot stand where another kind is wanted. As text: `tnd_01k…`. */
export type Id<K extends string = string> = string & { readonly [kind]: K }

/** Prefix of each kind of record, as it stands in addresses and logs. */
const prefixes = {
  organisation: 'org',
  user: 'usr',
  membership: 'mem',
  community: 'com',
  expert: 'exp',
  specialty: 'spc',
  supplier: 'sup',
  document: 'doc',
  local: 'lcl',
  invitation: 'inv',
  token: 'tok',
  reset: 'rst',
  letter: 'ltr',
  notice: 'ntc',
  webhook: 'whk',
  purchase: 'pur',
  questionnaire: 'qst',
  campaign: 'cmp',
  response: 'rsp',
  need: 'ned',
  evidence: 'evd',
  plan: 'pln',
  line: 'lin',
  goal: 'gol',
  indicator: 'ind',
  series: 'ser',
  unit: 'unt',
  vote: 'vot',
  project: 'prj',
  tender: 'tnd',
  question: 'ask',
  bid: 'bid',
  award: 'awd',
  challenge: 'chl',
  objection: 'obj',
  complaint: 'cpl',
  criterion: 'crt',
  contract: 'con',
  duty: 'dty',
  change: 'chg',
  appointment: 'apt',
  deliverable: 'dlv',
  record: 'rec',
  contest: 'cts',
  opening: 'opn',
  candidate: 'cnd',
  qualification: 'qlf',
  acceptance: 'acc',
  client: 'cli',
  consent: 'cns',
  lock: 'lck',
  reason: 'rsn',
  note: 'nte',
  case: 'cas',
  contact: 'cct',
  group: 'grp',
  event: 'evt',
  supervision: 'spv',
  transfer: 'trf',
  level: 'lvl',
  scale: 'scl',
  claim: 'clm',
  payment: 'pay',
  correction: 'cor',
  batch: 'bat',
  round: 'rnd',
  rating: 'rat',
  appraisal: 'apr',
  instrument: 'ins',
  interference: 'itf',
  entry: 'log',
  file: 'fil',
  request: 'req',
  voice: 'voi',
  erasure: 'ers',
  phone: 'phn',
} as const
export type Kind = keyof typeof prefixes

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function base32(bytes: Uint8Array): string {
  let n = 0n
  for (const b of bytes) n = (n << 8n) | BigInt(b)
  let out = ''
  for (let i = 0; i < 26; i++) {
    out = alphabet[Number(n & 31n)] + out
    n >>= 5n
  }
  return out
}

/** How many ids of a kind were made in a moment, for the moments used last. */
const made = new Map<string, number>()
const momentsKept = 2000
/** The place of an id among those of its kind and moment: 0 to 4095, from where on chance decides. */
function nth(kind: Kind, ms: bigint): number {
  const key = `${kind} ${ms}`
  const n = made.get(key) ?? 0
  made.delete(key)
  made.set(key, Math.min(n + 1, 0xfff))
  if (made.size > momentsKept) made.delete(made.keys().next().value!)
  return n
}

/**
 * A new id that sorts by the moment it was made, and within a moment after those made before it (UUID version 7 in base 32, its twelve
 * bits after the version counting). So what one request writes lies in the order it was written.
 */
export function newId<K extends Kind>(kind: K, now: Temporal.Instant): Id<K> {
  const bytes = randomBytes(16)
  const ms = BigInt(now.epochMilliseconds)
  for (let i = 0; i < 6; i++) bytes[i] = Number((ms >> BigInt(8 * (5 - i))) & 255n)
  const n = nth(kind, ms)
  bytes[6] = (n >> 8) | 0x70
  bytes[7] = n & 0xff
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return `${prefixes[kind]}_${base32(bytes)}` as Id<K>
}

/** A new id that tells nothing, not even when it was made: for what residents send anonymously. */
export const newAnonymousId = <K extends Kind>(kind: K): Id<K> => `${prefixes[kind]}_${base32(randomBytes(16))}` as Id<K>

export const isId = <K extends Kind>(kind: K, text: unknown): text is Id<K> =>
  typeof text === 'string' && new RegExp(`^${prefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`).test(text)

const lookAlikeFree = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * A code people read aloud and type: letters and digits that do not look alike, the last one a check character.
 * The default of 8 characters carries 31^7 ≈ 2.7e10 possibilities.
 * @param bytes four for each character, where the same code is to come of the same secret; otherwise new ones
 */
export function newReadableCode(length = 8, bytes: Buffer = randomBytes(length * 4)): string {
  let body = ''
  for (let i = 0; i < length - 1; i++) body += lookAlikeFree[bytes.readUInt32BE(i * 4) % lookAlikeFree.length]
  return body + checkCharacter(body)
}

function checkCharacter(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) sum = (sum + (i + 1) * (lookAlikeFree.indexOf(body[i]!) + 1)) % 31
  return lookAlikeFree[sum]!
}

/** The code as stored (upper case, no spaces), or undefined when it was mistyped. */
export function readReadableCode(typed: string, length = 8): string | undefined {
  const code = typedCode(typed)
  if (code.length !== length || [...code].some((c) => !lookAlikeFree.includes(c))) return undefined
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? code : undefined
}
