import { isRefusal, type Refusal } from '#kernel'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepSetting, restoreSetting } from './keep-setting.ts'
import { contactLines, nameHistory, ownSettingHistory } from './own-settings.ts'
import { sayContact, seenAs } from './rules/own-setting.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const code = (x: object | Refusal): string => (isRefusal(x) ? x.code : 'done')
const lines = { office: '青石街道民生科', officeEn: 'Qingshi office', phone: '0755-2000 1000', hours: '工作日 9:00—12:00', hoursEn: null }
const lastChange = async (action: string) =>
  await w.database.db
    .selectFrom('record_log')
    .select(['outcome', 'changes'])
    .where('action', '=', action)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

describe('the name of the jurisdiction', () => {
  test('is mended by the administrator alone, stands on every page at once, and can be what it was before', async () => {
    const foot = async () => /<footer[\s\S]*?<\/footer>/.exec(await (await w.get('public', '/', { lang: 'zh' })).text())![0]
    const first = (await nameHistory(await w.as('administrator')))[0]!.value
    expect(await foot()).toContain(first.name)
    expect(code(await keepSetting(await w.as('head'), 'name', { name: '星海区', nameEn: null }))).toBe('not-your-role')
    expect((await w.get('officer', '/settings/name')).status).toBe(403)
    const page = await (await w.get('administrator', '/settings/name', { lang: 'en' })).text()
    for (const says of ['Asia/Shanghai', 'CNY', 'test', first.name]) expect([says, page.includes(says)]).toEqual([says, true])
    const typed = { name: '星海新区', nameEn: 'Xinghai', _version: /name="_version" value="(\d+)"/.exec(page)![1]! }
    expect((await w.post('administrator', '/settings/name', typed)).status).toBe(303)
    expect(await foot()).toContain('星海新区')
    expect((await lastChange('people.set-name')).changes).toEqual([
      { field: 'name', before: first.name, after: '星海新区' },
      { field: 'nameEn', before: first.nameEn, after: 'Xinghai' },
    ])
    // Whoever looked before it was changed is told so, and what it was at the beginning can be taken up again.
    expect((await w.post('administrator', '/settings/name', { ...typed, name: '别的' })).status).toBe(409)
    expect(code(await restoreSetting(await w.as('administrator'), 'name', 1))).toBe('done')
    expect(await foot()).not.toContain('星海新区')
    expect((await nameHistory(await w.as('administrator'))).map((k) => k.version)).toEqual([3, 2, 1])
  })
})

describe('contact lines', () => {
  test('are set by the administrator and nobody else, and a no is in the log', async () => {
    const said: Record<string, string> = {}
    for (const who of ['officer', 'head', 'data-officer', 'manager-tongxin'] as const)
      said[who] = code(await keepSetting(await w.as(who), 'contact', lines))
    expect(said).toEqual({
      officer: 'not-your-role',
      head: 'not-your-role',
      'data-officer': 'not-your-role',
      'manager-tongxin': 'not-your-role',
    })
    expect((await lastChange('people.set-contact')).outcome).not.toBe('done')
    expect((await w.get('officer', '/settings/contact')).status).toBe(403)
    expect((await w.get('public', '/settings/publishing')).status).toBe(401)
  })
  test('are logged as they were and as they became, and the page shows how they will be printed', async () => {
    expect(code(await keepSetting(await w.as('administrator'), 'contact', lines))).toBe('done')
    const sent = { ...lines, hoursEn: '', phone: '0755-2000 2000', _version: '2' }
    expect((await w.post('administrator', '/settings/contact', sent)).status).toBe(303)
    expect((await lastChange('people.set-contact')).changes).toEqual([
      { field: 'phone', before: '0755-2000 1000', after: '0755-2000 2000' },
    ])
    const page = await (await w.get('administrator', '/settings/contact', { lang: 'en' })).text()
    expect(page).toContain('Qingshi office 0755-2000 2000 · 工作日 9:00—12:00')
  })
  test('of two administrators who saw the same page the second is told so', async () => {
    const [admin, seen] = [await w.as('administrator'), seenAs((await ownSettingHistory(await w.as('administrator'), 'contact'))[0])]
    const both = await Promise.all(
      ['1', '2'].map((n) => keepSetting({ ...admin, version: seen }, 'contact', { ...lines, phone: `0755-3000 000${n}` })),
    )
    expect(both.map(code).sort()).toEqual(['done', 'setting-changed'])
  })
  test('what is set as it stands already changes nothing', async () => {
    const admin = await w.as('administrator')
    const before = await ownSettingHistory(admin, 'contact')
    expect(code(await keepSetting(admin, 'contact', before[0]!.value))).toBe('done')
    expect(await ownSettingHistory(admin, 'contact')).toEqual(before)
  })
  test('what they were before can be taken up again, from the page', async () => {
    const admin = await w.as('administrator')
    const [now] = await ownSettingHistory(admin, 'contact')
    const back = { restore: '1', _version: String(seenAs(now)) }
    expect((await w.post('administrator', '/settings/contact/restore', back)).status).toBe(303)
    expect((await contactLines(admin))?.phone).toBe(lines.phone)
    expect(code(await restoreSetting(admin, 'contact', 99))).toBe('not-there')
    expect((await w.post('administrator', '/settings/elsewhere/restore', back)).status).toBe(404)
    expect((await w.post('officer', '/settings/contact/restore', back)).status).toBe(403)
  })
  test('all fields that are wrong are said at once', async () => {
    const answer = await w.post('administrator', '/settings/contact', { office: '', phone: '' }, { lang: 'en' })
    expect(answer.status).toBe(422)
    expect((await answer.text()).match(/class="wrong"/g)?.length).toBe(2)
  })
  test('a survey with a telephone of its own shows that one, with the hours of the office', () => {
    expect(sayContact(lines, 'zh', { name: '小李', phone: '8888 0000' })).toBe('小李 8888 0000 · 工作日 9:00—12:00')
    expect(sayContact(lines, 'zh', { name: '小李', phone: null })).toBe('青石街道民生科 0755-2000 1000 · 工作日 9:00—12:00')
    expect(sayContact({ ...lines, hours: null }, 'en')).toBe('Qingshi office 0755-2000 1000')
  })
})

describe('the names of open data', () => {
  test('take a registered prefix and nothing like one', async () => {
    for (const prefix of ['ocds-1', 'OCDS-a1b2c3', 'ocds-a1b2c34', 'a1b2c3'])
      expect((await w.post('administrator', '/settings/publishing', { prefix, publisher: '' })).status).toBe(422)
    const set = { prefix: 'ocds-a1b2c3', publisher: '星河区民政局' }
    expect((await w.post('administrator', '/settings/publishing', { ...set, _version: '1' })).status).toBe(303)
    expect(await (await w.get('public', '/open/about')).text()).toContain('ocds-a1b2c3')
  })
})
