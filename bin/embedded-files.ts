// Which files run on the embedded database in `npm test`, when all of them run on PostgreSQL.
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import config from '../vitest.config.ts'
import { drawn } from '../tests/builders/sample.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Where the two databases differ: values and constraints, transactions, waits, migrations, the order of the log and its command on disk;
 * and the built program.
 */
const always = [
  'tests/database.test.ts',
  'tests/leftovers.test.ts',
  'tests/log-command.test.ts',
  'tests/migrations.test.ts',
  'tests/operations.test.ts',
  'tests/waits.test.ts',
]
/**
 * Sweeps try the application and not the dialect of the database, at length. Those over a world that is told for them (`everything`, the
 * demonstration) would have it told a second time for one or two of them.
 */
const never = [
  'tests/bad-input-records.test.ts',
  'tests/bad-input.test.ts',
  'tests/city.test.ts',
  'tests/demonstration.test.ts',
  'tests/erased-everywhere.test.ts',
  'tests/erasure.test.ts',
  'tests/figures.test.ts',
  'tests/hostile-queries.test.ts',
  'tests/lists.test.ts',
  'tests/numbers-at-their-bounds.test.ts',
  'tests/personal-numbers.test.ts',
  'tests/pseudo.test.ts',
  'tests/strangers.test.ts',
  'tests/what-is-next.test.ts',
  'tests/year-account.test.ts',
]

/** Every file that needs a database, as the settings of the tests name them. */
export function databaseFiles(): string[] {
  const projects = config.test?.projects as { test: { name: string; include: string[]; exclude: string[] } }[]
  const { include, exclude } = projects.find((p) => p.test.name === 'embedded')!.test
  return globSync(include, { cwd: root, exclude })
    .map((f) => f.replaceAll('\\', '/'))
    .sort()
}

/** The files that always run, and a twentieth of the others by the seed. */
export function embeddedFiles(seed: string, all = databaseFiles()): string[] {
  const gone = [...always, ...never].filter((f) => !all.includes(f))
  if (gone.length > 0) throw new Error(`bin/embedded-files.ts names files that are not there: ${gone.join(', ')}`)
  const others = all.filter((f) => !always.includes(f) && !never.includes(f))
  return [...always, ...drawn(others, { for: 'embedded', named: (f) => f, share: 0.05, by: seed })]
}
