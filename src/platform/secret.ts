import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  const secret = firstSecret(place)
  const salt = randomBytes(16)
  await db
    .insertInto('secret_check')
    .values({ single: true, salt, proof: proofOf(secret, salt) })
    .onConflict((c) => c.doNothing())
    .execute()
  // Read back: another process may have been first, with its own secret.
  return sealFitting(place, (await keptCheck(db))!)
}

/**
 * Whether a database that may be of an earlier version has a master secret that these settings do not hold, asked before its tables
 * are brought up to date: by mistake nobody changes the database of another installation. Nothing to say of one that has none yet.
 * @param query one statement, as the owner
 * @throws SecretRefused
 */
export async function refuseForeign(place: Place, query: (statement: string) => Promise<Record<string, unknown>[]>): Promise<void> {
  const [there] = await query(`select to_regclass('secret_check') is not null as is_there`)
  if (!there?.is_there) return
  const [check] = await query('select salt, proof from secret_check')
  if (check) sealFitting(place, check as unknown as SecretCheck)
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

/** As short as a secret may be that a database begins with, wherever it comes from. */
const shortest = 32

/** The secret these settings hold, whether or not a database knows it; undefined where there is none. @throws SecretRefused */
export const secretOf = (place: Place): string | undefined => findSecret(place)

/** From the settings, or from its file beside the data, readable by its owner only. @throws SecretRefused for a file that holds none */
function findSecret(place: Place): string | undefined {
  if (place.secret) return place.secret
  const file = fileOf(place)
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
    chmodSync(file, 0o600)
  } catch (e) {
    const { code } = e as { code?: string }
    if (code === 'ENOENT') return undefined
    if (code === undefined) throw e
    throw unreadable(file, code)
  }
  if (text === '') throw emptyFile(file)
  return text
}

/** Made under another name and then linked to its own, so that nobody, not even after a crash, finds a file with half a secret or none. */
function makeSecret(place: Place): string {
  mkdirSync(place.dataFolder, { recursive: true })
  const beside = `${fileOf(place)}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(beside, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
    linkSync(beside, fileOf(place))
  } catch (e) {
    // Another process made it a moment ago.
    if ((e as { code?: string }).code !== 'EEXIST') throw e
  } finally {
    rmSync(beside, { force: true })
  }
  return findSecret(place)!
}

/** The secret a database begins with. @throws SecretRefused for one that is too short to keep anything */
function firstSecret(place: Place): string {
  const secret = findSecret(place) ?? makeSecret(place)
  if (secret.length < shortest) throw tooShort(place)
  return secret
}

/** What is at hand of the master secret of a database: for whoever goes on without it, and says so. */
export function secretAtHand(place: Place, check: SecretCheck | undefined): 'fits' | 'missing' | 'foreign' {
  try {
    if (check) sealFitting(place, check)
    else if (!findSecret(place)) return 'missing'
    return 'fits'
  } catch (e) {
    if (!(e instanceof SecretRefused)) throw e
    return findable(place) ? 'foreign' : 'missing'
  }
}
function findable(place: Place): boolean {
  try {
    return findSecret(place) !== undefined
  } catch {
    return false
  }
}

const where = (place: Place) => (place.secret ? stoppedWords.both('inVariable') : stoppedWords.both('inFile', fileOf(place)))
const missing = (place: Place) => new SecretRefused(stoppedWords.both('noSecret', fileOf(place)))
const foreign = (place: Place) => new SecretRefused(stoppedWords.both('foreignSecret', where(place)))
const emptyFile = (file: string) => new SecretRefused(stoppedWords.both('emptySecret', file))
const unreadable = (file: string, code: string) => new SecretRefused(stoppedWords.both('unreadableSecret', file, code))
const tooShort = (place: Place) => new SecretRefused(stoppedWords.both('shortSecret', where(place), shortest))
