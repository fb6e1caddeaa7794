import { day, isRefusal } from '#kernel'
import { enterLocalNumbers, takeDueOfPeople } from '#people'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changesOfRetention, retentions } from './retention.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const typed = { source: '区数据管理办法', article: '第六条', grade: 'B', from: '2026-03-10', 'retention.letters': '10' }
const admin = () => w.as('administrator')

describe('how long things are kept', () => {
  test('is seen by the administrator alone, with what goes soon', async () => {
    expect((await w.get('officer', '/settings/retention')).status).toBe(403)
    expect((await w.get('public', '/settings/retention/enter')).status).toBe(401)
    const page = await (await w.get('administrator', '/settings/retention', { lang: 'en' })).text()
    expect(page).toContain('30 days')
    expect(page).toContain('15 years')
  })
  test('says what a shorter period would delete before it is kept, and deletes nothing by looking', async () => {
    const look = await w.post('administrator', '/settings/retention/look', typed, { lang: 'en' })
    expect(look.status).toBe(200)
    expect(await look.text()).toContain('Nothing is saved yet')
    expect((await retentions(await admin())).find((r) => r.kind === 'letters')?.days).toBe(30)
    expect((await w.post('administrator', '/settings/retention/keep', typed)).status).toBe(303)
    const on = async (d: string) => (await retentions({ ...(await admin()), today: day(d) })).find((r) => r.kind === 'letters')?.days
    expect([await on('2026-03-09'), await on('2026-03-10')]).toEqual([30, 10])
  })
  test('whoever goes back from the look finds what was typed', async () => {
    const look = await (
      await w.post('administrator', '/settings/retention/look', { ...typed, from: '2026-03-11', article: '第六条 & 七' }, { lang: 'en' })
    ).text()
    const back = /href="(\/settings\/retention\/enter\?[^"]+)"/.exec(look)![1]!.replaceAll('&amp;', '&')
    const form = await (await w.get('administrator', back)).text()
    for (const said of ['value="区数据管理办法"', 'value="第六条 &amp; 七"', 'value="2026-03-11"', 'value="10"'])
      expect(form).toContain(said)
    expect(await (await w.get('administrator', '/settings/retention/enter?source=%3Cb%3E&nobody=x')).text()).toContain('value="&lt;b&gt;"')
  })
  test('counts what goes only because a period becomes shorter', async () => {
    const ctx = await admin()
    const days = ['2026-02-24', '2026-02-18', '2026-02-12']
    for (const [i, d] of days.entries())
      await w.database.db
        .insertInto('once_keys')
        .values({ jurisdiction: ctx.jurisdiction, key: `retention-test-${i}`, action: 'x', result: '{}' as never, created_on: day(d) })
        .execute()
    const [change] = await changesOfRetention(ctx, { 'retention.once-keys': 14 }, day('2026-03-02'))
    // Fourteen days before the second of March was the sixteenth of February.
    expect([change?.before, change?.after, change?.goes]).toEqual([30, 14, 1])
    const longer = await changesOfRetention(ctx, { 'retention.once-keys': 40 }, day('2026-03-02'))
    expect(longer[0]?.goes).toBe(0)
    const entered = await enterLocalNumbers(ctx, {
      ...{ values: { 'retention.once-keys': 14 }, from: day('2026-03-02'), source: '区数据管理办法', article: '一', grade: 'B' as const },
    })
    expect(isRefusal(entered)).toBe(false)
    w.clock.set('2026-03-02T11:00:00+08:00')
    await takeDueOfPeople({ ...(await admin()), asker: (await w.as('clock')).asker })
    const left = await w.database.db.selectFrom('once_keys').select('key').where('key', 'like', 'retention-test-%').orderBy('key').execute()
    expect(left.map((r) => r.key)).toEqual(['retention-test-0', 'retention-test-1'])
  })
  test('is refused beyond what makes sense and where nobody says on what it rests, all at once', async () => {
    const wrong = { ...typed, source: '', 'retention.letters': '9999', 'retention.devices': '401' }
    const answer = await w.post('administrator', '/settings/retention/look', wrong, { lang: 'en' })
    expect(answer.status).toBe(422)
    const bounds = await w.post('administrator', '/settings/retention/look', { ...typed, from: '2026-04-01', 'retention.devices': '401' })
    expect([bounds.status, (await bounds.text()).includes('class="wrong"')]).toEqual([422, true])
    expect((await w.post('officer', '/settings/retention/keep', typed)).status).toBe(403)
  })
})
