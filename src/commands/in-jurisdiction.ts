import type { Ctx, Settings } from '#platform'
import { type CommandIo, refused } from './command.ts'
import { words } from './jurisdiction-words.ts'
import { sealFor } from './keys.ts'
import { openFor, operatorIn } from './operate.ts'

/** What stands behind `--name` on a command line. */
export function optionIn(argv: readonly string[], name: string): string | undefined {
  const i = argv.indexOf(`--${name}`)
  return i >= 0 ? argv[i + 1] : undefined
}

/** Works in one jurisdiction as its operator: the one named by `--jurisdiction`, or the only one there is. */
export async function inJurisdiction(
  settings: Settings,
  argv: readonly string[],
  io: CommandIo,
  work: (ctx: Ctx) => Promise<number>,
): Promise<number> {
  const database = await openFor(settings, { seals: true })
  try {
    const all = await database.db.selectFrom('jurisdictions').selectAll().orderBy('code').execute()
    const named = optionIn(argv, 'jurisdiction')
    const j = named === undefined && all.length === 1 ? all[0] : all.find((x) => x.code === named)
    const codes = all.map((x) => x.code)
    if (!j) return refused(io, { words: codes.length === 0 ? words.both('none') : words.both('which', codes) })
    return await work(await operatorIn(await sealFor(settings, database.db), database, j))
  } finally {
    await database.close()
  }
}
