import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { purchases } from '#needs'
import { type OpenDatabase, sealWith, theOperator } from '#platform'
import { testDatabase } from '#testing'
import { seedDistrict } from '../src/demonstration/index.ts'

let o: OpenDatabase
const said: string[] = []
const now = Temporal.Instant.from('2026-11-24T09:00:00+08:00')
const seal = sealWith('a secret that only this test knows, long enough')
beforeAll(async () => {
  o = await testDatabase()
  await seedDistrict(o.db, { seal, now, progress: (s) => said.push(s) })
})
afterAll(() => o.close())

describe('the demonstration district', () => {
  test('holds purchases at several places of their cycle', async () => {
    const ctx = {
      db: o.db,
      jurisdiction: 'xinghe',
      zone: 'Asia/Shanghai',
      place: 'example',
      demo: true,
      now,
      today: now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
      lang: 'zh' as const,
      asker: theOperator,
      requestId: 'test',
      seal,
    }
    expect((await purchases(ctx)).length).toBeGreaterThanOrEqual(1)
  })
  test('goes only into an empty database', async () => {
    await expect(seedDistrict(o.db, { seal, now, progress: () => {} })).rejects.toThrow(/only into an empty database/)
  })
})
