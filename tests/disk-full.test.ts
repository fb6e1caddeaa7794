import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { isBusy, isDiskFull, openDatabase, Stopped } from '#platform'
import { makeMetrics } from '../src/commands/metrics.ts'
import { addTestDistrict, asOwner, testDatabase, type World, worldOver } from '#testing'

const folder = mkdtempSync(join(tmpdir(), 'tandem-full-'))
// The error line that tells of it is not to be read here.
const log = process.env.TANDEM_LOG
process.env.TANDEM_LOG = 'silent'
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  if (log === undefined) delete process.env.TANDEM_LOG
  else process.env.TANDEM_LOG = log
})
const migrations = new URL('../migrations', import.meta.url).pathname
const here = (which: 'embedded' | 'postgres') => process.env.TANDEM_TEST_DATABASE === which
/** More than any disk has. */
const everything = 2 ** 62

async function worldIn(database: Awaited<ReturnType<typeof openDatabase>>): Promise<World> {
  await addTestDistrict(database)
  return await worldOver(database, '2026-03-02T09:00:00+08:00', undefined)
}
const typed = { title: '楼道照明', statement: '夜里看不见台阶' }
const health = async (w: World) => {
  const r = await w.get('public', '/healthz')
  return [r.status, ((await r.json()) as { status: string }).status]
}

describe('a full disk', () => {
  test('that the database tells of is a page that says so and keeps what was typed, and a word for programs', async () => {
    const w = await worldIn(await testDatabase())
    try {
      await asOwner(
        w.database.db,
        `create function full_disk() returns trigger language plpgsql as $$ begin
           raise exception 'could not extend file "base/5/1259": No space left on device' using errcode = '53100'; end $$;
         create trigger full_disk before insert on needs for each row execute function full_disk()`,
      )
      for (const [lang, title, help] of [
        ['zh', '磁盘满了，现在存不进去', '查看不受影响'],
        ['en', 'The disk is full: nothing can be stored now', 'reading goes on'],
      ] as const) {
        const r = await w.post('officer', '/needs/new', typed, { lang })
        const text = await r.text()
        expect([r.status, r.headers.get('retry-after')]).toEqual([503, '5'])
        for (const said of [title, help, typed.statement]) expect([said, text.includes(said)]).toEqual([said, true])
      }
      expect((await w.get('officer', '/needs')).status).toBe(200)
      // The server told it to whoever wrote: the health page repeats it for a minute.
      if (here('postgres')) expect(await health(w)).toEqual([503, 'disk full'])
    } finally {
      await w.close()
    }
  })

  test('is known by its number, wherever it is told', () => {
    for (const [fault, is] of [
      [Object.assign(new Error('x'), { code: '53100' }), true],
      [Object.assign(new Error('x'), { code: 'ENOSPC' }), true],
      [{ name: 'ErrnoError', errno: 51 }, true],
      [new Error('Migration 0001 failed', { cause: Object.assign(new Error('x'), { code: '53100' }) }), true],
      [Object.assign(new Error('too many connections'), { code: '53300' }), false],
      [{ name: 'ErrnoError', errno: 44 }, false],
      [undefined, false],
    ] as const)
      expect([fault, isDiskFull(fault)]).toEqual([fault, is])
  })
})

describe.runIf(here('embedded'))('where the embedded database has no room left on its disk', () => {
  test('nothing is written, everything can be read, and it goes on by itself once there is room', async () => {
    let least = 0
    const database = await openDatabase({
      folder: join(folder, 'running'),
      template: inject('template'),
      migrations,
      leastFree: () => least,
    })
    const w = await worldIn(database)
    const metrics = makeMetrics(database.db, Object.assign(w.clock, { ahead: () => 0, fresh: async () => {} }) as never, database.health)
    const gauge = async () => /^tandem_disk_full (\d)$/m.exec(await metrics.registry.metrics())?.[1]
    try {
      expect([await health(w), await gauge()]).toEqual([[200, 'ok'], '0'])
      // Signed in while there was room.
      expect((await w.get('officer', '/needs')).status).toBe(200)
      least = everything
      expect([await health(w), await gauge()]).toEqual([[503, 'disk full'], '1'])
      const refused = await w.post('officer', '/needs/new', typed)
      expect([refused.status, (await refused.text()).includes('The disk is full')]).toEqual([503, true])
      expect((await w.get('officer', '/needs')).status).toBe(200)
      const fault = await database.db
        .deleteFrom('jurisdictions')
        .where('code', '=', 'test')
        .execute()
        .catch((e: unknown) => e)
      expect([isDiskFull(fault), isBusy(fault)]).toEqual([true, true])
      least = 0
      expect([await health(w), (await w.post('officer', '/needs/new', typed)).status]).toEqual([[200, 'ok'], 303])
    } finally {
      await w.close()
    }
  })

  test('it does not start, leaves nothing half made behind and says what to do', async () => {
    const at = join(folder, 'begun')
    const why = await openDatabase({ folder: at, migrations, leastFree: () => everything }).catch((e: unknown) => e)
    expect(why).toBeInstanceOf(Stopped)
    expect((why as Stopped).words.en).toMatch(
      /^The disk that holds .*begun is full: \d+ MB are free, and at least \d+ MB are needed\. Nothing was changed\./,
    )
    expect((why as Stopped).words.zh).toContain('磁盘满了')
    expect(existsSync(at)).toBe(false)
  })
})
