import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import pg from 'pg'
import { isRefusal } from '#kernel'
import { knownLaw, type Law } from '#law'
import { makeApp } from '../../src/app.ts'
import { buildDistrict, type District } from '../../src/demonstration/district.ts'
import { timedJobs } from '../../src/jobs.ts'
import { openSession, sessionId } from '../../src/people/session.ts'
import {
  acrossJurisdictions,
  applicationRole,
  type Asker,
  clockAt,
  type Ctx,
  type Db,
  type FileStore,
  makeLogger,
  type OpenDatabase,
  openFiles,
  type Seal,
  sealWith,
  type Settings,
  theClock,
  theOperator,
  thePublic,
  usualTypes,
  type Waits,
} from '#platform'
import { lawFor, people } from '#people'
import { testDatabase } from './test-database.ts'
import { toldOnce } from './told-once.ts'

/** A folder for attachments of its own, with what the settings say where nothing is set; made when something is attached. */
export const testFiles = (set: Partial<Settings['files']> = {}) => filesAt(join(inject('folder'), `files-${crypto.randomUUID()}`), set)
/** The one into which something is told once, by its name; each test file goes on from a copy of it. */
export const filesTold = (name: string) => filesAt(folderTold(name))
export function filesLike(name: string) {
  const place = join(inject('folder'), `files-${crypto.randomUUID()}`)
  if (existsSync(folderTold(name))) cpSync(folderTold(name), place, { recursive: true })
  return filesAt(place)
}
const folderTold = (name: string) => join(inject('folder'), `files-of-${name}`)
const filesAt = (place: string, set: Partial<Settings['files']> = {}) => {
  const types = usualTypes.filter((t) => t !== 'zip')
  return openFiles({ dataFolder: place, files: { place, bytes: 50 * 1024 * 1024, types, scanner: undefined, ...set } })
}

/** Statements of the owner of the database, who can do what the application cannot. */
export async function asOwner(db: Db, statements: string): Promise<void> {
  const server = inject('postgres')
  // The embedded database has one session: it steps up and down again in one go.
  if (!server)
    return void (await sql
      .raw(`reset role; ${statements}; set role ${applicationRole}`)
      .execute(acrossJurisdictions(db, 'the owner may do what the application may not')))
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  const client = new pg.Client({ connectionString: `${server}/${rows[0]!.name}` })
  await client.connect()
  try {
    await client.query(statements)
  } finally {
    await client.end()
  }
}

/** Signs somebody in, for what only an open session may do. Gives the id of the session. */
export async function sessionOf(ctx: Ctx): Promise<string> {
  const { userId, organisationId } = ctx.asker
  const cookie = await openSession(ctx, ctx.db, { userId: userId!, organisationId: organisationId!, demonstration: false, device: null })
  return sessionId(ctx.jurisdiction, cookie)!
}

/** A form with files as a network brings it, in pieces: whoever has heard enough may stop listening, which a form given whole does not bear. */
async function asItComes(form: FormData): Promise<{ body: ReadableStream<Uint8Array>; type: string }> {
  const whole = new Response(form)
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const piece = 64 * 1024
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(to) {
      if (at < bytes.length) to.enqueue(bytes.subarray(at, (at += piece)))
      else to.close()
    },
  })
  return { body, type: whole.headers.get('content-type')! }
}

/** Who can be asked to act: anybody of the district by their short name, and those without an account. */
export type Who = 'public' | 'clock' | 'operator' | (string & {})

export interface World {
  /** To look into the tables of all jurisdictions, as a test may. */
  database: Pick<OpenDatabase, 'db' | 'close'> & Partial<OpenDatabase>
  /** The database as the program has it, held to one jurisdiction: what is given to the program's own functions. */
  db: Db
  clock: ReturnType<typeof clockAt>
  seal: Seal
  files: FileStore
  district: District
  /** The surroundings of a use case, as this person, now (or at another moment). */
  as(who: Who, at?: string): Promise<Ctx>
  app: ReturnType<typeof makeApp>
  get(who: Who, path: string, o?: { lang?: 'zh' | 'en'; headers?: Record<string, string> }): Promise<Response>
  post(
    who: Who,
    path: string,
    fields: Record<string, string | string[]> | FormData,
    o?: { lang?: 'zh' | 'en'; headers?: Record<string, string> },
  ): Promise<Response>
  /** What a form on the record of an address says was seen, as a page shows it now. */
  seen(path: string): Promise<{ _version?: string }>
  /** Does what has fallen due at the clock's moment. */
  runJobs(): Promise<void>
  close(): Promise<void>
}

const zone = 'Asia/Shanghai'
const tableOf = { pln: 'plans', tnd: 'tenders', clm: 'claims', cmp: 'campaigns', qst: 'questionnaires', ned: 'needs' } as const

/** A whole synthetic district in a database of its own, with a clock that stands where it is put. Whoever begins at the same moment finds the same. */
export async function world(
  start = '2026-03-02T09:00:00+08:00',
  o: { pool?: number; waits?: Waits; ownLogin?: boolean; pooler?: (database: string) => string } = {},
): Promise<World> {
  const from = await toldOnce(`district_${Temporal.Instant.from(start).epochMilliseconds}`, async (database) => {
    await addTestDistrict(database)
    return (await worldOver(database, start, undefined)).district
  })
  return await worldOver(await testDatabase({ ...o, from }), start, from.notes)
}

export async function addTestDistrict({ db }: Pick<OpenDatabase, 'db'>): Promise<void> {
  await db
    .insertInto('jurisdictions')
    .values({ code: 'test', name_zh: '测试区', name_en: 'Test District', zone, currency: 'CNY', place: 'cn', host: null, demo: false })
    .execute()
}

/** A world over a database that has its district already, or gets it now. */
export async function worldOver(
  database: Pick<OpenDatabase, 'db' | 'close'> & Partial<OpenDatabase>,
  start: string,
  known: District | undefined,
  files: FileStore = testFiles(),
): Promise<World> {
  const { db } = database
  const clock = clockAt(start)
  const seal = sealWith('a secret that only this test knows, long enough')
  let law: Law = knownLaw('cn')
  const ctxAt = (asker: Asker, at?: string): Ctx => {
    const now = at ? Temporal.Instant.from(at) : clock.now()
    return {
      db,
      jurisdiction: 'test',
      zone,
      law,
      demo: false,
      now,
      today: now.toZonedDateTimeISO(zone).toPlainDate(),
      lang: 'en',
      asker,
      requestId: 'test',
      seal,
      files,
    }
  }
  const district = known ?? (await buildDistrict(ctxAt(theOperator)))
  let everybody = await people(ctxAt(theOperator), {})
  const as = async (who: Who, at?: string): Promise<Ctx> => {
    const here = await lawFor(db, { code: 'test', place: 'cn', name_zh: '测试区', name_en: 'Test District' })
    if (!isRefusal(here)) law = here
    if (who === 'public') return ctxAt(thePublic, at)
    if (who === 'clock') return ctxAt(theClock, at)
    if (who === 'operator') return ctxAt(theOperator, at)
    const userId = district.people[who]
    // Somebody who came after the district was built.
    if (userId && !everybody.some((p) => p.userId === userId)) everybody = await people(ctxAt(theOperator), {})
    const held = everybody.filter((p) => p.userId === userId)
    if (!held[0]) throw new Error(`nobody called ${who} lives in the district`)
    return ctxAt(
      {
        kind: 'user',
        userId: held[0].userId,
        name: held[0].name,
        membershipId: null,
        organisationId: held[0].organisationId,
        organisationKind: null,
        roles: held.map((p) => p.role),
      },
      at,
    )
  }
  const app = makeApp({
    db,
    clock,
    seal,
    files,
    logger: makeLogger({ log: (process.env.TANDEM_LOG ?? 'error') as 'error' }),
    settings: { root: new URL('../..', import.meta.url).pathname, origin: undefined },
    ...(database.places && { places: database.places }),
    ...(database.health && { health: database.health }),
  })
  const cookies = new Map<string, string>()
  const headersOf = async (who: Who, o: { lang?: 'zh' | 'en'; headers?: Record<string, string> }): Promise<Record<string, string>> => {
    let cookie = `language=${o.lang ?? 'en'}`
    if (!['public', 'clock', 'operator'].includes(who)) {
      const known = cookies.get(who)
      const ctx = await as(who)
      const value =
        known ??
        (await openSession({ ...ctx, now: clock.now() }, db, {
          userId: ctx.asker.userId!,
          organisationId: ctx.asker.organisationId!,
          demonstration: false,
          device: null,
        }))
      cookies.set(who, value)
      cookie += `; tandem=${value}`
    }
    return { cookie, host: 'test.example', origin: 'http://test.example', ...o.headers }
  }
  // A session lasts twelve hours; a test that moves the clock by months signs everybody in again.
  const moved = { last: clock.now() }
  const fresh = () => {
    if (Math.abs(clock.now().since(moved.last).total('hours')) > 11) cookies.clear()
    if (cookies.size === 0) moved.last = clock.now()
  }
  const w: World = {
    // Whoever looks into the tables from a test may look at all of them; the program may not.
    database: { ...database, db: acrossJurisdictions(db, 'a test looks everywhere'), close: () => database.close() },
    db,
    clock,
    seal,
    files,
    district,
    as,
    app,
    async get(who, path, o = {}) {
      fresh()
      return await app.request(`http://test.example${path}`, { headers: await headersOf(who, o) })
    },
    async post(who, path, fields, o = {}) {
      fresh()
      const form =
        fields instanceof FormData
          ? await asItComes(fields)
          : { body: new URLSearchParams(Object.entries(fields).flatMap(([k, v]) => [v].flat().map((x) => [k, x] as [string, string]))) }
      const headers = new Headers(await headersOf(who, o))
      if ('type' in form) headers.set('content-type', form.type)
      return await app.request(`http://test.example${path}`, { method: 'POST', body: form.body, duplex: 'half', headers } as RequestInit)
    },
    async seen(path) {
      const id = /\b(pln|tnd|clm|cmp|qst|ned)_[0-9a-z]{26}/.exec(path)
      if (!id) return {}
      const { rows } = await sql<{ version: number }>`
        select version from ${sql.table(tableOf[id[1] as keyof typeof tableOf])} where jurisdiction = 'test' and id = ${id[0]}`.execute(db)
      return { _version: String(rows[0]!.version) }
    },
    async runJobs() {
      for (const job of timedJobs({ db, clock, seal, files })) await job.run()
    },
    close: () => database.close(),
  }
  return w
}
