import { join } from 'node:path'
import { type Ctx, embeddedFolder, openDatabase, type OpenDatabase, type Settings, systemClock, theOperator } from '#platform'
import { addOrganisation, addPerson, hashPassword, organisations, type Role, roles } from '#people'
import type { CommandIo } from './command.ts'
import { sealFor } from './keys.ts'

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

/** `tandem user add EMAIL --name NAME --role ROLE --organisation NAME`: the first people of a real jurisdiction. */
export async function userCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const option = (name: string) => {
    const i = argv.indexOf(`--${name}`)
    return i >= 0 ? argv[i + 1] : undefined
  }
  const [verb, email] = argv
  const [name, role, organisationName] = [option('name'), option('role'), option('organisation')]
  if (verb !== 'add' || !email || !/^\S+@\S+\.\S+$/.test(email) || !name || !role || !organisationName || !(role in roles)) {
    io.err(
      `Usage: tandem user add EMAIL --name NAME --role ROLE --organisation NAME [--jurisdiction CODE --jurisdiction-name NAME --ocid-prefix ocds-xxxxxx]\nRoles: ${Object.keys(roles).join(', ')}\nThe password is read from standard input, at least 12 characters.`,
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
    await database.db
      .insertInto('jurisdictions')
      .values({
        code,
        name_zh: option('jurisdiction-name') ?? code,
        name_en: option('jurisdiction-name') ?? code,
        zone: 'Asia/Shanghai',
        currency: 'CNY',
        place: 'cn',
        host: null,
        demo: false,
        ocid_prefix: option('ocid-prefix') ?? null,
      })
      .onConflict((c) => c.doNothing())
      .execute()
    const now = systemClock.now()
    const ctx: Ctx = {
      db: database.db,
      jurisdiction: code,
      zone: 'Asia/Shanghai',
      place: 'cn',
      demo: false,
      now,
      today: now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
      lang: 'en',
      asker: theOperator,
      requestId: 'command-line',
      seal,
    }
    const kind = roles[role as Role].in
    const known = (await organisations(ctx, { kind })).find((o) => o.name === organisationName)
    const organisationId = known?.id ?? (await addOrganisation(ctx, { kind, name: organisationName }))
    await addPerson(ctx, { name, email, role: role as Role, organisationId, passwordHash: await hashPassword(password) })
    io.out(`${name} (${email}) may sign in now as ${roles[role as Role].words.en} of ${organisationName}.`)
    return 0
  } finally {
    await database.close()
  }
}
