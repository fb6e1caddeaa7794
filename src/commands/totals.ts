import { mendTotals } from '#delivery'
import type { Settings } from '#platform'
import { type CommandIo, told } from './command.ts'
import { sealFor } from './keys.ts'
import { openFor, operatorIn } from './operate.ts'
import { words } from './totals-words.ts'

/** `tandem totals …`. Exit code 0 where the totals are what the records say, or were made so; 1 where they are not. */
export async function totalsCommand(settings: Settings, [verb, ...rest]: readonly string[], io: CommandIo): Promise<number> {
  if ((verb !== 'check' && verb !== 'mend') || rest.length > 0) {
    const asked = verb === '--help' || verb === '-h'
    ;(asked ? io.out : io.err)(told(io, words.both('help')))
    return asked ? 0 : 1
  }
  const database = await openFor(settings)
  try {
    const seal = await sealFor(settings, database.db)
    let differs = 0
    for (const j of await database.db.selectFrom('jurisdictions').select(['code', 'zone', 'place']).orderBy('code').execute()) {
      const ctx = await operatorIn(seal, database, j)
      const wrong = await database.db
        .transaction()
        .execute(async (tx) => await mendTotals(ctx, tx, verb === 'check' ? { only: 'look' } : {}))
      for (const w of wrong) io.out(told(io, words.both('differs', j.code, w.contractId, w.table)))
      const said =
        wrong.length === 0 ? words.both('fine', j.code) : verb === 'mend' ? words.both('mended', j.code, wrong.length) : undefined
      if (said) io.out(told(io, said))
      differs += wrong.length
    }
    return verb === 'check' && differs > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}
