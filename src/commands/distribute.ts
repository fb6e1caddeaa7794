import { canDistribute, distributeTable, type Distribution, distributionOf, type OpenDatabase, type Settings, tableFacts } from '#platform'
import { type CommandIo, indented, refused, told } from './command.ts'
import { words } from './distribute-words.ts'
import { openFor } from './operate.ts'

/** `tandem distribute [--look]`. Exit code 0 where every table lies where it should, was put there or could be; 1 where something forbids it. */
export async function distributeCommand(settings: Settings, argv: readonly string[], io: CommandIo): Promise<number> {
  const asked = argv.includes('--help') || argv.includes('-h')
  if (asked || argv.some((a) => a !== '--look')) {
    ;(asked ? io.out : io.err)(told(io, words.both('help')))
    return asked ? 0 : 1
  }
  if (!settings.databaseUrl) return refused(io, { words: words.both('embedded') })
  const database = await openFor(settings, { asOwner: true })
  try {
    return await distribute(database, argv.includes('--look'), io)
  } finally {
    await database.close()
  }
}

async function distribute({ db }: OpenDatabase, onlyLook: boolean, io: CommandIo): Promise<number> {
  const able = await canDistribute(db)
  const plan = distributionOf(await tableFacts(db, able))
  if (plan.obstacles.length > 0) {
    io.err(
      [
        told(io, words.both('obstacles', plan.obstacles.length)),
        ...plan.obstacles.map((o) => told(io, indented(words.both(o.why, o.table, o.what)))),
      ].join('\n'),
    )
    return 1
  }
  const counts = (to: string) => [...plan.places.values()].filter((p) => p === to).length
  if (!able) io.out(told(io, words.both('plain')))
  io.out(told(io, words.both('counts', counts('by-jurisdiction'), counts('everywhere'), counts('in-front'))))
  if (able && plan.todo.length === 0) io.out(told(io, words.both('nothing')))
  else if (!able || onlyLook) for (const t of plan.todo) io.out(told(io, indented(words.both('would', t.table, t.to === 'everywhere'))))
  else await placed(db, plan, io)
  return 0
}

/** One table after the other: what was interrupted goes on where it stopped. */
async function placed(db: OpenDatabase['db'], plan: Distribution, io: CommandIo): Promise<void> {
  const todo = new Set(plan.todo.map((t) => t.table))
  const shared = [...plan.places].flatMap(([name, to]) => (to === 'by-jurisdiction' ? [name] : []))
  // Whatever lies by jurisdiction already is what the rest comes to lie beside; else the first that is put there.
  const first = shared.find((name) => !todo.has(name)) ?? plan.todo.find((t) => t.to === 'by-jurisdiction')!.table
  for (const t of plan.todo) {
    await distributeTable(db, t.table, t.to, first)
    io.out(told(io, indented(words.both('done', t.table, t.to === 'everywhere'))))
  }
}
