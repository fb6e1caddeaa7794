import { isRefusal, type Refusal, type Words } from '#kernel'
import { lawOf } from '#law'
import {
  account,
  addOrganisation,
  addPerson,
  hashPassword,
  inviteFirst,
  isJurisdictionCode,
  isReached,
  listedJurisdictions,
  organisations,
  refuseJurisdiction,
  resetFromCommandLine,
  type Role,
  roles,
} from '#people'
import { beginAlone, change, type Ctx, email as addressOfMail, type OpenDatabase, originFor, type Settings, whatHasBegun } from '#platform'
import { type CommandIo, refused, told } from './command.ts'
import { inJurisdiction, optionIn } from './in-jurisdiction.ts'
import { words as jurisdictionWords } from './jurisdiction-words.ts'
import { sealFor } from './keys.ts'
import { openFor, operatorIn } from './operate.ts'
import { words } from './operate-words.ts'

/**
 * `tandem user add EMAIL --name NAME --role ROLE --organisation NAME`: the first people of a real jurisdiction.
 * `tandem user invite EMAIL --role ROLE --organisation NAME`: a one-time address at which they choose a name and a password.
 * `tandem user reset EMAIL`: the way back for somebody whom nobody else can let in, as the only administrator.
 */
export async function userCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  if (argv[0] === 'reset') return await resetCommand(settings, argv, io)
  if (argv[0] === 'invite') return await inviteCommand(settings, argv, io)
  const asked = readPerson(argv)
  if (!asked) return refused(io, { words: words.both('usage', Object.keys(roles)) })
  const password = (await io.read('-')).trim()
  if (password.length < 12) return refused(io, { words: words.both('shortPassword') })
  const database = await openFor(settings, { seals: true })
  try {
    const seal = await sealFor(settings, database.db)
    const said = await addPersonAsked(database, seal, asked, password)
    if (isRefusal(said)) return refused(io, said)
    if ('wrong' in said) return refused(io, { words: said.wrong })
    io.out(told(io, said.added))
    return 0
  } finally {
    await database.close()
  }
}

/** Who is to be added, and where. */
interface Asked {
  email: string
  name: string
  role: Role
  organisation: string
  /** The jurisdiction; none where nobody named one. */
  code: string | undefined
  codeName: string | undefined
  place: string | undefined
  ocidPrefix: string | undefined
}

function readPerson(argv: readonly string[]): Asked | undefined {
  const option = (name: string) => {
    const i = argv.indexOf(`--${name}`)
    return i >= 0 ? argv[i + 1] : undefined
  }
  const email = emailIn(argv[1])
  const [name, role, organisation] = [option('name'), option('role'), option('organisation')]
  if (argv[0] !== 'add' || !email || !name || !role || !organisation || !Object.hasOwn(roles, role)) return undefined
  return {
    email,
    name,
    role: role as Role,
    organisation,
    code: option('jurisdiction'),
    codeName: option('jurisdiction-name'),
    place: option('place'),
    ocidPrefix: option('ocid-prefix'),
  }
}

async function addPersonAsked(
  database: OpenDatabase,
  seal: Ctx['seal'],
  asked: Asked,
  password: string,
): Promise<{ added: Words } | { wrong: Words } | Refusal> {
  const { email, name, role, organisation } = asked
  const holdsDemonstration = { wrong: words.both('holdsDemonstration') }
  if ((await whatHasBegun(database.db)) === 'demonstration') return holdsDemonstration
  const all = await listedJurisdictions(database.db)
  const codes = all.map((j) => j.code)
  const code = asked.code ?? (all.length === 1 ? all[0]!.code : 'main')
  const there = all.find((j) => j.code === code)
  // Beside others a jurisdiction is set up by its own command, so that a slip of the pen makes none.
  if (!there && all.length > 0)
    return { wrong: asked.code === undefined ? jurisdictionWords.both('which', codes) : jurisdictionWords.both('unknown', code, codes) }
  if (!there && !isJurisdictionCode(code)) return refuseJurisdiction('jurisdiction-code', code)
  const jurisdiction = there ?? { code, zone: 'Asia/Shanghai', place: asked.place ?? 'cn' }
  if (there && asked.place && asked.place !== there.place) return { wrong: words.both('placeStands', code, there.place) }
  const law = lawOf(jurisdiction.place)
  if (isRefusal(law)) return law
  const ctx = await operatorIn(seal, database, jurisdiction)
  if (await account(ctx, { email })) return { wrong: words.both('thereAlready', email) }
  const place = { name: asked.codeName ?? code, ocidPrefix: asked.ocidPrefix ?? null, ...jurisdiction }
  const added = await addFromCommandLine(ctx, place, organisation, { name, email, role, passwordHash: await hashPassword(password) })
  if (added === 'demonstration') return holdsDemonstration
  if (isRefusal(added)) return added
  const as = roles[role].words
  return {
    added: isReached(await listedJurisdictions(database.db), code)
      ? words.both('added', name, email, organisation, as)
      : words.both('addedUnreached', name, email, organisation, as, code),
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
      const known = (await organisations(inside, { kind, open: true })).find((o) => o.name === organisationName)
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

/** An address as the screens keep it, so that nobody is added beside themselves under a look-alike. */
function emailIn(typed: string | undefined): string | undefined {
  const read = addressOfMail().safeParse(typed ?? '')
  return read.success ? read.data : undefined
}

/** Prints a link by which a person sets a new password, once, within a day. */
async function resetCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const email = emailIn(argv[1])
  if (!email) {
    return refused(io, { words: words.both('usageReset') })
  }
  const database = await openFor(settings, { seals: true })
  try {
    const seal = await sealFor(settings, database.db)
    const all = await database.db.selectFrom('jurisdictions').select(['code', 'demo', 'zone', 'place', 'host']).orderBy('code').execute()
    const at = argv.indexOf('--jurisdiction')
    const chosen = all.filter((j) => !j.demo && (at < 0 || j.code === argv[at + 1]))
    const found: { secret: string; name: string; host: string | null }[] = []
    for (const j of chosen) {
      const ctx = await operatorIn(seal, database, j)
      if (chosen.length > 1 && (await account(ctx, { email }))) {
        return refused(io, {
          words: words.both(
            'whichJurisdiction',
            chosen.map((c) => c.code),
          ),
        })
      }
      const made = await resetFromCommandLine(ctx, { email, endsTwoStep: argv.includes('--end-two-step') })
      if (!isRefusal(made)) found.push({ ...made, host: j.host })
    }
    if (!found[0]) {
      return refused(io, { words: words.both('nobody', email) })
    }
    io.out(`${told(io, words.both('resetHere', found[0].name))}\n${linkAt(settings, found[0].host, `/reset/${found[0].secret}`)}`)
    return 0
  } finally {
    await database.close()
  }
}

/** An address of a jurisdiction, as people open it. */
function linkAt(settings: Settings, host: string | null, path: string): string {
  const own = settings.origin ?? `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${settings.port}`
  return new URL(path, originFor(own, host)).href
}

/** Prints a one-time address by which somebody joins a jurisdiction, as its first administrator does. */
async function inviteCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const email = emailIn(argv[1])
  const [role, organisation] = [optionIn(argv, 'role'), optionIn(argv, 'organisation')]
  if (!email || !role || !organisation || !Object.hasOwn(roles, role))
    return refused(io, { words: words.both('usageInvite', Object.keys(roles)) })
  return await inJurisdiction(settings, argv, io, async (ctx) => {
    const all = await listedJurisdictions(ctx.db)
    const done = await inviteFirst(ctx, { email, role: role as Role, organisation })
    if (isRefusal(done)) return refused(io, done)
    const link = linkAt(settings, all.find((j) => j.code === ctx.jurisdiction)?.host ?? null, `/invitations/${done.secret}`)
    io.out(`${told(io, words.both('invitedHere', email))}\n${link}`)
    if (!isReached(all, ctx.jurisdiction)) io.out(told(io, jurisdictionWords.both('unreached', ctx.jurisdiction)))
    return 0
  })
}
