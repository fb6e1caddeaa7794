import { isRefusal } from '#kernel'
import { lawOf } from '#law'
import { addJurisdiction, answerOthers, listedJurisdictions, refuseJurisdiction, setHost } from '#people'
import type { Settings } from '#platform'
import { type CommandIo, refused, told } from './command.ts'
import { inJurisdiction, optionIn } from './in-jurisdiction.ts'
import { words } from './jurisdiction-words.ts'
import { sealFor } from './keys.ts'
import { openFor, operatorIn } from './operate.ts'

/** `tandem jurisdiction …`: several jurisdictions in one installation, each reached at its own host. */
export async function jurisdictionCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [verb, code, host] = argv
  if (verb === 'list') return await list(settings, io)
  const isCode = code !== undefined && !code.startsWith('--')
  if (verb === 'add' && isCode && optionIn(argv, 'name') && optionIn(argv, 'place')) return await add(settings, code, argv, io)
  if (verb === 'host' && isCode && host)
    return await inJurisdiction(settings, ['--jurisdiction', code], io, async (ctx) => {
      const done = await setHost(ctx, host === '--none' ? null : host)
      if (isRefusal(done)) return refused(io, done)
      io.out(told(io, done.host === null ? words.both('noHost', code) : words.both('host', code, done.host)))
      return 0
    })
  if (verb === 'answers' && isCode)
    return await inJurisdiction(settings, ['--jurisdiction', code], io, async (ctx) => {
      const done = await answerOthers(ctx)
      if (isRefusal(done)) return refused(io, done)
      io.out(told(io, words.both('answers', code)))
      return 0
    })
  return refused(io, { words: words.both('usage') })
}

async function list(settings: Settings, io: CommandIo): Promise<number> {
  const database = await openFor(settings)
  try {
    for (const j of await listedJurisdictions(database.db))
      io.out([j.code, j.name_zh, j.name_en, j.place, j.host ?? '–', j.answers_others ? '*' : ''].join('  ').trimEnd())
    return 0
  } finally {
    await database.close()
  }
}

async function add(settings: Settings, code: string, argv: readonly string[], io: CommandIo): Promise<number> {
  const option = (name: string) => optionIn(argv, name)
  const place = option('place')!
  const law = lawOf(place)
  if (isRefusal(law)) return refused(io, law)
  const zone = option('zone') ?? law.country.zones[0]
  if (!law.country.zones.includes(zone)) return refused(io, refuseJurisdiction('jurisdiction-zone', zone, law.country.zones))
  const database = await openFor(settings, { seals: true })
  try {
    const ctx = await operatorIn(await sealFor(settings, database.db), database, { code, zone, place })
    const done = await addJurisdiction(ctx, {
      nameZh: option('name')!,
      nameEn: option('name-en'),
      place,
      ownPlace: option('own-place'),
      ownPlaceEn: option('own-place-en'),
      zone,
      host: option('host'),
      ocidPrefix: option('ocid-prefix'),
    })
    if (isRefusal(done)) return refused(io, done)
    io.out(told(io, words.both('made', code)))
    if (option('host') === undefined) io.out(told(io, words.both('unreached', code)))
    return 0
  } finally {
    await database.close()
  }
}
