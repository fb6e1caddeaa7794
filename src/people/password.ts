import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(argon2)
/** OWASP's first choice of parameters for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19456, passes: 2, parallelism: 1, tagLength: 32 }

/** A password as stored: `argon2id$m$t$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await run('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce, ...cost })
  return ['argon2id', cost.memory, cost.passes, cost.parallelism, nonce.toString('base64url'), Buffer.from(tag).toString('base64url')].join(
    '$',
  )
}

/** Compares in constant time. A user without a password costs the same time as one with a wrong one. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const [kind, m, t, p, salt, hash] = (stored ?? (await decoy())).split('$')
  if (kind !== 'argon2id') return false
  const wanted = Buffer.from(hash!, 'base64url')
  const tag = await run('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce: Buffer.from(salt!, 'base64url'),
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    tagLength: wanted.length,
  })
  return timingSafeEqual(Buffer.from(tag), wanted) && stored !== null
}
let made: Promise<string> | undefined
const decoy = () => (made ??= hashPassword(randomBytes(16).toString('hex')))
