import { isRefusal, type Refusal } from '#kernel'
import { world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSetting } from './keep-setting.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const code = (x: object | Refusal): string => (isRefusal(x) ? x.code : 'done')
const place = async () => (await w.as('administrator')).law.place

test('a jurisdiction with a name of its own is a place within the one it chose, before it has set any number', async () => {
  expect((await place()).name).toBe('cn')
  expect(code(await keepSetting(await w.as('officer'), 'place', { name: '星河区', nameEn: null }))).toBe('not-your-role')
  const sent = { name: '星河区', nameEn: 'Xinghe District', _version: '1' }
  expect((await w.post('administrator', '/settings/place', sent)).status).toBe(303)
  const own = await place()
  expect([own.says, own.within?.name, own.own, own.thresholds]).toEqual([{ zh: '星河区', en: 'Xinghe District' }, 'cn', [], null])
  const shown = await (await w.get('public', '/law/places', { lang: 'zh' })).text()
  expect(shown).toContain('星河区 → 全国')
  expect(await (await w.get('public', '/law/local.json')).json()).toMatchObject({ within: 'cn', says: { en: 'Xinghe District' }, own: [] })
})

test('its name can be put back to what it was, and it is the place around it again', async () => {
  expect((await w.post('administrator', '/settings/place', { name: '', nameEn: '', _version: '2' })).status).toBe(303)
  expect((await place()).name).toBe('cn')
  expect((await w.post('administrator', '/settings/place/restore', { restore: '1', _version: '3' })).status).toBe(303)
  expect((await place()).says.zh).toBe('星河区')
  expect((await w.get('officer', '/settings/place')).status).toBe(403)
})
