import type { Source, Wire } from '../../src/platform/database/connection.ts'

/** Tables that keep attempts, whatever becomes of them. */
export const keepsAttempts = /^(record_log\w*|refused_of_day|once_keys|sessions|try_budgets|kysely_migration)$/

/**
 * A database that can be rewound: everything between `mark` and `rewind` happens inside one outer transaction, in which the
 * application's own transactions are savepoints. What a request left behind can be looked at as after a commit, and is
 * then undone, so that a thousand requests meet the same records. All share one session and take turns, as on the embedded database.
 */
export interface Rewinding extends Source {
  mark(): Promise<void>
  rewind(): Promise<void>
  /** Tables written to since the mark by statements that were not undone. */
  written(): ReadonlySet<string>
}

export function rewinding(source: Source): Rewinding {
  let turn: Promise<void> = Promise.resolve()
  let wire: Promise<Wire> | undefined
  let marked = false
  let writes: { table: string; in: string | undefined }[] = []
  let savepoints = 0
  const session = () => (wire ??= source.take())
  const inTurn = async (): Promise<() => void> => {
    const before = turn
    let done!: () => void
    turn = new Promise((resolve) => (done = resolve))
    await before
    return done
  }
  const note = (text: string, at: string | undefined) => {
    for (const m of text.matchAll(/\b(?:insert\s+into|update|delete\s+from)\s+"?(\w+)"?/gi))
      writes.push({ table: m[1]!.replace(/_writing$/, ''), in: at })
  }
  return {
    async mark() {
      const done = await inTurn()
      await (await session()).query('begin', [])
      writes = []
      marked = true
      done()
    },
    async rewind() {
      const done = await inTurn()
      marked = false
      await (await session()).query('rollback', [])
      done()
    },
    written: () => new Set(writes.map((w) => w.table)),
    async take() {
      const done = await inTurn()
      const real = await session()
      let open: string | undefined
      return {
        async query(text, parameters) {
          if (!marked) return await real.query(text, parameters)
          if (text === 'begin') {
            open = `s${++savepoints}`
            return await real.query(`savepoint ${open}`, [])
          }
          if (text === 'commit' || text === 'rollback') {
            const ended = open!
            open = undefined
            if (text === 'commit') return await real.query(`release savepoint ${ended}`, [])
            writes = writes.filter((w) => w.in !== ended)
            await real.query(`rollback to savepoint ${ended}`, [])
            return await real.query(`release savepoint ${ended}`, [])
          }
          note(text, open)
          if (open || !/^\s*(insert|update|delete|with)/i.test(text)) return await real.query(text, parameters)
          // On its own a statement that fails undoes itself; here that takes a savepoint.
          const alone = `s${++savepoints}`
          await real.query(`savepoint ${alone}`, [])
          try {
            return await real.query(text, parameters)
          } catch (e) {
            await real.query(`rollback to savepoint ${alone}`, [])
            throw e
          } finally {
            await real.query(`release savepoint ${alone}`, [])
          }
        },
        release: done,
      }
    },
    async end() {
      const taken = await wire
      taken?.release()
      await source.end()
    },
  }
}
