import { randomBytes } from 'node:crypto'
import { type Ctx, type Db, sha256 } from '#platform'
import { saltOrNew } from './store/index.ts'

const salts = new WeakMap<Db, Map<string, string>>()

/**
 * Codes and submission numbers are stored as fingerprints with one random salt per jurisdiction, so that a table of
 * fingerprints made elsewhere is of no use, and a code can still be found by one look into an index.
 */
export async function saltOf(ctx: Ctx, db: Db = ctx.db): Promise<string> {
  const known = salts.get(ctx.db)?.get(ctx.jurisdiction)
  if (known) return known
  const salt = await saltOrNew(ctx, db, randomBytes(24).toString('base64url'))
  salts.set(ctx.db, (salts.get(ctx.db) ?? new Map<string, string>()).set(ctx.jurisdiction, salt))
  return salt
}

/** The fingerprint of a household code. */
export const codeHash = (salt: string, code: string): string => sha256(`code:${salt}:${code}`)
/** The fingerprint of the short code of a draft. */
export const draftHash = (salt: string, code: string): string => sha256(`draft:${salt}:${code}`)
/** The fingerprint of the secret of an open link. */
export const linkHash = (salt: string, token: string): string => sha256(`link:${salt}:${token}`)
/** The fingerprint of a submission number, under which its answer is stored. */
export const submissionHash = (salt: string, submissionId: string): string => sha256(`answer:${salt}:${submissionId}`)

/** The fingerprint of the word of somebody’s own, however it is written. */
export const wordHash = (salt: string, word: string): string =>
  sha256(
    `word:${salt}:${word
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')}`,
  )

/** As it is printed and read aloud: `K7M4 P2XD`. */
export const sayCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
