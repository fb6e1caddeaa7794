import { theClock } from '#platform'
import { asOwner, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
beforeAll(async () => {
  w = await world()
  await asOwner(w.database.db, `update jurisdictions set place = 'atlantis' where code = 'test'`)
})
afterAll(() => w.close())

describe('a jurisdiction in a place whose law this program does not know', () => {
  test.each(['/', '/plans', '/law', '/open', '/sign-in', '/law.json', '/nowhere-at-all'])(
    'answers %s with 503 and who must do what',
    async (path) => {
      const r = await w.get('public', path, { lang: 'en' })
      expect(r.status).toBe(503)
      expect(await r.text()).toContain('“atlantis”, whose law this program does not know')
    },
  )

  test('takes no form', async () => {
    const r = await w.post('public', '/sign-in', { email: 'a@b.example', password: 'x' })
    expect(r.status).toBe(503)
  })

  test('tells programs in JSON', async () => {
    const r = await w.get('public', '/api/v1/plans')
    expect([r.status, ((await r.json()) as { error: { code: string } }).error.code]).toEqual([503, 'no-law-here'])
  })

  test('lets no clock run: the job says which place it is', async () => {
    expect(theClock.kind).toBe('clock')
    await expect(w.runJobs()).rejects.toThrow('atlantis')
  })
})
