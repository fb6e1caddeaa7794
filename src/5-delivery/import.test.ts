import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctRecord } from './correct-record.ts'
import { importRecords, mostImported } from './import-records.ts'
import { mendTotals } from './mend-totals.ts'
import { guessedMap, readImport } from './rules/import-table.ts'
import { serviceRecord } from './service-records.ts'

let w: World
let contractId = ''
let twiceId = ''
const manager = 'manager-tongxin'

beforeAll(async () => {
  w = await world('2026-03-31T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '上门服务', communityIds: w.district.communities.slice(0, 1) }))
  const visits = { id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title: '探访', unit: '次', quantity: 50 }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin },
      lines: [{ ...visits, unitPrice: yuan('100'), amount: yuan('5000'), hangsOn: null, unitTerms: null }],
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, id)
  contractId = id
  const dear = { ...visits, id: newId('line', Temporal.Now.instant()), unitPrice: yuan('300'), amount: yuan('15000') }
  const cheap = { ...visits, id: newId('line', Temporal.Now.instant()), unitPrice: yuan('100'), amount: yuan('5000') }
  const other = good(await openPurchase(officer, { title: '两种探访', communityIds: w.district.communities.slice(0, 1) }))
  twiceId = good(
    await directContract(w, officer, {
      ...{ purchaseId: other.id, providerId: w.district.institutions.tongxin },
      lines: [cheap, dear].map((l) => ({ ...l, hangsOn: null, unitTerms: null })),
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  ).id
  await bothSign(w, twiceId)
})
afterAll(() => w.close())

const heads = ['日期', '社工', '服务', '时长', '人数', '备注']
const table = (...rows: string[]) => [heads.join(','), ...rows].join('\n')
const good3 = table('2026-03-02,何社工,家访,60,2,上门', '2026/3/3,何社工,电话,20,1,', '2026年3月4日,何社工,Home visit,45,1,')
const map = { servedOn: '日期', worker: '社工', what: '服务', minutes: '时长', people: '人数', note: '备注' }
const count = async (): Promise<number> =>
  Number(
    (await sql<{ n: string }>`select count(*) as n from service_records where contract_id = ${contractId}`.execute(w.database.db)).rows[0]!
      .n,
  )
const entries = async (): Promise<number> =>
  Number(
    (await sql<{ n: string }>`select count(*) as n from record_log where action = 'delivery.record'`.execute(w.database.db)).rows[0]!.n,
  )
const taken = async (rows: string, more: Record<string, string> = {}) => {
  const fields = Object.fromEntries(Object.entries(map).map(([f, h]) => [`map-${f}`, h]))
  const r = await w.post(
    manager,
    '/delivery/import/take',
    { _once: crypto.randomUUID(), contractId, rows, ...fields, ...more },
    { lang: 'en' },
  )
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
/** A file as a browser sends it. */
const looked = async (content: Uint8Array, name: string) => {
  const form = new FormData()
  form.set('file', new File([content as Uint8Array<ArrayBuffer>], name))
  form.set('_once', crypto.randomUUID())
  const r = await w.post(manager, '/delivery/import', form)
  return { status: r.status, text: await r.text() }
}

/** As Excel in China writes CSV. */
function inGbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const known = new Map<string, number[]>()
  for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) if (b !== 0x7f) known.set(decoder.decode(Uint8Array.of(a, b)), [a, b])
  return Uint8Array.from([...text].flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : known.get(c)!)))
}
function inWorkbook(rows: readonly (readonly string[])[]): Uint8Array {
  const sheet = rows.map((r) => `<row>${r.map((c) => `<c t="inlineStr"><is><t>${c}</t></is></c>`).join('')}</row>`).join('')
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="三月" r:id="r0"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r0" Target="worksheets/s0.xml"/></Relationships>',
    'xl/worksheets/s0.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

describe('a table of last month’s work', () => {
  test('is looked at first, with its columns guessed and nothing recorded', async () => {
    // In GB18030, as Excel writes CSV in China.
    const gbk = Uint8Array.from([
      0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xb7, 0xfe, 0xce, 0xf1, 0x0a, 0x32, 0x30, 0x32, 0x36, 0x2d, 0x30, 0x33, 0x2d, 0x30, 0x32,
    ])
    const page = await looked(gbk, '三月.csv')
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/<option value="日期" selected=""/)
    expect(await count()).toBe(0)
  })
  test('with something wrong is refused row by row with its place, and none of it is recorded', async () => {
    const wrong = await taken(
      table(
        '2026-02-30,何社工,家访,60,2,',
        '2026-03-03,没有的人,电话,二十,1,',
        '2026-03-04,何社工,唱歌,45,1,',
        '2026-05-01,何社工,家访,45,1,',
      ),
    )
    expect(wrong.status).toBe(422)
    for (const says of ['Row 2, “Day”', 'Row 3, “Worker”', 'Row 3, “Minutes”', 'Row 4, “Service”', 'Row 5, “Day”'])
      expect(wrong.text).toContain(says)
    expect(await count()).toBe(0)
    expect((await taken('日期,服务')).text).toContain('has no records')
    expect((await taken(good3, { 'map-minutes': '' })).text).toContain('Say which column it is')
  })
  test('is one change and one entry of the log; a second time it changes nothing', async () => {
    const before = await entries()
    expect((await taken(good3)).to).toBe('/delivery/import?added=3&there=0')
    expect([await count(), await entries()]).toEqual([3, before + 1])
    expect((await taken(good3)).to).toBe('/delivery/import?added=0&there=3')
    expect([await count(), await entries()]).toEqual([3, before + 1])
    // One more like another is one more: so often it stands there.
    expect((await taken(`${good3}\n2026-03-02,何社工,家访,60,2,又一户`)).to).toBe('/delivery/import?added=1&there=3')
    expect(await count()).toBe(4)
  })
  test('keeps which column is what for the institution', async () => {
    expect((await taken(good3.replace('时长', '用时'), { 'map-minutes': '用时' })).status).toBe(303)
    const page = await looked(new TextEncoder().encode(good3.replace('时长', '用时')), '四月.csv')
    expect(page.text).toMatch(/<option value="用时" selected=""/)
  })
  test('says nothing that the form would not take: no number of a person, no letters lost, no hours of nobody', async () => {
    const before = await count()
    const of = (minutes: string, people: string, note: string) => table(`2026-03-09,何社工,家访,${minutes},${people},${note}`)
    const wrong: [string, string][] = [
      [of('30', '1', '住户电话 13812345678'), 'telephone number'],
      [of('30', '1', '身份证 11010519491231002X'), 'identity card'],
      [of('30', '1', '卡号 6222021001116245702'), 'bank card'],
      [of('30', '1', '上\ufffd\ufffd门'), 'could not be read'],
      [of('30', '1', '长'.repeat(501)), 'at most 500'],
      [of('0', '1', ''), 'cannot be below 1'],
      [of('-5', '1', ''), 'cannot be below 1'],
      [of('99999999999', '1', ''), '“Minutes”'],
      [of('30', '-5', ''), 'cannot be below 0'],
      [of('30', '3000000000', ''), '“People”'],
      [of('30', '2000000', ''), 'cannot be above'],
    ]
    for (const [rows, says] of wrong) {
      const r = await taken(rows)
      expect([rows.slice(-40), r.status, r.text.includes(says)]).toEqual([rows.slice(-40), 422, true])
    }
    // Nor is a column kept, or taken for empty, that the table has not.
    const lost = await taken(of('30', '1', ''), { 'map-people': '电话 13812345678' })
    expect([lost.status, lost.text.includes('Say which column it is')]).toEqual([422, true])
    const named = of('30', '1', '').replace('备注', '电话13812345678')
    expect((await taken(named, { 'map-note': '电话13812345678' })).text).toContain('telephone number')
    expect(await count()).toBe(before)
  })
  test('is looked through in every column that people write in their own words, and cuts none of them', async () => {
    const before = await count()
    const rows = (about: string, by: string) => `${heads.join(',')},事由,交办人\n2026-03-09,何社工,家访,30,1,,${about},${by}`
    const at = { 'map-errandAbout': '事由', 'map-errandBy': '交办人' }
    for (const [about, by, says] of [
      ['帮居民110101199003078515填表', '', 'identity card'],
      ['', '张三13800138000', 'telephone number'],
      ['事'.repeat(201), '', 'at most 200'],
      ['', '人'.repeat(101), 'at most 100'],
    ] as const) {
      const r = await taken(rows(about, by), at)
      expect([about.slice(0, 20), by.slice(0, 20), r.status, r.text.includes(says)]).toEqual([
        about.slice(0, 20),
        by.slice(0, 20),
        422,
        true,
      ])
    }
    expect(await count()).toBe(before)
  })
  test('takes two visits of one length for two, where the table tells them apart', async () => {
    const visit = (note: string) => table(`2026-03-10,何社工,家访,20,1,${note}`)
    expect((await taken(visit('看望一楼的老人'))).to).toBe('/delivery/import?added=1&there=0')
    expect((await taken(visit('另一位在北苑的老人'))).to).toBe('/delivery/import?added=1&there=0')
    expect((await taken(visit('另一位在北苑的老人'))).to).toBe('/delivery/import?added=0&there=1')
  })
  test('that is handed in again does not bring back what was corrected, struck or erased since', async () => {
    const day = (n: number, note: string) => `2026-03-1${n},何社工,家访,25,1,${note}`
    const all = table(day(1, '写错的备注'), day(2, '要删的记录'), day(3, '要抹掉的名字'))
    expect((await taken(all)).to).toBe('/delivery/import?added=3&there=0')
    const idOf = async (note: string) =>
      (await sql<{ id: string }>`select id from service_records where note = ${note}`.execute(w.database.db)).rows[0]!.id
    const corrected = async (note: string, more: object) => {
      const ctx = await w.as(manager)
      const r = good(await serviceRecord(ctx, await idOf(note)))
      good(await correctRecord(ctx, { ...r, ...more, recordId: r.id, reason: '写错了' } as never))
    }
    await corrected('写错的备注', { note: '更正过的备注' })
    await corrected('要删的记录', { strike: true })
    await sql`update service_records set note = null, version = version + 1 where note = '要抹掉的名字'`.execute(w.database.db)
    const before = await count()
    expect((await taken(all)).to).toBe('/delivery/import?added=0&there=3')
    expect(await count()).toBe(before)
  })
  test('does not guess which of two lines of one title is meant', async () => {
    const rows = `${heads.join(',')},项目\n2026-03-09,何社工,家访,30,1,,`
    const at = { contractId: twiceId, 'map-line': '项目' }
    for (const line of ['', '探访']) expect((await taken(`${rows}${line}`, at)).status).toBe(422)
    const said = await taken(`${rows}探访`, at)
    const dear = /探访 · ¥15,000\.00/.exec(said.text)![0]
    expect((await taken(`${rows}"${dear}"`, at)).to).toBe('/delivery/import?added=1&there=0')
  })
  test('has as many rows as its page says, all of them in one form, and not one more', async () => {
    const rows = table(
      ...Array.from({ length: mostImported - 1 }, (_, n) => `2026-03-${10 + (n % 20)},何社工,电话,1,1,第${n}位老人的近况`),
      '2026-02-30,何社工,电话,1,1,',
    )
    const look = await looked(new TextEncoder().encode(rows), '三月.csv')
    expect(look.text).toMatch(/<form[^>]* action="\/delivery\/import\/take"[^>]*multipart/)
    const all = async (typed: string) => {
      const form = new FormData()
      const fields = {
        _once: crypto.randomUUID(),
        contractId,
        rows: typed,
        ...Object.fromEntries(Object.entries(map).map(([f, h]) => [`map-${f}`, h])),
      }
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      return await (await w.post(manager, '/delivery/import/take', form, { lang: 'en' })).text()
    }
    expect(await all(rows)).toContain(`Row ${mostImported + 1}, “Day”`)
    expect(await all(`${rows}\n2026-03-09,何社工,电话,1,1,`)).toContain(`At most ${mostImported} records`)
  })
  test('is taken by nobody else, and by a worker for themselves alone', async () => {
    for (const who of ['officer', 'manager-bangban', 'auditor', 'public'])
      expect([401, 403]).toContain(
        (await w.post(who, '/delivery/import/take', { _once: crypto.randomUUID(), contractId, rows: good3 })).status,
      )
    const worker = await w.as('worker-tongxin')
    expect(await importRecords(worker, { contractId, rows: good3, map })).toMatchObject({ added: 0, there: 4 - 1 })
    const others = good3.replaceAll('何社工', '林总干事')
    expect(await importRecords(worker, { contractId, rows: others, map })).toMatchObject({ refused: true })
  })
  test('of ten thousand rows, as Excel writes it in China or as a workbook, is looked at and taken whole', async () => {
    const days = Array.from({ length: mostImported }, (_, n) => `2026-03-${String(1 + (n % 31)).padStart(2, '0')}`)
    const rows = days.map((on, n) => `${on},何社工,${n % 3 ? '电话' : '家访'},1,1,第${n}次看望`)
    for (const file of [inGbk(table(...rows)), inWorkbook([heads, ...rows.map((r) => r.split(','))])]) {
      const page = await looked(file, '全月')
      expect([page.status, /\b10,?000 rows|读到 10000 行/.test(page.text), page.text.includes('第9999次看望')]).toEqual([200, true, true])
    }
    const before = await count()
    const form = { ...Object.fromEntries(Object.entries(map).map(([f, h]) => [`map-${f}`, h])), contractId }
    const all = async (typed: string) => {
      const sent = new FormData()
      for (const [name, value] of Object.entries({ ...form, _once: crypto.randomUUID(), rows: typed })) sent.set(name, value)
      const r = await w.post(manager, '/delivery/import/take', sent, { lang: 'en' })
      return { to: r.headers.get('location'), text: await r.text() }
    }
    // The last day of one has no room: the row is named, and none of ten thousand is written.
    const full = await all(table(...rows.slice(1), '2026-03-31,何社工,电话,1400,1,一整天'))
    expect(full.text).toContain(`Row ${mostImported + 1}, “`)
    expect(await count()).toBe(before)
    const log = await entries()
    expect((await all(table(...rows))).to).toBe(`/delivery/import?added=${mostImported}&there=0`)
    expect([await count(), await entries()]).toEqual([before + mostImported, log + 1])
    expect(await mendTotals(await w.as('officer'), w.database.db, { only: 'look' })).toEqual([])
    expect((await all(table(...rows))).to).toBe(`/delivery/import?added=0&there=${mostImported}`)
  })
  test('of ten thousand rows is read in one go', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => ({ row: n + 2, cells: ['2026-03-02', '', '家访', '30', '1', ''] }))
    const facts = { lines: new Map([['探访', 'l']]), workers: new Map(), communities: new Map() }
    const { read, wrong } = readImport([{ row: 1, cells: heads }, ...rows], map, facts)
    expect([read.length, wrong.length]).toEqual([10_000, 0])
  })
})

test('what people write behind a number is read, and a name however wide', () => {
  const facts = { lines: new Map([['探访（上门）', 'l']]), workers: new Map(), communities: new Map() }
  const heads = ['日期', '服务', '时长', '人数', '项目', '次数']
  const how = { servedOn: '日期', what: '服务', minutes: '时长', people: '人数', line: '项目', units: '次数' }
  const of = (...cells: string[]) =>
    readImport(
      [
        { row: 1, cells: heads },
        { row: 2, cells },
      ],
      how,
      facts,
    )
  const said = (minutes: string) => of('2026-03-02', '家访', minutes, '１２ 人次', '探访(上门)', '1次').read[0]
  expect(['90分钟', '９０ 分', '1.5小时', '1.5 h'].map((m) => said(m)?.minutes)).toEqual([90, 90, 90, 90])
  expect(said('90')).toMatchObject({ people: 12, units: 1, lineId: 'l' })
  expect(of('2026-03-02', '家访', '一小时', '1', '', '').wrong.map((x) => x.field)).toEqual(['minutes'])
})
test('of two that are called alike neither is taken for the other', () => {
  const facts = {
    lines: new Map([
      ['探访 · ¥5,000.00', 'a'],
      ['探访 · ¥15,000.00', 'b'],
    ]),
    workers: new Map(),
    communities: new Map(),
  }
  const of = (line: string) =>
    readImport(
      [
        { row: 1, cells: ['日期', '服务', '时长', '项目'] },
        { row: 2, cells: ['2026-03-02', '家访', '30', line] },
      ],
      { servedOn: '日期', what: '服务', minutes: '时长', line: '项目' },
      facts,
    )
  expect([of('探访').wrong.length, of('').wrong.length, of('探访 · ¥15,000.00').read[0]?.lineId]).toEqual([1, 1, 'b'])
})

test.each([
  [['日期', '服务', '分钟', '人数'], {}, { servedOn: '日期', what: '服务', minutes: '分钟', people: '人数' }],
  [['Date', 'Type', 'Duration'], {}, { servedOn: 'Date', what: 'Type', minutes: 'Duration' }],
  [['甲', '乙'], { minutes: '乙' }, { minutes: '乙' }],
  [['甲'], { minutes: '乙' }, {}],
])('columns %j are known by their headings, or as they were said before', (headings, kept, is) =>
  expect(guessedMap(headings, kept)).toEqual(is),
)
