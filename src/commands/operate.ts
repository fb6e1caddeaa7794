import { join } from 'node:path'
import { isRefusal } from '#kernel'
import { lawOf } from '#law'
import { type Ctx, embeddedFolder, openDatabase, type OpenDatabase, type Settings, systemClock, theOperator } from '#platform'
import {
  account,
  addOrganisation,
  addPerson,
  hashPassword,
  lawHereOrFault,
  organisations,
  resetFromCommandLine,
  type Role,
  roles,
} from '#people'
import type { CommandIo } from './command.ts'
import { sealFor } from './keys.ts'
import { placeStands } from './user-words.ts'

export const openFor = (settings: Settings, o: { asOwner?: boolean } = {}): Promise<OpenDatabase> =>
  openDatabase({
    ...o,
    url: settings.databaseUrl,
    applicationUrl: settings.applicationUrl,
    folder: embeddedFolder(settings),
    migrations: join(settings.root, 'migrations'),
    pool: 2,
    prepared: false,
  })

export async function migrateCommand(settings: Settings, io: CommandIo): Promise<number> {
  const database = await openFor(settings)
  await database.close()
  io.out(database.migrated.length ? `Done: ${database.migrated.join(', ')}` : 'Nothing to do: the tables are up to date.')
  return 0
}

export async function seedCommand(settings: Settings, io: CommandIo): Promise<number> {
  const database = await openFor(settings)
  try {
    const { isEmpty, seedDistrict } = await import('../demonstration/index.ts')
    if (!(await isEmpty(database.db))) {
      io.err(
        'This database is not empty; the demonstration district goes only into an empty one. 数据库不是空的，演示区只能放进空的数据库。',
      )
      return 1
    }
    await seedDistrict(database.db, { seal: await sealFor(settings, database.db), now: systemClock.now(), progress: io.out })
    return 0
  } finally {
    await database.close()
  }
}

/**
 * `tandem user add EMAIL --name NAME --role ROLE --organisation NAME`: the first people of a real jurisdiction.
 * `tandem user reset EMAIL`: the way back for somebody whom nobody else can let in, as the only administrator.
 */
export async function userCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const option = (name: string) => {
    const i = argv.indexOf(`--${name}`)
    return i >= 0 ? argv[i + 1] : undefined
  }
  const [verb, email] = argv
  if (verb === 'reset') return await resetCommand(settings, argv, io)
  const [name, role, organisationName] = [option('name'), option('role'), option('organisation')]
  if (verb !== 'add' || !email || !/^\S+@\S+\.\S+$/.test(email) || !name || !role || !organisationName || !Object.hasOwn(roles, role)) {
    io.err(
      `Usage: tandem user add EMAIL --name NAME --role ROLE --organisation NAME [--jurisdiction CODE --jurisdiction-name NAME --place PLACE --ocid-prefix ocds-xxxxxx]\nRoles: ${Object.keys(roles).join(', ')}\nThe password is read from standard input, at least 12 characters.`,
    )
    return 1
  }
  const password = (await io.read('-')).trim()
  if (password.length < 12) {
    io.err('The password on standard input needs at least 12 characters. 请从标准输入给出至少 12 位的密码。')
    return 1
  }
  const database = await openFor(settings)
  try {
    const seal = await sealFor(settings, database.db)
    const code = option('jurisdiction') ?? 'main'
    const demo = await database.db.selectFrom('jurisdictions').select('code').where('demo', '=', true).executeTakeFirst()
    if (demo) {
      io.err(
        'This database holds the demonstration district. Real people go into a database of their own. 这个数据库里是演示区，真实用户请用另一个数据库。',
      )
      return 1
    }
    const there = await database.db
      .selectFrom('jurisdictions')
      .select(['code', 'zone', 'place'])
      .where('code', '=', code)
      .executeTakeFirst()
    const jurisdiction = there ?? { code, zone: 'Asia/Shanghai', place: option('place') ?? 'cn' }
    if (there && option('place') && option('place') !== there.place) {
      const { en, zh } = placeStands(code, there.place)
      io.err(`${en}\n${zh}`)
      return 1
    }
    const law = lawOf(jurisdiction.place)
    if (isRefusal(law)) {
      io.err(`${law.words.en}\n${law.words.zh}`)
      return 1
    }
    const ctx = operatorIn(seal, database, jurisdiction)
    if (await account(ctx, { email: email.toLowerCase() })) {
      io.err(
        `${email} is there already. To let them in again: tandem user reset ${email}; another role is given on the screens, by an invitation.\n${email} 已经有账户了。要让对方重新登录，请运行 tandem user reset ${email}；要增加角色，请在页面上发邀请。`,
      )
      return 1
    }
    await database.db
      .insertInto('jurisdictions')
      .values({
        code,
        name_zh: option('jurisdiction-name') ?? code,
        name_en: option('jurisdiction-name') ?? code,
        zone: jurisdiction.zone,
        currency: 'CNY',
        place: jurisdiction.place,
        host: null,
        demo: false,
        ocid_prefix: option('ocid-prefix') ?? null,
      })
      .onConflict((c) => c.doNothing())
      .execute()
    const kind = roles[role as Role].in
    const known = (await organisations(ctx, { kind })).find((o) => o.name === organisationName)
    const organisationId = known?.id ?? (await addOrganisation(ctx, { kind, name: organisationName }))
    await addPerson(ctx, { name, email, role: role as Role, organisationId, passwordHash: await hashPassword(password) })
    const as = `${roles[role as Role].words.en} of ${organisationName}`
    io.out(
      (await isReached(database, code))
        ? `${name} (${email}) may sign in now as ${as}.`
        : `${name} (${email}) is added as ${as}, but cannot sign in yet: no host leads to the jurisdiction “${code}”, because the database holds others. 已添加，但还不能登录：没有网址通向「${code}」。`,
    )
    return 0
  } finally {
    await database.close()
  }
}

/** Somebody at the command line, in one jurisdiction. */
export function operatorIn(seal: Ctx['seal'], database: OpenDatabase, j: { code: string; zone: string; place: string }): Ctx {
  const now = systemClock.now()
  return {
    db: database.db,
    jurisdiction: j.code,
    zone: j.zone,
    law: lawHereOrFault(j),
    demo: false,
    now,
    today: now.toZonedDateTimeISO(j.zone).toPlainDate(),
    lang: 'en',
    asker: theOperator,
    requestId: 'command-line',
    seal,
  }
}

/** Whether a browser comes to this jurisdiction: by its host, or because unknown hosts lead to the first. */
async function isReached(database: OpenDatabase, code: string): Promise<boolean> {
  const all = await database.db.selectFrom('jurisdictions').select(['code', 'host']).orderBy('code').execute()
  return all[0]?.code === code || all.some((j) => j.code === code && j.host !== null)
}

/** Prints a link by which a person sets a new password, once, within a day. */
async function resetCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const email = argv[1]?.toLowerCase()
  if (!email || !/^\S+@\S+\.\S+$/.test(email)) {
    io.err('Usage: tandem user reset EMAIL [--jurisdiction CODE] [--end-two-step]')
    return 1
  }
  const database = await openFor(settings)
  try {
    const seal = await sealFor(settings, database.db)
    const all = await database.db.selectFrom('jurisdictions').select(['code', 'demo', 'zone', 'place']).orderBy('code').execute()
    const at = argv.indexOf('--jurisdiction')
    const chosen = all.filter((j) => !j.demo && (at < 0 || j.code === argv[at + 1]))
    const found: { secret: string; name: string }[] = []
    for (const j of chosen) {
      const ctx = operatorIn(seal, database, j)
      if (chosen.length > 1 && (await account(ctx, { email }))) {
        io.err(`Which one? Give --jurisdiction: ${chosen.map((c) => c.code).join(', ')}.`)
        return 1
      }
      const made = await resetFromCommandLine(ctx, { email, endsTwoStep: argv.includes('--end-two-step') })
      if (!isRefusal(made)) found.push(made)
    }
    if (!found[0]) {
      io.err(`Nobody has the email ${email} here. 没有人使用 ${email}。`)
      return 1
    }
    const origin = settings.origin ?? `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${settings.port}`
    io.out(
      `${found[0].name} sets a new password here, once, within a day. Person and roles stay. 请在一天内打开，只能用一次：\n${new URL(`/reset/${found[0].secret}`, origin).href}`,
    )
    return 0
  } finally {
    await database.close()
  }
}
