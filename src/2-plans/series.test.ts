import { day, isRefusal, type Refusal } from '#kernel'
import { type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterValues } from './enter-values.ts'
import { beginSeries } from './begin-series.ts'
import { editSeries } from './edit-series.ts'
import { typedMonth, valuesThatCount } from './rules/series.ts'
import { readSeries, readValues } from './store/index.ts'

/** An office keeps a price series: values with their source, put right without losing what was there. */
let w: World
let id: string
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${JSON.stringify(x.fields ?? {})}`)
  return x
}
beforeAll(async () => {
  w = await world('2026-06-10T09:00:00+08:00')
  id = good(await beginSeries(await w.as('officer'), { name: '本市定基消费价格指数', source: '市统计局网站' })).id
})
afterAll(() => w.close())

const all = async () => (await readValues(await w.as('officer'), [id])).get(id) ?? []
const version = async () => String((await readSeries(await w.as('officer'), { id }))[0]!.version)
const send = async (fields: Record<string, string>, who = 'officer') =>
  await w.post(who, `/plans/series/${id}/values`, { ...fields, _version: await version() }, { lang: 'en' })

test.each([
  ['2026-3', '2026-03'],
  ['2026年3月', '2026-03'],
  ['2026/12', '2026-12'],
  ['202603', '2026-03'],
  ['２０２６－０３', '2026-03'],
  ['２０２６年３月', '2026-03'],
  ['2026-13', undefined],
  ['March', undefined],
])('a month typed as %s is %s', (typed, month) => expect(typedMonth(typed)).toBe(month))

test('one month is entered, sent twice it changes nothing, and a table is pasted with its headings', async () => {
  const one = { month: '2026-3', value: '101.5', publishedOn: '2026-04-12', _once: 'once-and-no-more' }
  expect((await send(one)).status).toBe(303)
  await w.post('officer', `/plans/series/${id}/values`, { ...one, _version: '1' })
  expect((await all()).map((v) => [v.month, v.number, v.value, v.source])).toEqual([['2026-03', 1, '101.5', '市统计局网站']])
  const rows = '月份\t指数\t公布\t来源\n2026-03\t101.50\t2026-04-12\n2026年4月\t102\t2026-05-11\t统计月报\n'
  expect((await send({ rows })).status).toBe(303)
  expect((await all()).map((v) => [v.month, v.value, v.source])).toEqual([
    ['2026-03', '101.5', '市统计局网站'],
    ['2026-04', '102', '统计月报'],
  ])
  const page = await (await w.get('public', `/plans/series/${id}`, { lang: 'en' })).text()
  expect(page).toContain('统计月报')
  expect(page).not.toContain('name="publishedOn"')
  expect(await (await w.get('public', `/plans/series/${id}?format=csv`, { lang: 'en' })).text()).toContain('2026-04,102,2026-05-11')
})

test('a value is put right with a reason only, and the one before stays', async () => {
  const again = { month: '2026-03', value: '101.7', publishedOn: '2026-05-11' }
  const no = await send(again)
  expect(no.status).toBe(422)
  expect(await no.text()).toContain('f-reason-wrong')
  expect((await send({ ...again, reason: '统计局修订' })).status).toBe(303)
  expect((await all()).filter((v) => v.month === '2026-03').map((v) => [v.number, v.value, v.reason])).toEqual([
    [1, '101.5', null],
    [2, '101.7', '统计局修订'],
  ])
  expect(valuesThatCount(await all()).map((v) => v.value)).toEqual(['101.7', '102'])
})

describe('what cannot be is refused at its field', () => {
  test.each([
    ['a month ahead', { month: '2026-07', value: '1', publishedOn: '2026-06-01' }, 'month'],
    ['a month that is none', { month: '2026-13', value: '1', publishedOn: '2026-06-01' }, 'month'],
    ['a value of nothing', { month: '2026-05', value: '0', publishedOn: '2026-06-01' }, 'value'],
    ['published before its month', { month: '2026-05', value: '1', publishedOn: '2026-04-30' }, 'publishedOn'],
    ['published tomorrow', { month: '2026-05', value: '1', publishedOn: '2026-06-11' }, 'publishedOn'],
    ['nothing at all', {}, 'month'],
    ['a source and nothing else', { valueSource: '月报' }, 'month'],
    ['a row without a day', { rows: '2026-05,103' }, 'rows'],
    ['a row ahead among good ones', { rows: '2026-05,103,2026-06-08\n2026-08,104,2026-06-09' }, 'rows'],
    ['a first row whose month is none', { rows: '2025-13,99,2025-04-10\n2025-04,98.5,2025-05-10' }, 'rows'],
    ['a first row without a month', { rows: ',99,2025-04-10\n2025-04,98.5,2025-05-10' }, 'rows'],
    ['one month twice', { rows: '2025-01,99,2025-02-10\n2025-02,99,2025-03-10\n2025-01,97,2025-02-11' }, 'rows'],
    ['a month and a table', { month: '2026-05', rows: '2026-05,103,2026-06-08' }, 'rows'],
  ])('%s', async (_, fields, at) => {
    const before = (await all()).length
    const no = await send(fields as Record<string, string>)
    expect([no.status, (await no.text()).includes(`f-${at}-wrong`)]).toEqual([422, true])
    expect((await all()).length).toBe(before)
  })
})

test('another office, an institution and whoever has not signed in enter nothing; two at once enter one', async () => {
  const values = [{ month: '2026-05', value: '103', publishedOn: day('2026-06-08'), source: '月报' }]
  for (const who of ['manager-tongxin', 'approver', 'public'])
    expect(isRefusal(await enterValues(await w.as(who), { seriesId: id, values }))).toBe(true)
  const officer = { ...(await w.as('officer')), version: Number(await version()) }
  const done = await Promise.all([enterValues(officer, { seriesId: id, values }), enterValues(officer, { seriesId: id, values })])
  expect(done.filter((x) => !isRefusal(x))).toHaveLength(1)
  expect((await all()).filter((v) => v.month === '2026-05')).toHaveLength(1)
})

test('a second series of the same name is refused, and its name is put right on its page', async () => {
  const twice = await beginSeries(await w.as('head'), { name: '本市定基消费价格指数', source: '别处' })
  expect(isRefusal(twice) && twice.code).toBe('series-known')
  const edited = await w.post('head', `/plans/series/${id}/edit`, {
    name: '定基消费价格指数',
    source: '市统计局',
    _version: await version(),
  })
  expect(edited.status).toBe(303)
  expect((await (await w.get('officer', '/plans/series', { lang: 'zh' })).text()).includes('定基消费价格指数')).toBe(true)
})

test('three who begin a series of one name at once begin one, and two renamed at once do not become one name', async () => {
  const head = await w.as('head')
  const named = async (name: string) => (await readSeries(head, {})).filter((s) => s.name === name)
  const begun = await Promise.all(Array.from({ length: 3 }, () => beginSeries(head, { name: '工资指数', source: '统计局' })))
  expect(begun.map((x) => (isRefusal(x) ? x.code : 'done')).toSorted()).toEqual(['done', 'series-known', 'series-known'])
  const second = good(await beginSeries(head, { name: '平均工资', source: '统计局' }))
  const ids = [(await named('工资指数'))[0]!.id, second.id]
  const renamed = await Promise.all(ids.map((seriesId) => editSeries(head, { seriesId, name: '工资', source: '统计局' })))
  expect(renamed.map((x) => (isRefusal(x) ? x.code : 'done')).toSorted()).toEqual(['done', 'series-known'])
  expect(await named('工资')).toHaveLength(1)
})

test('of a table every row is told as it is numbered there, its months may be in full width, and our own file is read back', async () => {
  const twice = await (await send({ rows: 'Month,Value,Published\n2025-01,99,2025-02-10\n２０２５－０１,97,2025-02-11' })).text()
  expect(twice).toContain('2025-01 stands in row 2 and in row 3')
  expect(await (await send({ rows: '月份,数值,公布\n2025-01,99,2025-02-10\n2025-02,x,2025-03-10' })).text()).toContain('Row 3')
  expect((await send({ rows: '２０２５-０３\t99\t2025-04-10\n2025-04\t98.5\t2025-05-10' })).status).toBe(303)
  const entered = (await all()).filter((v) => v.month.startsWith('2025')).map((v) => [v.month, v.value])
  expect(entered).toEqual([
    ['2025-03', '99'],
    ['2025-04', '98.5'],
  ])
  // On a phone there is no tab to type.
  expect((await send({ rows: '月份 数值 公布\n2025-05 99.5 2025-06-10\n2025-06 99.6 2025-07-10 统计 月报' })).status).toBe(303)
  expect((await all()).filter((v) => v.month >= '2025-05' && v.month < '2026').map((v) => [v.month, v.value, v.source])).toEqual([
    ['2025-05', '99.5', '市统计局'],
    ['2025-06', '99.6', '统计 月报'],
  ])
  const own = (await (await w.get('public', `/plans/series/${id}?format=csv`, { lang: 'en' })).text()).replace(/^\uFEFF/, '')
  const again = await send({ rows: own })
  expect([again.status, (await again.text()).includes('are there already')]).toEqual([409, true])
})

test('a wrong source is put right with a reason, and where none is said the one that is there stays', async () => {
  const value = { month: '2025-03', value: '99', publishedOn: '2025-04-10' }
  const no = await send({ ...value, valueSource: '省统计局' })
  expect([no.status, (await no.text()).includes('f-reason-wrong')]).toEqual([422, true])
  expect((await send({ ...value, valueSource: '省统计局', reason: '来源写错了' })).status).toBe(303)
  expect((await send(value)).status).toBe(409)
  const put = (await all()).filter((v) => v.month === '2025-03').map((v) => [v.number, v.value, v.source, v.reason])
  expect(put.map((v) => v.slice(0, 2).concat(v.slice(3)))).toEqual([
    [1, '99', null],
    [2, '99', '来源写错了'],
  ])
  expect(put[1]![2]).toBe('省统计局')
})
