import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from './database/open.ts'
import { type Seal, sealWith } from './seal.ts'
import type { Settings } from './settings.ts'
import { Stopped } from './stopped.ts'
import { stoppedWords } from './words.ts'

type Place = Pick<Settings, 'secret' | 'dataFolder'>

/** Why the program does not go on with this master secret; says what to do. */
export class SecretRefused extends Stopped {}

/** What the database keeps of the master secret: enough to know it again, slow to guess it from. */
export interface SecretCheck {
  salt: Uint8Array
  proof: Uint8Array
}

/**
 * The seal of this database. The first time, the secret is taken from the settings or made, and the database keeps a check value of it.
 * From then on only that secret will do: a database that has one never gets another, neither by a forgotten setting nor by a lost file.
 * `lockedKeys` are some keys locked in the database, by which one that was begun before there was a check value is known.
 * @throws SecretRefused
 */
export async function openSeal(place: Place, db: Db, lockedKeys: () => Promise<readonly string[]>): Promise<Seal> {
  const known = await keptCheck(db)
  if (known) return sealFitting(place, known)
  const keys = await lockedKeys()
  if (keys.length > 0) sealUnlocking(place, keys)
  const secret = findSecret(place) ?? makeSecret(place)
  const salt = randomBytes(16)
  await db
    .insertInto('secret_check')
    .values({ single: true, salt, proof: proofOf(secret, salt) })
    .onConflict((c) => c.doNothing())
    .execute()
  // Read back: another process may have been first, with its own secret.
  return sealFitting(place, (await keptCheck(db))!)
}

export async function keptCheck(db: Db): Promise<SecretCheck | undefined> {
  return await db.selectFrom('secret_check').select(['salt', 'proof']).executeTakeFirst()
}

/** The seal under the secret of these settings, if it is the one the check value was made from. @throws SecretRefused */
export function sealFitting(place: Place, check: SecretCheck): Seal {
  const secret = findSecret(place)
  if (!secret) throw missing(place)
  if (!timingSafeEqual(proofOf(secret, check.salt), check.proof)) throw foreign(place)
  return sealWith(secret)
}

/** The same where there is only what was locked: one key of these must open. @throws SecretRefused */
export function sealUnlocking(place: Place, lockedKeys: readonly string[]): Seal {
  const secret = findSecret(place)
  if (!secret) throw missing(place)
  const seal = sealWith(secret)
  if (!lockedKeys.some((k) => seal.unlocks(k))) throw foreign(place)
  return seal
}

// Slow on purpose (16 MB, some hundredths of a second): who reads the database and guesses at a weak secret pays that for each guess.
const proofOf = (secret: string, salt: Uint8Array): Buffer => scryptSync(secret, salt, 32, { N: 16384, r: 8, p: 1 })

const fileOf = (place: Place): string => join(place.dataFolder, 'secret')

/** From the settings, or from its file beside the data, readable by its owner only. */
function findSecret(place: Place): string | undefined {
  if (place.secret) return place.secret
  if (!existsSync(fileOf(place))) return undefined
  chmodSync(fileOf(place), 0o600)
  return readFileSync(fileOf(place), 'utf8').trim() || undefined
}

function makeSecret(place: Place): string {
  mkdirSync(place.dataFolder, { recursive: true })
  try {
    writeFileSync(fileOf(place), randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (e) {
    // Another process made it a moment ago.
    if ((e as { code?: string }).code !== 'EEXIST') throw e
  }
  return findSecret(place)!
}

const missing = (place: Place) => new SecretRefused(stoppedWords.both('noSecret', fileOf(place)))
const foreign = (place: Place) =>
  new SecretRefused(
    stoppedWords.both('foreignSecret', place.secret ? stoppedWords.both('inVariable') : stoppedWords.both('inFile', fileOf(place))),
  )
