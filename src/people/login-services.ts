import { nameIn, type Refusal } from '#kernel'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { mayNot } from './permission.ts'
import { refuseLogin as refuse } from './login-words.ts'
import { whyNotAnswering } from './ask-login-service.ts'
import { issuerIn, mayAskServer, type LoginService } from './rules/login-service.ts'
import { tables } from './store.ts'

/** The login service of the jurisdiction that is asked, where it has one. */
export async function loginServiceHere(ctx: Ctx): Promise<LoginService | undefined> {
  const row = await rowOf(ctx, ctx.db)
  return row && serviceOf(row)
}

/** The same with the secret by which this program shows itself there. */
export async function loginServiceWithSecret(ctx: Ctx): Promise<{ service: LoginService; secret: string | null } | undefined> {
  const row = await rowOf(ctx, ctx.db)
  if (!row) return undefined
  const secret = row.client_secret && ctx.seal.unlock(row.client_secret, secretPlace(ctx.jurisdiction, row.issuer))
  return { service: serviceOf(row), secret }
}

export const loginServiceName = (p: LoginService, lang: Ctx['lang']): string => nameIn({ name: p.nameZh, nameEn: p.nameEn }, lang)

/** Whether people may sign in by password here. */
export const passwordsStay = async (ctx: Ctx): Promise<boolean> => (await loginServiceHere(ctx))?.passwords ?? true

export interface LoginServiceInput {
  nameZh: string
  nameEn?: string | undefined
  issuer: string
  clientId: string
  /** None keeps the one there is, as long as the issuer stays the same. */
  secret?: string | undefined
  nameClaim: string
  emailClaim: string
  passwords: boolean
}

/** Enters who says who people are, or changes it; only what answers as the issuer it was entered as. */
export async function setLoginService(ctx: Ctx, i: LoginServiceInput): Promise<{ issuer: string } | Refusal> {
  const action = 'people.set-login-service'
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, action, no)
  const wrong = await whyNotThis(ctx, i)
  if (wrong) return await recordRefusal(ctx, action, wrong)
  const facts = { issuer: i.issuer, clientId: i.clientId, passwords: i.passwords, secret: i.secret !== undefined }
  return await change(ctx, { action, facts }, async (tx) => {
    const before = await rowOf(ctx, tx, { hold: true })
    if (before && ctx.version !== undefined && ctx.version !== before.version) return refuse('login-changed')
    if (!i.passwords && ctx.asker.userId && !(await isLinkedAt(ctx, tx, ctx.asker.userId, i.issuer)))
      return refuse('passwords-only-linked').at('passwords')
    const kept = before?.issuer === i.issuer ? before.client_secret : null
    const values = {
      name_zh: i.nameZh,
      name_en: i.nameEn ?? null,
      issuer: i.issuer,
      client_id: i.clientId,
      // Bound to its issuer: another one never gets to see it.
      client_secret: i.secret === undefined ? kept : ctx.seal.lock(i.secret, secretPlace(ctx.jurisdiction, i.issuer)),
      name_claim: i.nameClaim,
      email_claim: i.emailClaim,
      passwords: i.passwords,
    }
    await tables(tx)
      .insertInto('login_services')
      .values({ jurisdiction: ctx.jurisdiction, ...values, version: 1 })
      .onConflict((c) => c.columns(['jurisdiction']).doUpdateSet((e) => ({ ...values, version: e('login_services.version', '+', 1) })))
      .execute()
    return { issuer: i.issuer }
  })
}

/** Lets people sign in by password again, or no more; for whoever stands at the machine. */
export async function setPasswords(ctx: Ctx, stay: boolean): Promise<{ passwords: boolean } | Refusal> {
  return await change(ctx, { action: 'people.set-passwords', facts: { passwords: stay } }, async (tx) => {
    const { numUpdatedRows } = await tables(tx)
      .updateTable('login_services')
      .set((e) => ({ passwords: stay, version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 0n ? refuse('no-login-service') : { passwords: stay }
  })
}

/** Asks the login service no more. Links stay, and hold again where the same issuer is entered again. */
export async function endLoginService(ctx: Ctx): Promise<{ issuer: string } | Refusal> {
  const action = 'people.end-login-service'
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, action, no)
  return await change(ctx, { action }, async (tx, entry) => {
    const ended = await tables(tx)
      .deleteFrom('login_services')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .returning('issuer')
      .executeTakeFirst()
    entry.facts = { issuer: ended?.issuer ?? null }
    return ended ?? refuse('no-login-service')
  })
}

async function whyNotThis(ctx: Ctx, i: LoginServiceInput): Promise<Refusal | undefined> {
  if (ctx.demo) return refuse('no-login-in-demonstration')
  if (!issuerIn(i.issuer)) return refuse('issuer-wrong').at('issuer')
  if (!mayAskServer(i.issuer, ctx.signOnServers ?? [])) return refuse('issuer-not-named', new URL(i.issuer).origin).at('issuer')
  return await whyNotAnswering(ctx, i.issuer)
}

export async function isLinkedAt(ctx: Ctx, tx: Db, userId: string, issuer: string): Promise<boolean> {
  const link = await tables(tx)
    .selectFrom('login_links')
    .select('subject')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .where('issuer', '=', issuer)
    .executeTakeFirst()
  return link !== undefined
}

const secretPlace = (jurisdiction: string, issuer: string) => `login-service:${jurisdiction}:${issuer}`

async function rowOf(ctx: Ctx, db: Db, o: { hold?: boolean } = {}) {
  const q = tables(db).selectFrom('login_services').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  return await (o.hold ? q.forUpdate() : q).executeTakeFirst()
}

const serviceOf = (r: NonNullable<Awaited<ReturnType<typeof rowOf>>>): LoginService => ({
  nameZh: r.name_zh,
  nameEn: r.name_en,
  issuer: r.issuer,
  clientId: r.client_id,
  nameClaim: r.name_claim,
  emailClaim: r.email_claim,
  passwords: r.passwords,
  version: r.version,
})
