import type { Overlay } from '#kernel'
import { knownLaw } from '#law'
import { makeApp } from '../../src/app.ts'
import { seedDistrict } from '../../src/demonstration/index.ts'
import { openSession } from '../../src/people/session.ts'
import { people } from '#people'
import { clockAt, makeLogger, type OpenDatabase, sealWith, theOperator } from '#platform'
import { testDatabase } from './test-database.ts'
import { toldOnce } from './told-once.ts'
import { filesLike, filesTold } from './world.ts'

/** The demonstration district as somebody finds it who starts the program for the first time. */
export interface Demonstration {
  database: OpenDatabase
  app: ReturnType<typeof makeApp>
  /** Signs somebody in, by the name their address begins with: `officer`, `manager-tongxin` … Gives the cookie. */
  signIn(who: string): Promise<string>
  close(): Promise<void>
}

const seal = sealWith('a secret that only this test knows, long enough')
/** Early in the morning: the story reaches today and must not run ahead of it. */
export const demonstrationToldAt = Temporal.Instant.from('2026-11-24T05:40:00+08:00')
/** The district, told once for all test files of a run. Its files are those of `demonstration`. */
export const demonstrationTold = () =>
  toldOnce('demonstration', ({ db }) =>
    seedDistrict(db, { seal, files: filesTold('demonstration'), now: demonstrationToldAt, progress: () => {} }),
  )

export async function demonstration(languages: readonly Overlay[] = []): Promise<Demonstration> {
  const clock = clockAt('2026-11-24T09:00:00+08:00')
  const from = await demonstrationTold()
  const database = await testDatabase({ from })
  const { db } = database
  const app = makeApp({
    db,
    languages,
    clock,
    seal,
    files: filesLike('demonstration'),
    logger: makeLogger({ log: 'error' }),
    settings: { root: new URL('../..', import.meta.url).pathname, origin: undefined },
  })
  const ctx = {
    db,
    jurisdiction: 'xinghe',
    zone: 'Asia/Shanghai',
    law: knownLaw('cn-example'),
    demo: true,
    now: clock.now(),
    today: clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
    lang: 'zh' as const,
    asker: theOperator,
    requestId: 'test',
    seal,
  }
  const everybody = await people(ctx, {})
  return {
    database,
    app,
    async signIn(who) {
      const found = everybody.find((p) => p.email === `${who}@xinghe.example`)
      if (!found) throw new Error(`nobody called ${who} lives in the demonstration district`)
      return await openSession(ctx, db, { userId: found.userId, organisationId: found.organisationId, demonstration: true, device: null })
    },
    close: () => database.close(),
  }
}
