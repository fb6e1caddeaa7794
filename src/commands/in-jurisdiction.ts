import type { Refusal } from '#kernel'
import type { Ctx, Settings } from '#platform'
import type { CommandIo } from './command.ts'
import { whichJurisdiction } from './jurisdiction-words.ts'
import { sealFor } from './keys.ts'
import { openFor, operatorIn } from './operate.ts'

/** What stands behind `--name` on a command line. */
export function optionIn(argv: readonly string[], name: string): string | undefined {
  const i = argv.indexOf(`--${name}`)
  return i >= 0 ? argv[i + 1] : undefined
}

/** Says why something was refused, in both languages, with every field that is wrong. */
export function sayRefusal(r: Refusal, io: CommandIo): number {
  const fields = Object.entries(r.fields ?? {}).flatMap(([name, w]) => [`  ${name}: ${w.en}`, `  ${name}：${w.zh}`])
  io.err([r.words.en, r.words.zh, ...fields].join('\n'))
  return 1
}

/** Works in one jurisdiction as its operator: the one named by `--jurisdiction`, or the only one there is. */
export async function inJurisdiction(
  settings: Settings,
  argv: readonly string[],
  io: CommandIo,
  work: (ctx: Ctx) => Promise<number>,
): Promise<number> {
  const database = await openFor(settings)
  try {
    const all = await database.db.selectFrom('jurisdictions').selectAll().orderBy('code').execute()
    const named = optionIn(argv, 'jurisdiction')
    const j = named === undefined && all.length === 1 ? all[0] : all.find((x) => x.code === named)
    if (!j) {
      const { en, zh } = whichJurisdiction(all.map((x) => x.code))
      io.err(`${en}\n${zh}`)
      return 1
    }
    return await work(await operatorIn(await sealFor(settings, database.db), database, j))
  } finally {
    await database.close()
  }
}
