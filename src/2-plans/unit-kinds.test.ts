import { isRefusal, type Refusal } from '#kernel'
import { purchaseWithNeed, tiedPlan, type World, world } from '#testing'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepUnitKind } from './keep-unit-kind.ts'
import { plan } from './plans.ts'
import { retireUnitKind } from './retire-unit-kind.ts'
import { readUnitKinds, wordingsOf } from './store/index.ts'
import { importTyped } from './unit-kind-form.ts'

/** An office keeps what it buys as one: added, worded anew, retired, searched, taken away as a table and pasted back; what stands in a plan stays. */
let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const form = {
  name: '家长小组',
  nameEn: 'Parents’ group',
  unit: '个，6 节、42 人次以上',
  unitEn: 'group of 6 sessions, 42 person-times or more',
}
const conditions = { unitSessions: '6', unitPeople: '42', unitMembers: '8', unitWhat: 'group' }
const library = async () => await readUnitKinds(await w.as('officer'), { purchaserId: w.district.office })
const one = async (name: string) => (await library()).find((u) => u.name === name)!
const send = async (path: string, fields: Record<string, string>, who = 'officer') => await w.post(who, path, fields, { lang: 'en' })
const page = async (path: string, lang: 'zh' | 'en' = 'en') => await (await w.get('officer', path, { lang })).text()

test('a unit is added with conditions that can be met, under a name of its own', async () => {
  const wrong = await send('/plans/units/new', { ...form, ...conditions, unitMembers: '43', name: '' })
  const said = await wrong.text()
  expect([wrong.status, said.includes('f-name-wrong')]).toEqual([422, true])
  const impossible = await send('/plans/units/new', { ...form, ...conditions, unitMembers: '43' })
  expect([impossible.status, (await impossible.text()).includes('f-unitMembers-wrong')]).toEqual([422, true])
  expect((await send('/plans/units/new', { ...form, ...conditions })).status).toBe(303)
  const twice = await send('/plans/units/new', { ...form })
  expect([twice.status, (await twice.text()).includes('keeps a unit of this name already')]).toEqual([409, true])
  expect((await library()).map((u) => [u.name, u.terms?.members])).toEqual([['家长小组', 8]])
  // An example is taken and changed.
  expect(await page('/plans/units/new?example=long-case')).toContain('长期个案')
})

test('a line of a plan begins from it and keeps what it says when the unit is worded anew and retired', async () => {
  const { id: planId } = await tiedPlan(w, await purchaseWithNeed(w, '家庭教育'))
  const unit = await one('家长小组')
  const offered = await page(`/plans/${planId}/lines/new?kind=project`)
  expect(offered).toContain(`unit=${unit.id}`)
  const begun = await page(`/plans/${planId}/lines/new?kind=project&unit=${unit.id}`)
  expect(begun).toMatch(/name="unitPeople"[^>]*value="42"|value="42"[^>]*name="unitPeople"/)
  const version = String((await plan(await w.as('officer'), planId))!.version)
  const line = { kind: 'project', title: '家长小组', quantity: '4', unit: form.unit, unitPrice: '3000', reason: '试一试', ...conditions }
  expect((await send(`/plans/${planId}/lines/new`, { ...line, _version: version })).status).toBe(303)
  const at = `/plans/units/${unit.id}`
  expect((await send(at, { ...form, ...conditions, _version: '7' })).status).toBe(409)
  const same = await send(at, { ...form, ...conditions, _version: String(unit.version) })
  expect([same.status, (await same.text()).includes('what it says already')]).toEqual([409, true])
  expect(
    (await send(at, { ...form, ...conditions, unitPeople: '48', unit: '个，6 节、48 人次以上', _version: String(unit.version) })).status,
  ).toBe(303)
  expect((await wordingsOf(await w.as('officer'), unit.id)).map((x) => [x.number, x.terms?.people])).toEqual([
    [2, 48],
    [1, 42],
  ])
  expect((await send(`${at}/retire`, { _version: String((await one('家长小组')).version) })).status).toBe(303)
  expect(await page(`/plans/${planId}/lines/new?kind=project`)).not.toContain(`unit=${unit.id}`)
  const kept = (await plan(await w.as('officer'), planId))!.lines.at(-1)!
  expect(kept.kind === 'project' && [kept.unit, kept.unitTerms?.people]).toEqual([form.unit, 42])
  const retired = await one('家长小组')
  expect(isRefusal(await keepUnitKind(await w.as('officer'), { ...retired, id: retired.id, unit: '个' }))).toBe(true)
  expect((await send(`${at}/reinstate`, { _version: String(retired.version) })).status).toBe(303)
})

test('the library is taken away as a table and pasted back; names that are there are worded anew, others added, and a wrong row writes nothing', async () => {
  const csv = await page('/plans/units?format=csv', 'zh')
  expect(csv).toContain('家长小组,Parents’ group')
  const nothing = await send('/plans/units', { rows: csv.replace(/^\uFEFF/, '') })
  expect([nothing.status, (await nothing.text()).includes('what it says already')]).toEqual([409, true])
  const wrong = await send('/plans/units', { rows: '讲座,Talk,场，30 人以上,,,30,,60,社区活动\n怪事,,场,,x,,,,\n快闪,,场,,,,,,跳舞\n' })
  const said = await wrong.text()
  expect([wrong.status, said.includes('Row 2'), said.includes('Row 3'), (await library()).length]).toEqual([422, true, true, 1])
  const rows =
    '名称\t英文名称\t单位\t英文单位\t节数\t人次\t不同的人\t分钟\t服务种类\n讲座\tTalk\t场\tevent\t\t30\t\t60\t社区活动\n家长小组\t\t个\t\t8\t48\t8\t\tGroup\n'
  expect((await send('/plans/units', { rows })).status).toBe(303)
  expect((await library()).map((u) => [u.name, u.number, u.terms?.sessions, u.terms?.what])).toEqual([
    ['家长小组', 3, 8, ['group']],
    ['讲座', 1, null, ['event']],
  ])
  const found = await page('/plans/units?q=Talk&format=csv')
  expect([found.includes('讲座'), found.includes('家长小组')]).toEqual([true, false])
})

test('another office, an institution and the public neither see nor change it; two at once retire it once', async () => {
  const unit = await one('讲座')
  for (const who of ['manager-tongxin', 'approver', 'public']) {
    expect((await w.get(who, `/plans/units/${unit.id}`)).status).toBeGreaterThanOrEqual(401)
    expect((await w.get(who, '/plans/units')).status).toBeGreaterThanOrEqual(401)
    expect(isRefusal(await retireUnitKind(await w.as(who), { id: unit.id }))).toBe(true)
  }
  const officer = { ...(await w.as('officer')), version: unit.version }
  const done = await Promise.all([retireUnitKind(officer, { id: unit.id }), retireUnitKind(officer, { id: unit.id })])
  expect(done.filter((x) => !isRefusal(x))).toHaveLength(1)
  good(await retireUnitKind({ ...officer, version: unit.version + 1 }, { id: unit.id, back: true }))
})

test('three who add or paste one name at once make one unit of it, and nobody renames another to it meanwhile', async () => {
  const named = async (name: string) => (await library()).filter((u) => u.name === name).length
  const officer = await w.as('officer')
  await Promise.all(Array.from({ length: 3 }, () => importTyped(officer, { rows: '个案,,个\n探访,,次' })))
  expect([await named('个案'), await named('探访')]).toEqual([1, 1])
  const said = { name: '外展', nameEn: null, unit: '次', unitEn: null, terms: null }
  const added = await Promise.all(Array.from({ length: 3 }, () => keepUnitKind(officer, said)))
  expect([added.filter((x) => !isRefusal(x)).length, await named('外展')]).toEqual([1, 1])
  const [a, b] = [await one('个案'), await one('探访')]
  const renamed = await Promise.all([a, b].map(({ id }) => keepUnitKind(officer, { ...said, id, name: '合一' })))
  expect([renamed.filter((x) => !isRefusal(x)).length, await named('合一')]).toEqual([1, 1])
})

test('units of one name that were made before are told apart by the migration', async () => {
  const { db } = w.database
  const office = w.district.office
  await sql`insert into unit_kinds (jurisdiction, id, purchaser_id, created_at)
    select 'test', 'unt_double_' || n, ${office}, now() from generate_series(1, 2) n`.execute(db)
  await sql`insert into unit_kind_wordings (jurisdiction, kind_id, number, name, unit, written_at)
    select 'test', 'unt_double_' || n, v, case v when 2 then '同名' else '从前' || n end, '个', now() from generate_series(1, 2) n, generate_series(1, 2) v`.execute(
    db,
  )
  const migration = readFileSync(new URL('../../migrations/0222-plans-one-name.sql', import.meta.url), 'utf8')
  await sql.raw(migration.replace(/^create unique index .*$/m, '')).execute(db)
  expect((await library()).filter((u) => u.id.startsWith('unt_double_')).map((u) => [u.id, u.name, u.number, u.version])).toEqual([
    ['unt_double_1', '同名', 2, 1],
    ['unt_double_2', '同名（double_2）', 3, 2],
  ])
})

test('names that a spreadsheet would run come back as they are, and a unit that the table calls retired is', async () => {
  const officer = await w.as('officer')
  for (const name of ['=1+1', '-小组', '@x', "'=1+1"])
    good(await keepUnitKind(officer, { name, nameEn: null, unit: '个', unitEn: null, terms: null }))
  good(await retireUnitKind(officer, { id: (await one('@x')).id }))
  const before = await library()
  const csv = (await page('/plans/units?format=csv')).replace(/^\uFEFF/, '')
  expect((await send('/plans/units', { rows: csv })).status).toBe(409)
  const worded = csv.replace("'@x,,个", "'@x,,次").replace("'-小组,,个,,,,,,,", "'-小组,,个,,,,,,,2026-01-05")
  expect((await send('/plans/units', { rows: `${worded}旧的,,次,,,,,,,2025-12-31\n` })).status).toBe(303)
  const now = await library()
  expect(now.map((u) => u.name).filter((n) => n !== '旧的')).toEqual(before.map((u) => u.name))
  const retired = now.filter((u) => u.retiredOn).map((u) => [u.name, u.unit, String(u.retiredOn)])
  const on = before.find((u) => u.name === '@x')!.retiredOn
  expect(retired.toSorted()).toEqual(
    [
      ['-小组', '个', '2026-01-05'],
      ['@x', '次', String(on)],
      ['旧的', '次', '2025-12-31'],
    ].toSorted(),
  )
  const ahead = await send('/plans/units', { rows: '将来的,,次,,,,,,,2099-01-01\n' })
  expect(ahead.status).toBe(422)
  expect((await send('/plans/units', { rows: '旧的,,次\n' })).status).toBe(303)
  expect((await one('旧的')).retiredOn).toBe(null)
})
