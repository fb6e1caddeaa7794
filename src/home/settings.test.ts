import { day, isRefusal, yuan } from '#kernel'
import { addJurisdiction, enterLocalNumbers, lawOrFault, permissions, roles } from '#people'
import { theOperator } from '#platform'
import { countingRows, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isMissing, settings } from './settings.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const toDo = async (ctx: Parameters<typeof settings>[0]) => (await settings(ctx)).filter(isMissing).map((s) => s.key)

describe('the settings of an administrator', () => {
  test('stand on one page, which nobody else opens', async () => {
    const status = async (who: 'administrator' | 'officer' | 'data-officer' | 'public') => (await w.get(who, '/settings')).status
    expect([await status('administrator'), await status('officer'), await status('data-officer'), await status('public')]).toEqual([
      200, 403, 403, 401,
    ])
    const page = await (await w.get('administrator', '/settings', { lang: 'zh' })).text()
    for (const href of [
      '/people',
      '/people/communities',
      '/law/local#thresholds',
      '/law/local#wages',
      '/law/calendar',
      '/settings/contact',
      '/settings/publishing',
      '/people/webhooks',
    ])
      expect(page).toContain(`href="${href}"`)
  })
  test('say who may change each, and those who may not are refused at its page', async () => {
    const whole = await (await w.get('administrator', '/settings', { lang: 'en' })).text()
    const page = whole.slice(whole.indexOf('<table'))
    for (const s of await settings(await w.as('administrator'))) {
      const row = page.slice(page.indexOf(`href="${s.href}"`), page.indexOf('</tr>', page.indexOf(`href="${s.href}"`)))
      expect([s.key, row.includes(roles.administrator.words.en)]).toEqual([s.key, true])
      if (!s.href.startsWith('/settings/')) continue
      for (const role of ['officer', 'head', 'data-officer'] as const)
        expect([s.key, role, (await w.get(role, s.href)).status === 200]).toEqual([
          s.key,
          role,
          role in (permissions as Readonly<Record<string, object>>)[s.may]!,
        ])
    }
  })
  test('an empty jurisdiction is told all of it as next steps', async () => {
    const ctx = { ...(await w.as('operator')), asker: theOperator, jurisdiction: 'z-empty' }
    const empty = { nameZh: '空区', nameEn: 'Empty', zone: 'Asia/Shanghai', place: 'cn', host: 'empty.example' }
    expect(await addJurisdiction(ctx, empty)).toEqual({ code: 'z-empty' })
    expect(await toDo(ctx)).toEqual(['organisations', 'people', 'communities', 'dataOfficer', 'thresholds', 'wages'])
    expect((await settings(ctx))[0]!.missing).toEqual(['purchaser', 'bureau', 'finance', 'institution', 'evaluator', 'community'])
  })
  test('numbers that are entered in part say which are missing', async () => {
    const ctx = { ...(await w.as('operator')), asker: theOperator, jurisdiction: 'z-part' }
    const part = { nameZh: '半区', nameEn: 'Part', zone: 'Asia/Shanghai', place: 'cn', host: 'part.example' }
    expect(await addJurisdiction(ctx, part)).toEqual({ code: 'z-part' })
    const wages = async (law: typeof ctx.law) => (await settings({ ...ctx, law })).find((s) => s.key === 'wages')!
    const bare = await lawOrFault(w.db, { code: 'z-part', place: 'cn' })
    expect([(await wages(bare)).isBegun, (await wages(bare)).toDo]).toEqual([false, undefined])
    const one = {
      values: { 'wage.minimum': yuan('2520') },
      from: day('2026-01-01'),
      source: '通知（测试）',
      article: '一',
      grade: 'B' as const,
    }
    expect(isRefusal(await enterLocalNumbers({ ...ctx, law: bare }, one))).toBe(false)
    const said = (await wages(await lawOrFault(w.db, { code: 'z-part', place: 'cn' }))).toDo!
    expect([said.zh.includes('住房公积金'), said.zh.includes('每岗每年督导费'), said.zh.includes('最低工资标准')]).toEqual([
      true,
      true,
      false,
    ])
  })
  test('what is entered is no more to do, and the first page of the administrator says what is left', async () => {
    const admin = await w.as('administrator')
    expect(await toDo(admin)).toContain('thresholds')
    const first = await (await w.get('administrator', '/', { lang: 'en' })).text()
    expect(first).toContain('still to do')
    expect(first).toContain('href="/settings"')
    expect(await (await w.get('officer', '/', { lang: 'en' })).text()).not.toContain('href="/settings"')
    const entered = await enterLocalNumbers(admin, {
      values: { 'threshold.open-tender': yuan('2000000'), 'threshold.procurement': yuan('300000') },
      from: day('2026-01-01'),
      source: '目录（测试）',
      article: '一',
      grade: 'B',
    })
    expect(isRefusal(entered)).toBe(false)
    expect(await toDo(await w.as('administrator'))).not.toContain('thresholds')
  })
  test('read of a city as much as of a street: what is counted is counted where it lies', async () => {
    const read = async () => {
      const admin = await w.as('administrator')
      const { db, rows } = countingRows(w.db)
      const all = await settings({ ...admin, db })
      return { rows: rows(), count: (key: string) => all.find((s) => s.key === key)!.count }
    }
    const before = await read()
    await sql`insert into organisations (jurisdiction, id, kind, name, created_at)
      select 'test', 'org_' || n, 'institution', '机构' || n, now() from generate_series(1, 500) n`.execute(w.database.db)
    await sql`insert into communities (jurisdiction, id, name, organisation_id)
      select 'test', 'com_' || n, '社区' || n, ${w.district.office} from generate_series(1, 300) n`.execute(w.database.db)
    const after = await read()
    expect([
      after.count('organisations')! - before.count('organisations')!,
      after.count('communities')! - before.count('communities')!,
    ]).toEqual([500, 300])
    expect(after.rows).toBe(before.rows)
  })
})
