import { clockAt, type Db, makeLogger, sealWith } from '#platform'
import type { Services } from '../../src/app.ts'

/** What the program needs to answer over a database in which there is nothing yet. */
export const emptyServices = (db: Db): Services => ({
  db,
  clock: clockAt('2026-03-02T09:00:00+08:00'),
  seal: sealWith('a secret that only this test knows, long enough'),
  logger: makeLogger({ log: (process.env.TANDEM_LOG ?? 'error') as 'error' }),
  settings: { root: new URL('../..', import.meta.url).pathname, origin: undefined },
})
