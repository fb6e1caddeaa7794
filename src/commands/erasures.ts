import { day, type ErasureGround, erasureGroundNames } from '#kernel'
import { erasures } from '#people'
import type { Settings } from '#platform'
import { z } from 'zod'
import { applyErasures } from '../home/erase-text.ts'
import { type CommandIo, refused, textOfFile, told } from './command.ts'
import { sealFor } from './keys.ts'
import { openFor, operatorIn } from './operate.ts'
import { words } from './erasures-words.ts'

const line = z.strictObject({
  jurisdiction: z.string(),
  id: z.string().regex(/^ers_[0-9a-z]{26}$/),
  kind: z.string(),
  key: z.array(z.union([z.string(), z.number()])),
  column: z.string(),
  path: z.array(z.string()),
  ground: z.enum(erasureGroundNames),
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
})

/** `tandem erasures …`. Exit code 0 done, 1 the list could not be read. */
export async function erasuresCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [verb, file] = argv
  if (verb !== 'list' && !(verb === 'apply' && file)) {
    const asked = verb === '--help' || verb === '-h'
    ;(asked ? io.out : io.err)(told(io, words.both('help')))
    return asked ? 0 : 1
  }
  const list = verb === 'apply' ? await readList(file!, io) : []
  if (!list) return 1
  const database = await openFor(settings, { seals: true })
  try {
    const seal = await sealFor(settings, database.db)
    for (const j of await database.db.selectFrom('jurisdictions').select(['code', 'zone', 'place']).orderBy('code').execute()) {
      const { code } = j
      const ctx = await operatorIn(seal, database, j)
      if (verb === 'list') {
        for (const e of (await erasures(ctx, 1_000_000)).toReversed())
          io.out(JSON.stringify({ jurisdiction: code, id: e.id, kind: e.kind, ...e.place, ground: e.ground, on: e.erased_on.toString() }))
        continue
      }
      const mine = list.filter((l) => l.jurisdiction === code)
      if (mine.length === 0) continue
      const done = await applyErasures(
        ctx,
        mine.map(({ id, kind, key, column, path, ground, on }) => ({
          id,
          place: { kind, key, column, path },
          ground: ground as ErasureGround,
          on: day(on),
        })),
      )
      io.out(told(io, words.both('done', code, done)))
    }
    return 0
  } finally {
    await database.close()
  }
}

async function readList(file: string, io: CommandIo): Promise<z.output<typeof line>[] | undefined> {
  try {
    const text = await textOfFile(file, io)
    if (typeof text === 'string')
      return text
        .split('\n')
        .filter((l) => l.trim() !== '')
        .map((l) => line.parse(JSON.parse(l)))
  } catch {
    // Said below in one sentence, whatever was wrong with it.
  }
  refused(io, { words: words.both('noList', file) })
  return undefined
}
