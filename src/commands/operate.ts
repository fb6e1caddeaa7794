import { join } from 'node:path'
import { lawOrFault } from '#people'
import {
  type Ctx,
  embeddedFolder,
  openDatabase,
  openFiles,
  pastPooler,
  refuseForeign,
  secondsAhead,
  type OpenDatabase,
  type Settings,
  systemClock,
  theOperator,
  whatHasBegun,
} from '#platform'
import { type CommandIo, refused, told } from './command.ts'
import { sealFor } from './keys.ts'
import { words } from './operate-words.ts'

/** @param o.seals the command seals or opens something: refused before anything is changed where the master secret does not fit */
export const openFor = (settings: Settings, { seals, ...o }: { asOwner?: boolean; seals?: boolean } = {}): Promise<OpenDatabase> =>
  openDatabase({
    ...o,
    ...(seals && { before: (query) => refuseForeign(settings, query) }),
    url: settings.databaseUrl,
    // A command waits as long as it takes, which the connections of a pooler are not set to.
    applicationUrl: settings.pooled ? pastPooler(settings.databaseUrl!, settings.applicationUrl!) : settings.applicationUrl,
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
  const database = await openFor(settings, { seals: true })
  try {
    const { keptCity, NotEmpty, seedDistrict } = await import('../demonstration/index.ts')
    const notEmpty = () => refused(io, { words: words.both('notEmpty') })
    // Before a secret is made for a database that is not ours to fill.
    if ((await whatHasBegun(database.db)) !== 'nothing') return notEmpty()
    try {
      await seedDistrict(database.db, {
        city: keptCity(settings.root),
        seal: await sealFor(settings, database.db),
        files: openFiles(settings),
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

/** Somebody at the command line, in one jurisdiction. */
export async function operatorIn(
  seal: Ctx['seal'],
  database: Pick<OpenDatabase, 'db'>,
  j: { code: string; zone: string; place: string; name_zh?: string; name_en?: string },
): Promise<Ctx> {
  const now = systemClock.now().add({ seconds: await secondsAhead(database.db) })
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
