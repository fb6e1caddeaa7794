import { randomBytes } from 'node:crypto'
import type { Refusal } from '#kernel'
import { knownLaw, places } from '#law'
import { addOrganisation, addPerson, beginOwnPlace, hashPassword } from '#people'
import { beginAlone, change, clocksApart, type Ctx, type Db, doneAnew, sha256, theOperator, whatHasBegun } from '#platform'
import { refuseSetUp as refuse } from './set-up-words.ts'

/** The places a real jurisdiction may lie in: those that are written down and are no example. */
export const realPlaces = places.filter((p) => !p.isExample)

export const zones = ['Asia/Shanghai', 'Asia/Urumqi'] as const

/** What is asked of whoever sets an empty installation up. */
export interface SetUp {
  nameZh: string
  nameEn?: string | undefined
  code: string
  place: string
  /** What it is called as a place of its own within that one. */
  ownPlace?: string | undefined
  ownPlaceEn?: string | undefined
  zone: (typeof zones)[number]
  ocidPrefix?: string | undefined
  organisation: string
  name: string
  email: string
  password: string
}

/**
 * Makes the one-time secret by which an empty installation is set up; one that was made before holds no more.
 * @returns undefined where something has begun already
 */
export async function makeSetUpSecret(db: Db, now: Temporal.Instant): Promise<string | undefined> {
  if ((await whatHasBegun(db)) !== 'nothing') return undefined
  const secret = randomBytes(24).toString('base64url')
  const fresh = { secret_hash: sha256(secret), made_at: now, used_at: null }
  await db
    .insertInto('set_up')
    .values({ single: true, ...fresh })
    .onConflict((c) => c.column('single').doUpdateSet(fresh))
    .execute()
  return secret
}

/** Why this secret sets nothing up, or nothing. */
export async function whyNotSetUp(db: Db, secret: string): Promise<Refusal | undefined> {
  if ((await whatHasBegun(db)) !== 'nothing') return refuse('set-up-already')
  const row = await db
    .selectFrom('set_up')
    .selectAll()
    .where('secret_hash', '=', sha256(secret))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row ? undefined : refuse('address-gone')
}

/**
 * Makes the first jurisdiction with its administrator, once. Two who do it at the same moment wait for each other, and the second finds
 * the address used.
 */
export async function setUp(outer: Omit<Ctx, 'law'>, secret: string, i: SetUp): Promise<{ code: string } | Refusal> {
  const no = await whyNotSetUp(outer.db, secret)
  if (no) return no
  // Where nobody knows what time it is there is no day to begin on, and no place yet under which a refusal could be entered.
  if (outer.apart) return clocksApart(outer.apart)
  const passwordHash = await hashPassword(i.password)
  const today = outer.now.toZonedDateTimeISO(i.zone).toPlainDate()
  const ctx: Ctx = { ...outer, jurisdiction: i.code, zone: i.zone, law: knownLaw(i.place), today, asker: theOperator, demo: false }
  try {
    return await setUpNow(doneAnew(ctx), secret, i, passwordHash)
  } catch (e) {
    // Whoever was faster has begun something else: of a jurisdiction there is not, nothing is entered, not even a refusal.
    if (e instanceof Used) return refuse(e.begun ? 'set-up-already' : 'address-gone')
    throw e
  }
}
class Used extends Error {
  readonly begun: boolean
  constructor(begun: boolean) {
    super('the set-up came too late')
    this.begun = begun
  }
}

const setUpNow = (ctx: Ctx, secret: string, i: SetUp, passwordHash: string): Promise<{ code: string } | Refusal> =>
  change(ctx, { action: 'people.set-up', facts: { name: i.nameZh, place: i.place } }, async (tx, entry) => {
    const begun = (await beginAlone(tx)) !== 'nothing'
    const used = await tx
      .updateTable('set_up')
      .set({ used_at: ctx.now })
      .where('secret_hash', '=', sha256(secret))
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (begun || used.numUpdatedRows !== 1n) throw new Used(begun)
    await tx
      .insertInto('jurisdictions')
      .values({
        code: i.code,
        name_zh: i.nameZh,
        name_en: i.nameEn ?? i.nameZh,
        zone: i.zone,
        currency: 'CNY',
        place: i.place,
        host: null,
        demo: false,
        ocid_prefix: i.ocidPrefix ?? null,
      })
      .execute()
    const inside = { ...ctx, db: tx }
    if (i.ownPlace) await beginOwnPlace(inside, tx, { name: i.ownPlace, nameEn: i.ownPlaceEn ?? null })
    const organisationId = await addOrganisation(inside, { kind: 'platform', name: i.organisation })
    const id = await addPerson(inside, { name: i.name, email: i.email, role: 'administrator', organisationId, passwordHash })
    entry.subject = { kind: 'user', id }
    return { code: i.code }
  })
