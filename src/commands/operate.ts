import { join } from 'node:path'
<<<<<<< HEAD
import { isRefusal, type Refusal } from '#kernel'
import { lawOf } from '#law'
import {
  beginAlone,
  change,
  type Ctx,
  email as addressOfMail,
  embeddedFolder,
  openDatabase,
  type OpenDatabase,
  type Settings,
  systemClock,
  theOperator,
  whatHasBegun,
} from '#platform'
import {
  account,
  addOrganisation,
  addPerson,
  hashPassword,
  lawOrFault,
  organisations,
  resetFromCommandLine,
  type Role,
  roles,
} from '#people'
import type { CommandIo } from './command.ts'
=======
import { lawHereOrFault } from '#people'
import { type Ctx, embeddedFolder, openDatabase, type OpenDatabase, type Settings, systemClock, theOperator, whatHasBegun } from '#platform'
import { type CommandIo, refused, told } from './command.ts'
>>>>>>> 730b7e4 (A command speaks the language of whoever runs it, and what it says stands in words files)
import { sealFor } from './keys.ts'
import { words } from './operate-words.ts'

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
  io.out(told(io, database.migrated.length ? words.both('migrated', database.migrated) : words.both('upToDate')))
  return 0
}

export async function seedCommand(settings: Settings, io: CommandIo): Promise<number> {
  const database = await openFor(settings)
  try {
    const { NotEmpty, seedDistrict } = await import('../demonstration/index.ts')
    const notEmpty = () => refused(io, { words: words.both('notEmpty') })
    // Before a secret is made for a database that is not ours to fill.
    if ((await whatHasBegun(database.db)) !== 'nothing') return notEmpty()
    try {
      await seedDistrict(database.db, {
        seal: await sealFor(settings, database.db),
        now: systemClock.now(),
        progress: (step) => io.out(told(io, step)),
      })
    } catch (e) {
      if (e instanceof NotEmpty) return notEmpty()
      throw e
    }
    return 0
  } finally {
    await database.close()
  }
}

<<<<<<< HEAD
/**
 * `tandem user add EMAIL --name NAME --role ROLE --organisation NAME`: the first people of a real jurisdiction.
 * `tandem user reset EMAIL`: the way back for somebody whom nobody else can let in, as the only administrator.
 */
export async function userCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const option = (name: string) => {
    const i = argv.indexOf(`--${name}`)
    return i >= 0 ? argv[i + 1] : undefined
  }
  const [verb] = argv
  if (verb === 'reset') return await resetCommand(settings, argv, io)
  const email = emailIn(argv[1])
  const [name, role, organisationName] = [option('name'), option('role'), option('organisation')]
  if (verb !== 'add' || !email || !name || !role || !organisationName || !Object.hasOwn(roles, role)) {
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
    const holdsDemonstration = () => {
      io.err(
        'This database holds the demonstration district. Real people go into a database of their own. 这个数据库里是演示区，真实用户请用另一个数据库。',
      )
      return 1
    }
    if ((await whatHasBegun(database.db)) === 'demonstration') return holdsDemonstration()
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
    const ctx = await operatorIn(seal, database, jurisdiction)
    if (await account(ctx, { email })) {
      io.err(
        `${email} is there already. To let them in again: tandem user reset ${email}; another role is given on the screens, by an invitation.\n${email} 已经有账户了。要让对方重新登录，请运行 tandem user reset ${email}；要增加角色，请在页面上发邀请。`,
      )
      return 1
    }
    const person = { name, email, role: role as Role, passwordHash: await hashPassword(password) }
    const place = { name: option('jurisdiction-name') ?? code, ocidPrefix: option('ocid-prefix') ?? null, ...jurisdiction }
    const added = await addFromCommandLine(ctx, place, organisationName, person)
    if (added === 'demonstration') return holdsDemonstration()
    if (isRefusal(added)) {
      io.err(`${added.words.en}\n${added.words.zh}`)
      return 1
    }
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

/**
 * Adds a person, with their organisation and jurisdiction where these are not there yet: all of it or nothing, with an entry of the
 * record log. Gives `demonstration` where somebody was faster and put that in.
 */
async function addFromCommandLine(
  ctx: Ctx,
  place: { name: string; ocidPrefix: string | null; zone: string; place: string },
  organisationName: string,
  person: { name: string; email: string; role: Role; passwordHash: string },
): Promise<{ id: string } | 'demonstration' | Refusal> {
  try {
    return await change(ctx, { action: 'people.add-person', facts: { role: person.role } }, async (tx, entry) => {
      if ((await beginAlone(tx)) === 'demonstration') throw new HoldsDemonstration()
      await tx
        .insertInto('jurisdictions')
        .values({
          code: ctx.jurisdiction,
          name_zh: place.name,
          name_en: place.name,
          zone: place.zone,
          currency: 'CNY',
          place: place.place,
          host: null,
          demo: false,
          ocid_prefix: place.ocidPrefix,
        })
        .onConflict((c) => c.doNothing())
        .execute()
      const inside = { ...ctx, db: tx }
      const kind = roles[person.role].in
      const known = (await organisations(inside, { kind })).find((o) => o.name === organisationName)
      const organisationId = known?.id ?? (await addOrganisation(inside, { kind, name: organisationName }))
      const id = await addPerson(inside, { ...person, organisationId })
      entry.subject = { kind: 'user', id }
      return { id }
    })
  } catch (e) {
    if (e instanceof HoldsDemonstration) return 'demonstration'
    throw e
  }
}
class HoldsDemonstration extends Error {}

=======
>>>>>>> 730b7e4 (A command speaks the language of whoever runs it, and what it says stands in words files)
/** Somebody at the command line, in one jurisdiction. */
export async function operatorIn(
  seal: Ctx['seal'],
  database: OpenDatabase,
  j: { code: string; zone: string; place: string; name_zh?: string; name_en?: string },
): Promise<Ctx> {
  const now = systemClock.now()
  return {
    db: database.db,
    jurisdiction: j.code,
    zone: j.zone,
    law: await lawOrFault(database.db, j),
    demo: false,
    now,
    today: now.toZonedDateTimeISO(j.zone).toPlainDate(),
    lang: 'en',
    asker: theOperator,
    requestId: 'command-line',
    seal,
  }
}
<<<<<<< HEAD

/** Whether a browser comes to this jurisdiction: by its host, or because unknown hosts lead to the first. */
async function isReached(database: OpenDatabase, code: string): Promise<boolean> {
  const all = await database.db.selectFrom('jurisdictions').select(['code', 'host']).orderBy('code').execute()
  return all[0]?.code === code || all.some((j) => j.code === code && j.host !== null)
}

/** An address as the screens keep it, so that nobody is added beside themselves under a look-alike. */
function emailIn(typed: string | undefined): string | undefined {
  const read = addressOfMail().safeParse(typed ?? '')
  return read.success ? read.data : undefined
}

/** Prints a link by which a person sets a new password, once, within a day. */
async function resetCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const email = emailIn(argv[1])
  if (!email) {
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
      const ctx = await operatorIn(seal, database, j)
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
=======
>>>>>>> 730b7e4 (A command speaks the language of whoever runs it, and what it says stands in words files)
